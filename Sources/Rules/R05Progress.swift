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
        let actuals = Actuals(all: facts, period, today: facts.zone.day(of: now))
        return progress(
            facts, actuals, booked: booked, period: period, metric: metric, now: now, averageDeal: averageDeal)
    }

    func progress(
        _ facts: Facts, _ actuals: Actuals, booked: Booked, period: Period, metric: Target.Metric, now: Instant,
        averageDeal: Fraction?
    ) -> [ProgressRow] {
        let today = facts.zone.day(of: now)
        let whole = calendar.elapsed(period, now: now, zone: facts.zone)
        let nodes = tree(period, metric, on: min(today, period.last))
        let lights = nodes.map { node in
            let days = days(of: node.key, period, whole, now: now, zone: facts.zone)
            var pace = Pace(
                target: node.amount, actual: actuals.total(node.key, metric, booked, organization),
                elapsed: days.elapsed, total: days.total,
                metric: metric)
            let linear = PaceLight(pace, averageDeal: averageDeal, policy: facts.policy)
            var second: PaceLight?
            if metric == .signed,
                let share = ExpectedShare(
                    booked, period, elapsed: whole.elapsed, total: whole.total, calendar: calendar, scope: node.key)
            {
                pace.history = share
                second = PaceLight(pace, averageDeal: averageDeal, policy: facts.policy)
            }
            return (pace: pace, linear: linear, second: second)
        }
        return nodes.indices.map { index in
            let (node, entry) = (nodes[index], lights[index])
            let byHistory = facts.policy.historyLights == 1 && entry.second != nil
            let below = nodes[(index + 1)...].prefix { $0.depth > node.depth }
            let children = below.indices.filter { nodes[$0].depth == node.depth + 1 }.map { place in
                let child = lights[place]
                return facts.policy.historyLights == 1 ? (child.second ?? child.linear).light : child.linear.light
            }
            return ProgressRow(
                key: node.key, depth: node.depth, name: organization.name(of: node.key), period: period, metric: metric,
                target: node.amount, origin: node.origin, gap: node.gap, actual: entry.pace.actual,
                elapsed: entry.pace.elapsed, total: entry.pace.total,
                light: byHistory ? entry.second ?? entry.linear : entry.linear,
                second: byHistory ? entry.linear : entry.second, children: LightCounts(children))
        }
    }

    private func days(
        of key: ScopeKey, _ period: Period, _ whole: (elapsed: Int, total: Int), now: Instant, zone: Zone
    ) -> (elapsed: Int, total: Int) {
        let (first, last) = organization.presence(of: key, in: period)
        if first == period.first, last == period.last { return whole }
        let today = zone.day(of: now)
        let done = zone.minute(of: now) >= calendar.dayEnd ? today : today + -1
        return (calendar.count(first, min(last, done)), calendar.count(first, last))
    }
}
