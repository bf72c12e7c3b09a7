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
            isUnread = isBracket && UnitTokens.mentions(text)
            return false
        }
        if !isBracket, found.isLetter, found.currency == nil { return false }
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
        for start in starts where take(String(header[start...]), isBracket: false) {
            base = String(header[..<start])
            return true
        }
        return false
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
        /// The scale is a single letter, which may be anything.
        var isLetter = false
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
                found.isLetter = word.count == 1 && word.utf8.count == 1
            case .currency(let code):
                guard found.currency == nil || found.currency == code else { return nil }
                found.currency = code
            }
        }
        return found
    }

    /// Whether a unit or currency is named in a text.
    static func mentions(_ text: String) -> Bool {
        let folded = folded(text)
        if ["万", "千", "亿", "thousand", "million", "billion", "元", "$", "€", "£", "¥"].contains(where: folded.contains) {
            return true
        }
        return text.split { !$0.isLetter }.contains { $0.count == 3 && CurrencyCode.parse(String($0)) != nil }
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
        for length in stride(from: min(text.count, 12), to: best?.0.count ?? 0, by: -1) {
            let word = String(text.prefix(length))
            if let code = CurrencyCode.parse(word) { return (word, .currency(code)) }
        }
        return best
    }

    private static let noise = [
        "in", "of", "unit", "units", "currency", "单位", "币种", "货币", "含税", "不含税", "税前", "税后", "必填", "net", "gross",
    ]
    private static let scales = [
        ("百", "百"), ("千", "k"), ("万", "万"), ("萬", "万"), ("十万", "十万"), ("百万", "m"), ("千万", "千万"), ("亿", "亿"),
        ("億", "亿"), ("w", "万"), ("k", "k"), ("000s", "k"), ("000", "k"), ("thousand", "k"), ("thousands", "k"),
        ("m", "m"), ("mm", "m"), ("mn", "m"), ("mio", "m"), ("million", "m"), ("millions", "m"), ("b", "b"),
        ("bn", "b"),
        ("billion", "b"), ("billions", "b"),
    ]
}
