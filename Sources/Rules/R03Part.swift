import Model

extension Targets {
    /// Whether a target is a part of another: of the scope's own for a longer period, or of one of the scopes above for the
    /// same period. A part that is set by hand is locked, and the rest takes what is left (R3).
    public func isPart(
        _ key: ScopeKey, _ metric: Target.Metric, _ period: Period, on day: Day, _ organization: Organization
    ) -> Bool {
        let longer = Period.Unit.allCases.filter { $0 > period.unit }.map { Period($0, of: period.first) }
            .filter { $0.first <= period.first && period.last <= $0.last }
        if longer.contains(where: { amount(of: key, $0, metric, on: day) != nil }) { return true }
        var above = organization.parent(of: key)
        while let scope = above {
            if amount(of: scope, period, metric, on: day) != nil { return true }
            above = organization.parent(of: scope)
        }
        return false
    }
}
