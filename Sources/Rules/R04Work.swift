import Model

/// What a deal of the team is worth and how many contacts it takes: from the last 365 days, or set by hand (R4).
public struct WorkBasis: Equatable, Sendable {
    /// The window of the team's own history, in days up to today.
    public static let window = 365

    /// Won amount ÷ won deals, in minor units; nil where nothing was won.
    public var averageDeal: Fraction?
    /// Won deals with an amount in the window; nil where set by hand.
    public var dealCases: Int?
    /// 95% interval of the mean in minor units (normal); nil under two cases.
    public var dealRange: (low: Double, high: Double)?
    /// Wins ÷ effective contacts.
    public var conversion: Fraction?
    /// Effective contacts in the window; nil where set by hand.
    public var contactCases: Int?
    /// Wilson 95% interval; nil where there were no contacts, or fewer contacts than wins.
    public var conversionRange: (low: Double, high: Double)?

    /// By hand: both above 0, or nil.
    public init(averageDeal: Money?, conversionPermille: Int?) {
        self.averageDeal = averageDeal.flatMap { $0 > .zero ? Fraction(Int128($0.minor), 1) : nil }
        conversion = conversionPermille.flatMap { $0 > 0 ? Fraction(Int128($0), 1_000) : nil }
    }

    /// From the team's own history; what the policy sets by hand goes before it.
    public init(_ facts: Facts, now: Instant) {
        let policy = facts.policy
        self.init(
            averageDeal: policy.averageDeal > 0 ? Money(minor: Int64(policy.averageDeal) * 100) : nil,
            conversionPermille: policy.conversion > 0 ? policy.conversion : nil)
        let today = facts.zone.day(of: now)
        let first = today + (1 - WorkBasis.window)
        var (wins, cases, total, squares) = (0, 0, Int128(0), 0.0)
        facts.board.deals.forEachInPlace { deal in
            guard deal.outcome == .won, let closed = deal.closed, first <= closed, closed <= today else { return }
            wins += 1
            guard deal.currency == nil, let amount = deal.amount else { return }
            cases += 1
            total += Int128(amount.minor)
            squares += Double(amount.minor) * Double(amount.minor)
        }
        if averageDeal == nil, total > 0 {
            averageDeal = Fraction(total, Int128(cases))
            dealCases = cases
            if cases > 1 {
                let (n, mean) = (Double(cases), Double(total) / Double(cases))
                let half = 1.959963984540054 * (max(squares - n * mean * mean, 0) / (n - 1) / n).squareRoot()
                dealRange = (mean - half, mean + half)
            }
        }
        guard conversion == nil else { return }
        let from = facts.zone.instant(first)
        var contacts = 0
        facts.board.activities.forEachInPlace {
            if $0.isEffectiveContact, from <= $0.at, $0.at <= now { contacts += 1 }
        }
        guard contacts > 0 else { return }
        contactCases = contacts
        if wins > 0 { conversion = Fraction(Int128(wins), Int128(contacts)) }
        if wins <= contacts { conversionRange = Wilson.interval(wins, of: contacts) }
    }

    public static func == (left: WorkBasis, right: WorkBasis) -> Bool {
        left.averageDeal == right.averageDeal && left.conversion == right.conversion
            && left.dealCases == right.dealCases && left.contactCases == right.contactCases
    }
}

extension Activity {
    /// An effective contact: a touch in which the customer takes part. Our own message without an answer is none.
    public var isEffectiveContact: Bool { what.isTouch && (what != .message || direction == .inbound) }
}
