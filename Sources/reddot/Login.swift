import Foundation

/// The system user who runs the program.
struct Login {
    /// As the system knows it.
    let name: String
    /// Whom the environment names instead, where that is another user.
    let claim: String?

    /// The environment is believed where the named user has the same number, or where the system knows no name.
    init(_ environment: [String: String]) {
        let named = ["LOGNAME", "USER"].lazy.compactMap { environment[$0] }.first { !$0.isEmpty }
        let own = getpwuid(getuid()).flatMap { $0.pointee.pw_name }.map { String(cString: $0) }
        guard let own else {
            (name, claim) = (named ?? "uid\(getuid())", nil)
            return
        }
        guard let named, named != own else {
            (name, claim) = (own, nil)
            return
        }
        let isSame = getpwnam(named).map { $0.pointee.pw_uid == getuid() } ?? false
        (name, claim) = isSame ? (named, nil) : (own, named)
    }
}
