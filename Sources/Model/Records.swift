/// A touch or an event on a deal or account (跟进).
public struct Activity: Entity {
    /// What happened. The last four are events rather than touches.
    public enum What: String, Word {
        case call, visit, demo, message, meeting
        case decisionMaker = "decision_maker"
        case competitor, requirement, promise

        public var isTouch: Bool {
            switch self {
            case .call, .visit, .demo, .message, .meeting: true
            case .decisionMaker, .competitor, .requirement, .promise: false
            }
        }
    }
    /// Who spoke: the customer (in) or we (out).
    public enum Direction: String, Word { case inbound = "in", outbound = "out" }

    public static let kind = Kind.activity
    public var id: ID<Activity>
    public var deal: ID<Deal>?
    public var account: ID<Account>?
    /// Whose effort it is; nobody's where another member than a rep made it.
    public var rep: ID<Rep>?
    public var contact: ID<Contact>?
    public var what = What.call
    public var direction = Direction.outbound
    public var at = Instant(seconds: 0)
    public var text: String?
    /// For a promise: the day by which it is due.
    public var due: Day?
    /// The member who made it, where it was a member.
    public var member: ID<Member>?

    /// Whether it counts as the work of reps: what presales or a manager did only moves the deal's clocks.
    public var isOfReps: Bool { rep != nil || member == nil }

    public static let fields: [Field<Activity>] = [
        Field("deal_id", \.deal), Field("account_id", \.account), Field("rep_id", \.rep),
        Field("contact_id", \.contact),
        Field("what", \.what), Field("direction", \.direction), Field("at", \.at), Field("text", \.text),
        Field("due", \.due), Field("member_id", \.member),
    ]
    public init(blank id: ID<Activity>) { self.id = id }
}

extension Board {
    /// Who made a touch or an event, by name: the rep whose effort it is, else the member.
    public func maker(of activity: Activity) -> String? {
        reps[activity.rep]?.name ?? members[activity.member]?.name
    }
}

/// A longer text on a deal or account, kept in the store until a detail opens.
public struct Note: Entity {
    public static let kind = Kind.note
    public var id: ID<Note>
    public var deal: ID<Deal>?
    public var account: ID<Account>?
    public var at: Instant?
    public var text = ""

    public static let fields: [Field<Note>] = [
        Field("deal_id", \.deal), Field("account_id", \.account), Field("at", \.at), Field("text", \.text),
    ]
    public init(blank id: ID<Note>) { self.id = id }
}

/// A target (R3): what a scope is to reach in a period.
public struct Target: Entity {
    /// What is counted.
    public enum Metric: String, Word { case signed, receipts, accounts, contacts }
    /// Whose target it is; `scopeID` numbers the region, team or rep.
    public enum Scope: String, Word { case company, region, team, rep }

    public static let kind = Kind.target
    public var id: ID<Target>
    /// `2026`, `2026Q4`, `2026-11`, `2026W41` or a day.
    public var period = ""
    public var scope = Scope.company
    public var scopeID: Int?
    public var metric = Metric.signed
    /// Minor units for amounts, a plain count for counts.
    public var amount = Money.zero
    /// The day from which this version holds.
    public var from: Day?
    public var locked = false

    public static let fields: [Field<Target>] = [
        Field("period", \.period), Field("scope", \.scope), Field("scope_id", \.scopeID), Field("metric", \.metric),
        Field("amount", \.amount), Field("from_day", \.from), Field("locked", \.locked),
    ]
    public init(blank id: ID<Target>) { self.id = id }
}

/// A team-wide setting; `SettingKey` lists the known ones.
public struct Setting: Entity {
    public static let kind = Kind.setting
    public var id: ID<Setting>
    public var key = ""
    public var text = ""

    public static let fields: [Field<Setting>] = [Field("key", \.key), Field("text", \.text)]
    public init(blank id: ID<Setting>) { self.id = id }
}

/// A day that differs from Mon–Fri (R1): a day off, or a make-up day.
public struct CalendarDay: Entity {
    public static let kind = Kind.calendarDay
    public var id: ID<CalendarDay>
    public var day = Day(number: 0)
    public var working = false
    public var name: String?

    public static let fields: [Field<CalendarDay>] = [
        Field("day", \.day), Field("working", \.working), Field("name", \.name),
    ]
    public init(blank id: ID<CalendarDay>) { self.id = id }
}
