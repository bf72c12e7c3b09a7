import Model

/// How the signings of a segment changed against the same number of working days of the previous like period (R18).
public struct SegmentChange: Equatable, Sendable {
    /// What the deals are grouped by.
    public enum By: String, CaseIterable, Sendable { case industry, region, product }

    /// nil: the deals have none.
    public let name: String?
    public let before: Money
    public let after: Money
    /// Deals with something signed above 0.
    public let dealsBefore: Int
    public let dealsAfter: Int
    public let flagged: Bool
    public let why: Sentence
    /// The change as it is shown: `−49.5%`, never rounded onto the threshold that it has not reached; `—` for none.
    public let share: String
    /// (after − before) ÷ before; nil where nothing was signed before.
    public var change: Double? {
        before > .zero ? Double((after - before).minor) / Double(before.minor) : nil
    }

    /// The largest fall first. Empty before the first working day of the period has passed.
    public static func all(_ facts: Facts, by: By, period: Period, now: Instant) -> [SegmentChange] {
        var tally = Tally(facts, period, now: now)
        facts.board.deals.forEachInPlace { tally.add($0, facts, sign: 1) }
        return tally.rows(by, facts.policy)
    }

    /// What was signed in both spans by segment, counted deal by deal.
    struct Tally: Sendable {
        /// nil before the first working day of the period has passed.
        private let windows: Windows?
        private var sums: [By: [String?: (before: Sum, after: Sum)]] = [:]

        init(_ facts: Facts, _ period: Period, now: Instant) { windows = Windows(facts, period, now) }

        /// Counts what a deal booked, or takes it away again.
        mutating func add(_ deal: Deal, _ facts: Facts, sign: Int) {
            guard let (before, after) = windows?.sums(of: deal, facts) else { return }
            for by in By.allCases {
                let name = by.name(of: deal, facts.board)
                Tally.count(&sums[by, default: [:]][name, default: (Sum(), Sum())], before, after, sign)
            }
        }

        private static func count(_ sums: inout (before: Sum, after: Sum), _ before: Sum, _ after: Sum, _ sign: Int) {
            sums.before.count(before, sign)
            sums.after.count(after, sign)
        }

        func rows(_ by: By, _ policy: Policy) -> [SegmentChange] {
            let sums = (sums[by] ?? [:]).filter { $0.value.before.rows + $0.value.after.rows > 0 }
            let days = windows?.days ?? 0
            return sums.map { SegmentChange($0.key, $0.value.before, $0.value.after, days, policy) }.sorted {
                (($0.after - $0.before).minor, $0.name ?? "") < (($1.after - $1.before).minor, $1.name ?? "")
            }
        }
    }

    /// The days that are compared: as many working days of both periods, up to a day of each.
    struct Windows {
        let days: Int
        let before: ClosedRange<Day>
        let after: ClosedRange<Day>

        /// nil before the first working day of the period has passed. A shorter like period is taken whole.
        init?(_ facts: Facts, _ period: Period, _ now: Instant) {
            days = facts.calendar.elapsed(period, now: now, zone: facts.zone).elapsed
            guard let last = facts.calendar.day(days, of: period) else { return nil }
            let earlier = period.previous
            after = period.first...last
            before = earlier.first...(facts.calendar.day(days, of: earlier) ?? earlier.last)
        }

        /// What a deal signed in both spans; nil where it signed in neither.
        func sums(of deal: Deal, _ facts: Facts) -> (before: Sum, after: Sum)? {
            guard deal.currency == nil, deal.outcome == .won || !facts.indexes.bookings.isEmpty(deal.id.raw) else {
                return nil
            }
            var (earlier, later) = (Sum(), Sum())
            for row in Booked.rows(of: deal, facts) {
                if before.contains(row.day) { earlier.add(row.amount) }
                if after.contains(row.day) { later.add(row.amount) }
            }
            return earlier.rows + later.rows > 0 ? (earlier, later) : nil
        }
    }

    private init(_ name: String?, _ before: Sum, _ after: Sum, _ days: Int, _ policy: Policy) {
        self.name = name
        (self.before, self.after) = (Money(minor: before.amount), Money(minor: after.amount))
        (dealsBefore, dealsAfter) = (before.deals, after.deals)
        let fall = Int128(after.amount) - Int128(before.amount)
        flagged = before.amount > 0 && fall * 100 <= -Int128(policy.segmentDrop) * Int128(before.amount)
        share =
            before.amount > 0 ? Figures.change(fall, of: Int128(before.amount), off: [policy.segmentDrop]) : "—"
        let (amounts, share) = ((self.before, self.after), share)
        let counts = (dealsBefore, dealsAfter)
        why = Sentence(
            zh: "\(share)：\(amounts.1.short(.zh))（\(counts.1)单），上期同\(days)个工作日\(amounts.0.short(.zh))（\(counts.0)单）",
            en: "\(share): \(amounts.1.short(.en)) (\(English.count(counts.1, "deal"))), in the same "
                + "\(English.count(days, "working day")) before \(amounts.0.short(.en)) (\(English.count(counts.0, "deal")))"
        )
    }

    /// What one deal, or all of a segment, signed in a span.
    struct Sum: Equatable {
        var amount: Int64 = 0
        /// Deals with something above 0, and rows at all.
        var deals = 0
        var rows = 0

        /// A booking of one deal: what was signed and taken back within the span is no signing.
        mutating func add(_ money: Money) {
            amount.add(money.minor)
            rows += 1
            deals = amount > 0 ? 1 : 0
        }

        mutating func count(_ other: Sum, _ sign: Int) {
            amount = sign < 0 ? amount.minus(other.amount) : amount.plus(other.amount)
            deals += other.deals * sign
            rows += other.rows * sign
        }
    }
}
