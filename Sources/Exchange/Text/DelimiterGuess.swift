/// Finds the delimiter on the first records, outside quotes.
enum DelimiterGuess {
    static let candidates: [UInt8] = [44, 59, 9, 124]
    private static let records = 30

    /// The candidate that divides the most records into as many fields; the comma where none does. A title above the header
    /// need not be divided.
    static func find(_ head: [UInt8]) -> UInt8 {
        let counts = countPerRecord(head)
        var best: (delimiter: UInt8, agreeing: Int, fields: Int)?
        for (index, candidate) in candidates.enumerated() {
            guard let usual = usual(counts.map { $0[index] }) else { continue }
            let agreeing = counts.count { $0[index] == usual }
            let isBetter = best.map { (agreeing, usual) > ($0.agreeing, $0.fields) } ?? true
            if isBetter { best = (candidate, agreeing, usual) }
        }
        return best?.delimiter ?? 44
    }

    /// How often a candidate stands in the header: in the first record, or in the first that many others are like where
    /// the first has none.
    private static func usual(_ counts: [Int]) -> Int? {
        guard let first = counts.first else { return nil }
        if first > 0 { return first }
        var often: [Int: Int] = [:]
        for count in counts where count > 0 { often[count, default: 0] += 1 }
        guard let most = often.max(by: { ($0.value, $0.key) < ($1.value, $1.key) }), most.value > 1 else { return nil }
        return most.key
    }

    private static func countPerRecord(_ head: [UInt8]) -> [[Int]] {
        var result: [[Int]] = []
        var current = [0, 0, 0, 0]
        var quoted = false
        var isBlank = true
        for byte in head {
            if byte == 34 { quoted.toggle() }
            if !quoted, byte == 10 || byte == 13 {
                if !isBlank { result.append(current) }
                if result.count == records { return result }
                current = [0, 0, 0, 0]
                isBlank = true
                continue
            }
            isBlank = false
            if !quoted, let index = candidates.firstIndex(of: byte) { current[index] += 1 }
        }
        if !isBlank { result.append(current) }
        return result
    }
}
