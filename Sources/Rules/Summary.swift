import Model

/// The whole team's outcomes, by rep, by region and by the quarter of closing.
public struct Summary: Equatable, Sendable {
    /// One row of a breakdown. `name` is nil for deals without an owner or region.
    public struct Row: Equatable, Sendable {
        public var name: String?
        public var outcomes = Outcomes()
    }

    public private(set) var total = Outcomes()
    public private(set) var byRep: [Row] = []
    public private(set) var byRegion: [Row] = []
    /// Calendar quarters in which something closed, as `2026Q4`, in order; their `open` is always 0.
    public private(set) var byQuarter: [Row] = []
    /// Reps who own no deal at all.
    public private(set) var repsWithoutDeals: [String] = []

    public init(_ board: Board) {
        var reps: [Int: Outcomes] = [:]
        var regions: [Int: Outcomes] = [:]
        var quarters: [String: Outcomes] = [:]
        var total = Outcomes()
        board.deals.forEachInPlace { deal in
            total.add(deal)
            reps[deal.owner?.raw ?? 0, default: Outcomes()].add(deal)
            regions[board.region(of: deal)?.raw ?? 0, default: Outcomes()].add(deal)
            if let closed = deal.closed, deal.outcome != .open {
                quarters[closed.quarter, default: Outcomes()].add(deal)
            }
        }
        self.total = total
        byRep = reps.map { Row(name: board.reps[ID($0.key)]?.name, outcomes: $0.value) }.sorted(by: Summary.precedes)
        byRegion = regions.map { Row(name: board.regions[ID($0.key)]?.name, outcomes: $0.value) }
            .sorted(by: Summary.precedes)
        byQuarter = quarters.map { Row(name: $0.key, outcomes: $0.value) }.sorted { ($0.name ?? "") < ($1.name ?? "") }
        repsWithoutDeals = board.reps.filter { reps[$0.id.raw] == nil }.map(\.name).sorted()
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
    /// The region of a deal: its owner's, or that of the owner's team.
    public func region(of deal: Deal) -> ID<Region>? {
        guard let rep = reps[deal.owner] else { return nil }
        return rep.region ?? teams[rep.team]?.region
    }
}
