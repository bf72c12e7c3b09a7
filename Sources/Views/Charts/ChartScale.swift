/// Places values on cells by integers: the same values always give the same cells.
struct ChartScale: Equatable {
    /// The value at the first and the last place; `high` is above `low`.
    let low: Int64
    let high: Int64

    /// A scale from a value to another; made one unit long where it would have no length.
    init(_ low: Int64, _ high: Int64) {
        self.low = min(low, high)
        self.high = max(max(low, high), self.low &+ 1)
    }

    /// The place of a value among 0...steps, rounded half up; what lies outside stands at the end.
    func place(_ value: Int64, steps: Int) -> Int {
        guard steps > 0 else { return 0 }
        let inside = Int128(min(max(value, low), high)) - Int128(low)
        let length = Int128(high) - Int128(low)
        return Int((inside * Int128(steps) * 2 + length) / (length * 2))
    }

    /// The length of a bar from the low end, in eighths of a cell: at least one for whatever is above the low end.
    func eighths(_ value: Int64, cells: Int) -> Int {
        guard cells > 0, value > low else { return 0 }
        return max(place(value, steps: cells * 8), 1)
    }

    /// Round values from the scale's low end on, at most `count` steps of 1, 2, 2.5 or 5 times a power of ten.
    func ticks(_ count: Int) -> [Int64] {
        guard count > 0 else { return [low] }
        let length = high.subtractingReportingOverflow(low).overflow ? Int64.max : high - low
        var power: Int64 = 1
        while power <= length / 10 / Int64(count), power < 100_000_000_000_000_000 { power *= 10 }
        let steps = [power, power * 2, power * 5 / 2, power * 5, power * 10, power * 20, power * 50]
        let isRound = power >= 2
        let step =
            steps.enumerated().first { index, step in
                (index != 2 || isRound) && length / max(step, 1) <= Int64(count)
            }?.element ?? length
        var ticks: [Int64] = []
        var tick = low >= 0 && low <= high - step ? (low + step - 1) / step * step : low / step * step
        while tick <= high, ticks.count <= count {
            ticks.append(tick)
            if tick > high - step { break }
            tick += step
        }
        return ticks
    }
}
