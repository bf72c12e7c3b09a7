/// Keys by which names are joined (edges of the rule book: same customer twice).
public enum NameKey {
    /// The key under which two spellings are the same thing: case, full or half width and spaces do not count.
    public static func of(_ name: String) -> String {
        var bytes: [UInt8] = []
        var isPlain = true
        SearchKey.scalars(of: name) { scalar in
            switch scalar {
            case 65...90: bytes.append(UInt8(truncatingIfNeeded: scalar) | 32)
            case 9...13, 32: break
            case 33..<127: bytes.append(UInt8(truncatingIfNeeded: scalar))
            case 0x2E80..<0x3000, 0x3001..<0xD800: Fold.encode(scalar, to: &bytes)
            default:
                isPlain = false
            }
        }
        let key = isPlain ? String(decoding: bytes, as: UTF8.self) : rare(name)
        return key.isEmpty ? name : key
    }

    /// The key under which two names may be the same customer: no punctuation, no diacritics, and no words that
    /// name the kind of company (有限公司, Inc…). For questions only; nothing is merged by it.
    public static func loose(_ name: String) -> String {
        var words: [[UInt8]] = [[]]
        SearchKey.scalars(of: name) { scalar in
            if isMark(Fold.halfWidth(scalar)) {
                if words.last?.isEmpty == false { words.append([]) }
            } else {
                Fold.append(scalar, to: &words[words.count - 1])
            }
        }
        words.removeAll { $0.isEmpty }
        let whole = words.flatMap { $0 }
        while let last = words.last, words.count > 1, legalWords.contains(String(decoding: last, as: UTF8.self)) {
            words.removeLast()
        }
        var text = words.flatMap { $0 }[...]
        while let suffix = legalEndings.first(where: { text.count > $0.utf8.count && text.hasEnding($0.utf8) }) {
            text = text.dropLast(suffix.utf8.count)
        }
        return String(decoding: text.isEmpty ? whole[...] : text, as: UTF8.self)
    }

    private static let legalEndings = [
        "股份有限公司", "有限责任公司", "集团有限公司", "有限公司", "股份公司", "总公司", "分公司", "集团", "股份", "公司",
    ]
    private static let legalWords: Set<String> = [
        "inc", "incorporated", "ltd", "limited", "corp", "corporation", "co", "company", "llc", "llp", "plc", "gmbh",
        "ag", "sa", "bv", "pty", "pte", "group", "holding", "holdings",
    ]

    private static func rare(_ name: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in name.unicodeScalars {
            let half = Unicode.Scalar(Fold.halfWidth(scalar.value)) ?? scalar
            if half.properties.isWhitespace { continue }
            result.append(contentsOf: half.properties.lowercaseMapping.unicodeScalars)
        }
        return String(result)
    }

    private static func isMark(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0...47, 58...64, 91...96, 123...0xBF, 0x2000...0x206F, 0x3001...0x3004, 0x3008...0x3020, 0xFF5F...0xFF65:
            true
        default: false
        }
    }
}

extension ArraySlice<UInt8> {
    fileprivate func hasEnding(_ ending: String.UTF8View) -> Bool { suffix(ending.count).elementsEqual(ending) }
}
