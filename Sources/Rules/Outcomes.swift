import Model

/// Won, lost and open over a set of deals, with the win rate by count (R21): won ÷ (won + lost).
public struct Outcomes: Equatable, Sendable {
    public var won = 0
    public var lost = 0
    public var open = 0
    /// The sum of won amounts in the workspace's currency.
    public var wonAmount = Money.zero
    /// Won amounts in other currencies, kept apart.
    public var wonForeign: [String: Money] = [:]
    /// Open deals without an amount.
    public var withoutAmount = 0

    public init() {}

    public var deals: Int { won + lost + open }
    public var closed: Int { won + lost }
    /// nil where nothing has closed: the screen shows `—`.
    public var winRate: Double? { closed == 0 ? nil : Double(won) / Double(closed) }
    /// Wilson 95% interval of the win rate; nil where nothing has closed.
    public var interval: (low: Double, high: Double)? { Wilson.interval(won, of: closed) }

    /// Counts a deal, or takes it away again.
    mutating func add(_ deal: Deal, sign: Int = 1) {
        count(deal, sign: sign)
        guard deal.outcome == .won, let amount = deal.amount else { return }
        book(Money(minor: amount.minor * Int64(sign)), deal.currency)
    }

    /// Counts a deal without its amount.
    mutating func count(_ deal: Deal, sign: Int = 1) {
        switch deal.outcome {
        case .open:
            open += sign
            if deal.amount == nil { withoutAmount += sign }
        case .lost: lost += sign
        case .won: won += sign
        }
    }

    /// Adds to the won amount of a currency; nil is the workspace's.
    mutating func book(_ amount: Money, _ currency: String?) {
        guard let currency else { return wonAmount += amount }
        let sum = wonForeign[currency, default: .zero] + amount
        wonForeign[currency] = sum == .zero ? nil : sum
    }
}
