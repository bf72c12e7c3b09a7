import Terminal

/// Lines for an overlay, built for a width: headings, wrapped texts, pairs of label and value in columns.
struct Document {
    let width: Int
    /// What is cut ends in ASCII.
    let ascii: Bool
    private(set) var lines: [Line] = []

    init(width: Int, ascii: Bool) {
        self.width = max(width, 1)
        self.ascii = ascii
    }

    mutating func add(_ line: Line) { lines.append(line) }

    mutating func blank() {
        if let last = lines.last, last != Line() { lines.append(Line()) }
    }

    /// A heading after a blank line, with a count where there is one.
    mutating func heading(_ title: String, count: Int? = nil) {
        blank()
        var spans = [Span(title, .heading, .bold)]
        if let count { spans.append(Span(" \(count)", .dim)) }
        add(Line(spans))
    }

    /// A text over as many lines as it takes, after a first part; the following lines stand below the text.
    mutating func wrapped(_ text: String, after first: [Span] = [], indent: Int = 0, role: Role = .overlay) {
        let lead = first.reduce(0) { $0 + $1.width }
        let hang = lead > 0 && lead + indent <= width / 2 ? lead : 0
        let margin = indent + hang
        var parts = Width.wrap(text, max(width - margin, 1))[...]
        let pad = String(repeating: " ", count: indent)
        if lead > 0 {
            if hang > 0 {
                add(Line([Span(pad)] + first + [Span(parts.first ?? "", role)]))
                parts = parts.dropFirst()
            } else {
                add(Line([Span(pad)] + first))
            }
        }
        let left = String(repeating: " ", count: margin)
        for part in parts { add(Line([Span(left), Span(part, role)])) }
    }

    /// Items one after the other, broken between items only; with a label they stand beside it.
    mutating func flow(_ items: [[Span]], separator: Span, after label: Span? = nil) {
        let lead = label?.width ?? 0
        let width = width - lead
        var line: [Span] = []
        var used = 0
        var first = label
        func add(_ line: [Span]) {
            let left = first ?? Span(String(repeating: " ", count: lead))
            first = nil
            lines.append(Line(lead == 0 ? line : [left] + line))
        }
        for item in items {
            let wide = item.reduce(0) { $0 + $1.width }
            if !line.isEmpty, used + separator.width + wide > width {
                add(line)
                (line, used) = ([], 0)
            }
            if !line.isEmpty {
                line.append(separator)
                used += separator.width
            }
            line += item
            used += wide
        }
        if !line.isEmpty { add(line) }
    }

    /// Pairs of label and value; in two columns, read downwards, where the width allows.
    mutating func pairs(_ pairs: [(label: String, value: Span)]) {
        let columns = width >= 72 ? 2 : 1
        let rows = (pairs.count + columns - 1) / columns
        let label = min(pairs.map { Width.of($0.label) }.max() ?? 0, width / 3)
        let column = columns == 1 ? width : (width - 3) / 2
        for row in 0..<rows {
            var spans: [Span] = []
            for index in stride(from: row, to: pairs.count, by: rows) {
                let pair = pairs[index]
                let value = Width.cut(pair.value.text, max(column - label - 2, 1), ascii: ascii)
                spans.append(Span(Width.fit(pair.label, label, ascii: ascii) + "  ", .dim))
                spans.append(Span(value, pair.value.role, pair.value.mods))
                let rest = column - label - 2 - Width.of(value)
                if index + rows < pairs.count { spans.append(Span(String(repeating: " ", count: max(rest, 0) + 3))) }
            }
            add(Line(spans))
        }
    }
}
