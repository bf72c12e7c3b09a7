import CTerminal

/// Makes text from outside safe to measure and draw: what remains are characters of one or two cells, one per
/// cluster. The stored text is never changed, only what is shown.
public enum Sanitize {
    /// One line. Line ends, tabs and odd spaces become a space; controls, bidi and format characters, joiners and
    /// variation selectors go; marks are composed with their character where Unicode has a composed one, else dropped;
    /// of an emoji sequence the first emoji stays; a flag becomes its two letters; unassigned, private and
    /// noncharacters become U+FFFD. Text that is clean already is returned as it is.
    public static func line(_ raw: String) -> String {
        if isClean(raw) { return raw }
        var cleaner = Cleaner()
        for scalar in raw.unicodeScalars { cleaner.take(scalar) }
        return cleaner.finish()
    }

    /// The lines of a text, each as `line` makes it. A line end at the very end adds no empty line.
    public static func lines(_ raw: String) -> [String] {
        var lines: [String] = []
        var current = String.UnicodeScalarView()
        var afterReturn = false
        for scalar in raw.unicodeScalars {
            switch scalar {
            case "\n" where afterReturn:
                afterReturn = false
            case "\n", "\r", "\u{0B}", "\u{0C}", "\u{85}", "\u{2028}", "\u{2029}":
                lines.append(line(String(current)))
                current = String.UnicodeScalarView()
                afterReturn = scalar == "\r"
            default:
                current.append(scalar)
                afterReturn = false
            }
        }
        if !current.isEmpty { lines.append(line(String(current))) }
        return lines
    }

    /// Whether nothing would change: printable ASCII, or plain characters none of which could join.
    private static func isClean(_ raw: String) -> Bool {
        var raw = raw
        return raw.withUTF8 { bytes in
            var index = 0
            while index < bytes.count {
                let byte = bytes[index]
                if byte < 0x80 {
                    if byte < 0x20 || byte == 0x7F { return false }
                    index += 1
                } else {
                    let (code, length) = Width.decode(bytes, index)
                    if ct_class(code) > CT_AMBIGUOUS || Cleaner.joins(code) || Cleaner.leads(code) {
                        return false
                    }
                    index += length
                }
            }
            return true
        }
    }
}

/// The state of `Sanitize.line` between two scalars.
private struct Cleaner {
    private var out = String.UnicodeScalarView()
    private var base: Unicode.Scalar?
    private var marks: [Unicode.Scalar] = []
    private var afterJoiner = false
    private var afterLineEnd = false

    /// Emoji modifiers count as part of the character before them although they have a width of their own.
    static func joins(_ code: UInt32) -> Bool { code >= 0x1F3FB && code <= 0x1F3FF }

    /// Leading jamo would form one character with what stands after them.
    static func leads(_ code: UInt32) -> Bool { 0x1100...0x115E ~= code || 0xA960...0xA97C ~= code }

    /// The stand-alone forms of the modern leading jamo, in order.
    private static let standAlone = Array("ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ".unicodeScalars)

    mutating func take(_ scalar: Unicode.Scalar) {
        let code = scalar.value
        switch Int(ct_class(code)) {
        case CT_MARK:
            if base != nil, marks.count < 16 { marks.append(scalar) }
        case CT_IGNORED:
            if code == 0x200D { afterJoiner = base.map { Cleaner.isPictograph($0.value) } ?? false }
        case CT_CONTROL:
            control(scalar)
            return
        case CT_SPACE:
            start(" ")
        case CT_UNKNOWN:
            start("\u{FFFD}")
        case CT_REGIONAL:
            start(Unicode.Scalar(UInt8(0x41 + code - 0x1F1E6)))
        default:
            character(scalar)
        }
        afterLineEnd = false
    }

    mutating func finish() -> String {
        flush()
        return String(out)
    }

    private mutating func character(_ scalar: Unicode.Scalar) {
        if Cleaner.joins(scalar.value), base != nil || !out.isEmpty { return }
        if afterJoiner, Cleaner.isPictograph(scalar.value) {
            afterJoiner = false
            return
        }
        start(scalar)
    }

    private mutating func control(_ scalar: Unicode.Scalar) {
        switch scalar {
        case "\n" where afterLineEnd:
            afterLineEnd = false
        case "\n", "\r", "\t", "\u{0B}", "\u{0C}", "\u{85}":
            start(" ")
            afterLineEnd = scalar == "\r"
        default:
            flush()
            afterLineEnd = false
        }
    }

    private mutating func start(_ scalar: Unicode.Scalar) {
        flush()
        base = scalar
    }

    private mutating func flush() {
        defer {
            base = nil
            marks.removeAll(keepingCapacity: true)
            afterJoiner = false
        }
        guard let base else { return }
        var code = base.value
        if !marks.isEmpty {
            let order = marks.enumerated().sorted { left, right in
                let (a, b) = (Cleaner.combining(left.element), Cleaner.combining(right.element))
                return a == b ? left.offset < right.offset : a < b
            }
            for (_, mark) in order {
                let composed = ct_compose(code, mark.value)
                if composed != 0 { code = composed }
            }
        }
        if Cleaner.leads(code) {
            let index = Int(code) - 0x1100
            out.append(index < Cleaner.standAlone.count ? Cleaner.standAlone[index] : "\u{FFFD}")
        } else {
            out.append(Unicode.Scalar(code) ?? base)
        }
    }

    private static func combining(_ mark: Unicode.Scalar) -> UInt8 {
        mark.properties.canonicalCombiningClass.rawValue
    }

    /// Close to Extended_Pictographic: what an emoji joined by ZWJ is made of.
    private static func isPictograph(_ code: UInt32) -> Bool {
        switch code {
        case 0xA9, 0xAE, 0x203C, 0x2049, 0x2122, 0x2139, 0x2190...0x21FF, 0x2300...0x23FF, 0x2460...0x24FF,
            0x25A0...0x27BF, 0x2900...0x297F, 0x2B00...0x2BFF, 0x3030, 0x303D, 0x3297, 0x3299, 0x1F000...0x1FAFF:
            true
        default:
            false
        }
    }
}
