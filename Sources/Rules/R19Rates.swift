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

    public var value: Double { bottom == 0 ? 0 : Double(top) / Double(bottom) }

    public var why: Sentence {
        let share = Figures.percent(top, of: bottom)
        guard own else {
            return Sentence(
                zh: "\(share)（阶段设定，自有样本\(cases)）", en: "\(share) (the stage's setting; \(cases) cases of our own)")
        }
        let range = Wilson.interval(top, of: bottom).map { Figures.range($0) } ?? "—"
        return Sentence(
            zh: "\(share)（自有\(top)/\(bottom)，\(range)）", en: "\(share) (own rate \(top)/\(bottom), \(range))")
    }
}

/// The rates of all stages. Only deals with stage history count; history is never invented.
public struct StageRates: Equatable, Sendable {
    /// In the order of the pipeline.
    public let rates: [StageRate]
    private let place: [Int]

    public init(_ facts: Facts) {
        let pipeline = facts.board.pipeline
        var place: [Int] = Array(repeating: -1, count: (pipeline.map(\.id.raw).max() ?? 0) + 1)
        for (index, stage) in pipeline.enumerated() { place[stage.id.raw] = index }
        var counts = Array(repeating: (won: 0, closed: 0), count: pipeline.count)
        facts.board.deals.forEachInPlace { deal in
            guard deal.outcome != .open else { return }
            var (low, high) = (Int.max, -1)
            for spell in facts.spells[deal.id.raw] {
                guard spell.stage.raw < place.count, place[spell.stage.raw] >= 0 else { continue }
                low = min(low, place[spell.stage.raw])
                high = max(high, place[spell.stage.raw])
            }
            guard high >= 0 else { return }
            let won = deal.outcome == .won
            for stage in low...(won ? pipeline.count - 1 : high) {
                counts[stage].closed += 1
                if won { counts[stage].won += 1 }
            }
        }
        rates = zip(pipeline, counts).map { stage, count in
            let own = count.closed >= facts.policy.ownRateCases && count.closed > 0
            return StageRate(
                stage: stage.id, top: own ? count.won : stage.probability, bottom: own ? count.closed : 100, own: own,
                cases: count.closed)
        }
        self.place = place
    }

    /// The index of a stage in `rates`.
    func index(_ stage: ID<Stage>) -> Int? {
        stage.raw < place.count && place[stage.raw] >= 0 ? place[stage.raw] : nil
    }

    public subscript(stage: ID<Stage>) -> StageRate? { index(stage).map { rates[$0] } }
}
