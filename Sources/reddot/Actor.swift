import Foundation
import Model
import Store

/// Who acts, and from where.
struct Actor {
    var name: String
    /// Where the actor is a rep.
    var rep: ID<Rep>?
    /// Where the actor is a member.
    var member: ID<Member>?
    /// The machine; with the login before it, where another name than the login's member acts.
    var host: String
    /// Why the login may not act under this name; nil where it may.
    var bar: Sentence?

    /// `--actor`, the user's setting, or the member who has the system user; without one the system user. Another user whom
    /// the environment names is held to the same rule as `--actor`, and from there on to that one's rights.
    init(_ context: Context, _ board: Board) {
        let login = Login.system(store: context.paths.store, environment: context.environment)
        let own = login.member(on: board)
        let claim = SystemUser.claim(context.environment).flatMap { $0 == login.name ? nil : $0 }
        let claimed = claim.flatMap { board.member(user: $0) }
        let base = claim == nil ? own : claimed
        let given = context.options.actor ?? context.config.actor
        let named = given.map { board.member($0) } ?? base
        let plain = claim.map { Login.guest($0, uid: login.uid, on: board) } ?? login.actor(on: board)
        let name = named?.name ?? given ?? plain
        (self.name, member) = (name, named?.id)
        // A guest is no rep, whatever the name; where nobody is held to a role, a rep goes by the name.
        let mayBeRep = named != nil || given != nil || !board.isGuarded
        rep = named?.rep ?? (mayBeRep ? board.reps.first { $0.name == name }?.id : nil)
        let isClaimed = claim != nil && (own == nil || claimed?.id != own?.id)
        let isGiven = given.map { $0 != claim ?? login.name && (base == nil || named?.id != base?.id) } ?? false
        host = (isClaimed || isGiven ? login.label + "@" : "") + Actor.hostName
        // Whom the environment names acts for others only where that one may.
        let speaker = claimed?.user.map { Login(uid: login.uid, name: $0) } ?? login
        bar = claim.flatMap { isClaimed ? login.bar(claiming: $0, on: board) : nil } ?? speaker.bar(as: name, on: board)
    }

    /// What the actor may do on the board.
    func permission(on board: Board, today: Day) -> Permission {
        bar.map { Permission(.barred($0)) } ?? Permission(name, on: board, today: today)
    }

    private static var hostName: String {
        var buffer = [CChar](repeating: 0, count: 256)
        guard gethostname(&buffer, buffer.count - 1) == 0 else { return "" }
        return String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}
