import Model

/// Everything that the progress of a scope and period shows, made once for the view (R3, R5, R7, R19–R21).
public struct ProgressBook: Sendable {
    /// The lights of a row in the year, quarter, month and week around the pinned period's reference day.
    public typealias Units = [Light]

    /// The scope's row, then those below it.
    public let rows: Ranked<ProgressRow>
    /// Year, quarter, month and week.
    public let periods: [Period]
    /// For each row, its light in each of `periods`.
    public let units: Ranked<Units>
    public let forecast: Forecast
    public let kpis: KPIs
    /// From the open pipeline of a week ago to today's; nil where the journal does not reach back so far.
    public let bridge: Bridge?

    init(_ all: Conclusions) {
        let day = all.period.holds(all.today) ? all.today : all.period.last
        let periods = [Period.Unit.year, .quarter, .month, .week].map { Period($0, of: day) }
        let ledgers = periods.map { all.ledger(.signed, $0) }
        let own = all.ledger()
        units = Ranked(own.plan.places(under: all.scope)) { place in ledgers.map { $0.lights[place] } }
        (rows, self.periods) = (own.rows(under: all.scope), periods)
        forecast = all.forecast
        kpis = all.kpis
        bridge = all.past.since == nil ? nil : all.bridge
    }
}

extension Conclusions {
    /// The progress of the pinned scope and period with all that stands beside it.
    public var progressBook: ProgressBook { memos.progress.value { ProgressBook(self) } }

    /// What all scopes reached in the pinned period.
    func ledger(_ metric: Target.Metric = .signed) -> ProgressLedger { ledger(metric, period) }

    /// The same for any period: made once for all who ask, until something that it rests on moves.
    func ledger(_ metric: Target.Metric, _ period: Period) -> ProgressLedger {
        kept.memos.ledgers.value(KeptMemos.LedgerKey(metric: metric, period: period)) { before in
            // What was signed stands in `booked`, whatever the period.
            let isCounted = metric == .signed || period == self.period
            return ProgressLedger(
                before?.plan ?? ProgressPlan(targets, facts, booked, period, metric, now: now),
                isCounted ? kept.tallies.actuals : Actuals(all: facts, period, today: today), booked,
                averageDeal: basis.averageDeal, policy, after: before)
        }
    }
}

extension ProgressRow {
    /// What each elapsed day brought; nil before the first one has passed.
    public var perDaySoFar: Money? {
        elapsed > 0 ? Money(minor: Figures.rounded(Int128(actual.minor), Int128(elapsed))) : nil
    }

    /// That locked targets below do not sum to this one (R3); nil where they do.
    public var gapSentence: Sentence? {
        guard gap != .zero else { return nil }
        let size = Money(minor: Int64(clamping: gap.minor.magnitude))
        return gap > .zero
            ? Sentence(
                zh: "锁定的下级目标合计比它多\(Figures.amount(size, metric, .zh))",
                en: "locked targets below sum to \(Figures.amount(size, metric, .en)) more")
            : Sentence(
                zh: "锁定的下级目标合计比它少\(Figures.amount(size, metric, .zh))",
                en: "locked targets below sum to \(Figures.amount(size, metric, .en)) less")
    }
}

extension LightCounts {
    /// How many scopes are counted.
    public var count: Int { green + yellow + red + grey }
}
