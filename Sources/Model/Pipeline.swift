/// A stage of the pipeline (阶段). Ids stay when a stage is renamed.
public struct Stage: Entity {
    public static let kind = Kind.stage
    public var id: ID<Stage>
    /// The word that commands and files use.
    public var key = ""
    public var zh = ""
    public var en = ""
    public var position = 0
    /// Percent, 0...100: the stage's own setting (R19).
    public var probability = 0
    /// The most deals that should stand here at once; nil for no limit.
    public var limit: Int?

    public static let fields: [Field<Stage>] = [
        Field("key", \.key), Field("zh", \.zh), Field("en", \.en), Field("position", \.position),
        Field("probability", \.probability, in: 0...100), Field("card_limit", \.limit),
    ]
    public init(blank id: ID<Stage>) { self.id = id }

    public func name(_ lang: Lang) -> String { lang == .zh ? zh : en }
}

/// What can be sold, with its list price.
public struct Product: Entity {
    public static let kind = Kind.product
    public var id: ID<Product>
    public var name = ""
    public var series: String?
    public var price: Money?

    public static let fields: [Field<Product>] = [
        Field("name", \.name), Field("series", \.series), Field("price", \.price),
    ]
    public init(blank id: ID<Product>) { self.id = id }
}

/// A deal (商机). `stage` is the open stage it is in, or was in last when it closed (R15).
public struct Deal: Entity {
    /// How the deal stands.
    public enum Outcome: String, Word { case open, won, lost }
    /// Forecast category (R19), exclusive in storage.
    public enum Category: String, Word { case commit, best, pipeline, omitted }
    /// Whose turn it is, where set by hand (R12).
    public enum Turn: String, Word { case customer, product, presales, legal, delivery, finance }

    public static let kind = Kind.deal
    public var id: ID<Deal>
    /// The number that another system gave the deal; imports find it by this.
    public var code: String?
    public var name = ""
    public var account: ID<Account>?
    public var owner: ID<Rep>?
    public var product: ID<Product>?
    public var stage = ID<Stage>(1)
    public var outcome = Outcome.open
    public var amount: Money?
    /// ISO code; nil means the workspace's currency.
    public var currency: String?
    public var created: Day?
    /// The expected day of closing.
    public var close: Day?
    /// The day on which it was won or lost.
    public var closed: Day?
    /// Why it was won or lost.
    public var reason: String?
    public var source: String?
    public var priority: String?
    public var nextStep: String?
    public var nextDue: Day?
    /// When the present stage was entered; nil where no file told it.
    public var stageSince: Instant?
    /// The last forward move (R10).
    public var movedAt: Instant?
    /// The customer's last word (R10).
    public var lastIn: Instant?
    /// Our last touch (R10).
    public var lastOut: Instant?
    /// How many times the close date was pushed out (R22).
    public var pushes = 0
    public var turn: Turn?
    public var category: Category?
    public var need: String?
    public var needDay: Day?
    public var decision: Day?
    public var budget: Money?
    public var approvers: Int?
    public var competitor: String?

    public static let fields: [Field<Deal>] = [
        Field("code", \.code), Field("name", \.name), Field("account_id", \.account), Field("owner_id", \.owner),
        Field("product_id", \.product), Field("stage_id", \.stage), Field("outcome", \.outcome),
        Field("amount", \.amount), Field("currency", \.currency), Field("created", \.created),
        Field("close_date", \.close), Field("closed", \.closed), Field("reason", \.reason),
        Field("source", \.source), Field("priority", \.priority), Field("next_step", \.nextStep),
        Field("next_due", \.nextDue), Field("stage_since", \.stageSince), Field("moved_at", \.movedAt),
        Field("last_in", \.lastIn), Field("last_out", \.lastOut), Field("pushes", \.pushes), Field("turn", \.turn),
        Field("category", \.category), Field("need", \.need), Field("need_day", \.needDay),
        Field("decision", \.decision), Field("budget", \.budget), Field("approvers", \.approvers),
        Field("competitor", \.competitor),
    ]
    public init(blank id: ID<Deal>) { self.id = id }
}

/// A stay of a deal in a stage. It ends where the deal's next spell begins, or with the deal; `back` marks entry by a
/// backward move.
public struct Spell: Entity {
    public static let kind = Kind.spell
    public var id: ID<Spell>
    public var deal = ID<Deal>(1)
    public var stage = ID<Stage>(1)
    public var from = Instant(seconds: 0)
    public var back = false
    /// Why it was moved back.
    public var reason: String?

    public static let fields: [Field<Spell>] = [
        Field("deal_id", \.deal), Field("stage_id", \.stage), Field("from_at", \.from),
        Field("back", \.back), Field("reason", \.reason),
    ]
    public init(blank id: ID<Spell>) { self.id = id }
}
