import Terminal

/// All keys by group, and the signs on a card.
enum HelpView {
    static func draw(_ help: HelpScene, _ text: Text, into frame: inout Frame) {
        let lines = lines(help, text, width: Panel.helpWidth(frame.size))
        let panel = Panel.help(frame.size, lines: lines.count)
        panel.draw(title: text.help, into: &frame)
        panel.draw(lines, scroll: help.scroll, into: &frame)
    }

    /// The lines for a width; in two columns where it allows.
    static func lines(_ help: HelpScene, _ text: Text, width: Int) -> [Line] {
        let groups = help.groups + [HelpScene.Group(title: text.legendTitle, rows: text.legend)]
        guard width >= 72 else { return column(groups, text, width: width) }
        let half = (width - 4) / 2
        let blocks = groups.map { column([$0], text, width: half) }
        let cut = split(blocks.map { $0.count + 1 })
        let left = Array(blocks[..<cut].joined(separator: [Line()]))
        let right = Array(blocks[cut...].joined(separator: [Line()]))
        return (0..<max(left.count, right.count)).map { row in
            beside(left[at: row]?.spans ?? [], right[at: row]?.spans ?? [], at: half + 4)
        }
    }

    private static func column(_ groups: [HelpScene.Group], _ text: Text, width: Int) -> [Line] {
        var page = Document(width: width, ascii: text.ascii)
        for group in groups where !group.rows.isEmpty {
            page.heading(clean(group.title))
            let widest = group.rows.map { Width.of(clean($0.key)) }.max() ?? 0
            let keys = min(max(widest, 8), width / 2)
            for row in group.rows {
                let key = Width.fit(clean(row.key), keys, ascii: text.ascii)
                page.wrapped(clean(row.label), after: [Span(key, .key), Span("  ")])
            }
        }
        return page.lines
    }

    /// How many groups go to the left: the first split that leaves the columns nearest in height.
    private static func split(_ heights: [Int]) -> Int {
        let total = heights.reduce(0, +)
        var (best, least, sum) = (heights.count, Int.max, 0)
        for (index, height) in heights.enumerated() {
            sum += height
            if abs(total - 2 * sum) < least { (best, least) = (index + 1, abs(total - 2 * sum)) }
        }
        return best
    }

    private static func beside(_ left: [Span], _ right: [Span], at column: Int) -> Line {
        guard !right.isEmpty else { return Line(left) }
        let used = left.reduce(0) { $0 + $1.width }
        return Line(left + [Span(String(repeating: " ", count: max(column - used, 1)))] + right)
    }
}
