import Glibc
import Model

/// How good the method has been at the same distance (R30, conformal): at each past origin it forecast what came within as
/// many days, from what was known then; what did come tells by how much it leans to one side, and how much wider than
/// independent coins its band has to be.
public struct ForecastRecord: Equatable, Sendable {
    /// Past origins looked at, and how many they are worth where their windows overlap.
    public var origins = 0
    public var worth = 0.0
    /// What came ÷ what was forecast, shrunk towards 1: the middle of the band is moved by it.
    public var lean = 1.0
    /// The common spread beyond coins, as a share of the forecast: good and bad times, slipping, rates that move.
    public var spread: Double

    /// Without a record the spread is taken to be so much, with the weight of `weight` windows.
    static func usual(_ level: Target.Scope) -> Double {
        switch level {
        case .company: 0.25
        case .region, .team: 0.28
        case .rep: 0.30
        }
    }
    static let weight = 4.0
    /// The least that is ever left of it.
    static let least = 0.02

    struct Row {
        let moments: ForecastMoments
        let came: Double
    }

    init(_ rows: [Row], step: Int, days: Int, level: Target.Scope) {
        let usual = ForecastRecord.usual(level)
        spread = usual
        guard !rows.isEmpty else { return }
        origins = rows.count
        let span = Double(rows.count * step) / Double(max(days, step))
        worth = min(span, Double(rows.count))
        let (came, forecast) = (
            rows.reduce(0) { $0 + $1.came }, rows.reduce(0) { $0 + $1.moments.mean }
        )
        guard forecast > 0 else { return }
        let coins =
            rows.reduce(0) { $0 + $1.moments.variance } / (forecast * forecast) * Double(rows.count) / worth
        let share = worth / (worth + 2 + coins / (usual * usual) * worth)
        lean = exp(log((came + 0.05 * forecast + 1) / (forecast * 1.05 + 1)) * share)
        var (weighed, weights) = (0.0, 0.0)
        for row in rows where row.moments.mean > 0 {
            let mean = row.moments.mean * lean
            let beyond = ((row.came - mean) * (row.came - mean) - row.moments.variance * lean) / (mean * mean)
            let weight =
                row.moments.mean * row.moments.mean
                / (row.moments.variance + usual * usual * row.moments.mean * row.moments.mean + 1)
            weighed += beyond * weight
            weights += weight
        }
        let own = weights > 0 ? max(weighed / weights, 0) : usual * usual
        let square =
            (ForecastRecord.weight * usual * usual + worth * own) / (ForecastRecord.weight + worth)
        spread = max(square.squareRoot(), ForecastRecord.least)
    }
}
