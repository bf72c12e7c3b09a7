import Foundation
import Model

/// Who acts, and from where.
struct Actor {
    var name: String
    /// Where the actor is a rep.
    var rep: ID<Rep>?
    /// The machine; with the login before it, where another name than the login's member acts.
    var host: String
    /// Why the login may not act under this name; nil where it may.
    var bar: Sentence?

    /// `--actor`, the user's setting, or the member who has the system user; without one the system user.
    init(_ context: Context, _ board: Board) {
        let login = Actor.systemUser(context.environment)
        let given = context.options.actor ?? context.config.actor
        let (own, member) = (board.members.first { $0.user == login }, board.member(given ?? login))
        let user = given ?? login
        name = given ?? member?.name ?? user
        rep = member?.rep ?? board.reps.first { $0.name == user }?.id
        let isOther = given != nil && given != login && member?.id != own?.id
        host = (isOther ? login + "@" : "") + Actor.hostName
        guard isOther, board.isGuarded, own?.role != .manager else { return }
        // Whoever owns the file, such as the account of a server, acts for members by name.
        if own == nil, board.setting(.guests) == "write" || Actor.owns(context.paths.store) { return }
        bar = Actor.masquerade(login, name)
    }

    /// What the actor may do on the board.
    func permission(on board: Board, today: Day) -> Permission {
        bar.map { Permission(.barred($0)) } ?? Permission(name, on: board, today: today)
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

    private static func systemUser(_ environment: [String: String]) -> String {
        for variable in ["LOGNAME", "USER"] {
            if let name = environment[variable], !name.isEmpty { return name }
        }
        guard let entry = getpwuid(getuid()), let name = entry.pointee.pw_name else { return "uid\(getuid())" }
        return String(cString: name)
    }

    private static var hostName: String {
        var buffer = [CChar](repeating: 0, count: 256)
        guard gethostname(&buffer, buffer.count - 1) == 0 else { return "" }
        return String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}
