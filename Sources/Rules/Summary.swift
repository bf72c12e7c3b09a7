import Model

/// Outcomes of a scope, by rep, by region and by quarter. Deals are counted by their owner and the day they closed; won
/// amounts are what was booked, each on its own day and shared by its splits, so that they are those of R5's actuals. A win
/// of an unknown day counts in no period.
public struct Summary: Equatable, Sendable {
    /// One row of a breakdown. `name` is nil for deals without an owner or region.
    public struct Row: Equatable, Sendable {
        public var name: String?
        public var outcomes = Outcomes()
    }

    public private(set) var total = Outcomes()
    public private(set) var byRep: [Row] = []
    public private(set) var byRegion: [Row] = []
    /// Calendar quarters in which something closed or was booked, as `2026Q4`, in order; their `open` is always 0.
    public private(set) var byQuarter: [Row] = []
    /// Reps who own no deal at all and have no part in any.
    public private(set) var repsWithoutDeals: [String] = []

    private var reps: [Int: Outcomes] = [:]
    private var regions: [Int: Outcomes] = [:]
    private var quarters: [String: Outcomes] = [:]

    /// Of closed deals and bookings those of `period` count, of all days where there is none; `holds` tells the owners
    /// in scope.
    public init(_ facts: Facts, period: ClosedRange<Day>? = nil, holds: (ID<Rep>?) -> Bool = { _ in true }) {
        facts.board.deals.forEachInPlace { deal in
            if holds(deal.owner) { count(deal, facts.board, period) }
            book(deal, facts, period, holds)
        }
        let board = facts.board
        byRep = Summary.rows(reps) { board.reps[ID($0)]?.name }
        byRegion = Summary.rows(regions) { board.regions[ID($0)]?.name }
        byQuarter = quarters.map { Row(name: $0.key, outcomes: $0.value) }.sorted { ($0.name ?? "") < ($1.name ?? "") }
        repsWithoutDeals = board.reps.filter { reps[$0.id.raw] == nil }.map(\.name).sorted()
    }

    private mutating func count(_ deal: Deal, _ board: Board, _ period: ClosedRange<Day>?) {
        if deal.outcome != .open, let period, !(deal.closed.map { period.contains($0) } ?? false) { return }
        total.count(deal)
        reps[deal.owner?.raw ?? 0, default: Outcomes()].count(deal)
        regions[board.region(of: deal.owner)?.raw ?? 0, default: Outcomes()].count(deal)
        if let closed = deal.closed, deal.outcome != .open {
            quarters[closed.quarter, default: Outcomes()].count(deal)
        }
    }

    private mutating func book(
        _ deal: Deal, _ facts: Facts, _ period: ClosedRange<Day>?, _ holds: (ID<Rep>?) -> Bool
    ) {
        guard deal.outcome == .won || !facts.indexes.bookings.isEmpty(deal.id.raw) else { return }
        var rows: [(day: Day?, amount: Money)] = Booked.rows(of: deal, facts).map { ($0.day, $0.amount) }
        if rows.isEmpty, let amount = deal.amount { rows = [(nil, amount)] }
        Booked.share(rows.map(\.amount), of: deal, facts) { index, rep, amount in
            let day = rows[index].day
            if let period, !(day.map { period.contains($0) } ?? false) { return }
            guard holds(rep) else { return }
            total.book(amount, deal.currency)
            reps[rep?.raw ?? 0, default: Outcomes()].book(amount, deal.currency)
            let region = facts.board.region(of: rep)?.raw ?? 0
            regions[region, default: Outcomes()].book(amount, deal.currency)
            if let day { quarters[day.quarter, default: Outcomes()].book(amount, deal.currency) }
        }
    }

    private static func rows(_ outcomes: [Int: Outcomes], _ name: (Int) -> String?) -> [Row] {
        outcomes.map { Row(name: name($0.key), outcomes: $0.value) }.sorted(by: precedes)
    }

    /// The larger won amount first; rows without a name last.
    private static func precedes(_ left: Row, _ right: Row) -> Bool {
        if (left.name == nil) != (right.name == nil) { return right.name == nil }
        if left.outcomes.wonAmount != right.outcomes.wonAmount {
            return left.outcomes.wonAmount > right.outcomes.wonAmount
        }
        return (left.name ?? "") < (right.name ?? "")
    }
}

extension Board {
    /// The region of a deal: its owner's.
    public func region(of deal: Deal) -> ID<Region>? { region(of: deal.owner) }

    /// The region of a rep: their own, or that of their team.
    public func region(of rep: ID<Rep>?) -> ID<Region>? {
        guard let rep = reps[rep] else { return nil }
        return rep.region ?? teams[rep.team]?.region
    }
}
