import Model

/// What the forecast of a scope and period rests on when today begins: chances, births and the own record (R19, R30). It is
/// made once a day; the open deals are counted beside it.
struct OutlookBasis: Sendable {
    let origin: ForecastOrigin
    let record: ForecastRecord
    /// From today to the period's end; where the period begins later also to its beginning.
    let whole: ClosingCurve
    let before: ClosingCurve?
    let days: Int

    /// What is to come, of these deals and of those that do not exist yet.
    func moments(_ ages: OpenAges, _ estimates: Estimates) -> ForecastMoments {
        var result = ages.moments(origin, whole, estimates)
        guard let before else { return result }
        let sooner = ages.moments(origin, before, estimates)
        result.open -= sooner.open
        result.unborn -= sooner.unborn
        result.variance = max(result.variance - sooner.variance, 0)
        result.wins = max(result.wins - sooner.wins, 0)
        return result
    }

    func outlook(_ ages: OpenAges, _ estimates: Estimates, booked: Money) -> Outlook {
        Outlook(moments(ages, estimates), origin, record, booked: booked, estimated: ages.estimated, days: days)
    }
}
