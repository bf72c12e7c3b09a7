import Model

/// Walks the deals once and sorts each into the stages it passed (R15).
struct Cohort {
    let window: Period
    private let now: Instant
    private let pipeline: [Stage]
    private let entries: Entries
    private var rows: [Counts]
    private var stays: [Survival.Tally]
    private var reasons: [[String?: Int]]
    private(set) var withoutHistory = Outcomes()

    private struct Counts {
        var advanced = 0
        var lost = 0
        var open = 0
        var back = 0
        var amount: Int64 = 0
    }

    init(_ facts: Facts, window: Period, now: Instant) {
        let pipeline = facts.board.pipeline
        var place = Array(repeating: -1, count: (pipeline.map(\.id.raw).max() ?? 0) + 1)
        for (index, stage) in pipeline.enumerated() { place[stage.id.raw] = index }
        (self.window, self.pipeline) = (window, pipeline)
        self.now = now
        let stages = pipeline.count
        entries = Entries(
            place: place, stages: stages, window: window, from: facts.zone.instant(window.first),
            until: facts.zone.instant(window.last + 1))
        rows = Array(repeating: Counts(), count: stages)
        stays = Array(repeating: Survival.Tally(), count: stages)
        reasons = Array(repeating: [:], count: stages)
    }

    /// Counts a deal, or takes it away again.
    mutating func add(_ deal: Deal, _ facts: Facts, sign: Int) {
        guard !facts.indexes.spells.isEmpty(deal.id.raw) else {
            if let day = deal.closed ?? deal.created, window.holds(day) { withoutHistory.add(deal, sign: sign) }
            return
        }
        let spells = facts.spells[deal.id.raw]
        let entries = entries
        entries.passages(of: deal, spells) { stage, fate in count(deal, stage, fate, sign) }
        for (offset, spell) in spells.enumerated() where entries.holds(spell) {
            let at = entries.position(spell.stage)
            guard at >= 0 else { continue }
            let index = spells.startIndex + offset
            let next = index + 1 < spells.endIndex ? spells[index + 1].from : nil
            stays[at].add(stay: spell.from, of: deal, until: next, now: now, facts.zone, sign: sign)
        }
    }

    /// The stages that a deal entered in the window for the first time, and what became of it there.
    func passages(
        of deal: Deal, _ spells: some BidirectionalCollection<Spell>, _ body: (Int, Funnel.Fate) -> Void
    ) {
        entries.passages(of: deal, spells, body)
    }

    private mutating func count(_ deal: Deal, _ stage: Int, _ fate: Funnel.Fate, _ sign: Int) {
        if deal.currency == nil, let amount = deal.amount { rows[stage].amount.add(amount.minor * Int64(sign)) }
        switch fate {
        case .advanced: rows[stage].advanced += sign
        case .back: rows[stage].back += sign
        case .open: rows[stage].open += sign
        case .lost:
            rows[stage].lost += sign
            let count = reasons[stage][deal.reason, default: 0] + sign
            reasons[stage][deal.reason] = count == 0 ? nil : count
        }
    }

    /// One row for each stage of the pipeline.
    func funnel(_ policy: Policy) -> Funnel {
        Funnel(pipeline.indices.map { row($0, pipeline[$0], policy) }, withoutHistory, window)
    }

    private func row(_ index: Int, _ stage: Stage, _ policy: Policy) -> Funnel.Row {
        var row = Funnel.Row(stage.id)
        let counts = rows[index]
        (row.advanced, row.lost, row.open, row.back) = (counts.advanced, counts.lost, counts.open, counts.back)
        row.amount = Money(minor: counts.amount)
        row.medianDays = stays[index].median
        let ranked = reasons[index].sorted { ($1.value, $0.key ?? "") < ($0.value, $1.key ?? "") }
        row.reasons = ranked.prefix(3).map { Funnel.Reason(text: $0.key, count: $0.value) }
        row.conclude(policy)
        return row
    }
}

/// Which stages are entered within a window of time.
private struct Entries {
    /// Position of a stage by its number, −1 where unknown.
    let place: [Int]
    /// How many stages there are.
    let stages: Int
    let window: Period
    let from: Instant
    let until: Instant

    func position(_ stage: ID<Stage>) -> Int { stage.raw < place.count ? place[stage.raw] : -1 }
    func holds(_ spell: Spell) -> Bool { from <= spell.from && spell.from < until }

    func passages(
        of deal: Deal, _ spells: some BidirectionalCollection<Spell>, _ body: (Int, Funnel.Fate) -> Void
    ) {
        // The last stage: where it stands, or stood when it closed.
        let last = spells.last { position($0.stage) >= 0 }.map { position($0.stage) } ?? -1
        let furthest = spells.reduce(-1) { max($0, position($1.stage)) }
        var reached = -1
        for spell in spells {
            let at = position(spell.stage)
            guard at > reached else { continue }
            // What lies between was skipped, and so entered and passed at the same moment.
            for stage in (reached < 0 ? at : reached + 1)...at where holds(spell) {
                body(stage, fate(deal, stage, last, furthest))
            }
            reached = at
        }
        // A win passes all stages above at the moment of closing.
        guard deal.outcome == .won, reached >= 0, let closed = deal.closed, window.holds(closed) else { return }
        for stage in reached + 1..<max(stages, reached + 1) { body(stage, .advanced) }
    }

    /// A stage that was passed stays passed when the deal comes back; only the furthest one was left without passing.
    private func fate(_ deal: Deal, _ stage: Int, _ last: Int, _ furthest: Int) -> Funnel.Fate {
        if deal.outcome == .won || stage < last { return .advanced }
        if stage > last { return stage < furthest ? .advanced : .back }
        return deal.outcome == .lost ? .lost : .open
    }
}
