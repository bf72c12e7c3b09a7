import Foundation
import Model

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
        let login = Login(context.environment)
        let user = login.claim ?? login.name
        let given = context.options.actor ?? context.config.actor
        let member = board.member(given ?? user)
        name = member?.name ?? given ?? user
        self.member = member?.id
        let name = name
        rep = member?.rep ?? board.reps.first { $0.name == name }?.id
        let base = board.members.contains { $0.user == user } ? user : login.name
        let isClaimed = login.claim.map { Actor.isOther(than: login.name, $0, board) } ?? false
        let isGiven = given.map { Actor.isOther(than: user, $0, board) } ?? false
        host = (isClaimed || isGiven ? login.name + "@" : "") + Actor.hostName
        if isClaimed, !Actor.mayPose(login.name, isUser: true, context, board) {
            bar = Actor.misnamed(login.name, user)
        } else if isGiven, !Actor.mayPose(base, isUser: base == login.name, context, board) {
            bar = Actor.masquerade(base, name)
        }
    }

    /// What the actor may do on the board.
    func permission(on board: Board, today: Day) -> Permission {
        bar.map { Permission(.barred($0)) } ?? Permission(name, on: board, today: today)
    }

    private static func isOther(than login: String, _ given: String, _ board: Board) -> Bool {
        let own = board.members.first { $0.user == login }
        return given != login && (own == nil || board.member(given)?.id != own?.id)
    }

    /// Whether a login may act under another's name. Whoever owns the file, such as the account of a server, acts for
    /// members by name.
    private static func mayPose(_ login: String, isUser: Bool, _ context: Context, _ board: Board) -> Bool {
        guard board.isGuarded else { return true }
        guard let own = board.members.first(where: { $0.user == login }) else {
            return board.setting(.guests) == "write" || isUser && Actor.owns(context.paths.store)
        }
        return own.role == .manager
    }

    private static func misnamed(_ login: String, _ name: String) -> Sentence {
        Sentence(
            zh: "系统用户 \(login) 不能以“\(name)”的名义修改；LOGNAME、USER 写的不是这个系统用户，请改回来。",
            en: "The login \(login) may not act as \(name); LOGNAME and USER name somebody else, set them right.")
    }

    private static func masquerade(_ login: String, _ name: String) -> Sentence {
        Sentence(
            zh: "系统用户 \(login) 不能以“\(name)”的名义修改；请去掉 --actor，或由经理来做。",
            en: "The login \(login) may not act as \(name); drop --actor, or ask a manager.")
    }

    private static func owns(_ path: String) -> Bool {
        var info = stat()
        return stat(path, &info) == 0 && info.st_uid == geteuid()
    }

    private static var hostName: String {
        var buffer = [CChar](repeating: 0, count: 256)
        guard gethostname(&buffer, buffer.count - 1) == 0 else { return "" }
        return String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}
