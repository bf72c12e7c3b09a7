import Model

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

    /// The cohort of the like period before, in the pinned scope.
    public var funnelBefore: Funnel { Funnel(facts, window: likeBefore.window, now: now, keep: holds) }

    /// The whole company's cohort of the pinned period; nil where the scope is the company.
    public var funnelOfCompany: Funnel? {
        scope == .company ? nil : Funnel(facts, window: period, now: now)
    }

    /// The deals that entered a stage in the period: those still open first, then the lost ones, then those who went
    /// back or on; within each the larger amount first.
    public func deals(entering stage: ID<Stage>) -> [ID<Deal>] {
        let pipeline = board.pipeline
        guard let wanted = pipeline.firstIndex(where: { $0.id == stage }) else { return [] }
        let cohort = Cohort(facts, window: period, now: now)
        var rows: [(fate: Int, amount: Int64, deal: ID<Deal>)] = []
        board.deals.forEachInPlace { deal in
            guard holds(deal) else { return }
            cohort.passages(of: deal, facts.spells[deal.id.raw]) { stage, fate in
                if stage == wanted { rows.append((fate.rawValue, -(deal.amount?.minor ?? 0), deal.id)) }
            }
        }
        return rows.sorted { $0 < $1 }.map(\.deal)
    }
}
