import Model

/// From a day on, within a number of days: the chance that a deal of an age is won, and what deals that are not born yet
/// bring (R19). Winning and losing compete: what is lost cannot be won any more.
struct ClosingCurve: Sendable {
    /// The chance by age in days.
    let chance: [Double]
    /// Wins of one deal that is born each day.
    let unborn: Double

    init(_ hazards: Hazards, _ factors: MonthFactors, days: Int) {
        var (chance, alive) = (
            [Double](repeating: 0, count: Hazards.ages), [Double](repeating: 1, count: Hazards.ages)
        )
        var born = [Double](repeating: 0, count: max(days, 1))
        var unborn = 0.0
        for step in 0..<max(days, 0) {
            let factor = factors.factors(on: hazards.day + step)
            for age in 0..<Hazards.ages {
                let rate = ClosingCurve.rate(hazards, factor, age: age + step)
                chance[age] += alive[age] * rate.won
                alive[age] *= 1 - rate.won - rate.lost
            }
            for birth in 0...step {
                if birth == step { born[birth] = 1 }
                let rate = ClosingCurve.rate(hazards, factor, age: step - birth)
                unborn += born[birth] * rate.won
                born[birth] *= 1 - rate.won - rate.lost
            }
        }
        (self.chance, self.unborn) = (chance, unborn)
    }

    private static func rate(
        _ hazards: Hazards, _ factor: (won: Double, lost: Double), age: Int
    ) -> (won: Double, lost: Double) {
        let place = min(age, Hazards.ages - 1)
        return (min(hazards.won[place] * factor.won, 0.5), min(hazards.lost[place] * factor.lost, 0.4))
    }
}
