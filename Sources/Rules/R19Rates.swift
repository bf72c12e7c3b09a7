import Model

/// The chance of winning from a stage, as a quotient: the team's own rate where enough deals have closed from there,
/// else the stage's setting (R19).
public struct StageRate: Equatable, Sendable {
    public let stage: ID<Stage>
    public let top: Int
    public let bottom: Int
    /// True: won ÷ closed of the deals that had reached the stage. False: the stage's setting.
    public let own: Bool
    /// Closed deals that had reached the stage.
    public let cases: Int

    public var chance: Chance { Chance(top, of: bottom) }
    public var value: Double { bottom == 0 ? 0 : Double(top) / Double(bottom) }

    public var why: Sentence {
        let share = Figures.percent(top, of: bottom)
        guard own else {
            return Sentence(
                zh: "\(share)（阶段设定，自有样本\(cases)）",
                en: "\(share) (the stage's setting; \(English.count(cases, "case")) of our own)")
        }
        let range = Wilson.interval(top, of: bottom).map { Figures.range($0) } ?? "—"
        return Sentence(
            zh: "\(share)（自有\(top)/\(bottom)，\(range)）", en: "\(share) (own rate \(top)/\(bottom), \(range))")
    }
}

/// The rates of all stages. Only deals with stage history count; history is never invented.
public struct StageRates: Equatable, Sendable {
    /// In the order of the pipeline.
    public private(set) var rates: [StageRate] = []
    private let place: [Int]
    private let settings: [StageRate]
    private let fewest: Int
    private var counts: [Count]

    private struct Count: Equatable {
        var (won, closed) = (0, 0)
    }

    public init(_ facts: Facts) {
        self.init(empty: facts)
        facts.board.deals.forEachInPlace { add($0, facts, sign: 1) }
        settle()
    }

    /// No deal counted yet.
    init(empty facts: Facts) {
        let pipeline = facts.board.pipeline
        var place: [Int] = Array(repeating: -1, count: (pipeline.map(\.id.raw).max() ?? 0) + 1)
        for (index, stage) in pipeline.enumerated() { place[stage.id.raw] = index }
        self.place = place
        settings = pipeline.map { StageRate(stage: $0.id, top: $0.probability, bottom: 100, own: false, cases: 0) }
        fewest = max(facts.policy.ownRateCases, 1)
        counts = Array(repeating: Count(), count: pipeline.count)
        settle()
    }

    /// Counts a closed deal for the stages that it had reached, or takes it away again.
    mutating func add(_ deal: Deal, _ facts: Facts, sign: Int) {
        guard deal.outcome != .open, !facts.indexes.spells.isEmpty(deal.id.raw) else { return }
        var (low, high) = (Int.max, -1)
        facts.spells[deal.id.raw].look { spell in
            guard let index = index(spell.stage) else { return }
            (low, high) = (min(low, index), max(high, index))
        }
        guard high >= 0 else { return }
        let won = deal.outcome == .won
        for stage in low...(won ? counts.count - 1 : high) {
            counts[stage].closed += sign
            if won { counts[stage].won += sign }
        }
    }

    /// Works the rates out from what was counted.
    mutating func settle() {
        rates = zip(settings, counts).map { setting, count in
            let own = count.closed >= fewest
            return StageRate(
                stage: setting.stage, top: own ? count.won : setting.top, bottom: own ? count.closed : 100, own: own,
                cases: count.closed)
        }
    }

    /// The team's own rates of winning, exact, where they replace the stages' settings.
    public var chances: [ID<Stage>: Chance] {
        rates.reduce(into: [:]) { result, rate in
            guard rate.own, rate.bottom > 0 else { return }
            result[rate.stage] = rate.chance
        }
    }

    /// What a lane of the board is worth in the workspace's currency, by the rate that the forecast takes: rounded once.
    public func weighted(_ lane: Lane) -> Money {
        guard case .stage(let stage) = lane.place, let rate = self[stage] else { return lane.sums.home.weighted }
        return Money(minor: Figures.rounded(lane.sums.home.weighable * Int128(rate.top), Int128(rate.bottom)))
    }

    /// The index of a stage in `rates`.
    func index(_ stage: ID<Stage>) -> Int? {
        stage.raw < place.count && place[stage.raw] >= 0 ? place[stage.raw] : nil
    }

    public subscript(stage: ID<Stage>) -> StageRate? { index(stage).map { rates[$0] } }
}
