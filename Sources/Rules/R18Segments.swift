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
    /// (after − before) ÷ before; nil where nothing was signed before.
    public var change: Double? {
        before > .zero ? Double(after.minor - before.minor) / Double(before.minor) : nil
    }

    /// The largest fall first. Empty before the first working day of the period has passed.
    public static func all(_ facts: Facts, booked: Booked, by: By, period: Period, now: Instant) -> [SegmentChange] {
        guard let windows = windows(facts, period, now) else { return [] }
        let names = Names(facts.board, by)
        var sums: [String?: (before: Sum, after: Sum)] = [:]
        for entry in windows.entries(booked, before: true) {
            sums[names.name(entry.deal), default: (Sum(), Sum())].before.add(entry)
        }
        for entry in windows.entries(booked, before: false) {
            sums[names.name(entry.deal), default: (Sum(), Sum())].after.add(entry)
        }
        let days = windows.days
        let rows = sums.map { SegmentChange($0.key, $0.value.before, $0.value.after, days, facts.policy) }
        return rows.sorted {
            ($0.after.minor - $0.before.minor, $0.name ?? "") < ($1.after.minor - $1.before.minor, $1.name ?? "")
        }
    }

    /// The days that are compared: as many working days of both periods, up to a day of each.
    struct Windows {
        let period: Period
        let days: Int
        let lastAfter: Day
        let lastBefore: Day

        func entries(_ booked: Booked, before: Bool) -> ArraySlice<Booked.Entry> {
            let last = before ? lastBefore : lastAfter
            return booked.entries(in: before ? period.previous : period).prefix { $0.day <= last }
        }
    }

    /// nil before the first working day of the period has passed. A shorter like period is taken whole.
    static func windows(_ facts: Facts, _ period: Period, _ now: Instant) -> Windows? {
        let days = facts.calendar.elapsed(period, now: now, zone: facts.zone).elapsed
        guard let last = facts.calendar.day(days, of: period) else { return nil }
        let earlier = period.previous
        return Windows(
            period: period, days: days, lastAfter: last,
            lastBefore: facts.calendar.day(days, of: earlier) ?? earlier.last)
    }

    private init(_ name: String?, _ before: Sum, _ after: Sum, _ days: Int, _ policy: Policy) {
        self.name = name
        (self.before, self.after) = (Money(minor: before.amount), Money(minor: after.amount))
        (dealsBefore, dealsAfter) = (before.deals.count, after.deals.count)
        let fall = Int128(after.amount) - Int128(before.amount)
        flagged = before.amount > 0 && fall * 100 <= -Int128(policy.segmentDrop) * Int128(before.amount)
        let share =
            before.amount > 0 ? (fall > 0 ? "+" : "") + Figures.ratio(fall * 100, Int128(before.amount)) + "%" : "—"
        let amounts = (self.before, self.after)
        let counts = (dealsBefore, dealsAfter)
        why = Sentence(
            zh: "\(share)：\(amounts.1.short(.zh))（\(counts.1)单），上期同\(days)个工作日\(amounts.0.short(.zh))（\(counts.0)单）",
            en: "\(share): \(amounts.1.short(.en)) (\(counts.1) deals), in the same \(days) working days before "
                + "\(amounts.0.short(.en)) (\(counts.0) deals)")
    }

    private struct Sum {
        var amount: Int64 = 0
        var deals: Set<ID<Deal>> = []

        mutating func add(_ entry: Booked.Entry) {
            amount += entry.amount.minor
            if entry.amount > .zero { deals.insert(entry.deal) }
        }
    }

    private struct Names {
        let board: Board
        let by: By

        init(_ board: Board, _ by: By) { (self.board, self.by) = (board, by) }

        func name(_ id: ID<Deal>) -> String? {
            guard let deal = board.deals[id] else { return nil }
            return by.name(of: deal, board)
        }
    }
}
