import Model

/// The funnel of a scope and period with what it is compared with, made once for the view (R6, R15).
public struct FunnelBook: Sendable {
    public let funnel: Funnel
    /// The cohort of the like period before, up to as many working days.
    public let before: Funnel
    /// Whose name is that period's; `daysBefore` is nil where it is taken whole.
    public let windowBefore: Period
    public let daysBefore: Int?
    /// The whole company's cohort; nil where the scope is the company.
    public let company: Funnel?
    /// Whether deals pass each stage as often as the target needs; empty for a part of the team.
    public let lags: [StageLag]
    /// The deals of each stage's cohort: those still open there first, then the lost ones, then those who went back or
    /// on; within each the larger amount first.
    public let deals: [Ranked<ID<Deal>>]

    /// The deals of a stage's cohort that are still open there, the largest first.
    public func open(_ stage: Int) -> Slice<Ranked<ID<Deal>>> { deals[stage].prefix(funnel.rows[stage].open) }

    /// The stage that loses the largest share of at least so many decided cases, flagged or not.
    public func leakiest(cases: Int) -> Funnel.Row? {
        funnel.rows.filter { $0.advanced + $0.lost >= max(cases, 1) && $0.lost > 0 }
            .max { ($0.loss ?? 0) < ($1.loss ?? 0) }
    }

    init(_ all: Conclusions) {
        let (like, walk) = (all.likeBefore, all.kept.memos.passages.value { FunnelWalk(all) })
        (funnel, lags) = (all.funnel, all.stageLags)
        (before, company) = (walk.before.funnel(all.policy), walk.company?.funnel(all.policy))
        deals = walk.entered.map { Ranked($0) { $0.deal } }
        (windowBefore, daysBefore) = (like.window, like.days)
    }
}

/// What the funnel of the pinned scope and period is compared with, and the deals behind its stages (R15).
extension Conclusions {
    /// The like period before the pinned one up to as many working days as have passed; whole where the pinned one is
    /// over. `days` is nil then.
    public var likeBefore: (window: Period, days: Int?) {
        let before = period.previous
        let days = facts.calendar.elapsed(period, now: now, zone: facts.zone).elapsed
        guard period.last >= today, let last = facts.calendar.day(days, of: before) else { return (before, nil) }
        return (before.until(last), days)
    }

    /// The funnel of the scope and period with all that stands beside it.
    public var funnelBook: FunnelBook { memos.funnel.value { FunnelBook(self) } }

    /// The deals that entered a stage in the period, in the order of the book.
    public func deals(entering stage: ID<Stage>) -> Ranked<ID<Deal>> {
        board.pipeline.firstIndex { $0.id == stage }.flatMap { place in
            let deals = funnelBook.deals
            return deals.indices.contains(place) ? deals[place] : nil
        } ?? Ranked([])
    }
}
