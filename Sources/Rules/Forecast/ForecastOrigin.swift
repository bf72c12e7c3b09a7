import Model

/// The moments of what a scope is still to win within some days of an origin, before the own record is asked (R19).
/// Amounts in minor units.
struct ForecastMoments: Equatable, Sendable {
    /// Expected of deals that are open at the origin, and of deals that come after it.
    var open = 0.0
    var unborn = 0.0
    /// The variance of independent coins.
    var variance = 0.0
    /// Expected number of wins, such that exp(−λ) is the chance of none.
    var wins = 0.0
    /// Open deals behind it, and what all of them together bring.
    var deals = 0
    var most = 0.0

    var mean: Double { open + unborn }
}

/// What the method knows when a day begins: hazards, good and bad months, how many deals come, and how a part of the team
/// differs from the whole.
struct ForecastOrigin: Sendable {
    let hazards: Hazards
    let factors: MonthFactors
    /// Deals that came to the scope a day, over the last thirteen weeks; the days looked at; the mean amount of the
    /// deals that came within a year before, and the mean of its square.
    let births: Double
    let birthDays: Int
    private let amount: Double
    private let square: Double
    /// Wins of the scope ÷ wins that the team's hazards let expect, shrunk towards 1.
    let factor: Double

    /// The scope's wins over a year count beside so many that are as the team's.
    private static let prior = 15.0

    var day: Int { hazards.day }

    init(_ cases: ForecastCases, begins: Int, at day: Int) {
        hazards = Hazards(cases.all, begins: begins, at: day)
        factors = MonthFactors(hazards, cases.all)
        var (came, first) = (0, day)
        var (count, sum, squares) = (0.0, 0.0, 0.0)
        var (won, expected) = (0.0, 0.0)
        let start = max(hazards.begins, day - 365)
        for deal in cases.all where deal.created < day { first = min(first, deal.created) }
        let window = max(day - 91, first)
        for deal in cases.scoped where deal.created < day {
            if deal.created >= window { came += 1 }
            if deal.created >= day - 365 {
                (count, sum) = (count + 1, sum + deal.amount)
                squares += deal.amount * deal.amount
            }
            guard deal.ended >= start else { continue }
            let last = min(deal.ended, day - 1)
            expected += Hazards.expected(
                hazards.wonSum, from: max(start - deal.created, 0), through: last - deal.created)
            if deal.isWon, deal.ended < day { won += 1 }
        }
        birthDays = max(day - window, 1)
        births = Double(came) / Double(birthDays)
        (amount, square) = count > 0 ? (sum / count, squares / count) : (0, 0)
        factor = cases.isCompany ? 1 : (won + ForecastOrigin.prior) / (expected + ForecastOrigin.prior)
    }

    func addUnborn(_ curve: ClosingCurve, to result: inout ForecastMoments) {
        let wins = births * curve.unborn * factor
        result.unborn += wins * amount
        // Deals come at random, and how many a day is itself known from some days only.
        result.variance += wins * square * (1 + curve.unborn / Double(birthDays))
        result.wins += wins
    }
}
