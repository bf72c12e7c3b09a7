extension Width {
    /// Lines of at most `cells` cells. Breaks after spaces and between wide characters, never before closing
    /// punctuation nor after an opening one; a word longer than a line is cut. A wide character in a space of one
    /// cell becomes `?`. An empty text is one empty line.
    public static func wrap(_ text: String, _ cells: Int) -> [String] {
        guard cells > 0 else { return [] }
        if of(text) <= cells { return [text] }
        var lines: [String] = []
        var line: [Unicode.Scalar] = []
        var used = 0
        for raw in text.unicodeScalars {
            let scalar = of(raw) > cells ? "?" : raw
            let width = of(scalar)
            while used + width > cells, scalar != " " {
                let rest = breakLine(&line, before: scalar)
                lines.append(trimmed(line))
                line = rest
                used = rest.reduce(0) { $0 + of($1) }
            }
            line.append(scalar)
            used += width
        }
        lines.append(trimmed(line))
        return lines
    }

    /// Cuts the full line at its last good place and returns what moves to the next one.
    private static func breakLine(_ line: inout [Unicode.Scalar], before next: Unicode.Scalar) -> [Unicode.Scalar] {
        if line.last == " " { return [] }
        var at = line.count
        while at > 0 {
            let after = at < line.count ? line[at] : next
            if mayBreak(between: line[at - 1], and: after) {
                let rest = Array(line[at...])
                line.removeSubrange(at...)
                return rest
            }
            at -= 1
        }
        return []
    }

    private static func mayBreak(between left: Unicode.Scalar, and right: Unicode.Scalar) -> Bool {
        if left == " " { return true }
        guard of(left) == 2 || of(right) == 2 else { return false }
        return !neverFirst.contains(right) && !neverLast.contains(left)
    }

    private static func trimmed(_ line: [Unicode.Scalar]) -> String {
        var view = String.UnicodeScalarView(line)
        while view.last == " " { view.removeLast() }
        return String(view)
    }

    private static let neverFirst = Set("，。、；：？！）》」』】〉〕％…—·,.;:?!)]}%’”".unicodeScalars)
    private static let neverLast = Set("（《「『【〈〔([{‘“￥$€".unicodeScalars)
}
