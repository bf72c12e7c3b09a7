/// Every character outside ASCII that the screen itself draws, each with its ASCII twin.
public enum Glyph: Int, CaseIterable, Sendable {
    case horizontal, vertical, topLeft, topRight, bottomLeft, bottomRight
    case teeLeft, teeRight, teeUp, teeDown, cross
    case heavyHorizontal, doubleHorizontal, dashedVertical
    case ellipsis, marker, dot, ring, bullet, check, times, star, flag
    case arrowLeft, arrowRight, arrowUp, arrowDown, triangleUp, triangleDown, triangleRight, enter
    case full, dark, medium, light, upperHalf, lowerHalf
    case eighth1, eighth2, eighth3, eighth4, eighth5, eighth6, eighth7
    case rise1, rise2, rise3, rise4, rise5, rise6, rise7
    case minus, dash, middleDot, approximately, degree, caret, thumb, track
    case fails

    private static let table: [(Unicode.Scalar, Unicode.Scalar)] = [
        ("─", "-"), ("│", "|"), ("┌", "+"), ("┐", "+"), ("└", "+"), ("┘", "+"),
        ("├", "+"), ("┤", "+"), ("┴", "+"), ("┬", "+"), ("┼", "+"),
        ("━", "="), ("═", "="), ("┆", ":"),
        ("…", "~"), ("▌", ">"), ("●", "*"), ("○", "o"), ("•", "*"), ("✓", "v"), ("×", "x"), ("★", "*"), ("⚑", "!"),
        ("←", "<"), ("→", ">"), ("↑", "^"), ("↓", "v"), ("▲", "^"), ("▼", "v"), ("▶", ">"), ("⏎", "$"),
        ("█", "#"), ("▓", "#"), ("▒", "="), ("░", "."), ("▀", "\""), ("▄", "_"),
        ("▏", "."), ("▎", "."), ("▍", "-"), ("▌", "-"), ("▋", "="), ("▊", "="), ("▉", "#"),
        ("▁", "_"), ("▂", "_"), ("▃", "."), ("▄", "-"), ("▅", "-"), ("▆", "="), ("▇", "#"),
        ("−", "-"), ("—", "-"), ("·", "."), ("≈", "~"), ("°", "o"), ("▏", "|"), ("┃", "|"), ("│", "|"),
        ("✗", "x"),
    ]

    /// The character to draw: always one cell wide.
    public func scalar(ascii: Bool) -> Unicode.Scalar {
        let pair = Glyph.table[rawValue]
        return ascii ? pair.1 : pair.0
    }

    /// The same as a text.
    public func string(ascii: Bool) -> String { String(Character(scalar(ascii: ascii))) }

    /// A horizontal bar that fills `eighths` eighths of a cell, 0...8.
    public static func horizontalEighths(_ eighths: Int) -> Glyph? {
        if eighths <= 0 { return nil }
        return eighths >= 8 ? .full : Glyph(rawValue: Glyph.eighth1.rawValue + eighths - 1)
    }

    /// A vertical bar that fills `eighths` eighths of a cell from below, 0...8.
    public static func verticalEighths(_ eighths: Int) -> Glyph? {
        if eighths <= 0 { return nil }
        return eighths >= 8 ? .full : Glyph(rawValue: Glyph.rise1.rawValue + eighths - 1)
    }

    /// What stands for an ambiguous character where the terminal would draw it two cells wide.
    static func twin(of scalar: Unicode.Scalar) -> Unicode.Scalar {
        twins[scalar] ?? "?"
    }

    private static let twins: [Unicode.Scalar: Unicode.Scalar] = {
        var found: [Unicode.Scalar: Unicode.Scalar] = [
            "“": "\"", "”": "\"", "‘": "'", "’": "'", "–": "-", "‐": "-", "―": "-", "÷": "/", "±": "+",
            "€": "E", "§": "S", "®": "R", "′": "'", "″": "\"", "※": "*", "◆": "*", "◇": "o", "■": "#", "□": "o",
            "①": "1", "②": "2", "③": "3", "④": "4", "⑤": "5", "⑥": "6", "⑦": "7", "⑧": "8", "⑨": "9",
        ]
        for (drawn, ascii) in table where found[drawn] == nil { found[drawn] = ascii }
        return found
    }()
}
