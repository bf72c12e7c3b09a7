import Model

/// What the scopes' results of a period are held against: targets, days and the like periods before. It rests on no result,
/// so it holds until a target, the calendar, the people or the day change (R3, R5).
struct ProgressPlan: Sendable {
    /// A scope of the tree.
    struct Scope: Sendable {
        let node: Targets.Node
        /// nil for the company.
        let name: String?
        /// Working days on which the scope is there.
        let days: (elapsed: Int, total: Int)
        /// The places of the scopes right below.
        let children: [Int]
        /// Where its sums stand in what is booked.
        let booked: Int?
    }

    let period: Period
    let metric: Target.Metric
    /// Up to when results count.
    let last: Day
    let organization: Organization
    /// Each before what is below it: the same order in every period and metric.
    let scopes: ContiguousArray<Scope>
    /// nil where a metric has no history to expect by.
    let likes: ExpectedShare.Likes?
    private let places: [ScopeKey: Int]

    init(_ targets: Targets, _ facts: Facts, _ booked: Booked, _ period: Period, _ metric: Target.Metric, now: Instant)
    {
        let (calendar, today) = (targets.calendar, facts.zone.day(of: now))
        let whole = calendar.elapsed(period, now: now, zone: facts.zone)
        let nodes = targets.tree(period, metric, on: min(today, period.last))
        var children = nodes.map { _ in [Int]() }
        var path: [Int] = []
        for (place, node) in nodes.enumerated() {
            path.removeSubrange(min(node.depth, path.count)...)
            if let parent = path.last { children[parent].append(place) }
            path.append(place)
        }
        let organization = targets.organization
        scopes = ContiguousArray(
            nodes.indices.map { place in
                let node = nodes[place]
                return Scope(
                    node: node, name: organization.name(of: node.key),
                    days: targets.days(of: node.key, period, whole, now: now, zone: facts.zone),
                    children: children[place], booked: booked.place(of: node.key))
            })
        likes =
            metric == .signed
            ? ExpectedShare.Likes(period, elapsed: whole.elapsed, total: whole.total, calendar) : nil
        places = Dictionary(nodes.indices.map { (nodes[$0].key, $0) }) { first, _ in first }
        (self.period, self.metric, self.organization) = (period, metric, organization)
        last = min(period.last, today)
    }

    /// The place of a scope; nil where there is no such scope.
    func place(of key: ScopeKey) -> Int? { places[key] }

    /// The places of a scope and of all below it.
    func places(under key: ScopeKey) -> Range<Int> {
        guard let place = places[key] else { return 0..<0 }
        let depth = scopes[place].node.depth
        let end = scopes[(place + 1)...].firstIndex { $0.node.depth <= depth }
        return place..<(end ?? scopes.count)
    }
}

extension Targets {
    /// The working days of a period on which a scope is there: those that have passed, and all. `whole` are those of
    /// the period.
    func days(
        of key: ScopeKey, _ period: Period, _ whole: (elapsed: Int, total: Int), now: Instant, zone: Zone
    ) -> (elapsed: Int, total: Int) {
        let (first, last) = organization.presence(of: key, in: period)
        if first == period.first, last == period.last { return whole }
        let today = zone.day(of: now)
        let done = zone.minute(of: now) >= calendar.dayEnd ? today : today + -1
        return (calendar.count(first, min(last, done)), calendar.count(first, last))
    }
}
