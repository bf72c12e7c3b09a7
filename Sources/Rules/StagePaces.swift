import Model

/// How long deals stay in each stage: the team's own medians, open stays included as unfinished (R15). Plans of single
/// deals are spread by them.
public struct StagePaces: Equatable, Sendable {
    /// The pace of one stage.
    public struct Pace: Equatable, Sendable {
        public let stage: ID<Stage>
        /// Median days of a stay; nil where not half have ended.
        public let median: Int?
        /// Stays that have ended.
        public let cases: Int
    }

    /// In the order of the pipeline.
    public let all: [Pace]
    /// Ended stays from which a median counts.
    public let needed: Int

    /// One walk over all spells up to `now`.
    public init(_ facts: Facts, now: Instant) {
        let pipeline = facts.board.pipeline
        var place = ContiguousArray(repeating: -1, count: (pipeline.map(\.id.raw).max() ?? 0) + 1)
        for (index, stage) in pipeline.enumerated() { place[stage.id.raw] = index }
        var tallies = Array(repeating: Survival.Tally(), count: pipeline.count)
        facts.board.deals.forEachInPlace { deal in
            let spells = facts.spells[deal.id.raw]
            for index in spells.indices where spells[index].from <= now {
                let stage = spells[index].stage.raw
                guard stage < place.count, place[stage] >= 0 else { continue }
                let next = index + 1 < spells.endIndex ? spells[index + 1].from : nil
                let until = next.flatMap { $0 <= now ? $0 : nil }
                tallies[place[stage]].add(stay: spells[index].from, of: deal, until: until, now: now, facts.zone)
            }
        }
        all = zip(pipeline, tallies).map { Pace(stage: $0.id, median: $1.median, cases: $1.ended) }
        needed = facts.policy.segmentCases
    }

    /// The pace of a stage, where the stage is known.
    public subscript(stage: ID<Stage>) -> Pace? { all.first { $0.stage == stage } }

    /// The median days of a stage, where enough stays have ended.
    func days(_ pace: Pace) -> Int? { pace.cases >= needed ? pace.median : nil }
}

extension Survival.Tally {
    /// A stay in a stage: it ends with the deal's next spell, or where there is none with the deal.
    mutating func add(
        stay start: Instant, of deal: Deal, until next: Instant?, now: Instant, _ zone: Zone, sign: Int = 1
    ) {
        let first = zone.day(of: start)
        if let next {
            add(zone.day(of: next) - first, ended: true, sign: sign)
        } else if deal.outcome == .open {
            add(zone.day(of: now) - first, ended: false, sign: sign)
        } else if let closed = deal.closed {
            add(closed - first, ended: true, sign: sign)
        }
    }
}
