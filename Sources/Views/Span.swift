import Terminal

/// A run of sanitised text with one look.
struct Span: Equatable, Sendable {
    var text: String
    var role: Role
    var mods: Mods

    init(_ text: String, _ role: Role = .overlay, _ mods: Mods = []) {
        self.text = text
        self.role = role
        self.mods = mods
    }

    var width: Int { Width.of(text) }
}

/// One line of an overlay: spans from the left, and some that end at the right edge.
struct Line: Equatable, Sendable {
    var spans: [Span] = []
    var right: [Span] = []

    init(_ spans: [Span] = [], right: [Span] = []) {
        self.spans = spans
        self.right = right
    }

    init(_ text: String, _ role: Role = .overlay, _ mods: Mods = []) { spans = [Span(text, role, mods)] }
}

extension Frame {
    /// Draws spans one after the other; what does not fit is cut with an ellipsis. Returns the first column after them.
    @discardableResult
    mutating func put(_ spans: [Span], x: Int, y: Int, width: Int) -> Int {
        var at = x
        for span in spans where at < x + width {
            let shown = Width.cut(span.text, x + width - at, ascii: ascii)
            at += put(shown, x: at, y: y, width: x + width - at, role: span.role, mods: span.mods)
        }
        return at
    }

    /// Draws a line: the right part first keeps its room, the left part is cut where it must be.
    mutating func put(_ line: Line, x: Int, y: Int, width: Int) {
        let wanted = line.right.reduce(0) { $0 + $1.width }
        let room = wanted == 0 ? 0 : min(wanted, max(width * 2 / 3, width - 8))
        if room > 0 { put(line.right, x: x + width - room, y: y, width: room) }
        put(line.spans, x: x, y: y, width: room > 0 ? width - room - 1 : width)
    }
}
