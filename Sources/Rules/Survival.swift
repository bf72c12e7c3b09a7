/// The product-limit estimate of Kaplan and Meier: medians of durations of which some have not ended yet (R15, R16).
public enum Survival {
    /// The smallest duration at which at most half are still going on; nil where that is never reached. `counts[d]`
    /// holds how many ended after d days and how many were still open after d days; what is open at d counts as at risk
    /// at d.
    static func median(_ counts: some Collection<(ended: Int, open: Int)>) -> Int? {
        var atRisk = counts.reduce(0) { $0 + $1.ended + $1.open }
        var surviving = 1.0
        for (days, count) in counts.enumerated() where atRisk > 0 {
            if count.ended > 0 {
                surviving *= Double(atRisk - count.ended) / Double(atRisk)
                // The tolerance keeps an exact half (3/4 × 2/3) from depending on rounding.
                if surviving <= 0.5 + 1e-12 { return days }
            }
            atRisk -= count.ended + count.open
        }
        return nil
    }

    /// The median of (days, ended) pairs. Negative durations count as 0.
    public static func median(of durations: some Sequence<(days: Int, ended: Bool)>) -> Int? {
        var tally = Tally()
        for duration in durations { tally.add(duration.days, ended: duration.ended) }
        return tally.median
    }

    /// Durations by number of days, added one by one.
    struct Tally: Sendable {
        private(set) var counts: ContiguousArray<(ended: Int, open: Int)> = []
        private(set) var ended = 0
        private(set) var open = 0
        /// Sum of the ended ones.
        private(set) var sum = 0

        mutating func add(_ days: Int, ended isEnd: Bool, sign: Int = 1) {
            let days = min(max(days, 0), 36_500)
            while counts.count <= days { counts.append((0, 0)) }
            if isEnd {
                counts[days].ended += sign
                ended += sign
                sum += days * sign
            } else {
                counts[days].open += sign
                open += sign
            }
        }

        var median: Int? { Survival.median(counts) }
        var mean: Double? { ended == 0 ? nil : Double(sum) / Double(ended) }

        /// The plain median of those that ended: the mean of the two in the middle where their number is even.
        var medianEnded: Double? {
            guard ended > 0 else { return nil }
            func nth(_ n: Int) -> Int {
                var left = n
                for (days, count) in counts.enumerated() {
                    left -= count.ended
                    if left <= 0 { return days }
                }
                return 0
            }
            return Double(nth((ended + 1) / 2) + nth(ended / 2 + 1)) / 2
        }
    }
}
