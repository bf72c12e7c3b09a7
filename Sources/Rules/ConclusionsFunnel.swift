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
    public let deals: [[ID<Deal>]]

    /// The deals of a stage's cohort that are still open there, the largest first.
    public func open(_ stage: Int) -> ArraySlice<ID<Deal>> { deals[stage].prefix(funnel.rows[stage].open) }

    /// The stage that loses the largest share of at least so many decided cases, flagged or not.
    public func leakiest(cases: Int) -> Funnel.Row? {
        funnel.rows.filter { $0.advanced + $0.lost >= max(cases, 1) && $0.lost > 0 }
            .max { ($0.loss ?? 0) < ($1.loss ?? 0) }
    }

    init(_ all: Conclusions) {
        let (like, walk) = (all.likeBefore, all.kept.memos.passages.value { Walk(all) })
        (funnel, lags) = (all.funnel, all.stageLags)
        (before, company, deals) = (walk.before, walk.company, walk.deals)
        (windowBefore, daysBefore) = (like.window, like.days)
    }

    /// What one walk over the deals tells; it stands until a deal goes through the stages in another way.
    struct Walk: Sendable {
        let before: Funnel
        let company: Funnel?
        let deals: [[ID<Deal>]]

        init(_ all: Conclusions) {
            let (facts, isCompany) = (all.facts, all.scope == .company)
            let cohort = Cohort(facts, window: all.period, now: all.now)
            var company = cohort
            var before = Cohort(facts, window: all.likeBefore.window, now: all.now)
            var entered: [[(fate: Int, amount: Int64, deal: ID<Deal>)]] = facts.board.pipeline.map { _ in [] }
            facts.board.deals.forEachInPlace { deal in
                if !isCompany { company.add(deal, facts, sign: 1) }
                guard all.holds(deal) else { return }
                before.add(deal, facts, sign: 1)
                cohort.passages(of: deal, facts.spells[deal.id.raw]) { stage, fate in
                    entered[stage].append((fate.rawValue, -(deal.amount?.minor ?? 0), deal.id))
                }
            }
            self.before = before.funnel(facts.policy)
            self.company = isCompany ? nil : company.funnel(facts.policy)
            deals = entered.map { rows in rows.sorted { $0 < $1 }.map(\.deal) }
        }
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
    public func deals(entering stage: ID<Stage>) -> [ID<Deal>] {
        board.pipeline.firstIndex { $0.id == stage }.flatMap { place in
            let deals = funnelBook.deals
            return deals.indices.contains(place) ? deals[place] : nil
        } ?? []
    }
}
