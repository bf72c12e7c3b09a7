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
        var tally = Tally(facts, now: now)
        facts.board.deals.forEachInPlace { tally.add($0, sign: 1) }
        facts.board.activities.forEachInPlace { tally.add($0, sign: 1) }
        self.init(tally, facts.policy)
    }

    init(_ tally: Tally, _ policy: Policy) {
        self.init(
            averageDeal: policy.averageDeal > 0 ? Money(minor: Int64(policy.averageDeal) * 100) : nil,
            conversionPermille: policy.conversion > 0 ? policy.conversion : nil)
        if averageDeal == nil, tally.total > 0 {
            averageDeal = Fraction(tally.total, Int128(tally.cases))
            dealCases = tally.cases
            dealRange = tally.range
        }
        guard conversion == nil, tally.contacts > 0 else { return }
        contactCases = tally.contacts
        if tally.wins > 0 { conversion = Fraction(Int128(tally.wins), Int128(tally.contacts)) }
        if tally.wins <= tally.contacts { conversionRange = Wilson.interval(tally.wins, of: tally.contacts) }
    }

    /// Wins and contacts of the window, counted one by one.
    struct Tally: Sendable {
        fileprivate var wins = 0
        fileprivate var cases = 0
        fileprivate var contacts = 0
        fileprivate var total: Int128 = 0
        private var squares: Int128 = 0
        private let days: ClosedRange<Day>
        private let span: Range<Instant>

        init(_ facts: Facts, now: Instant) {
            let today = facts.zone.day(of: now)
            days = (today + (1 - WorkBasis.window))...today
            span = facts.zone.instant(days.lowerBound)..<facts.zone.instant(today + 1)
        }

        mutating func add(_ deal: Deal, sign: Int) {
            guard deal.outcome == .won, let closed = deal.closed, days.contains(closed) else { return }
            wins += sign
            guard deal.currency == nil, let amount = deal.amount.map({ Int128($0.minor) }) else { return }
            cases += sign
            total += amount * Int128(sign)
            squares += amount * amount * Int128(sign)
        }

        mutating func add(_ activity: Activity, sign: Int) {
            if activity.isEffectiveContact, span.contains(activity.at) { contacts += sign }
        }

        fileprivate var range: (low: Double, high: Double)? {
            guard cases > 1 else { return nil }
            // n·Σx² − (Σx)² by integers: no rounding before the root.
            let n = Int128(cases)
            let (product, tooLarge) = squares.multipliedReportingOverflow(by: n)
            let (square, over) = total.multipliedReportingOverflow(by: total)
            let spread =
                tooLarge || over
                ? Double(squares) * Double(n) - Double(total) * Double(total) : Double(product - square)
            let mean = Double(total) / Double(n)
            let half = 1.959963984540054 * (max(spread, 0) / Double(n) / Double(n - 1) / Double(n)).squareRoot()
            return (mean - half, mean + half)
        }
    }

    public static func == (left: WorkBasis, right: WorkBasis) -> Bool {
        left.averageDeal == right.averageDeal && left.conversion == right.conversion
            && left.dealCases == right.dealCases && left.contactCases == right.contactCases
    }
}

extension Activity {
    /// An effective contact: a touch in which the customer takes part. Our own message without an answer is none.
    public var isEffectiveContact: Bool { isOfReps && what.isTouch && (what != .message || direction == .inbound) }
}
