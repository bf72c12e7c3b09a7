import Model

/// What was signed, by deal, day and rep: the one list that every "actual" is summed from. It follows the edges of the
/// rule book: a cancelling is negative on its own day, a changed amount counts with its difference on the day of the
/// change, and a shared deal is split to the cent.
public struct Booked: Sendable {
    /// One rep's part of one booking.
    public struct Entry: Equatable, Sendable {
        public let deal: ID<Deal>
        /// nil: nobody owns the deal.
        public let rep: ID<Rep>?
        public let day: Day
        public let amount: Money
    }

    /// In the workspace's currency, oldest first.
    public let entries: ContiguousArray<Entry>
    /// Booked amounts in other currencies, kept apart.
    public let foreign: [String: Money]
    /// Won deals that count nowhere: without an amount, or without the day of closing.
    public let withoutAmount: Int
    public let withoutDay: Int
    private let byRep: Grouped<Entry>
    private let organization: Organization
    public var firstDay: Day? { entries.first?.day }

    public init(_ facts: Facts) {
        var list: ContiguousArray<Entry> = []
        var foreign: [String: Money] = [:]
        var (amountless, dayless) = (0, 0)
        facts.board.deals.forEachInPlace { deal in
            let rows = facts.bookings[deal.id.raw]
            if rows.isEmpty {
                guard deal.outcome == .won else { return }
                guard let amount = deal.amount else { return amountless += 1 }
                guard let closed = deal.closed else { return dayless += 1 }
                if let currency = deal.currency {
                    foreign[currency, default: .zero] += amount
                } else {
                    Booked.add(deal, closed, amount, facts.splits[deal.id.raw], to: &list)
                }
            }
            for row in rows {
                if let currency = deal.currency {
                    foreign[currency, default: .zero] += row.amount
                } else {
                    Booked.add(deal, row.day, row.amount, facts.splits[deal.id.raw], to: &list)
                }
            }
        }
        list.sort { ($0.day.number, $0.deal, $0.rep?.raw ?? 0) < ($1.day.number, $1.deal, $1.rep?.raw ?? 0) }
        entries = list
        (self.foreign, withoutAmount, withoutDay) = (foreign, amountless, dayless)
        byRep = Grouped(list, key: { $0.rep?.raw ?? 0 }, order: { $0.day < $1.day })
        organization = Organization(facts.board)
    }

    private static func add(
        _ deal: Deal, _ day: Day, _ amount: Money, _ splits: ArraySlice<Split>, to list: inout ContiguousArray<Entry>
    ) {
        guard !splits.isEmpty else {
            return list.append(Entry(deal: deal.id, rep: deal.owner, day: day, amount: amount))
        }
        let parts = Apportion.split(amount.minor, by: splits.map { Int64($0.percent) })
        for (split, part) in zip(splits, parts) where part != 0 {
            list.append(Entry(deal: deal.id, rep: split.rep, day: day, amount: Money(minor: part)))
        }
    }

    /// What a scope signed from one day to another, both counted. A deal shared within a team counts once for the team.
    public func total(_ scope: ScopeKey, _ first: Day, _ last: Day) -> Money {
        guard scope.scope != .company else { return Booked.sum(entries, first, last) }
        return organization.reps(of: scope).reduce(.zero) { $0 + Booked.sum(byRep[$1.raw], first, last) }
    }

    public func total(_ scope: ScopeKey = .company, _ period: Period) -> Money {
        total(scope, period.first, period.last)
    }

    /// The entries of a period, oldest first.
    public func entries(in period: Period) -> ArraySlice<Entry> {
        let (low, high) = (Booked.bound(entries, period.first), Booked.bound(entries, period.last + 1))
        return ArraySlice(entries[low..<max(low, high)])
    }

    private static func sum<C: RandomAccessCollection>(
        _ list: C, _ first: Day, _ last: Day
    ) -> Money where C.Element == Entry, C.Index == Int {
        var total = Money.zero
        var index = bound(list, first)
        while index < list.endIndex, list[index].day <= last {
            total += list[index].amount
            index += 1
        }
        return total
    }

    /// The first index whose day is not before a day.
    private static func bound<C: RandomAccessCollection>(
        _ list: C, _ day: Day
    ) -> Int where C.Element == Entry, C.Index == Int {
        var (low, high) = (list.startIndex, list.endIndex)
        while low < high {
            let middle = (low + high) / 2
            if list[middle].day < day { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// What must be booked when a deal changes, as (day, amount), so that its bookings sum to what it is now worth:
    /// nothing for a plain win (the deal itself says it), the old state and the difference otherwise.
    public static func due(
        from before: Deal, to after: Deal, booked: some Sequence<Booking>, today: Day
    ) -> [(day: Day, amount: Money)] {
        func worth(_ deal: Deal) -> Money { deal.outcome == .won ? deal.amount ?? .zero : .zero }
        var sum = Money.zero
        var any = false
        for row in booked { (sum, any) = (sum + row.amount, true) }
        if any {
            let rest = worth(after) - sum
            let day = before.outcome != .won && after.outcome == .won ? after.closed ?? today : today
            return rest == .zero ? [] : [(day, rest)]
        }
        guard before.outcome == .won, worth(before) != worth(after), let closed = before.closed else { return [] }
        return [(closed, worth(before)), (today, worth(after) - worth(before))]
    }
}
