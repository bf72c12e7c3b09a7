import Model

/// Splitting an integer amount so that the parts sum to it exactly (R3).
public enum Apportion {
    /// Splits by weights with the largest remainder: every part is first rounded down to the unit, then whole units go
    /// to the largest remainders (the earlier part where they are equal), and what is less than a unit to the next one.
    /// Where all weights are 0 the split is even. Negative weights count as 0; an empty list gives an empty list.
    public static func split(_ total: Int64, by weights: [Int64], unit: Int64 = 1) -> [Int64] {
        guard !weights.isEmpty else { return [] }
        let clean = weights.map { max($0, 0) }
        var sum: Int128 = 0
        for weight in clean { sum += Int128(weight) }
        guard sum > 0 else { return split(total, by: weights.map { _ in 1 }, unit: unit) }
        if total < 0 { return split(Int64(0).minus(total), by: clean, unit: unit).map { Int64(0).minus($0) } }
        let step = Int128(max(unit, 1))
        var parts: [Int64] = []
        var remainders: [(remainder: Int128, index: Int)] = []
        var left = Int128(total)
        for (index, weight) in clean.enumerated() {
            let share = Int128(total) * Int128(weight)
            let part = share / (sum * step) * step
            parts.append(Int64(clamping: part))
            left -= part
            if weight > 0 { remainders.append((share - part * sum, index)) }
        }
        remainders.sort { ($0.remainder, -$0.index) > ($1.remainder, -$1.index) }
        for entry in remainders where left > 0 {
            let gift = min(step, left)
            parts[entry.index].add(Int64(clamping: gift))
            left -= gift
        }
        return parts
    }
}
