/// A competitor that deals meet (R26).
public struct Competitor: Entity {
    public static let kind = Kind.competitor
    public var id: ID<Competitor>
    public var name = ""

    public static let fields: [Field<Competitor>] = [Field("name", \.name)]
    public init(blank id: ID<Competitor>) { self.id = id }
}

/// A script (话术) against a competitor, or for anything else where `competitor` is nil (R26).
public struct Script: Entity {
    public static let kind = Kind.script
    public var id: ID<Script>
    public var competitor: ID<Competitor>?
    public var title = ""
    public var text = ""
    public var owner: String?
    public var version = 1

    public static let fields: [Field<Script>] = [
        Field("competitor_id", \.competitor), Field("title", \.title), Field("text", \.text), Field("owner", \.owner),
        Field("version", \.version),
    ]
    public init(blank id: ID<Script>) { self.id = id }
}

/// A script was used on a deal; its win rate is counted over these (R26).
public struct ScriptUse: Entity {
    public static let kind = Kind.scriptUse
    public var id: ID<ScriptUse>
    public var script = ID<Script>(1)
    public var deal = ID<Deal>(1)
    public var at = Instant(seconds: 0)

    public static let fields: [Field<ScriptUse>] = [
        Field("script_id", \.script), Field("deal_id", \.deal), Field("at", \.at),
    ]
    public init(blank id: ID<ScriptUse>) { self.id = id }
}

/// Person-days that a deal asks of presales in a week (R25).
public struct PresalesRequest: Entity {
    public static let kind = Kind.presalesRequest
    public var id: ID<PresalesRequest>
    public var deal = ID<Deal>(1)
    /// The Monday of the week.
    public var week = Day(number: 0)
    /// In tenths of a person-day.
    public var tenths = 0
    public var person: ID<Member>?

    public static let fields: [Field<PresalesRequest>] = [
        Field("deal_id", \.deal), Field("week", \.week), Field("tenths", \.tenths), Field("person_id", \.person),
    ]
    public init(blank id: ID<PresalesRequest>) { self.id = id }
}

/// A member is away, both days counted (R25).
public struct Leave: Entity {
    public static let kind = Kind.leave
    public var id: ID<Leave>
    public var member = ID<Member>(1)
    public var from = Day(number: 0)
    public var until = Day(number: 0)

    public static let fields: [Field<Leave>] = [
        Field("member_id", \.member), Field("from_day", \.from), Field("until_day", \.until),
    ]
    public init(blank id: ID<Leave>) { self.id = id }
}
