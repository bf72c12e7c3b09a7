import Model

/// One scope's row of the progress view: target, actual, light and sentence (R3, R5).
public struct ProgressRow: Equatable, Sendable {
    public let key: ScopeKey
    /// 0 for the company.
    public let depth: Int
    /// nil for the company.
    public let name: String?
    public let period: Period
    public let metric: Target.Metric
    public let target: Money?
    public let origin: Targets.Origin
    /// What locked targets below sum to beyond this one; 0 where nothing contradicts.
    public let gap: Money
    public let actual: Money
    /// Working days on which the scope is there.
    public let elapsed: Int
    public let total: Int
    /// The light that counts: by the expectation that the workspace chose, else by the linear one.
    public let light: PaceLight
    /// The light by the other expectation; nil where there is no history to expect by.
    public let second: PaceLight?
    /// The lights right below: counted, never averaged.
    public let children: LightCounts
}

extension Targets {
    /// The rows of a period for all scopes, each before what is below it. Targets are the versions that hold on the day
    /// of `now`. A rep's days are those on which the rep is there.
    public func progress(
        _ facts: Facts, booked: Booked, period: Period, metric: Target.Metric = .signed, now: Instant,
        averageDeal: Fraction? = nil
    ) -> [ProgressRow] {
        let plan = ProgressPlan(self, facts, booked, period, metric, now: now)
        let actuals = Actuals(all: facts, period, today: facts.zone.day(of: now))
        let ledger = ProgressLedger(plan, actuals, booked, averageDeal: averageDeal, facts.policy)
        return Array(ledger.rows(under: .company))
    }
}
