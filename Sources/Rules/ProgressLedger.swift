import Model

/// What all scopes reached in a period against its plan (R5): colours at once, rows where they are read.
struct ProgressLedger: Sendable {
    /// What a scope reached, and what it usually has by now.
    fileprivate struct Reached: Sendable {
        /// Of the sums that it was read from.
        let edition: Int
        let actual: Money
        let share: ExpectedShare?
    }

    let plan: ProgressPlan
    /// By the place of the scope in the plan.
    private(set) var lights: ContiguousArray<Light> = []
    private var reached: ContiguousArray<Reached> = []
    private let averageDeal: Fraction?
    private let policy: Policy

    /// `before` is one of the same plan: what was booked for a scope is summed again only where it has moved since.
    init(
        _ plan: ProgressPlan, _ actuals: Actuals, _ booked: Booked, averageDeal: Fraction?, _ policy: Policy,
        after before: ProgressLedger? = nil
    ) {
        (self.plan, self.averageDeal, self.policy) = (plan, averageDeal, policy)
        reached.reserveCapacity(plan.scopes.count)
        lights.reserveCapacity(plan.scopes.count)
        let start = plan.likes == nil ? nil : booked.firstDay
        for place in plan.scopes.indices {
            let scope = plan.scopes[place]
            reached.append(
                plan.metric == .signed
                    ? Reached(scope, plan, booked, since: start, after: before?.reached[place])
                    : Reached(edition: 0, actual: actuals.total(scope.node.key, plan.metric, plan.organization)))
            lights.append(PaceLight.light(pace(place, byHistory: byHistory), averageDeal: averageDeal, policy: policy))
        }
    }

    private var byHistory: Bool { policy.historyLights == 1 }

    private func pace(_ place: Int, byHistory: Bool) -> Pace {
        let (scope, reached) = (plan.scopes[place], reached[place])
        return Pace(
            target: scope.node.amount, actual: reached.actual, elapsed: scope.days.elapsed, total: scope.days.total,
            metric: plan.metric, history: byHistory ? reached.share : nil)
    }

    /// The row of a scope by its place in the plan.
    func row(_ place: Int) -> ProgressRow {
        let (scope, reached) = (plan.scopes[place], reached[place])
        func light(byHistory: Bool) -> PaceLight {
            PaceLight(pace(place, byHistory: byHistory), averageDeal: averageDeal, policy: policy)
        }
        let linear = light(byHistory: false)
        let second = reached.share == nil ? nil : light(byHistory: true)
        return ProgressRow(
            key: scope.node.key, depth: scope.node.depth, name: scope.name, period: plan.period, metric: plan.metric,
            target: scope.node.amount, origin: scope.node.origin, gap: scope.node.gap, actual: reached.actual,
            elapsed: scope.days.elapsed, total: scope.days.total, light: byHistory ? second ?? linear : linear,
            second: byHistory && second != nil ? linear : second,
            children: LightCounts(scope.children.lazy.map { lights[$0] }))
    }

    /// The row of a scope; nil where there is no such scope.
    func row(of key: ScopeKey) -> ProgressRow? { plan.place(of: key).map { row($0) } }

    /// The rows of a scope and of all below it, made where they are read.
    func rows(under key: ScopeKey) -> Ranked<ProgressRow> { Ranked(plan.places(under: key)) { row($0) } }
}

extension ProgressLedger.Reached {
    init(edition: Int, actual: Money) { self.init(edition: edition, actual: actual, share: nil) }

    init(
        _ scope: ProgressPlan.Scope, _ plan: ProgressPlan, _ booked: Booked, since start: Day?,
        after before: ProgressLedger.Reached?
    ) {
        let edition = booked.edition(at: scope.booked)
        if let before, before.edition == edition {
            self = before
            return
        }
        self.edition = edition
        actual = booked.total(at: scope.booked, plan.period.first, plan.last)
        share = plan.likes.flatMap { ExpectedShare(booked, at: scope.booked, $0, since: start) }
    }
}
