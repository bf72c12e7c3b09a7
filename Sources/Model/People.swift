/// A sales region; it holds teams.
public struct Region: Entity {
    public static let kind = Kind.region
    public var id: ID<Region>
    public var name = ""

    public static let fields: [Field<Region>] = [Field("name", \.name)]
    public init(blank id: ID<Region>) { self.id = id }
}

/// A team of reps under a manager, in a region.
public struct Team: Entity {
    public static let kind = Kind.team
    public var id: ID<Team>
    public var name = ""
    public var manager: String?
    public var region: ID<Region>?

    public static let fields: [Field<Team>] = [
        Field("name", \.name), Field("manager", \.manager), Field("region_id", \.region),
    ]
    public init(blank id: ID<Team>) { self.id = id }
}

/// A person who owns deals (销售). `left` is the last day; later open deals show `无人负责`.
public struct Rep: Entity {
    public static let kind = Kind.rep
    public var id: ID<Rep>
    public var name = ""
    public var team: ID<Team>?
    public var region: ID<Region>?
    public var joined: Day?
    public var left: Day?

    public static let fields: [Field<Rep>] = [
        Field("name", \.name), Field("team_id", \.team), Field("region_id", \.region), Field("joined", \.joined),
        Field("left_on", \.left),
    ]
    public init(blank id: ID<Rep>) { self.id = id }
}

/// Someone who works with RedDot, known by the name of the system user.
public struct Member: Entity {
    /// What a member is to the team; `former` is one who left.
    public enum Role: String, Word { case manager, rep, presales, delivery, finance, display, former }

    public static let kind = Kind.member
    public var id: ID<Member>
    public var name = ""
    public var user: String?
    public var role = Role.rep
    public var rep: ID<Rep>?

    public static let fields: [Field<Member>] = [
        Field("name", \.name), Field("user", \.user), Field("role", \.role), Field("rep_id", \.rep),
    ]
    public init(blank id: ID<Member>) { self.id = id }
}

/// A customer (客户). `grade` is the confirmed grade A, B or C (R8); nil until one is given.
public struct Account: Entity {
    /// Grade of rule R8.
    public enum Grade: String, Word { case a = "A", b = "B", c = "C" }

    public static let kind = Kind.account
    public var id: ID<Account>
    public var name = ""
    public var owner: ID<Rep>?
    public var industry: String?
    public var city: String?
    public var source: String?
    public var grade: Grade?
    /// Why the account is pinned as potential (R8), where it is.
    public var pinned: String?
    public var parent: String?

    public static let fields: [Field<Account>] = [
        Field("name", \.name), Field("owner_id", \.owner), Field("industry", \.industry), Field("city", \.city),
        Field("source", \.source), Field("grade", \.grade), Field("pinned", \.pinned), Field("parent", \.parent),
    ]
    public init(blank id: ID<Account>) { self.id = id }
}

/// A person at the customer (联系人).
public struct Contact: Entity {
    public static let kind = Kind.contact
    public var id: ID<Contact>
    public var account: ID<Account>?
    public var deal: ID<Deal>?
    public var name = ""
    public var title: String?
    public var phone: String?
    public var email: String?
    public var decides = false

    public static let fields: [Field<Contact>] = [
        Field("account_id", \.account), Field("deal_id", \.deal), Field("name", \.name), Field("title", \.title),
        Field("phone", \.phone), Field("email", \.email), Field("decides", \.decides),
    ]
    public init(blank id: ID<Contact>) { self.id = id }
}

extension Board {
    /// Who is named beside a deal on a day: its owner, or nobody where an open one's owner has left (edges: rep gone).
    public func owner(of deal: Deal, on day: Day) -> Rep? {
        guard let rep = reps[deal.owner] else { return nil }
        if deal.outcome == .open, let left = rep.left, left < day { return nil }
        return rep
    }
}
