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

    mutating func add(_ deal: Deal) {
        switch deal.outcome {
        case .open:
            open += 1
            if deal.amount == nil { withoutAmount += 1 }
        case .lost: lost += 1
        case .won:
            won += 1
            guard let amount = deal.amount else { return }
            if let currency = deal.currency {
                wonForeign[currency, default: .zero] += amount
            } else {
                wonAmount += amount
            }
        }
    }
}
