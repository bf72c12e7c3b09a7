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

    /// One walk over all spells up to the end of today.
    public init(_ facts: Facts, now: Instant) {
        var tally = Tally(facts, now: now)
        facts.board.deals.forEachInPlace { tally.add($0, facts, sign: 1) }
        self.init(tally, facts)
    }

    init(_ tally: Tally, _ facts: Facts) {
        all = zip(facts.board.pipeline, tally.stays).map { Pace(stage: $0.id, median: $1.median, cases: $1.ended) }
        needed = facts.policy.segmentCases
    }

    /// Stays by stage, counted deal by deal.
    struct Tally: Sendable {
        private let place: ContiguousArray<Int>
        private let now: Instant
        private let end: Instant
        fileprivate var stays: [Survival.Tally]

        init(_ facts: Facts, now: Instant) {
            let pipeline = facts.board.pipeline
            var place = ContiguousArray(repeating: -1, count: (pipeline.map(\.id.raw).max() ?? 0) + 1)
            for (index, stage) in pipeline.enumerated() { place[stage.id.raw] = index }
            self.place = place
            (self.now, end) = (now, facts.zone.instant(facts.zone.day(of: now) + 1))
            stays = Array(repeating: Survival.Tally(), count: pipeline.count)
        }

        mutating func add(_ deal: Deal, _ facts: Facts, sign: Int) {
            guard !facts.indexes.spells.isEmpty(deal.id.raw) else { return }
            var last: (stage: Int, from: Instant)?
            facts.spells[deal.id.raw].look { spell in
                guard spell.from < end else { return }
                if let last { close(last, deal, until: spell.from, facts, sign) }
                last = (spell.stage.raw, spell.from)
            }
            if let last { close(last, deal, until: nil, facts, sign) }
        }

        private mutating func close(
            _ stay: (stage: Int, from: Instant), _ deal: Deal, until: Instant?, _ facts: Facts, _ sign: Int
        ) {
            guard stay.stage < place.count, place[stay.stage] >= 0 else { return }
            stays[place[stay.stage]].add(
                stay: stay.from, of: deal, until: until, now: now, facts.zone, sign: sign)
        }
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
