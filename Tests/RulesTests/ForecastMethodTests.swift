import Foundation
import Model
import Testing

@testable import Rules

/// The method of the forecast (R19) and its record (R30).
@Suite struct ForecastMethodTests {
    /// Quantiles from a table of the gamma distribution.
    @Test(arguments: [
        (1.0, 0.5, 0.693147), (1.0, 0.9, 2.302585), (4.0, 0.9, 6.680783), (0.5, 0.1, 0.007895), (25.0, 0.5, 24.667468),
        (100.0, 0.9, 113.010524),
    ]) func gammaQuantiles(shape: Double, chance: Double, value: Double) {
        let found = GammaDistribution(mean: shape, variance: shape).quantile(chance)
        #expect(abs(found - value) < 1e-5 * max(value, 1))
    }

    private func moments(_ deals: [(chance: Double, amount: Double)]) -> ForecastMoments {
        var result = ForecastMoments()
        for deal in deals {
            result.open += deal.chance * deal.amount
            result.variance += deal.chance * (1 - deal.chance) * deal.amount * deal.amount
            result.wins -= log(1 - deal.chance)
            result.deals += 1
        }
        return result
    }

    private func record(_ level: Target.Scope = .company) -> ForecastRecord {
        ForecastRecord([], step: 7, days: 90, level: level)
    }

    /// The band is never of zero width while anything is open, and it is wider than independent coins.
    @Test func theBandIsNeverWithoutWidth() {
        for deals in [1, 2, 5, 20, 100, 2_000] {
            for chance in [0.05, 0.3, 0.6, 0.95] {
                let all = moments(Array(repeating: (chance, 1_000_000), count: deals))
                let landing = Outlook.Landing(all, record())
                let (low, high) = (landing.quantile(0.1), landing.quantile(0.9))
                let coins = all.variance.squareRoot()
                #expect(low <= landing.quantile(0.5) && landing.quantile(0.5) <= high)
                #expect(landing.quantile(0.99) > landing.quantile(0.01))
                if all.mean > 5_000_000 { #expect(high - low > 2 * 1.28 * coins) }
            }
        }
        #expect(Outlook.Landing(moments([]), record()).quantile(0.9) == 0)
    }

    /// Where few deals may land, that none does is as likely as it is.
    @Test func thatNothingComesIsPossible() {
        let landing = Outlook.Landing(moments([(0.2, 1_000_000), (0.1, 5_000_000)]), record())
        #expect(abs(landing.none - 0.72) < 0.02)
        #expect(landing.quantile(0.5) == 0 && landing.quantile(0.9) > 500_000)
    }

    /// What came twice as often as forecast moves the middle, the more the longer it went on.
    @Test func theRecordMovesTheMiddleAndTheWidth() {
        func record(_ share: [Double]) -> ForecastRecord {
            let rows = share.map { share in
                ForecastRecord.Row(
                    moments: moments(Array(repeating: (0.5, 100), count: 200)), came: 10_000 * share)
            }
            return ForecastRecord(rows, step: 28, days: 28, level: .company)
        }
        let (few, many) = (record([2, 2]), record(Array(repeating: 2, count: 30)))
        #expect(few.lean > 1.2 && few.lean < 1.6 && many.lean > 1.8 && many.lean < 2)
        #expect(abs(record([1, 1, 1]).lean - 1) < 1e-9)
        let steady = record(Array(repeating: 1, count: 40))
        let wild = record((0..<40).map { $0.isMultiple(of: 2) ? 0.4 : 1.6 })
        #expect(steady.spread < 0.1 && wild.spread > 0.5)
        #expect(ForecastRecord([], step: 7, days: 28, level: .rep).spread == 0.30)
    }

    /// A company whose deals are won or lost at known rates: the hazards that are found are those.
    @Test func hazardsAreThoseOfTheCases() {
        var dice = Dice64(seed: 11)
        let cases = (0..<20_000).map { _ in
            let created = Int.random(in: 0..<600, using: &dice)
            var age = 0
            while age < 500 {
                let draw = Double.random(in: 0..<1, using: &dice)
                if draw < 0.01 { return made(created, age, true) }
                if draw < 0.03 { return made(created, age, false) }
                age += 1
            }
            return made(created, nil, false)
        }
        let hazards = Hazards(cases, begins: 0, at: 700)
        for age in [0, 10, 40, 80] {
            #expect(abs(hazards.won[age] - 0.01) < 0.002 && abs(hazards.lost[age] - 0.02) < 0.003)
        }
        // Competing ends: a third is won in the end, of which 1 − 0.97³⁰ within thirty days.
        let curve = ClosingCurve(hazards, MonthFactors(hazards, []), days: 30)
        #expect(abs(curve.chance[0] - (1 - pow(0.97, 30)) / 3) < 0.02)
        // Expected sums agree with the rates behind them.
        let sum = hazards.won[3...20].reduce(0, +)
        #expect(abs(Hazards.expected(hazards.wonSum, from: 3, through: 20) - sum) < 1e-12)
    }

    private func made(_ created: Int, _ age: Int?, _ isWon: Bool) -> ForecastCase {
        ForecastCase(
            created: created, ended: age.map { created + $0 } ?? ForecastCase.open, isWon: isWon, amount: 100,
            isEstimate: false)
    }

    @Test func monthsAreCounted() {
        let day = Int(Day(year: 2026, month: 12, day: 31)?.number ?? 0)
        let month = Month(of: day)
        #expect(month.last == day && month.next.first == day + 1 && month.first == day - 30)
        #expect(Month(of: month.next.first) == month.next)
    }
}
