import Model

/// Walks the deals once and sorts each into the stages it passed (R15).
struct Cohort {
    let facts: Facts
    let now: Instant
    let window: Period
    /// Position of a stage by its number, −1 where unknown.
    let place: [Int]
    private let from: Instant
    private let until: Instant
    private var rows: [(advanced: Int, lost: Int, open: Int, back: Int)]
    private var stays: [Survival.Tally]
    private var reasons: [[String?: Int]]
    private(set) var withoutHistory = Outcomes()

    init(facts: Facts, window: Period, now: Instant, place: [Int], stages: Int) {
        (self.facts, self.window, self.now, self.place) = (facts, window, now, place)
        from = facts.zone.instant(window.first)
        until = facts.zone.instant(window.last + 1)
        rows = Array(repeating: (0, 0, 0, 0), count: stages)
        stays = Array(repeating: Survival.Tally(), count: stages)
        reasons = Array(repeating: [:], count: stages)
    }

    private func position(_ stage: ID<Stage>) -> Int { stage.raw < place.count ? place[stage.raw] : -1 }

    mutating func add(_ deal: Deal) {
        let spells = facts.spells[deal.id.raw]
        guard !spells.isEmpty else {
            if let day = deal.closed ?? deal.created, window.holds(day) { withoutHistory.add(deal) }
            return
        }
        // The last stage: where it stands, or stood when it closed.
        let last = spells.last { position($0.stage) >= 0 }.map { position($0.stage) } ?? -1
        var reached = -1
        for (offset, spell) in spells.enumerated() {
            let at = position(spell.stage)
            guard at >= 0 else { continue }
            if at > reached {
                // What lies between was skipped, and so entered and passed at the same moment.
                for stage in (reached < 0 ? at : reached + 1)...at where from <= spell.from && spell.from < until {
                    count(deal, stage, last)
                }
                reached = at
            }
            guard from <= spell.from, spell.from < until else { continue }
            let index = spells.startIndex + offset
            let next = index + 1 < spells.endIndex ? spells[index + 1].from : nil
            stays[at].add(stay: spell.from, of: deal, until: next, now: now, facts.zone)
        }
    }

    private mutating func count(_ deal: Deal, _ stage: Int, _ last: Int) {
        if deal.outcome == .won || stage < last {
            rows[stage].advanced += 1
        } else if stage > last {
            rows[stage].back += 1
        } else if deal.outcome == .lost {
            rows[stage].lost += 1
            reasons[stage][deal.reason, default: 0] += 1
        } else {
            rows[stage].open += 1
        }
    }

    func row(_ index: Int, _ stage: Stage, _ policy: Policy) -> Funnel.Row {
        var row = Funnel.Row(stage.id)
        (row.advanced, row.lost, row.open, row.back) = rows[index]
        row.medianDays = stays[index].median
        let ranked = reasons[index].sorted { ($1.value, $0.key ?? "") < ($0.value, $1.key ?? "") }
        row.reasons = ranked.prefix(3).map { Funnel.Reason(text: $0.key, count: $0.value) }
        row.conclude(policy)
        return row
    }
}
