import Model

extension SampleCompany {
    /// One step of the sample company's journal.
    public struct Step: Sendable {
        public var changes: [Change]
        public var at: Instant
    }

    /// The same company with its last week as history: as it stood on Sunday of a week ago, then what happened on each
    /// day since. Applied in order the steps give what `changes` gives; the journal then knows the bridge (R20), last
    /// week's red dots (R22) and a decision that was moved forward (R9).
    public static func steps(
        today: Day, lang: Lang, zone: Zone, working: @escaping (Day) -> Bool = isPlainWorkday
    ) -> [Step] {
        let all = changes(today: today, lang: lang, zone: zone, working: working)
        var week = Week(today: today, zone: zone, words: Words.of(lang))
        return week.split(all)
    }
}

/// Takes the last week back, entity by entity.
struct Week {
    let today: Day
    let zone: Zone
    let words: Words
    /// Everything later belongs to the week.
    let start: Instant
    var base: [Change] = []
    private var days: [[Change]]
    /// What happened on each deal since the start: the newest moment, and whether we touched it.
    private(set) var last: [Int: Instant] = [:]
    private(set) var spells: [Int: [Spell]] = [:]
    private(set) var touches: [Int: [Activity]] = [:]
    private(set) var handOvers: [Int: HandOver] = [:]
    private(set) var fresh: Set<Int> = []
    private var freshContracts: Set<Int> = []

    static let length = 8

    init(today: Day, zone: Zone, words: Words) {
        (self.today, self.zone, self.words) = (today, zone, words)
        start = zone.instant(today + -Week.length, minute: 1_200)
        days = Array(repeating: [], count: Week.length)
    }

    mutating func split(_ all: [Change]) -> [SampleCompany.Step] {
        for change in all { gather(change) }
        for change in all { place(change) }
        let steps = days.enumerated().filter { !$0.element.isEmpty }.map { index, changes in
            let day = today + (index + 1 - Week.length)
            return SampleCompany.Step(changes: changes, at: zone.instant(day, minute: day == today ? 539 : 1_110))
        }
        return [SampleCompany.Step(changes: base, at: start)] + steps
    }

    /// Looks at what a deal's past depends on.
    private mutating func gather(_ change: Change) {
        guard case .add(let kind, let id, let row) = change else { return }
        switch kind {
        case .spell:
            guard let spell = Spell(id: id, row: row) else { return }
            if spells[spell.deal.raw] == nil, spell.from > start { fresh.insert(spell.deal.raw) }
            spells[spell.deal.raw, default: []].append(spell)
            note(spell.deal.raw, spell.from)
        case .activity:
            guard let touch = Activity(id: id, row: row), let deal = touch.deal else { return }
            touches[deal.raw, default: []].append(touch)
            note(deal.raw, touch.at)
        case .handOver:
            guard let handOver = HandOver(id: id, row: row), handOver.at > start else { return }
            handOvers[handOver.deal.raw] = handOver
            note(handOver.deal.raw, handOver.at)
        default: break
        }
    }

    private mutating func note(_ deal: Int, _ at: Instant) {
        if at > start { last[deal] = max(last[deal] ?? at, at) }
    }

    private mutating func place(_ change: Change) {
        guard case .add(let kind, let id, let row) = change else { return base.append(change) }
        if kind == .deal, let deal = Deal(id: id, row: row) { return place(deal) }
        guard let at = moment(of: kind, id, row), at > start else { return base.append(change) }
        if kind == .contract { freshContracts.insert(id) }
        put(change, at)
    }

    mutating func put(_ change: Change, _ at: Instant) {
        days[min(max(zone.day(of: at) - today + Week.length - 1, 0), Week.length - 1)].append(change)
    }

    /// When an entity came into being; nil for what has always been there.
    private func moment(of kind: Kind, _ id: Int, _ row: [Value]) -> Instant? {
        switch kind {
        case .spell: Spell(id: id, row: row)?.from
        case .activity: Activity(id: id, row: row)?.at
        case .note: Note(id: id, row: row).flatMap { later($0.deal, $0.at) }
        case .contact: Contact(id: id, row: row).flatMap { later($0.deal, nil) }
        case .dealRole: DealRole(id: id, row: row)?.since
        case .redDot: RedDot(id: id, row: row)?.since
        case .decision: Decision(id: id, row: row)?.at
        case .meeting: Meeting(id: id, row: row)?.started
        case .commitment: Commitment(id: id, row: row)?.at
        case .handOver: HandOver(id: id, row: row)?.at
        case .scriptUse: ScriptUse(id: id, row: row)?.at
        case .gradeChange: GradeChange(id: id, row: row)?.at
        case .booking: Booking(id: id, row: row).map { zone.instant($0.day, minute: 1_000) }
        case .presalesRequest: PresalesRequest(id: id, row: row).flatMap { later($0.deal, nil) }
        case .contract:
            Contract(id: id, row: row).flatMap { contract in
                contract.stepSince ?? contract.signed.map { zone.instant($0, minute: 1_080) }
                    ?? later(contract.deal, nil)
            }
        case .payment: Payment(id: id, row: row).flatMap { isFresh($0.contract) ? newest : nil }
        case .receipt: Receipt(id: id, row: row).map { zone.instant($0.day, minute: 900) }
        default: nil
        }
    }

    var newest: Instant { zone.instant(today, minute: 539) }
    private func isFresh(_ contract: ID<Contract>) -> Bool { freshContracts.contains(contract.raw) }

    /// With its deal, where that is of this week.
    private func later(_ deal: ID<Deal>?, _ at: Instant?) -> Instant? {
        guard let deal, fresh.contains(deal.raw) else { return at }
        return max(at ?? last[deal.raw] ?? newest, last[deal.raw] ?? newest)
    }
}
