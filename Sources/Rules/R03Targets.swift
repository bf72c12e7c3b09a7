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
    /// Who has a target of their own for any period, by metric: most have none.
    private var owners: [Target.Metric: Set<ScopeKey>] = [:]
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
        owners[key.metric, default: []].insert(key.scope)
    }

    /// The version that holds on a day: the latest that took effect by then, the newer one of the same day.
    public func version(of key: ScopeKey, _ metric: Target.Metric, _ period: String, on day: Day) -> Target? {
        let all = versions[Key(scope: key, metric: metric, period: period)] ?? []
        let valid = all.filter { $0.from.map { $0 <= day } ?? true }
        return valid.max { ($0.from?.number ?? .min, $0.id) < ($1.from?.number ?? .min, $1.id) }
    }

    /// A scope's own target for a period, set or following from one set for a longer or for all its shorter periods;
    /// nil where the scope has none of its own.
    func own(_ key: ScopeKey, _ metric: Target.Metric, _ period: Period, on day: Day) -> Share? {
        guard owners[metric]?.contains(key) ?? false else { return nil }
        if period.unit == .week {
            // A week belongs to each of its months with the part that lies inside.
            let parts = period.parts(.month)
            if parts.count > 1 {
                let shares = parts.compactMap { month in
                    period.part(in: month).flatMap { own(key, metric, $0, on: day) }
                }
                guard !shares.isEmpty else { return nil }
                return Share(amount: shares.reduce(0) { $0 + $1.amount }, locked: shares.allSatisfy(\.locked))
            }
        }
        return down(key, metric, period, on: day) ?? sum(key, metric, period, on: day)
    }

    private func down(_ key: ScopeKey, _ metric: Target.Metric, _ period: Period, on day: Day) -> Share? {
        let set = explicit(key, metric, period, on: day)
        if let set, set.locked { return set }
        guard let parent = parent(of: period), let above = down(key, metric, parent.period, on: day) else { return set }
        let parts = parent.period.parts(parent.unit)
        guard let place = parts.firstIndex(where: { $0.first == period.first && $0.last == period.last }) else {
            return set
        }
        let shares = spread(key, metric, above.amount, over: parts, on: day)
        return Share(amount: shares[place], locked: above.locked)
    }

    /// The parts' amounts: what is locked stays; the rest goes by what was stored for all the others, else by working
    /// days.
    private func spread(
        _ key: ScopeKey, _ metric: Target.Metric, _ total: Int64, over parts: [Period], on day: Day
    ) -> [Int64] {
        let set = parts.map { explicit(key, metric, $0, on: day) }
        return Targets.share(total, set) { index in
            let (first, last) = organization.presence(of: key, in: parts[index])
            return Int64(calendar.count(first, last))
        }
    }

    /// Splits a total over parts of which some are locked and some have a stored amount.
    static func share(_ total: Int64, _ set: [Share?], weight: (Int) -> Int64) -> [Int64] {
        var result = set.map { $0.map { $0.locked ? $0.amount : 0 } ?? 0 }
        let free = set.indices.filter { !(set[$0]?.locked ?? false) }
        let rest = total - result.reduce(0, +)
        let stored = free.compactMap { set[$0]?.amount }
        let weights = stored.count == free.count && stored.contains { $0 > 0 } ? stored : free.map(weight)
        for (index, amount) in zip(free, Apportion.split(max(rest, 0), by: weights)) { result[index] = amount }
        return result
    }

    private func parent(of period: Period) -> (period: Period, unit: Period.Unit)? {
        let month = Period(.month, of: period.first)
        switch period.unit {
        case .day: return Period(.week, of: period.first).part(in: month).map { ($0, .day) }
        case .week: return (month, .week)
        case .month: return (Period(.quarter, of: period.first), .month)
        case .quarter: return (Period(.year, of: period.first), .quarter)
        case .year: return nil
        }
    }

    /// What was set for exactly this period. A week that was set is shared by its months; a rep who left keeps the part
    /// of the days until then.
    private func explicit(_ key: ScopeKey, _ metric: Target.Metric, _ period: Period, on day: Day) -> Share? {
        guard let target = version(of: key, metric, period.name, on: day) else { return nil }
        var amount = target.amount.minor
        let whole = Period(period.unit, of: period.first)
        if whole != period {
            let parts = whole.parts(.month)
            let shares = Apportion.split(amount, by: parts.map { Int64(calendar.count($0.first, $0.last)) })
            guard let place = parts.firstIndex(where: { $0.holds(period.first) }) else { return nil }
            amount = shares[place]
        }
        let (first, last) = organization.presence(of: key, in: period)
        if last < period.last {
            let days = [calendar.count(first, last), calendar.count(max(first, last + 1), period.last)].map(Int64.init)
            amount = days[1] == 0 ? amount : Apportion.split(amount, by: days)[0]
        }
        return Share(amount: amount, locked: target.locked)
    }

    private func sum(_ key: ScopeKey, _ metric: Target.Metric, _ period: Period, on day: Day) -> Share? {
        guard period.unit >= .quarter else { return nil }
        var total: Int64 = 0
        for part in period.parts(period.unit == .year ? .quarter : .month) {
            guard let share = explicit(key, metric, part, on: day) ?? sum(key, metric, part, on: day) else {
                return nil
            }
            total += share.amount
        }
        return Share(amount: total, locked: true)
    }
}
