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
    /// sum to their parent exactly, and the parts of a period to the period, except where locked ones contradict it
    /// (`gap`).
    public func tree(_ period: Period, _ metric: Target.Metric = .signed, on day: Day) -> [Node] {
        let walk = TargetWalk(self, metric, on: day)
        let parts = walk.parts(period)
        return walk.scopes.indices.map { walk.node($0, parts) }
    }

    /// The target of one scope.
    public func amount(of key: ScopeKey, _ period: Period, _ metric: Target.Metric = .signed, on day: Day) -> Money? {
        let walk = TargetWalk(self, metric, on: day)
        let parts = walk.parts(period)
        return walk.scopes.firstIndex { $0.key == key }.flatMap { walk.node($0, parts).amount }
    }
}

extension TargetWalk {
    /// The period; a week across two months as its parts, since it belongs to both.
    fileprivate func parts(_ period: Period) -> [Sheet] {
        let parts = period.unit == .week ? period.parts(.month).compactMap { period.part(in: $0) } : [period]
        return parts.map { sheet($0) }
    }

    fileprivate func node(_ scope: Int, _ sheets: [Sheet]) -> Targets.Node {
        var (amount, gap): (Int64?, Int64) = (nil, 0)
        var origin = Targets.Origin.none
        for sheet in sheets {
            guard let (part, from) = value(scope, sheet) else { continue }
            amount = (amount ?? 0).plus(part)
            if origin == .none || from == .own { origin = from }
            guard from != .sum, !scopes[scope].children.isEmpty else { continue }
            gap.add(rows(scope, sheet).sum.minus(part))
        }
        return Targets.Node(
            key: scopes[scope].key, depth: scopes[scope].depth, amount: amount.map { Money(minor: $0) }, origin: origin,
            gap: Money(minor: gap))
    }

    private func value(_ scope: Int, _ sheet: Sheet) -> (Int64, Targets.Origin)? {
        if let amount = amount(scope, sheet) { return (amount, own(scope, sheet) != nil ? .own : .share) }
        return sum(scope, sheet).map { ($0, .sum) }
    }

    private func sum(_ scope: Int, _ sheet: Sheet) -> Int64? {
        let parts = scopes[scope].children.compactMap { own($0, sheet)?.amount ?? sum($0, sheet) }
        return parts.isEmpty ? nil : parts.sum
    }
}
