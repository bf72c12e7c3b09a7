import Model

/// What a period will bring (R19). Amounts are in the workspace's currency.
public struct Forecast: Equatable, Sendable {
    /// Booked in the period, up to today.
    public var won = Money.zero
    /// Σ open × p of the deals that close in the period, rounded once.
    public var weighted = Money.zero
    /// What is landed, won included, with a chance of 90%, 50% and 10%.
    public var p10 = Money.zero
    public var p50 = Money.zero
    public var p90 = Money.zero
    /// Open value by category. A deal without one is pipeline; so is a commit whose close date has passed.
    public var commit = Money.zero
    public var best = Money.zero
    public var pipeline = Money.zero
    public var omitted = Money.zero
    /// Open value closing in the period, omitted deals left out.
    public var open = Money.zero
    /// Open value ÷ (target − won); nil where there is no target or nothing is missing.
    public var coverage: Double?
    /// The coverage that the own win rate by value needs: 1 ÷ rate; nil where nothing was won by value.
    public var coverageNeeded: Double?
    public var buffer = Buffer(booked: .zero, weighted: .zero, atRisk: .zero, target: nil)
    /// Open deals in the forecast, and what had to be left out of it.
    public var deals = 0
    public var withoutAmount = 0
    public var withoutDate = 0
    public var overdue = 0
    public var foreign = 0
    /// What P10–P50–P90 are made of.
    public let outlook: Outlook
    public var why = Sentence(zh: "", en: "")

    /// For a scope: open deals count for their owner, shared ones for each with the own part. `atRisk` says which deals have a red dot (R7, R22).
    public init(
        _ facts: Facts, booked: Booked, rates: StageRates, period: Period, target: Money?, now: Instant,
        scope: ScopeKey = .company, organization: Organization? = nil, atRisk: (Deal) -> Bool = { _ in false }
    ) {
        let organization = organization ?? Organization(facts.board)
        let today = facts.zone.day(of: now)
        var tally = Tally(rates, period, today: today, Estimates(empty: facts))
        let owners = Members(scope, organization)
        facts.board.deals.forEachInPlace { deal in
            let portion = Portion(deal, facts, owners)
            tally.add(deal, portion, rates, sign: 1)
            if let part = tally.due.part(deal, portion, rates), atRisk(deal) { tally.addRisk(part, sign: 1) }
        }
        var maker = OutlookMaker(facts, booked: booked, scope: scope, organization: organization)
        self.init(
            tally, maker.basis(of: period, at: today), booked: booked, rates: rates, target: target,
            policy: facts.policy, scope: scope)
    }

    /// `basis`: nil where nothing was ever decided, or the period is over.
    init(
        _ tally: Tally, _ basis: OutlookBasis?, booked: Booked, rates: StageRates, target: Money?, policy: Policy,
        scope: ScopeKey
    ) {
        let (period, today) = (tally.due.period, tally.due.today)
        let signed = booked.total(scope, period.first, min(period.last, today))
        won = signed
        let exact = Forecast.weigh(tally.sums, rates)
        weighted = Money(minor: Figures.rounded(exact, Buffer.unit))
        (commit, best, pipeline) = (tally.money(.commit), tally.money(.best), tally.money(.pipeline))
        omitted = tally.money(.omitted)
        open = commit + best + pipeline
        (deals, withoutAmount, withoutDate) = (tally.deals, tally.withoutAmount, tally.withoutDate)
        (overdue, foreign) = (tally.overdue, tally.foreign)
        let own = basis.map { $0.outlook(tally.ages, tally.estimates, booked: signed) }
        let days = max(period.last - today + 1, 0)
        outlook =
            own.flatMap { $0.isOwn ? $0 : nil }
            ?? Outlook(
                settings: days > 0 ? tally.settingMoments(rates) : ForecastMoments(), booked: signed,
                estimated: 0, days: days, level: scope.scope)
        (p10, p50, p90) = (outlook.low, outlook.middle, outlook.high)
        buffer = Buffer(
            booked: won, weighted: exact, atRisk: Forecast.weigh(tally.risky, rates), target: target, policy: policy)
        if let target, target > won { coverage = Double(open.minor) / Double((target - won).minor) }
        coverageNeeded = tally.value.rate.map { 1 / $0 }
        why = sentence(rates, target)
    }

    /// Σ amount × top ÷ bottom over the stages in millionths of a minor unit: exact enough for some twenty stages, and
    /// rounded to the unit once at the end.
    private static func weigh(_ sums: ContiguousArray<Int128>, _ rates: StageRates) -> Int128 {
        zip(sums, rates.rates).reduce(0) { total, entry in
            let (sum, rate) = entry
            guard rate.bottom > 0 else { return total }
            let top = sum * Int128(rate.top) * Buffer.unit
            return total + (top * 2 + Int128(rate.bottom)) / (Int128(rate.bottom) * 2)
        }
    }

    private func sentence(_ rates: StageRates, _ target: Money?) -> Sentence {
        let own = rates.rates.count(where: \.own)
        let times = coverage.map { Figures.ratio(Int128(($0 * 10).rounded()), 10) }
        let needed = coverageNeeded.map { Figures.ratio(Int128(($0 * 10).rounded()), 10) } ?? "—"
        func text(_ lang: Lang) -> String {
            var text =
                lang.pick("已签", "signed ") + won.short(lang) + lang.pick("+加权", " + weighted ")
                + weighted.short(lang)
                + lang.pick("（\(deals)单）；P10–P50–P90 ", " (\(English.count(deals, "deal"))); P10–P50–P90 ")
            text += "\(p10.short(lang))–\(p50.short(lang))–\(p90.short(lang))"
            text += lang.pick(
                "；覆盖\(times.map { "\($0)倍" } ?? "—")（按金额赢率需\(needed)）",
                "; coverage \(times.map { "\($0)×" } ?? "—") (the win rate by value needs \(needed))")
            text += lang.pick(
                "；\(own)/\(rates.rates.count)个阶段用自有赢率",
                "; own rate in \(own) of \(English.count(rates.rates.count, "stage"))")
            for (count, zh, en) in [
                (withoutAmount, "缺金额", "without amount"), (withoutDate, "缺日期", "without date"),
                (overdue, "已过预计日", "past their close date"), (foreign, "外币", "in other currencies"),
            ] where count > 0 {
                text += lang.pick("；\(zh) \(count)", "; \(count) \(en)")
            }
            return text
        }
        return Sentence(zh: text(.zh), en: text(.en))
    }
}

extension Outcomes {
    /// Won and lost amounts in the workspace's currency: the win rate by value.
    struct Value: Equatable, Sendable {
        var won: Int128 = 0
        var lost: Int128 = 0

        mutating func add(_ deal: Deal, _ portion: Portion, sign: Int) {
            guard deal.currency == nil, let amount = portion.amount.map({ Int128($0) * Int128(sign) }) else { return }
            if deal.outcome == .won { won += amount }
            if deal.outcome == .lost { lost += amount }
        }

        /// nil where nothing was won, or nothing closed with an amount.
        var rate: Double? { won > 0 ? Double(won) / Double(won + lost) : nil }
    }
}
