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
    /// for ours, false for the customer's, nil where it is not known.
    public static func all(
        _ facts: Facts, rates: StageRates, period: Period, deals: Fraction?, now: Instant, isOurs: (Deal) -> Bool?
    ) -> [StageLag] {
        let pace = facts.calendar.elapsed(period, now: now, zone: facts.zone)
        var tally = Tally(
            count: rates.rates.count, from: facts.zone.instant(period.first),
            until: facts.zone.instant(period.last + 1))
        facts.board.deals.forEachInPlace { deal in
            tally.addPassages(of: deal, facts, rates, period)
            if deal.outcome == .open, let stage = rates.index(deal.stage) {
                tally.addWaiting(deal, stage, facts.activities[deal.id.raw], ours: isOurs(deal))
            }
        }
        return rates.rates.indices.map { index in
            let next = index + 1 < rates.rates.count ? rates.rates[index + 1] : nil
            let rate = next.map { Fraction(Int128($0.top), Int128($0.bottom)) } ?? Fraction(1, 1)
            let planned = deals.flatMap { deals in rate.flatMap { deals.divided(by: $0) } }
            return StageLag(rates.rates[index].stage, planned, tally.rows[index], pace, facts.policy)
        }
    }

    private init(
        _ stage: ID<Stage>, _ planned: Fraction?, _ row: Tally.Row, _ pace: (elapsed: Int, total: Int), _ policy: Policy
    ) {
        (self.stage, self.planned, actual) = (stage, planned, row.passed)
        (waitingForUs, waitingForCustomer, unanswered) = (row.ours, row.theirs, row.unanswered)
        responseMinutes = row.answers.isEmpty ? nil : row.answers.sorted()[(row.answers.count - 1) / 2]
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

    private struct Tally {
        struct Row {
            var (passed, ours, theirs, unanswered) = (0, 0, 0, 0)
            var answers: [Int] = []
        }

        var rows: [Row]
        let from: Instant
        let until: Instant

        init(count: Int, from: Instant, until: Instant) {
            rows = Array(repeating: Row(), count: count)
            (self.from, self.until) = (from, until)
        }

        mutating func addPassages(of deal: Deal, _ facts: Facts, _ rates: StageRates, _ period: Period) {
            var reached = -1
            for spell in facts.spells[deal.id.raw] {
                guard let place = rates.index(spell.stage), place > reached else { continue }
                if reached >= 0, from <= spell.from, spell.from < until {
                    for stage in reached..<place { rows[stage].passed += 1 }
                }
                reached = place
            }
            guard deal.outcome == .won, reached >= 0, let closed = deal.closed, period.holds(closed) else { return }
            for stage in reached..<rows.count { rows[stage].passed += 1 }
        }

        mutating func addWaiting(_ deal: Deal, _ stage: Int, _ activities: ArraySlice<Activity>, ours: Bool?) {
            if let ours { if ours { rows[stage].ours += 1 } else { rows[stage].theirs += 1 } }
            var asked: Instant?
            for activity in activities where activity.what.isTouch {
                switch activity.direction {
                case .inbound where asked == nil && from <= activity.at && activity.at < until: asked = activity.at
                case .outbound:
                    if let start = asked { rows[stage].answers.append(Int((activity.at - start) / 60)) }
                    asked = nil
                case .inbound: break
                }
            }
            if asked != nil { rows[stage].unanswered += 1 }
        }
    }
}
