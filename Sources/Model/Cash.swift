/// A contract with a customer (合同, R27).
public struct Contract: Entity {
    /// The way of a contract, in order; `cancelled` ends it.
    public enum State: String, Word {
        case drafted, approval, approved, signed, invoiced
        case partlyPaid = "partly_paid"
        case paid, cancelled
    }

    public static let kind = Kind.contract
    public var id: ID<Contract>
    public var deal: ID<Deal>?
    public var account: ID<Account>?
    public var name = ""
    public var amount = Money.zero
    public var currency: String?
    public var state = State.drafted
    /// While in approval: the step, who has it, and since when.
    public var step: String?
    public var person: String?
    public var stepSince: Instant?
    public var signed: Day?
    public var invoiced: Day?

    public static let fields: [Field<Contract>] = [
        Field("deal_id", \.deal), Field("account_id", \.account), Field("name", \.name), Field("amount", \.amount),
        Field("currency", \.currency), Field("state", \.state), Field("step", \.step), Field("person", \.person),
        Field("step_since", \.stepSince), Field("signed", \.signed), Field("invoiced", \.invoiced),
    ]
    public init(blank id: ID<Contract>) { self.id = id }
}

/// A row of a contract's payment plan: what is due when (应收).
public struct Payment: Entity {
    public static let kind = Kind.payment
    public var id: ID<Payment>
    public var contract = ID<Contract>(1)
    public var due = Day(number: 0)
    public var amount = Money.zero

    public static let fields: [Field<Payment>] = [
        Field("contract_id", \.contract), Field("due", \.due), Field("amount", \.amount),
    ]
    public init(blank id: ID<Payment>) { self.id = id }
}

/// Money that came in (回款), on a row of the plan or on the contract as a whole.
public struct Receipt: Entity {
    public static let kind = Kind.receipt
    public var id: ID<Receipt>
    public var contract = ID<Contract>(1)
    public var payment: ID<Payment>?
    public var day = Day(number: 0)
    public var amount = Money.zero

    public static let fields: [Field<Receipt>] = [
        Field("contract_id", \.contract), Field("payment_id", \.payment), Field("day", \.day),
        Field("amount", \.amount),
    ]
    public init(blank id: ID<Receipt>) { self.id = id }
}

/// A signed amount that is booked apart from the deal's present state: the win, a change after it, its cancelling (edges).
/// A won deal without bookings counts as booked with its amount on the day of closing.
public struct Booking: Entity {
    public static let kind = Kind.booking
    public var id: ID<Booking>
    public var deal = ID<Deal>(1)
    public var day = Day(number: 0)
    /// Negative for a cancelling or a reduction.
    public var amount = Money.zero

    public static let fields: [Field<Booking>] = [
        Field("deal_id", \.deal), Field("day", \.day), Field("amount", \.amount),
    ]
    public init(blank id: ID<Booking>) { self.id = id }
}

/// A rep's share of a shared deal, in percent; a deal's shares sum to 100 (edges).
public struct Split: Entity {
    public static let kind = Kind.split
    public var id: ID<Split>
    public var deal = ID<Deal>(1)
    public var rep = ID<Rep>(1)
    public var percent = 0

    public static let fields: [Field<Split>] = [
        Field("deal_id", \.deal), Field("rep_id", \.rep), Field("percent", \.percent, in: 0...100),
    ]
    public init(blank id: ID<Split>) { self.id = id }
}

/// What a source of leads cost in a period (R17).
public struct SourceCost: Entity {
    public static let kind = Kind.sourceCost
    public var id: ID<SourceCost>
    public var source = ""
    public var period = ""
    public var amount = Money.zero

    public static let fields: [Field<SourceCost>] = [
        Field("source", \.source), Field("period", \.period), Field("amount", \.amount),
    ]
    public init(blank id: ID<SourceCost>) { self.id = id }
}
