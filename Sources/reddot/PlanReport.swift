import Model
import Rules

/// `show plan`: the period's target taken apart, and the work that its week needs (R3, R4).
struct PlanReport: ConclusionView {
    private struct Part {
        let period: Period
        let days: Int
        let exact: Money
        let shown: Money
    }

    private let all: Concluded
    private let target: Money?
    private let parts: [Part]
    /// The present week, or the first whole one of a period that does not hold today; cut at the edges of the period.
    private let week: Period
    private let work: WorkNeeded?

    init(_ all: Concluded) {
        self.all = all
        let period = all.period
        target = all.conclusions.target()
        let unit: Period.Unit =
            switch period.unit {
            case .year: .quarter
            case .quarter: .month
            case .month: .week
            case .week, .day: .day
            }
        parts = target.map { PlanReport.split($0, period, unit, all) } ?? []
        let week = period.week(planned: all.today)
        self.week = week
        let needed = all.targets.amount(of: all.scope.key, week, on: min(all.today, period.last))
        let (first, last) = (week.first, week.last)
        let organization = all.organization
        let reps = organization.reps(of: all.scope.key).count { rep in
            let presence = organization.presence(of: ScopeKey(.rep, rep.raw), in: week)
            return presence.first <= presence.last
        }
        work = needed.map {
            WorkNeeded(
                target: $0, basis: all.basis, reps: reps, days: all.facts.calendar.count(first, last),
                today: all.today, medianCycle: all.cycles.all.days)
        }
    }

    /// The parts as the targets hold them; what is shown is rounded so that it sums to the whole.
    private static func split(_ target: Money, _ period: Period, _ unit: Period.Unit, _ all: Concluded) -> [Part] {
        guard unit < period.unit else { return [] }
        let day = min(all.today, period.last)
        let amounts = period.parts(unit).map { all.targets.amount(of: all.scope.key, $0, on: day) ?? .zero }
        let method: Decomposition.Method =
            amounts.contains { $0 > .zero } ? .weights(amounts.map(\.minor)) : .workingDays
        let children = try? Decomposition.spread(
            target, over: period, into: unit, by: method, calendar: all.facts.calendar)
        return (children ?? []).map {
            Part(period: $0.period, days: $0.workingDays, exact: $0.amount, shown: $0.shown)
        }
    }

    private var totalDays: Int { all.facts.calendar.count(all.period.first, all.period.last) }

    private var why: Sentence {
        work?.why
            ?? Sentence(
                zh: "\(all.period.name)没有目标；用 reddot target set 设定。",
                en: "There is no target for \(all.period.name); set one with reddot target set.")
    }

    func write(_ json: inout JSONWriter) {
        PlanFigures(
            target: target, totalDays: totalDays,
            parts: parts.map { ($0.period, $0.days, $0.exact, $0.shown) }, basis: all.basis, week: week, work: work
        ).write(&json)
        json.field("why", why[all.lang])
    }

    func write(_ page: Page) throws {
        let total = "\(page.amount(target)) · \(totalDays)" + page.lang.pick("个工作日", " working days")
        try page.line(page.lang.pick("目标 ", "target ") + total)
        try page.line()
        try page.table(
            [("期间", "period", .left), ("工作日", "days", .right), ("目标", "target", .right)],
            parts.map { [$0.period.name, String($0.days), $0.shown.short(page.lang)] }, empty: why)
        try page.line()
        if target != nil { try page.line("\(week.name): " + why[page.lang]) }
    }
}

/// The figures of a plan as JSON: of one that is set, or of one that is only thought of.
struct PlanFigures {
    let target: Money?
    let totalDays: Int
    let parts: [(period: Period, days: Int, exact: Money, shown: Money)]
    let basis: WorkBasis
    let week: Period
    let work: WorkNeeded?

    func write(_ json: inout JSONWriter) {
        json.field("target", target)
        json.field("total_days", totalDays)
        json.array("children") { json in
            for part in parts {
                json.object { json in
                    json.field("period", part.period.name)
                    json.field("working_days", part.days)
                    json.field("target", part.shown)
                    json.field("target_exact", part.exact)
                }
            }
        }
        json.field(
            "average_deal",
            basis.averageDeal.map { Money(minor: Int64(clamping: ($0.top * 2 + $0.bottom) / ($0.bottom * 2))) })
        json.field("average_deal_cases", basis.dealCases)
        json.field("average_deal_low", basis.dealRange.map { Money(minor: Int64($0.low.rounded())) })
        json.field("average_deal_high", basis.dealRange.map { Money(minor: Int64($0.high.rounded())) })
        json.field("conversion", basis.conversion?.value)
        json.field("conversion_cases", basis.contactCases)
        json.field("conversion_low", basis.conversionRange?.low)
        json.field("conversion_high", basis.conversionRange?.high)
        json.field("week", week.name)
        json.field("week_target", work?.target)
        json.field("deals_per_week", work?.deals?.roundedUp)
        json.field("contacts_per_week", work?.contacts?.roundedUp)
        json.field("contacts_per_rep_day", work?.contactsPerRepDay?.roundedUp)
        json.field("deals_per_week_exact", work?.deals?.value)
        json.field("contacts_per_week_exact", work?.contacts?.value)
        json.field("contacts_per_rep_day_exact", work?.contactsPerRepDay?.value)
        json.field("signing", work?.signing)
    }
}
