import Terminal

/// Where the rows of a pane stand on the screen. The first column belongs to the marker of the selection.
struct RowArea {
    let rect: Rect
    /// Lines of a row, and from one row to the next.
    let lines: Int
    let pitch: Int
    let count: Int
    /// The first drawn row.
    let top: Int

    init(_ rect: Rect, lines: Int = 1, gap: Int = 0, count: Int, top: Int) {
        self.rect = rect
        self.lines = lines
        pitch = lines + gap
        self.count = count
        self.top = min(max(top, 0), max(count - 1, 0))
    }

    /// Rows that fit whole, at least one.
    var page: Int { max((rect.height + pitch - lines) / pitch, 1) }
    var pane: Pane { Pane(count: count, page: page) }
    var shown: Range<Int> { top..<min(top + page, count) }
    /// Rows above and below those that are drawn.
    var above: Int { top }
    var below: Int { max(count - shown.upperBound, 0) }

    /// The cells of a row without the marker's column, no lower than the area's end.
    func rect(_ row: Int) -> Rect {
        let y = rect.y + (row - top) * pitch
        return Rect(x: rect.x + 1, y: y, width: rect.width - 1, height: min(lines, rect.maxY - y))
    }

    /// The row under a cell.
    func row(x: Int, y: Int) -> Int? {
        guard rect.contains(Point(x: x, y: y)) else { return nil }
        let row = top + (y - rect.y) / pitch
        return shown.contains(row) ? row : nil
    }

    /// Lays the ground of the selected row: bright and with the cursor where its pane has the focus.
    func select(_ row: Int, hasFocus: Bool, into frame: inout Frame) {
        let rect = rect(row)
        guard !rect.isEmpty else { return }
        frame.fill(
            Rect(x: rect.x, y: rect.y, width: rect.width, height: 1), role: hasFocus ? .selection : .selectionDim)
        guard hasFocus else { return }
        frame.vline(x: rect.x - 1, y: rect.y, height: rect.height, role: .accent, glyph: .marker)
        frame.cursor = Point(x: rect.x, y: rect.y)
        frame.cursorVisible = false
    }

    /// A rule with what is scrolled away at its end.
    func rule(y: Int, into frame: inout Frame) {
        frame.hline(x: rect.x + 1, y: y, width: rect.width - 1, role: .border)
        let hint = frame.scrollHint(above: above, below: below)
        if !hint.isEmpty { frame.putRight(" " + hint, right: rect.maxX, y: y, role: .dim) }
    }

    /// Says why there are no rows, over as many lines as it takes.
    func sayEmpty(_ words: String, hasFocus: Bool, into frame: inout Frame) {
        for (index, line) in Width.wrap(words, rect.width - 2).prefix(rect.height).enumerated() {
            frame.put(line, x: rect.x + 1, y: rect.y + index, width: rect.width - 1, role: .dim)
        }
        guard hasFocus, !rect.isEmpty else { return }
        frame.cursor = Point(x: rect.x, y: rect.y)
        frame.cursorVisible = false
    }
}

/// The lines at the foot of a view that say more about the selected row, under a rule.
struct FocusStrip {
    let rect: Rect

    /// The lowest lines of a place, as many as its height allows; empty in low ones.
    init(in place: Rect) {
        let height = place.height >= 30 ? 5 : place.height >= 18 ? 3 : 0
        rect = Rect(x: place.x, y: place.maxY - height, width: place.width, height: height)
    }

    /// Texts one after the other, each with what stands before it, as far as they fit; the last line is cut.
    func draw(_ texts: [(lead: [Span], text: String)], ascii: Bool, into frame: inout Frame) {
        guard !rect.isEmpty else { return }
        frame.hline(x: rect.x + 1, y: rect.y, width: rect.width - 2, role: .border)
        var page = Document(width: rect.width - 2, ascii: ascii)
        for text in texts { page.wrapped(text.text, after: text.lead, role: .text) }
        for (index, line) in page.lines.prefix(rect.height - 1).enumerated() {
            frame.put(line, x: rect.x + 1, y: rect.y + 1 + index, width: rect.width - 2)
        }
        guard page.lines.count >= rect.height else { return }
        frame.put(" " + frame.glyph(.ellipsis), x: rect.maxX - 3, y: rect.maxY - 1, width: 2, role: .dim)
    }
}
