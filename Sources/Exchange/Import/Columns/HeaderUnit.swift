import Model

/// The unit and currency that a header carries: `金额(万元)`, `Amount (USD K)`, `amount_usd`, `金额/万元`.
struct HeaderUnit: Equatable {
    /// What stands behind an amount that is meant in this unit: `万`, `k`; empty for the unit itself.
    var scale = ""
    /// ISO code.
    var currency: String?
    /// The header without its unit.
    var base: String
    /// The header names a unit or currency that cannot be read with certainty.
    var isUnread = false

    var isPlain: Bool { scale.isEmpty && currency == nil }

    init(_ header: String) {
        base = header
        if let open = header.firstIndex(where: { "(（[【".contains($0) }) {
            base = String(header[..<open])
            take(HeaderUnit.inBrackets(header[open...]), isBracket: true)
        } else if !takeLastWords(header) {
            takeGlued(header)
        }
    }

    private static func inBrackets(_ text: Substring) -> String {
        var depth = 0
        var inside = ""
        for character in text {
            if "(（[【".contains(character) {
                depth += 1
                inside.append(" ")
            } else if ")）]】".contains(character) {
                depth -= 1
            } else if depth > 0 {
                inside.append(character)
            }
        }
        return inside
    }

    /// Reads a text that should hold nothing but a unit; false where it holds something else.
    @discardableResult
    private mutating func take(_ text: String, isBracket: Bool) -> Bool {
        guard let found = UnitTokens.read(text), found.scale != nil || found.currency != nil else {
            isUnread = isBracket && (UnitTokens.mentions(text) || UnitTokens.looksLikeUnit(text))
            return false
        }
        scale = found.scale ?? ""
        currency = found.currency
        return true
    }

    /// `Amount USD`, `value_eur`, `Amount in thousands`, `金额/万元`: the longest run of last words that is a unit.
    private mutating func takeLastWords(_ header: String) -> Bool {
        let starts = header.indices.filter { index in
            index > header.startIndex && HeaderUnit.divides(header[header.index(before: index)])
                && !HeaderUnit.divides(header[index])
        }
        for start in starts {
            let before = header[..<start]
            // A letter alone is a unit only behind a word for money: `成交金额 w`, `Amount K`.
            let letter = header[start...].count == 1 && !HeaderUnit.isMoney(String(before))
            guard !letter, take(String(header[start...]), isBracket: false) else { continue }
            base = String(before)
            return true
        }
        return false
    }

    private static func isMoney(_ text: String) -> Bool {
        let key = Aliases.key(text)
        return ["额", "价", "款", "amount", "value", "revenue", "price", "tcv", "acv", "arr", "volume", "budget", "total"]
            .contains { key.hasSuffix($0) }
    }

    private static func divides(_ character: Character) -> Bool { " _-/:：,，|·".contains(character) }

    /// `金额万元`: a Chinese unit behind a word for money.
    private mutating func takeGlued(_ header: String) {
        for length in [3, 2, 1] where header.count > length {
            let unit = header.suffix(length)
            let rest = header.dropLast(length)
            guard let last = rest.last, "额价款".contains(last), unit.allSatisfy({ "百千万亿元".contains($0) }) else {
                continue
            }
            guard take(String(unit), isBracket: false) else { continue }
            base = String(rest)
            return
        }
    }
}

/// Units taken apart: `USD in thousands`, `人民币万元`, `$000s`.
private enum UnitTokens {
    struct Found {
        var scale: String?
        var currency: String?
        /// The scale is the letter T, which is a thousand beside a currency and anything else alone.
        var isGerman = false
    }

    /// nil where something else stands in the text, or it names two units.
    static func read(_ text: String) -> Found? {
        var rest = Substring(folded(text))
        var found = Found()
        while !rest.isEmpty {
            guard let (word, meaning) = longest(rest) else { return nil }
            rest = rest.dropFirst(word.count)
            switch meaning {
            case .noise: break
            case .scale(let scale):
                guard found.scale == nil else { return nil }
                found.scale = scale
                found.isGerman = word == "t"
            case .currency(let code):
                guard found.currency == nil || found.currency == code else { return nil }
                found.currency = code
            }
        }
        return found.isGerman && found.currency == nil ? nil : found
    }

