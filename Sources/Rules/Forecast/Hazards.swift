import Glibc
import Model

/// How likely a deal is to be won, and to be lost, on a day of a certain age (R19): discrete hazards of the team's own
/// closings, week of age by week of age, shrunk towards the rate over all ages where closings are few. Only what was known
/// when `day` began goes in.
struct Hazards: Sendable {
    /// Ages are told apart by weeks up to a year; what is older counts with the last week.
    static let ages = 364
    private static let weeks = ages / 7
    /// Days of history that are looked at.
    private static let memory = 730
    /// The rate over all ages weighs like the exposure in which so many closings are expected.
    private static let prior = 3.0

    let day: Int
    /// The first day that counts.
    let begins: Int
    /// By age in days.
    let won: [Double]
    let lost: [Double]
    /// Σ `won` up to an age: what a stay between two ages is expected to bring.
    let wonSum: [Double]
    let lostSum: [Double]
    /// Closings behind it.
    let wins: Int
    let losses: Int

    init(_ cases: [ForecastCase], begins: Int, at day: Int) {
        self.day = day
        self.begins = max(begins, day - Hazards.memory)
        var exposure = Exposure(Hazards.ages)
        var (won, lost) = ([Double](repeating: 0, count: Hazards.weeks), [Double](repeating: 0, count: Hazards.weeks))
        var counts = (won: 0, lost: 0)
        for deal in cases where deal.created < day && deal.ended >= self.begins {
            let isDecided = deal.ended < day
            let last = isDecided ? deal.ended : day - 1
            exposure.add(from: max(self.begins - deal.created, 0), through: last - deal.created)
            guard isDecided else { continue }
            let week = min((deal.ended - deal.created) / 7, Hazards.weeks - 1)
            if deal.isWon {
                won[week] += 1
                counts.won += 1
            } else {
                lost[week] += 1
                counts.lost += 1
            }
        }
        (wins, losses) = counts
        let days = exposure.weekly()
        self.won = Hazards.shrunk(won, days, all: counts.won + counts.lost)
        self.lost = Hazards.shrunk(lost, days, all: counts.won + counts.lost)
        wonSum = Hazards.sums(self.won)
        lostSum = Hazards.sums(self.lost)
    }

    private static func shrunk(_ closings: [Double], _ exposure: [Double], all: Int) -> [Double] {
        let days = max(exposure.reduce(0, +), 1)
        let rate = closings.reduce(0, +) / days
        let weight = days / Double(max(all, 1)) * prior
        return (0..<ages).map { age in
            let week = age / 7
            return (closings[week] + rate * weight) / (exposure[week] + weight)
        }
    }

    private static func sums(_ rates: [Double]) -> [Double] {
        var sums = [0.0]
        for rate in rates { sums.append((sums.last ?? 0) + rate) }
        return sums
    }

    /// What a stay from one age through another is expected to bring, by sums of a rate.
    static func expected(_ sums: [Double], from first: Int, through last: Int) -> Double {
        guard last >= first else { return 0 }
        let (low, high) = (min(first, ages), min(last + 1, ages))
        let beyond = Double(max(last + 1 - max(first, ages), 0))
        return sums[high] - sums[low] + beyond * (sums[ages] - sums[ages - 1])
    }
}

/// Days that deals have spent at each age.
private struct Exposure {
    /// Differences: one more from here on, one less from there on.
    private var steps: [Double]
    /// Days beyond the last age.
    private var beyond = 0.0
    private let ages: Int

    init(_ ages: Int) {
        self.ages = ages
        steps = Array(repeating: 0, count: ages + 1)
    }

    mutating func add(from first: Int, through last: Int) {
        guard last >= first else { return }
        steps[min(first, ages)] += 1
        steps[min(last + 1, ages)] -= 1
        beyond += Double(max(last + 1 - max(first, ages), 0))
    }

    func weekly() -> [Double] {
        var result = [Double](repeating: 0, count: ages / 7)
        var running = 0.0
        for age in 0..<ages {
            running += steps[age]
            result[age / 7] += running
        }
        result[ages / 7 - 1] += beyond
        return result
    }
}
