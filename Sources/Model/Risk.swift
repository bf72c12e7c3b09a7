/// What carries a red dot: a deal, or an account (R22).
public enum RedSubject: Hashable, Sendable {
    case deal(ID<Deal>)
    case account(ID<Account>)

    public var deal: ID<Deal>? { if case .deal(let id) = self { id } else { nil } }
    public var account: ID<Account>? { if case .account(let id) = self { id } else { nil } }

    /// From a pair of references of which the deal's counts first; nil where there is none.
    fileprivate init?(_ deal: ID<Deal>?, _ account: ID<Account>?) {
        if let deal { self = .deal(deal) } else if let account { self = .account(account) } else { return nil }
    }
}

extension Board {
    /// The name of the deal or account; nil where it is no more.
    public func name(of subject: RedSubject?) -> String? {
        switch subject {
        case .deal(let id)?: deals[id]?.name
        case .account(let id)?: accounts[id]?.name
        case nil: nil
        }
    }
}

/// A red dot set by hand on a deal or an account (R22); those by rule are concluded, not stored.
public struct RedDot: Entity {
    public static let kind = Kind.redDot
    public var id: ID<RedDot>
    public var deal: ID<Deal>?
    public var reason = ""
    public var since = Instant(seconds: 0)
    public var account: ID<Account>?

    /// What carries it.
    public var subject: RedSubject? {
        get { RedSubject(deal, account) }
        set { (deal, account) = (newValue?.deal, newValue?.account) }
    }

    public static let fields: [Field<RedDot>] = [
        Field("deal_id", \.deal), Field("reason", \.reason), Field("since", \.since), Field("account_id", \.account),
    ]
    public init(blank id: ID<RedDot>) { self.id = id }
}

/// What the red-dot meeting decided on a deal or an account (R23).
public struct Decision: Entity {
    /// The five decisions, or a postponement with its reason.
    public enum What: String, Word { case invest, reprice, escalate, downgrade, drop, postponed }

    public static let kind = Kind.decision
    public var id: ID<Decision>
    public var deal: ID<Deal>?
    public var what = What.invest
    /// Who carries it out: a rep's name or another person's.
    public var owner: String?
    public var due: Day?
    public var reason: String?
    public var at = Instant(seconds: 0)
    public var done: Day?
    public var account: ID<Account>?

    /// What it was decided on.
    public var subject: RedSubject? {
        get { RedSubject(deal, account) }
        set { (deal, account) = (newValue?.deal, newValue?.account) }
    }

    public static let fields: [Field<Decision>] = [
        Field("deal_id", \.deal), Field("what", \.what), Field("owner", \.owner), Field("due", \.due),
        Field("reason", \.reason), Field("at", \.at), Field("done", \.done), Field("account_id", \.account),
    ]
    public init(blank id: ID<Decision>) { self.id = id }
}

/// Who has a part of the iron triangle on a deal (R24), or why nobody does.
public struct DealRole: Entity {
    public enum Part: String, Word { case sales, product, delivery }

    public static let kind = Kind.dealRole
    public var id: ID<DealRole>
    public var deal = ID<Deal>(1)
    public var part = Part.sales
    public var person: String?
    /// Why the part is not filled.
    public var reason: String?
    public var since: Instant?

    public static let fields: [Field<DealRole>] = [
        Field("deal_id", \.deal), Field("part", \.part), Field("person", \.person), Field("reason", \.reason),
        Field("since", \.since),
    ]
    public init(blank id: ID<DealRole>) { self.id = id }
}

/// A change of an account's grade (R9): proposed, then confirmed or refused.
public struct GradeChange: Entity {
    public enum State: String, Word { case proposed, confirmed, refused }

    public static let kind = Kind.gradeChange
    public var id: ID<GradeChange>
    public var account = ID<Account>(1)
    public var from: Account.Grade?
    public var to = Account.Grade.c
    /// The rule (`R9`) or the person who asked for it.
    public var by = ""
    public var reason = ""
    public var evidence: String?
    public var at = Instant(seconds: 0)
    public var state = State.confirmed

    public static let fields: [Field<GradeChange>] = [
        Field("account_id", \.account), Field("from_grade", \.from), Field("to_grade", \.to), Field("made_by", \.by),
        Field("reason", \.reason), Field("evidence", \.evidence), Field("at", \.at), Field("state", \.state),
    ]
    public init(blank id: ID<GradeChange>) { self.id = id }
}

/// A hand-over of a deal to another rep (R13: first touch within two working days).
public struct HandOver: Entity {
    public static let kind = Kind.handOver
    public var id: ID<HandOver>
    public var deal = ID<Deal>(1)
    public var from: ID<Rep>?
    public var to: ID<Rep>?
    public var at = Instant(seconds: 0)

    public static let fields: [Field<HandOver>] = [
        Field("deal_id", \.deal), Field("from_rep_id", \.from), Field("to_rep_id", \.to), Field("at", \.at),
    ]
    public init(blank id: ID<HandOver>) { self.id = id }
}
