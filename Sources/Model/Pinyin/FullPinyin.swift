/// Whole readings: `华为` is found by `huawei`, and `重庆` by `chongqing` as well as by `zhongqing`.
extension Pinyin {
    /// The readings of a text one after another, by primary readings, with its Latin letters and digits; all else is
    /// left out. Empty where the text holds no Chinese.
    public static func full(of text: String) -> [UInt8] {
        var result: [UInt8] = []
        appendFull(text, [], to: &result)
        return result
    }

    /// The most spellings of one text that a blob keeps.
    private static let spellings = 4

    /// Appends every spelling of a text behind a separator each; nothing where the text holds no Chinese.
    static func appendSpellings(of text: String, to result: inout [UInt8]) {
        let start = result.count
        result.append(SearchKey.separator)
        var sets: [Int] = []
        guard appendFull(text, [], sets: &sets, to: &result) else {
            result.removeLast(result.count - start)
            return
        }
        guard !sets.isEmpty else { return }
        var choice = [Int](repeating: 0, count: sets.count)
        for _ in 1..<spellings {
            var digit = 0
            while digit < choice.count {
                choice[digit] += 1
                if initial(ofSet: sets[digit], choice[digit]) != nil { break }
                choice[digit] = 0
                digit += 1
            }
            guard digit < choice.count else { return }
            result.append(SearchKey.separator)
            appendFull(text, choice, to: &result)
        }
    }

    private static func appendFull(_ text: String, _ choice: [Int], to result: inout [UInt8]) {
        var sets: [Int] = []
        let start = result.count
        if !appendFull(text, choice, sets: &sets, to: &result) { result.removeLast(result.count - start) }
    }

    /// `choice` numbers the reading of each polyphone in turn; `sets` collects them. False for a text without Chinese.
    private static func appendFull(_ text: String, _ choice: [Int], sets: inout [Int], to result: inout [UInt8]) -> Bool
    {
        var (hasChinese, polyphones) = (false, 0)
        SearchKey.scalars(of: text) { scalar in
            if scalar < 128 {
                let byte = UInt8(truncatingIfNeeded: scalar)
                if (byte | 32) >= 97 && (byte | 32) <= 122 {
                    result.append(byte | 32)
                } else if byte >= 48 && byte <= 57 {
                    result.append(byte)
                }
                return
            }
            let set = number(of: scalar)
            guard set > 0 else { return }
            hasChinese = true
            var wanted = 0
            if set >= PinyinData.firstPolyphone {
                wanted = polyphones < choice.count ? choice[polyphones] : 0
                polyphones += 1
                sets.append(set)
            }
            appendReading(wanted, ofSet: set, to: &result)
        }
        return hasChinese
    }
}
