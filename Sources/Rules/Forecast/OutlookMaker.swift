import Model

/// Makes forecasts of one scope at any day, each from what was known when that day began (R19, R30). What was worked out
/// for a day is kept.
struct OutlookMaker {
    private let cases: ForecastCases
    private let estimates: Estimates
    private let booked: Booked
    private let scope: ScopeKey
    private var origins: [Int: ForecastOrigin] = [:]
    private var rows: [RowKey: ForecastRecord.Row] = [:]

    private struct RowKey: Hashable {
        let day: Int
        let days: Int
    }

    init(_ facts: Facts, booked: Booked, scope: ScopeKey, organization: Organization) {
        cases = ForecastCases(facts, Members(scope, organization))
        (self.booked, self.scope) = (booked, scope)
        estimates = Estimates(empty: facts)
    }

    /// The days at whose beginning something was decided or created before; nil where nothing was ever decided.
    var begins: Day? { cases.begins.map { Day(number: Int32(clamping: $0)) } }
    /// Deals that are left out: in other currencies, without a day of creation or of closing.
    var foreign: Int { cases.foreign }
    var undated: Int { cases.undated }

    /// What the period will have brought, asked when a day begins; nil where nothing was ever decided before, or the
    /// period is over by then.
    mutating func outlook(of period: Period, at day: Day) -> Outlook? {
        guard let basis = basis(of: period, at: day) else { return nil }
        return basis.outlook(
            ages(at: Int(day.number)), estimates, booked: booked.total(scope, period.first, min(period.last, day + -1)))
    }

    /// What such a forecast rests on.
    mutating func basis(of period: Period, at day: Day) -> OutlookBasis? {
        let (today, end) = (Int(day.number), Int(period.last.number) + 1)
        guard let begins = cases.begins, begins < today, end > today else { return nil }
        let origin = made(at: today, begins: begins)
        let first = Int(period.first.number)
        return OutlookBasis(
            origin: origin, record: record(days: end - today, before: today, begins: begins),
            whole: ClosingCurve(origin.hazards, origin.factors, days: end - today),
            before: first > today ? ClosingCurve(origin.hazards, origin.factors, days: first - today) : nil,
            days: end - max(today, first))
    }

    private mutating func made(at day: Int, begins: Int) -> ForecastOrigin {
        if let known = origins[day] { return known }
        let made = ForecastOrigin(cases, begins: begins, at: day)
        origins[day] = made
        return made
    }

    /// How good the method was at this distance: origins a week or two apart, as far back as four weeks of closings go
    /// before them, whose windows were over when `day` began.
    private mutating func record(days: Int, before day: Int, begins: Int) -> ForecastRecord {
        let step = days > 35 ? 14 : 7
        var found: [ForecastRecord.Row] = []
        var past = day - days
        while past - begins >= 28, found.count < most(days) {
            let key = RowKey(day: past, days: days)
            if rows[key] == nil {
                let origin = made(at: past, begins: begins)
                let curve = ClosingCurve(origin.hazards, origin.factors, days: days)
                let moments = ages(at: past).moments(origin, curve, estimates)
                let first = Day(number: Int32(clamping: past))
                let came = booked.total(scope, first, first + (days - 1))
                rows[key] = ForecastRecord.Row(moments: moments, came: Double(came.minor))
            }
            if let row = rows[key] { found.append(row) }
            past -= step
        }
        return ForecastRecord(found, step: step, days: days, level: scope.scope)
    }

    /// How many origins are looked at: half a year's or a year's; fewer of very many deals, where each tells more.
    private func most(_ days: Int) -> Int {
        let usual = days > 35 ? 26 : 52
        return max(min(usual, usual * 20_000 / max(cases.all.count, 1)), 8)
    }

    private func ages(at day: Int) -> OpenAges {
        var ages = OpenAges(today: Day(number: Int32(clamping: day)))
        for deal in cases.scoped where deal.isOpen(at: day) { ages.add(deal) }
        return ages
    }
}
