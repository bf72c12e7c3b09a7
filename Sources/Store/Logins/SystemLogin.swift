import Foundation
import Model

extension Login {
    /// The real user of this process. What the environment calls them plays no part, but where the number has several
    /// names: then the one that `environment` says is taken.
    public static func system(
        store path: String, environment: [String: String] = ProcessInfo.processInfo.environment
    ) -> Login {
        let uid = getuid()
        var login = Login(uid: Int(uid), name: SystemUser.name(of: uid))
        let alias = SystemUser.claim(environment)
        if let alias, login.name != nil, SystemUser.number(of: alias) == uid { login.name = alias }
        var info = stat()
        let isThere = stat(path, &info) == 0
        // In a namespace whoever has no number there is shown as the overflow user.
        let isMapped = isThere && info.st_uid != UserNamespace.overflow
        let namespace = UserNamespace.current(isOwnerSeen: isMapped)
        let isSeen = isThere && (namespace == nil || isMapped)
        login.ownsStore = isSeen && info.st_uid == uid
        login.namespace = namespace.map { Namespace(outside: $0.outside(of: uid), holdsStore: isSeen) }
        return login
    }
}

/// The system's users by number and name.
public enum SystemUser {
    /// nil where the number has no name.
    static func name(of uid: uid_t) -> String? {
        getpwuid(uid).flatMap { $0.pointee.pw_name }.map { String(cString: $0) }
    }

    static func number(of name: String) -> uid_t? { getpwnam(name).map { $0.pointee.pw_uid } }

    /// Whom the environment names.
    public static func claim(_ environment: [String: String]) -> String? {
        ["LOGNAME", "USER"].lazy.compactMap { environment[$0] }.first { !$0.isEmpty }
    }
}