    /// A short word, a number or a sign in brackets behind an amount that is no known remark: a unit of somebody.
    static func looksLikeUnit(_ text: String) -> Bool {
        let text = text.trimmed
        guard !text.isEmpty, text.count <= 6, !text.contains(" "), !remarks.contains(text.lowercased()) else {
            return false
        }
        if text.contains(where: { $0.isNumber || "$€£¥%‰".contains($0) }) { return true }
        return text.count <= 4 && text.allSatisfy { $0.isLetter && $0.isASCII }
    }

    private static let remarks: Set<String> = [
        "tcv", "acv", "arr", "mrr", "net", "gross", "total", "sum", "est", "won", "new", "old", "vat", "inc", "incl",
        "excl", "ex", "opp",
        "deal", "crm", "erp", "sfdc", "h1", "h2", "q1", "q2", "q3", "q4", "fy", "ytd", "base", "local", "1", "2", "3",
        "*",
    ]

    /// Whether a unit or currency is named in a text.
    static func mentions(_ text: String) -> Bool {
        let folded = folded(text)
        if ["万", "千", "亿", "thousand", "million", "billion", "元", "$", "€", "£", "¥"].contains(where: folded.contains) {
            return true
        }
        let words = text.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
        if words.contains("rs") || scales.contains(where: { $0.0.count > 1 && $0.0 != "000" && words.contains($0.0) }) {
            return true
        }
        return words.contains { $0.count == 3 && CurrencyCode.parse($0) != nil }
    }

    private enum Meaning {
        case noise
        case scale(String)
        case currency(String)
    }

    private static func folded(_ text: String) -> String {
        String(
            text.lowercased().map { $0 == "＄" ? "$" : $0 == "￥" ? "¥" : $0 }.filter { !" _-/:：,，.|'’·\t".contains($0) })
    }

    private static func longest(_ text: Substring) -> (String, Meaning)? {
        var best: (String, Meaning)?
        for (word, scale) in scales where word.count > best?.0.count ?? 0 && text.hasPrefix(word) {
            best = (word, .scale(scale))
        }
        for word in noise where word.count > best?.0.count ?? 0 && text.hasPrefix(word) { best = (word, .noise) }
        if text.hasPrefix("rs"), best?.0.count ?? 0 < 2 { best = ("rs", .currency("INR")) }
        for length in stride(from: min(text.count, 12), to: best?.0.count ?? 0, by: -1) {
            let word = String(text.prefix(length))
            if let code = CurrencyCode.parse(word) { return (word, .currency(code)) }
        }
        return best
    }

    private static let noise = [
        "in", "of", "unit", "units", "currency", "x", "×", "s", "单位", "币种", "货币", "含税", "不含税", "税前", "税后", "必填", "net",
        "gross",
    ]
    private static let scales = [
        ("百", "百"), ("千", "k"), ("万", "万"), ("萬", "万"), ("十万", "十万"), ("百万", "m"), ("千万", "千万"), ("亿", "亿"),
        ("億", "亿"), ("w", "万"), ("k", "k"), ("000s", "k"), ("000", "k"), ("thousand", "k"), ("thousands", "k"),
        ("t", "k"), ("tsd", "k"), ("tausend", "k"), ("thous", "k"), ("ths", "k"), ("1000", "k"), ("1000s", "k"),
        ("x1000", "k"),
        ("10000", "万"), ("10k", "万"), ("000000", "m"), ("1000000", "m"), ("mill", "m"), ("million(s)", "m"),
        ("mrd", "b"), ("lakh", "十万"),
        ("lakhs", "十万"), ("lac", "十万"), ("lacs", "十万"), ("cr", "千万"), ("crore", "千万"), ("crores", "千万"), ("仟", "k"),
        ("m", "m"), ("mm", "m"), ("mn", "m"), ("mio", "m"), ("million", "m"), ("millions", "m"), ("b", "b"),
        ("bn", "b"),
        ("billion", "b"), ("billions", "b"),
    ]
}
