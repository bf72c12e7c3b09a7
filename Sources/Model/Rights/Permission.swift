/// Who may change what: asked by keys and commands before they save, and by the store before it writes. It keeps people
/// from mistakes; against malice stand the permissions of the file.
public struct Permission: Equatable, Sendable {
    /// How the actor stands in the workspace.
    public enum Standing: Equatable, Sendable {
        /// Nobody is restricted, or strangers may write.
        case free
        /// The program itself, where a rule confirms grades (R9).
        case rule
        /// A member, with the rep that the member is.
        case member(Member, ID<Rep>?)
        /// Nothing may be changed; the sentence says why and what to do.
        case barred(Sentence)
    }

    public let standing: Standing

    /// The name under which the rule R9 writes.
    public static let rule = "R9"

    public init(_ standing: Standing) { self.standing = standing }

    /// How an actor, by member's name or system user, stands on a board: whoever says so is known to be that one (`Login`
    /// asks). Restrictions begin with the first manager who has
    /// a system user.
    public init(_ actor: String, on board: Board, today: Day) {
        self.init(board.isGuarded ? Permission.standing(actor, board, today) : .free)
    }

    /// Why nothing at all may be changed; nil where something may.
    public var bar: Sentence? { if case .barred(let sentence) = standing { sentence } else { nil } }

    /// Why these changes, which do not stand on the board yet, may not be made; nil where they may.
    public func refusal(of verb: Verb, _ changes: [Change], on board: Board) -> Sentence? {
        switch standing {
        case .barred(let sentence): return sentence
        case .free: return board.lockout(changes)
        case .rule:
            let foreign = changes.first { !Permission.isGrading($0) }
            return foreign.map { Refused.role(Permission.rule, nil, $0.kind) }
        case .member(let member, let rep):
            if member.role == .manager { return board.lockout(changes) }
            if [.import, .sample, .`init`].contains(verb) { return Refused.wholesale(member) }
            let claim = Claim(member: member, rep: rep, changes: changes, board: board)
            for change in changes {
                if let sentence = claim.refusal(of: change) { return sentence }
            }
            return nil
        }
    }

    /// Why none of some changes may be made, of which one would do; nil where one may. Asked before a form is opened.
    public func refusal(ofAll ways: [Change], on board: Board) -> Sentence? {
        var first: Sentence?
        for way in ways {
            guard let sentence = refusal(of: .edit, [way], on: board) else { return nil }
            first = first ?? sentence
        }
        return first
    }

    /// Why nothing of a kind may be changed, whatever it is; nil where something may.
    public func refusal(of kind: Kind) -> Sentence? {
        switch standing {
        case .barred(let sentence): return sentence
        case .free: return nil
        case .rule: return Refused.role(Permission.rule, nil, kind)
        case .member(let member, _):
            let right = member.role.right(on: kind)
            return right.reach == .nothing && right.fields.isEmpty
                ? Refused.role(member.name, member.role, kind) : nil
        }
    }

    private static func standing(_ actor: String, _ board: Board, _ today: Day) -> Standing {
        if actor == rule { return .rule }
        guard let member = board.member(actor) else {
            return board.setting(.guests) == "write" ? .free : .barred(Refused.stranger(actor))
        }
        let rep = member.rep ?? board.reps.first { $0.name == member.name }?.id
        let left = member.role == .rep ? board.reps[rep]?.left : nil
        if let left, left < today { return .barred(Refused.left(member, left)) }
        if member.role == .former { return .barred(Refused.left(member, nil)) }
        if member.role == .display { return .barred(Refused.display(member)) }
        return .member(member, rep)
    }

    private static func isGrading(_ change: Change) -> Bool {
        guard change.kind == .account, case .update(_, _, let edits) = change else {
            return change.kind == .gradeChange
        }
        return edits.allSatisfy { Schema.fields(of: .account)[$0.field].name == "grade" }
    }
}

extension Board {
    /// Whether members are held to their roles: as soon as a manager has a system user.
    public var isGuarded: Bool { members.contains(where: \.guards) }

    /// Nobody could give rights any more, if the last manager went.
    func lockout(_ changes: [Change]) -> Sentence? {
        guard changes.contains(where: { $0.kind == .member }), isGuarded else { return nil }
        var after = members
        for change in changes where change.kind == .member { try? after.apply(change) }
        return after.contains(where: \.guards) ? nil : Refused.lastManager
    }
}

extension Member {
    /// A manager whom a login can stand for.
    fileprivate var guards: Bool { role == .manager && user != nil }
}
