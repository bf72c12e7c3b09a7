import Model

extension Target {
    /// The changes that set this target after the version that holds: one of the same day is changed, an older one stays
    /// for the past. Without a day it holds from today, or always where nothing was set.
    public func changes(after old: Target?, today: Day) -> [Change] {
        if let old {
            if old.amount == amount, old.locked == locked { return [] }
            if old.from == from ?? today {
                var after = old
                (after.amount, after.locked) = (amount, locked)
                return Change.update(old, to: after).map { [$0] } ?? []
            }
        }
        var target = self
        target.from = from ?? (old == nil ? nil : today)
        return [.add(target)]
    }
}

extension Work {
    /// Sets what a scope is to reach in a period (R3); refused where other targets contradict it.
    public func target(
        _ key: ScopeKey, _ metric: Target.Metric, _ period: Period, _ amount: Money, locked: Bool
    ) throws(Refusal) -> [Change] {
        let today = board.zone.day(of: now)
        var target = Target(blank: board.targets.nextID)
        let targets = Targets(Facts(board))
        (target.period, target.metric, target.amount) = (period.name, metric, amount)
        target.locked = locked || targets.isPart(key, metric, period, on: today, Organization(board))
        (target.scope, target.scopeID) = (key.scope, key.id)
        let old = targets.version(of: key, metric, period.name, on: today)
        let changes = target.changes(after: old, today: today)
        try TargetCheck(board, today).refuse(changes)
        return changes
    }
}
