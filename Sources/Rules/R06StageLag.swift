import Model

/// Whether deals pass a stage as often as the target needs, and who is in the way where they do not (R6).
public struct StageLag: Equatable, Sendable {
    public let stage: ID<Stage>
    /// Passages that the target needs in the whole period: deals ÷ the rate of winning from the next stage. nil without
    /// a target or an average deal.
    public let planned: Fraction?
    /// Deals that went on from here in the period; a skipped stage is passed, a win passes the last one.
    public let actual: Int
    public let light: Light
    /// Open deals in the stage that wait for us, and for the customer.
    public let waitingForUs: Int
    public let waitingForCustomer: Int
    /// Median minutes from a customer's word in the period to our answer, of the deals now in the stage; nil where none
    /// was answered.
    public let responseMinutes: Int?
    /// Customer's words of the period not answered yet.
    public let unanswered: Int
    public let why: Sentence

    /// In the order of the pipeline. `deals` is what the period needs (R4); `isOurs` says whose turn it is (R12): true
    /// for ours, false for the customer's, nil where it is not known. `keep` chooses the deals.
    public static func all(
        _ facts: Facts, rates: StageRates, period: Period, deals: Fraction?, now: Instant, isOurs: (Deal) -> Bool?,
        keep: (Deal) -> Bool = { _ in true }
    ) -> [StageLag] {
        var tally = Tally(facts, period, stages: rates.rates.count)
        facts.board.deals.forEachInPlace { deal in
            guard keep(deal) else { return }
            tally.add(deal, facts, rates, ours: deal.outcome == .open ? isOurs(deal) : nil, sign: 1)
        }
        return tally.rows(facts, rates, deals: deals, now: now)
    }

    private init(
        _ stage: ID<Stage>, _ planned: Fraction?, _ row: Tally.Row, _ pace: (elapsed: Int, total: Int), _ policy: Policy
    ) {
        (self.stage, self.planned, actual) = (stage, planned, row.passed)
        (waitingForUs, waitingForCustomer, unanswered) = (row.ours, row.theirs, row.unanswered)
        responseMinutes = row.median
        if let planned, planned.top > 0, pace.elapsed > 0 {
            light = Light(
                done: Int128(row.passed) * planned.bottom * Int128(pace.total), due: planned.top * Int128(pace.elapsed),
                policy)
        } else {
            light = .grey
        }
        let (light, minutes) = (light, responseMinutes)
        func text(_ lang: Lang) -> String {
            let need = planned.map { String($0.roundedUp) } ?? "—"
            var text = "\(light.word(lang)) "
            text += lang.pick("通过\(row.passed)/计划\(need)", "passed \(row.passed) of \(need) planned")
            text += lang.pick("（\(pace.elapsed)/\(pace.total)工作日）", " (\(pace.elapsed)/\(pace.total) working days)")
            text += lang.pick(
                "；等客户\(row.theirs) 等我方\(row.ours)", "; waiting for the customer \(row.theirs), for us \(row.ours)")
            if let minutes {
                let hours = Figures.ratio(Int128(minutes), 60)
                text += lang.pick("；我方响应中位\(hours)小时", "; our median answer takes \(hours) h")
            }
            if row.unanswered > 0 { text += lang.pick("，未回\(row.unanswered)", ", \(row.unanswered) unanswered") }
            return text
        }
        why = Sentence(zh: text(.zh), en: text(.en))
    }

    /// Passages, turns and answers by stage, counted deal by deal.
    struct Tally: Sendable {
        struct Row: Sendable {
            var (passed, ours, theirs, unanswered) = (0, 0, 0, 0)
            /// The median of the answers, between two the mean, rounded half up; nil without answers.
            var median: Int? {
                let count = answers.count
                guard count > 0 else { return nil }
                let (low, high) = (Int(answers[(count - 1) / 2]), Int(answers[count / 2]))
                return (low + high + 1) / 2
            }
            /// Minutes, sorted.
            var answers = SortedList<Int32>()
        }

        private var rows: ContiguousArray<Row>
        private let period: Period
        private let span: Range<Instant>

        init(_ facts: Facts, _ period: Period, stages: Int) {
            rows = ContiguousArray(repeating: Row(), count: stages)
            self.period = period
            span = facts.zone.instant(period.first)..<facts.zone.instant(period.last + 1)
        }

        /// In the order of the pipeline.
        func rows(_ facts: Facts, _ rates: StageRates, deals: Fraction?, now: Instant) -> [StageLag] {
            let pace = facts.calendar.elapsed(period, now: now, zone: facts.zone)
            return rates.rates.indices.map { index in
                let next = index + 1 < rates.rates.count ? rates.rates[index + 1] : nil
                let rate = next.map { Fraction(Int128($0.top), Int128($0.bottom)) } ?? Fraction(1, 1)
                let planned = deals.flatMap { deals in rate.flatMap { deals.divided(by: $0) } }
                return StageLag(rates.rates[index].stage, planned, rows[index], pace, facts.policy)
            }
        }

        /// Counts a deal, or takes it away again. `ours`: whose turn it is on an open deal, nil where it is not known.
        mutating func add(_ deal: Deal, _ facts: Facts, _ rates: StageRates, ours: Bool?, sign: Int) {
            if !facts.indexes.spells.isEmpty(deal.id.raw) { addPassages(of: deal, facts, rates, sign) }
            guard deal.outcome == .open, let stage = rates.index(deal.stage) else { return }
            if let ours { if ours { rows[stage].ours += sign } else { rows[stage].theirs += sign } }
            if !facts.indexes.activities.isEmpty(deal.id.raw) {
                addAnswers(stage, facts.activities[deal.id.raw], sign)
            }
        }

        private mutating func addPassages(of deal: Deal, _ facts: Facts, _ rates: StageRates, _ sign: Int) {
            var reached = -1
            facts.spells[deal.id.raw].look { spell in
                guard let place = rates.index(spell.stage), place > reached else { return }
                if reached >= 0, span.contains(spell.from) {
                    for stage in reached..<place { rows[stage].passed += sign }
                }
                reached = place
            }
            guard deal.outcome == .won, reached >= 0, let closed = deal.closed, period.holds(closed) else { return }
            for stage in reached..<rows.count { rows[stage].passed += sign }
        }

        private mutating func addAnswers(_ stage: Int, _ activities: Group<Activity>, _ sign: Int) {
            var asked: Instant?
            activities.look { activity in
                guard activity.what.isTouch else { return }
                switch activity.direction {
                case .inbound where asked == nil && span.contains(activity.at): asked = activity.at
                case .outbound:
                    if let start = asked {
                        let minutes = Int32(clamping: (activity.at - start) / 60)
                        if sign > 0 { rows[stage].answers.insert(minutes) } else { rows[stage].answers.remove(minutes) }
                    }
                    asked = nil
                case .inbound: break
                }
            }
            if asked != nil { rows[stage].unanswered += sign }
        }
    }
}
