import Model

/// The targets of a workspace with what follows from them: a target set for a quarter is also one for each of its days,
/// and one set for the company is also one for each rep (R3).
public struct Targets: Sendable {
    private struct Key: Hashable {
        let scope: ScopeKey
        let metric: Target.Metric
        let period: String

        init(scope: ScopeKey, metric: Target.Metric, period: String) {
            (self.scope, self.metric, self.period) = (scope, metric, period)
        }

        init(_ target: Target) {
            self.init(
                scope: ScopeKey(target.scope, target.scopeID), metric: target.metric, period: target.period)
        }
    }

    /// What a scope is to reach in a period.
    struct Share: Equatable {
        var amount: Int64
        /// Set by hand: what is above it does not re-spread over it.
        var locked: Bool
    }

    private var versions: [Key: [Target]] = [:]
    /// The periods for which a scope has targets of its own, by metric: most have none.
    private var periods: [Target.Metric: [ScopeKey: Set<Period>]] = [:]
    let calendar: WorkCalendar
    public let organization: Organization

    public init(_ facts: Facts) {
        calendar = facts.calendar
        organization = Organization(facts.board)
        for target in facts.board.targets { replace(nil, by: target) }
    }

    /// Follows a change of one target; nil: it was or is not there.
    mutating func replace(_ before: Target?, by after: Target?) {
        if let before { versions[Key(before)]?.removeAll { $0.id == before.id } }
        guard let after else { return }
        let key = Key(after)
        versions[key, default: []].append(after)
        if let period = Period(key.period) { periods[key.metric, default: [:]][key.scope, default: []].insert(period) }
    }

    /// The periods for which a scope has, or once had, a target of its own.
    func periods(of key: ScopeKey, _ metric: Target.Metric) -> Set<Period> { periods[metric]?[key] ?? [] }

    /// The version that holds on a day: the latest that took effect by then, the newer one of the same day.
    public func version(of key: ScopeKey, _ metric: Target.Metric, _ period: String, on day: Day) -> Target? {
        let all = versions[Key(scope: key, metric: metric, period: period)] ?? []
        let valid = all.filter { $0.from.map { $0 <= day } ?? true }
        return valid.max { ($0.from?.number ?? .min, $0.id) < ($1.from?.number ?? .min, $1.id) }
    }

    /// Splits a total over parts of which some are locked and some have a stored amount.
    static func share(_ total: Int64, _ set: [Share?], weight: (Int) -> Int64) -> [Int64] {
        var result = set.map { $0.map { $0.locked ? $0.amount : 0 } ?? 0 }
        let free = set.indices.filter { !(set[$0]?.locked ?? false) }
        let rest = total.minus(result.sum)
        let stored = free.compactMap { set[$0]?.amount }
        let weights = stored.count == free.count && stored.contains { $0 > 0 } ? stored : free.map(weight)
        for (index, amount) in zip(free, Apportion.split(max(rest, 0), by: weights)) { result[index] = amount }
        return result
    }
}
