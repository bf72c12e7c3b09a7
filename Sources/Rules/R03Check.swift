import Model

/// Whether targets contradict each other (R3): locked parts that exceed the whole, or that are all locked and do not sum
/// to it; over time and over the tree of scopes.
public struct TargetCheck {
    private struct Place: Hashable {
        var key: ScopeKey
        var metric: Target.Metric
        var period: String

        /// The whole tree of the same period.
        var tree: Place { Place(key: .company, metric: metric, period: period) }
    }

    private let board: Board
    private let day: Day

    /// `day` is the one on which versions are judged.
    public init(_ board: Board, _ day: Day) { (self.board, self.day) = (board, day) }

    /// Throws where the changes bring in a contradiction that was not there before.
    public func refuse(_ changes: [Change]) throws(Refusal) {
        guard !changes.isEmpty else { return }
        var after = board
        do {
            try after.apply(changes)
        } catch {
            throw Refusal(zh: error.sentence.zh, en: error.sentence.en)
        }
        let found = contradictions(after)
        guard !found.isEmpty else { return }
        let known = Set(contradictions(board).map(\.place))
        if let new = found.first(where: { !known.contains($0.place) }) {
            throw Refusal(zh: new.sentence.zh, en: new.sentence.en)
        }
    }

    private func contradictions(_ board: Board) -> [(place: Place, sentence: Sentence)] {
        let targets = Targets(Facts(board))
        let organization = Organization(board)
        var wholes: [Place] = []
        var seen: Set<Place> = []
        var trees: Set<Place> = []
        for target in board.targets {
            let key = ScopeKey(target.scope, target.scopeID)
            guard let period = Period(target.period) else { continue }
            trees.insert(Place(key: .company, metric: target.metric, period: period.name))
            for place in [period] + TargetCheck.above(period) {
                let place = Place(key: key, metric: target.metric, period: place.name)
                if seen.insert(place).inserted { wholes.append(place) }
            }
        }
        var found: [(Place, Sentence)] = []
        var nodes: [Place: [Targets.Node]] = [:]
        for place in Set(wholes.map(\.tree)) {
            nodes[place] = Period(place.period).map { targets.tree($0, place.metric, on: day) }
        }
        for place in wholes {
            let whole = nodes[place.tree]?.first { $0.key == place.key }?.amount
            if let whole, let sentence = time(place, whole, targets, organization) { found.append((place, sentence)) }
        }
        for place in trees.sorted(by: { ($0.period, $0.metric.rawValue) < ($1.period, $1.metric.rawValue) }) {
            found += tree(place, nodes[place] ?? [], organization)
        }
        return found
    }

    /// The longer periods that hold a period whole.
    private static func above(_ period: Period) -> [Period] {
        Period.Unit.allCases.filter { $0 > period.unit }.map { Period($0, of: period.first) }
            .filter { $0.first <= period.first && period.last <= $0.last }
    }

    /// The locked parts of a period against its target.
    private func time(
        _ place: Place, _ whole: Money, _ targets: Targets, _ organization: Organization
    ) -> Sentence? {
        guard let period = Period(place.period), let unit = period.unit.below else { return nil }
        let parts = period.parts(unit)
        let locked = parts.compactMap { part -> Int64? in
            guard Period(part.name) == part else { return nil }
            let target = targets.version(of: place.key, place.metric, part.name, on: day)
            return target.flatMap { $0.locked ? $0.amount.minor : nil }
        }
        guard !locked.isEmpty else { return nil }
        let sum = locked.sum
        return sentence(
            place, organization, whole: whole.minor, sum: sum, isFull: locked.count == parts.count,
            zh: "已锁定的部分", en: "locked parts")
    }

    /// The locked targets below each scope against its own.
    private func tree(
        _ place: Place, _ nodes: [Targets.Node], _ organization: Organization
    ) -> [(Place, Sentence)] {
        nodes.compactMap { node in
            guard node.gap != .zero, let amount = node.amount else { return nil }
            let at = Place(key: node.key, metric: place.metric, period: place.period)
            let sentence = sentence(
                at, organization, whole: amount.minor, sum: (amount + node.gap).minor, isFull: true,
                zh: "下级已锁定的目标", en: "locked targets below")
            return sentence.map { (at, $0) }
        }
    }

    private func sentence(
        _ place: Place, _ organization: Organization, whole: Int64, sum: Int64, isFull: Bool, zh: String, en: String
    ) -> Sentence? {
        guard sum > whole || isFull && sum != whole else { return nil }
        func text(_ amount: Int64) -> String {
            place.metric == .accounts || place.metric == .contacts ? String(amount) : Money(minor: amount).plain
        }
        let name = organization.name(of: place.key)
        return Sentence(
            zh: "\(name ?? "公司") \(place.period) 的目标是\(text(whole))，\(zh)合计\(text(sum))；"
                + "请改目标，或用 target lock --unlock 解锁一个。",
            en: "The target of \(name ?? "the company") for \(place.period) is \(text(whole)), the \(en) sum to "
                + "\(text(sum)); change it, or unlock one with target lock --unlock.")
    }
}
