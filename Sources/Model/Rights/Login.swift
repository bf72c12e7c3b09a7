import Foundation

/// The system user who runs the program, as the system tells: by it the store knows a member, and the journal keeps it
/// beside the name under which somebody acted.
public struct Login: Equatable, Sendable {
    /// What is known of a user namespace that the program runs in: there anybody can have given themselves any number.
    public struct Namespace: Equatable, Sendable {
        /// The number outside, where the namespace's map tells.
        public var outside: Int?
        /// Whether the store's owner is a user of the namespace too, as in a container that has its store within. Nobody
        /// can map an owner who is somebody else without that one's rights, so only then a login in there is believed.
        public var holdsStore: Bool

        public init(outside: Int?, holdsStore: Bool) { (self.outside, self.holdsStore) = (outside, holdsStore) }
    }

    /// The real user id, as the process sees it.
    public var uid: Int
    /// The name that the system has for the number; nil where it has none.
    public var name: String?
    /// nil outside any user namespace.
    public var namespace: Namespace?
    /// Whether the store's file belongs to this user, such as a server's account, who acts for members by name.
    public var ownsStore: Bool

    public init(uid: Int, name: String?, namespace: Namespace? = nil, ownsStore: Bool = false) {
        (self.uid, self.name) = (uid, name)
        (self.namespace, self.ownsStore) = (namespace, ownsStore)
    }

    /// The name, or the number where there is none.
    public var label: String { name ?? "uid\(uid)" }

    /// As the journal keeps it, after the manner of `id`: `uid=5004(wang)`, in a user namespace
    /// `uid=5001(wanglei) userns outside=5004`.
    public var text: String {
        let inside = "uid=\(uid)" + (name.map { "(\($0))" } ?? "")
        guard let namespace else { return inside }
        return inside + " userns" + (namespace.outside.map { " outside=\($0)" } ?? "")
    }

    /// Reads what `text` writes; nil for anything else.
    public init?(text: String) {
        let parts = text.components(separatedBy: " userns")
        let (head, tail) = (parts[0], parts.count > 1 ? parts[1] : nil)
        let digits = head.dropFirst(4).prefix { $0.isASCII && $0.isNumber }
        guard head.hasPrefix("uid="), let uid = Int(digits) else { return nil }
        let rest = head.dropFirst(4 + digits.count)
        guard rest.isEmpty || rest.hasPrefix("(") && rest.hasSuffix(")") else { return nil }
        self.init(uid: uid, name: rest.isEmpty ? nil : String(rest.dropFirst().dropLast()))
        guard let tail else { return }
        let mark = " outside="
        namespace = Namespace(
            outside: tail.hasPrefix(mark) ? Int(tail.dropFirst(mark.count)) : nil, holdsStore: false)
    }

    /// The member who has this system user. A name without a number behind it, and one of a foreign namespace, is nobody's.
    public func member(on board: Board) -> Member? {
        guard let name, namespace?.holdsStore ?? true else { return nil }
        return board.member(user: name)
    }

    /// The name under which the login acts where nobody says otherwise: the member's, or else its own, which is never
    /// that of a member.
    public func actor(on board: Board) -> String {
        if let member = member(on: board) { return member.name }
        return Login.guest(label, uid: uid, on: board)
    }

    /// A guest's name in the journal: with the number where a member is called the same.
    public static func guest(_ name: String, uid: Int, on board: Board) -> String {
        board.member(name) == nil ? name : "\(name) (uid \(uid))"
    }

    /// Whether the login may act under another's name.
    public func mayPose(on board: Board) -> Bool {
        guard board.isGuarded else { return true }
        guard let own = member(on: board) else { return ownsStore || board.setting(.guests) == "write" }
        return own.role == .manager
    }

    /// Why the login may not write under this name; nil where the name's own rights decide. Rests on what the board holds
    /// and the system says alone, never on what somebody calls themselves.
    public func bar(as actor: String, on board: Board) -> Sentence? {
        guard !mayPose(on: board) else { return nil }
        guard let own = member(on: board) else {
            return isHidden || actor == self.actor(on: board) ? Refused.guest(self) : Refused.masquerade(label, actor)
        }
        return board.member(actor)?.id == own.id ? nil : Refused.masquerade(label, actor)
    }

    /// Why the login may not act under another name that the environment gives (LOGNAME, USER); nil where it may.
    public func bar(claiming name: String, on board: Board) -> Sentence? {
        guard !mayPose(on: board) else { return nil }
        return isHidden ? Refused.guest(self) : Refused.misnamed(label, name)
    }

    /// Why a rule may not write what follows from this login's work; nil where the login may write anything at all.
    public func barOfRule(on board: Board, today: Day) -> Sentence? {
        guard !mayPose(on: board) else { return nil }
        guard let own = member(on: board) else { return Refused.guest(self) }
        return Permission(own.name, on: board, today: today).bar
    }

    /// Whether an entry by this actor may be dated by hand: a manager's work, or of whoever acts as one.
    public func mayBackdate(as actor: String, on board: Board) -> Bool {
        guard board.isGuarded else { return true }
        if let own = member(on: board) { return own.role == .manager }
        return mayPose(on: board) && board.member(actor)?.role == .manager
    }

    /// Whether nobody can tell who it is.
    private var isHidden: Bool { name == nil || namespace?.holdsStore == false }
}

extension Board {
    /// The member whom the journal or `--actor` names: by name, or else by system user.
    public func member(_ actor: String) -> Member? {
        members.first { $0.name == actor } ?? member(user: actor)
    }

    /// The member who has a system user: what a login matches, and nothing else.
    public func member(user: String) -> Member? { members.first { $0.user == user } }
}
