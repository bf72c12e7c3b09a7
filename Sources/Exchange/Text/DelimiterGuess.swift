/// Finds the delimiter on the first records, outside quotes.
enum DelimiterGuess {
    static let candidates: [UInt8] = [44, 59, 9, 124]
    private static let records = 30

    /// The candidate that divides the most records into as many fields as the header; the comma where none does.
    static func find(_ head: [UInt8]) -> UInt8 {
        let counts = countPerRecord(head)
        guard let header = counts.first else { return 44 }
        var best: (delimiter: UInt8, agreeing: Int, fields: Int)?
        for (index, candidate) in candidates.enumerated() where header[index] > 0 {
            let agreeing = counts.count { $0[index] == header[index] }
            let isBetter = best.map { (agreeing, header[index]) > ($0.agreeing, $0.fields) } ?? true
            if isBetter { best = (candidate, agreeing, header[index]) }
        }
        return best?.delimiter ?? 44
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
