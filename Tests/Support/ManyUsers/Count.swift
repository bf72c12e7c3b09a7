import Model

/// What readers and writers said, held against the journal.
struct Count {
    private var acknowledged: [Substring: (batch: Int, at: UInt64)] = [:]
    private var refusedTokens: Set<Substring> = []
    private var latencies: [UInt64] = []
    private var refused = 0
    private var busy = 0
    private var lost = 0
    private var doubled = 0
    private var unasked = 0
    private var missed = 0
    /// Writers that did not end by themselves.
    var killed = 0

    /// Nanoseconds after which a change must be seen by everybody.
    private static let soon: UInt64 = 2_000_000_000

    mutating func take(writer words: [Substring]) {
        switch words.first {
        case "ack" where words.count == 4:
            if let batch = Int(words[2]), let at = UInt64(words[3]) { acknowledged[words[1]] = (batch, at) }
        case "not" where words.count == 2: refusedTokens.insert(words[1])
        case "end" where words.count == 3:
            refused += Int(words[1]) ?? 0
            busy += Int(words[2]) ?? 0
        default: break
        }
    }

    /// Every acknowledged entry is in the journal once, under the number that was told; no refused one is.
    mutating func check(_ entries: [Entry]) {
        var standing: [String: [Int]] = [:]
        for entry in entries { standing[entry.draft.reason ?? "", default: []].append(entry.batch) }
        for (token, told) in acknowledged {
            let batches = standing[String(token)] ?? []
            if !batches.contains(told.batch) { lost += 1 }
            if batches.count > 1 { doubled += 1 }
        }
        unasked = refusedTokens.count { standing[String($0)] != nil }
    }

    /// A reader saw every acknowledged entry once, in order, and soon, and ended at the journal's end.
    mutating func check(reader lines: [[Substring]], last: Int) {
        var seen: [Int: UInt64] = [:]
        var order = 0
        for words in lines where words.first == "saw" && words.count == 3 {
            guard let batch = Int(words[1]), let at = UInt64(words[2]) else { continue }
            if batch <= order { doubled += 1 }
            order = batch
            seen[batch] = at
        }
        for (batch, at) in acknowledged.values {
            guard let saw = seen[batch] else {
                missed += 1
                continue
            }
            latencies.append(saw > at ? saw - at : 0)
        }
        if lines.last?.first != "at" || lines.last?.dropFirst().first.flatMap({ Int($0) }) != last { missed += 1 }
    }

    var isGood: Bool {
        !acknowledged.isEmpty && lost + doubled + unasked + missed + busy == 0
            && latencies.allSatisfy { $0 <= Count.soon }
    }

    /// One line for a table.
    func json(readers: Int, writers: Int, seconds: Int, problems: Int, _ isGood: Bool) -> String {
        let sorted = latencies.sorted()
        func at(_ share: Double) -> String {
            guard !sorted.isEmpty else { return "null" }
            return "\(Double(sorted[min(Int(Double(sorted.count) * share), sorted.count - 1)] / 10_000) / 100)"
        }
        let facts: [(String, String)] = [
            ("test", "\"many\""), ("readers", "\(readers)"), ("writers", "\(writers)"), ("seconds", "\(seconds)"),
            ("acknowledged", "\(acknowledged.count)"), ("refused", "\(refused)"), ("busy", "\(busy)"),
            ("killed", "\(killed)"), ("lost", "\(lost)"), ("doubled", "\(doubled)"), ("unasked", "\(unasked)"),
            ("missed", "\(missed)"), ("seen_ms_median", at(0.5)), ("seen_ms_p99", at(0.99)), ("seen_ms_max", at(1)),
            ("problems", "\(problems)"), ("ok", "\(isGood)"),
        ]
        return "{" + facts.map { "\"\($0.0)\": \($0.1)" }.joined(separator: ", ") + "}"
    }
}
