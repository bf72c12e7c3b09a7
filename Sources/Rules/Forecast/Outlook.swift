import Glibc
import Model

/// What a scope will have booked when a period is over (R19), with what each part adds and how many cases stand behind it.
/// Amounts are in minor units of the workspace's currency, rounded once.
public struct Outlook: Equatable, Sendable {
    /// Booked in the period before the origin.
    public let booked: Money
    /// Expected of the deals that are open, and of those that do not exist yet; the record's lean is in.
    public let open: Money
    public let unborn: Money
    /// Not exceeded with a chance of 10, 50 and 90%, booked included.
    public let low: Money
    public let middle: Money
    public let high: Money
    /// Open deals that may land; those among them whose amount is an estimate.
    public let deals: Int
    public let estimated: Int
    /// New deals a week, as of late.
    public let births: Double
    /// Closings of the team behind the chances: won, lost, since which day.
    public let won: Int
    public let lost: Int
    public let since: Day?
    /// Completed months behind the good and bad ones.
    public let months: Int
    /// What the scope wins beside the team's chances; 1 for the company.
    public let factor: Double
    public let record: ForecastRecord
    /// Days from the origin to the period's end.
    public let days: Int

    /// Fewer closings than this are too few for chances of one's own.
    public static let fewest = 20

    /// Made of so few closings that the stages' settings give the chances: `moments` are theirs.
    init(settings moments: ForecastMoments, booked: Money, estimated: Int, days: Int, level: Target.Scope) {
        self.init(
            moments, nil, ForecastRecord([], step: 7, days: days, level: level), booked: booked, estimated: estimated,
            days: days)
    }

    init(
        _ moments: ForecastMoments, _ origin: ForecastOrigin?, _ record: ForecastRecord, booked: Money, estimated: Int,
        days: Int
    ) {
        // Without chances of one's own nothing is expected beyond what is open.
        let spread = Landing(moments, record, most: origin == nil ? moments.most : nil)
        func money(_ value: Double) -> Money { Money(minor: Int64(min(max(value, 0), 9e18).rounded())) }
        self.booked = booked
        (open, unborn) = (money(moments.open * record.lean), money(moments.unborn * record.lean))
        (low, middle, high) = (
            booked + money(spread.quantile(0.1)), booked + money(spread.quantile(0.5)),
            booked + money(spread.quantile(0.9))
        )
        (deals, self.estimated) = (moments.deals, estimated)
        births = (origin?.births ?? 0) * 7
        (won, lost) = (origin?.hazards.wins ?? 0, origin?.hazards.losses ?? 0)
        since = origin.map { Day(number: Int32(clamping: $0.hazards.begins)) }
        (months, factor) = (origin?.factors.months ?? 0, origin?.factor ?? 1)
        (self.record, self.days) = (record, days)
    }

    /// Whether there were closings enough for a forecast of one's own.
    public var isOwn: Bool { won + lost >= Outlook.fewest }
}

extension Outlook {
    /// The distribution of what is still to come: nothing with some chance, otherwise a gamma distribution with the mean
    /// and the variance of coins and common spread together.
    struct Landing: Sendable {
        /// The chance that nothing comes.
        let none: Double
        private let some: GammaDistribution?
        private let most: Double

        /// `most`: what can come at the most; nil: there is no limit, new deals may come.
        init(_ moments: ForecastMoments, _ record: ForecastRecord, most: Double? = nil) {
            let mean = moments.mean * record.lean
            self.most = most ?? .infinity
            guard mean > 0 else {
                (none, some) = (1, nil)
                return
            }
            let square = record.spread * record.spread
            let variance = moments.variance * record.lean + square * mean * mean
            // Wins that share a common factor with this spread: none comes more often than with independent ones.
            none = min(pow(1 + moments.wins * record.lean * square, -1 / square), 0.999)
            let rest = mean / (1 - none)
            let left = max((variance + mean * mean) / (1 - none) - rest * rest, 0.0225 * rest * rest)
            some = GammaDistribution(mean: rest, variance: left)
        }

        /// In minor units.
        func quantile(_ chance: Double) -> Double {
            guard let some, chance > none else { return 0 }
            return min(some.quantile((chance - none) / (1 - none)), most)
        }
    }
}
