import Model

extension Targets {
    /// A scope in the tree with its target for the period.
    public struct Node: Equatable, Sendable {
        public let key: ScopeKey
        /// 0 for the company.
        public let depth: Int
        /// nil: neither the scope nor anything above or below it has a target.
        public let amount: Money?
        /// Why the amount is what it is.
        public let origin: Origin
        /// What the locked targets below sum to beyond this one (or short of it, negative, where all are locked).
        public let gap: Money
    }

    /// Where a target came from.
    public enum Origin: String, Equatable, Sendable {
        /// Set for the scope, for this or another period.
        case own
        /// The scope's share of the target above it, by rep-days.
        case share
        /// The sum of what is below.
        case sum
        case none
    }

    /// The whole tree for a period with the versions that hold on a day, each scope before what is below it. Children
    /// sum to their parent exactly, except where locked ones contradict it (`gap`).
    public func tree(_ period: Period, _ metric: Target.Metric = .signed, on day: Day) -> [Node] {
        let walk = Walk(
            targets: self, period: period, metric: metric, day: day, days: calendar.count(period.first, period.last))
        var nodes: [Node] = []
        walk.visit(.company, depth: 0, given: nil, into: &nodes)
        return nodes
    }

    /// The target of one scope.
    public func amount(of key: ScopeKey, _ period: Period, _ metric: Target.Metric = .signed, on day: Day) -> Money? {
        tree(period, metric, on: day).first { $0.key == key }?.amount
    }

    private struct Walk {
        let targets: Targets
        let period: Period
        let metric: Target.Metric
        let day: Day
        /// Working days of the whole period.
        let days: Int

        func visit(_ key: ScopeKey, depth: Int, given: Int64?, into nodes: inout [Node]) {
            let own = targets.own(key, metric, period, on: day)
            let children = targets.organization.children(of: key)
            let sets = children.map { targets.own($0, metric, period, on: day) }
            var amount = given ?? own?.amount
            var origin = own != nil ? Origin.own : (given != nil ? .share : .none)
            if amount == nil, let sum = sum(key) { (amount, origin) = (sum, .sum) }
            var given: [Int64?] = children.map { _ in nil }
            var gap: Int64 = 0
            if let amount, origin != .sum, !children.isEmpty {
                let shares = Targets.share(amount, sets) { index in
                    targets.organization.repDays(of: children[index], in: period, targets.calendar, whole: days)
                }
                given = shares
                gap = shares.reduce(0, +) - amount
            }
            nodes.append(
                Node(
                    key: key, depth: depth, amount: amount.map { Money(minor: $0) }, origin: origin,
                    gap: Money(minor: gap)))
            for (child, share) in zip(children, given) { visit(child, depth: depth + 1, given: share, into: &nodes) }
        }

        private func sum(_ key: ScopeKey) -> Int64? {
            let parts = targets.organization.children(of: key).compactMap { child in
                targets.own(child, metric, period, on: day)?.amount ?? sum(child)
            }
            return parts.isEmpty ? nil : parts.reduce(0, +)
        }
    }
}
