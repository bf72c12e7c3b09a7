import Model

/// What the funnel of a scope and period is compared with, and the deals behind its stages: walked over once, then kept
/// up deal by deal (R15).
struct FunnelWalk: Sendable {
    private(set) var before: Cohort
    /// nil where the scope is the company.
    private(set) var company: Cohort?
    /// The cohort of each stage: those still open there first, then the lost ones, then those who went back or on;
    /// within each the larger amount first.
    private(set) var entered: [SortedList<Place>]
    /// Tells who entered which stage; counts nothing.
    private let cohort: Cohort

    /// A deal in the cohort of a stage.
    struct Place: Comparable, Sendable {
        let fate: Funnel.Fate
        let amount: Int64
        let deal: ID<Deal>

        static func < (left: Place, right: Place) -> Bool {
            (left.fate.rawValue, right.amount, left.deal) < (right.fate.rawValue, left.amount, right.deal)
        }
    }

    init(_ all: Conclusions) {
        let facts = all.facts
        cohort = Cohort(facts, window: all.period, now: all.now)
        company = all.scope == .company ? nil : cohort
        before = Cohort(facts, window: all.likeBefore.window, now: all.now)
        entered = facts.board.pipeline.map { _ in SortedList() }
        for stage in entered.indices { entered[stage].open() }
        facts.board.deals.forEachInPlace { add($0, facts, inScope: all.holds($0), sign: 1) }
        for stage in entered.indices { entered[stage].seal() }
    }

    /// Counts a deal, or takes it away again.
    mutating func add(_ deal: Deal, _ facts: Facts, inScope: Bool, sign: Int) {
        company?.add(deal, facts, sign: sign)
        guard inScope else { return }
        before.add(deal, facts, sign: sign)
        cohort.passages(of: deal, facts.spells[deal.id.raw]) { stage, fate in
            entered[stage].move(Place(fate: fate, amount: deal.amount?.minor ?? 0, deal: deal.id), sign: sign)
        }
    }
}
