import Terminal

/// A place over the view with a title: a box with the view to its sides, or everything between header and footer where
/// the frame is narrow.
struct Panel: Equatable, Sendable {
    var rect: Rect
    /// What the content may use.
    var inner: Rect
    var isFull: Bool

    /// From this width on, overlays leave the view in sight at their sides.
    static let boxedFrom = 100

    static func detail(_ size: Size) -> Panel {
        size.width >= boxedFrom ? tall(size, width: min(104, size.width - 16)) : full(size)
    }

    /// The columns that help's content may use.
    static func helpWidth(_ size: Size) -> Int { size.width >= boxedFrom ? 88 : size.width - 2 }

    static func help(_ size: Size, lines: Int) -> Panel {
        size.width >= boxedFrom ? centred(size, width: 92, height: lines) : full(size)
    }

    /// A box as high as its content, in the upper part of the frame.
    static func centred(_ size: Size, width: Int, height: Int) -> Panel {
        let wide = size.width < 60 ? size.width : min(width, size.width - 4)
        let high = min(height + 2, max(size.height - 2, 3))
        let y = max(1, (size.height - high) / 3)
        return boxed(Rect(x: (size.width - wide) / 2, y: min(y, max(size.height - high, 0)), width: wide, height: high))
    }

    /// As wide as a detail and, where it is a box, only as high as its lines.
    static func reading(_ size: Size, lines: Int) -> Panel {
        let detail = detail(size)
        return detail.isFull ? detail : centred(size, width: detail.rect.width, height: lines)
    }

    private static func tall(_ size: Size, width: Int) -> Panel {
        boxed(Rect(x: (size.width - width) / 2, y: 1, width: width, height: size.height - 2))
    }

    private static func boxed(_ rect: Rect) -> Panel {
        Panel(rect: rect, inner: rect.inset(2, 1), isFull: false)
    }

    private static func full(_ size: Size) -> Panel {
        let rect = Rect(x: 0, y: 1, width: size.width, height: size.height - 2)
        return Panel(
            rect: rect, inner: Rect(x: 1, y: 2, width: rect.width - 2, height: rect.height - 1), isFull: true)
    }

    /// The last scroll offset for so many lines, and the lines of a page.
    func scroll(_ lines: Int) -> (last: Int, page: Int) { (max(lines - inner.height, 0), max(inner.height, 1)) }

    /// Draws the empty panel with its title; with `keepsView` the view beside it keeps its colours.
    func draw(title: String, into frame: inout Frame, keepsView: Bool = false) {
        if !isFull { makeRoom(in: &frame, keepsView: keepsView) }
        frame.fill(rect, role: .overlay)
        if isFull {
            frame.hline(x: rect.x, y: rect.y, width: rect.width, role: .overlayBorder)
            let shown = Width.cut(title, max(rect.width - 20, 4), ascii: frame.ascii)
            frame.put(" " + shown + " ", x: rect.x + 1, y: rect.y, role: .title, mods: .bold)
        } else {
            frame.box(rect, role: .overlayBorder, title: title)
        }
    }

    /// Below so many columns beside a box, what is left of the view tells nothing.
    private static let leastSide = 16

    /// What is left of the view beside the box steps back, and no word of it reads cut.
    private func makeRoom(in frame: inout Frame, keepsView: Bool) {
        frame.clearCutWords(beside: rect)
        if !keepsView { frame.recede(Rect(x: 0, y: 1, width: frame.width, height: frame.height - 2), role: .faint) }
        let right = frame.width - rect.maxX
        for (x, width) in [(0, rect.x), (rect.maxX, right)] where width < Panel.leastSide {
            frame.fill(Rect(x: x, y: rect.y, width: width, height: rect.height), role: .text)
        }
    }

    /// Draws lines from a scroll offset on, and says how far it is scrolled.
    func draw(_ lines: [Line], scroll wanted: Int, into frame: inout Frame) {
        let first = min(max(wanted, 0), scroll(lines.count).last)
        for (row, line) in lines.dropFirst(first).prefix(inner.height).enumerated() {
            frame.put(line, x: inner.x, y: inner.y + row, width: inner.width)
        }
        guard lines.count > inner.height, inner.height > 0 else { return }
        let last = min(first + inner.height, lines.count)
        var span = "\(first + 1)-\(last)/\(lines.count)"
        if first > 0 { span = frame.glyph(.arrowUp) + " " + span }
        if last < lines.count { span += " " + frame.glyph(.arrowDown) }
        note(span, into: &frame)
        if !isFull { drawThumb(first, lines.count, into: &frame) }
    }

    /// Draws lines under a title and puts the cursor where the reading begins.
    func draw(title: String, _ lines: [Line], scroll: Int, into frame: inout Frame) {
        draw(title: title, into: &frame)
        draw(lines, scroll: scroll, into: &frame)
        frame.cursor = Point(x: inner.x, y: inner.y)
        frame.cursorVisible = false
    }

    /// Draws a word at the right end of the title's line, such as how far it is scrolled.
    func note(_ words: String, into frame: inout Frame) {
        frame.putRight(" " + words + " ", right: rect.maxX - 2, y: rect.y, role: .dim)
    }

    private func drawThumb(_ first: Int, _ count: Int, into frame: inout Frame) {
        let track = inner.height
        let long = max(1, track * track / count)
        let start = first * (track - long) / max(count - track, 1)
        frame.vline(x: rect.maxX - 1, y: inner.y + start, height: long, role: .scrollbar, glyph: .thumb)
    }
}
