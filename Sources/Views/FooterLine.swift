import Terminal

/// The last line: the keys that work here. A hint that does not fit whole is left out.
enum FooterLine {
    static func draw(_ hints: [Hint], into frame: inout Frame) {
        let y = frame.height - 1
        frame.fill(Rect(x: 0, y: y, width: frame.width, height: 1), role: .footer)
        draw(hints, x: 1, y: y, width: frame.width - 2, key: .footerKey, label: .footer, into: &frame)
    }

    /// Draws as many hints as fit whole, in their order of importance. Returns how many.
    @discardableResult
    static func draw(
        _ hints: [Hint], x: Int, y: Int, width: Int, key: Role, label: Role, into frame: inout Frame
    ) -> Int {
        var at = x
        var drawn = 0
        for hint in hints {
            let spans = [Span(clean(hint.key), key), Span(" " + clean(hint.label), label)]
            let wide = spans[0].width + spans[1].width
            if at + wide > x + width { continue }
            at = frame.put(spans, x: at, y: y, width: wide) + 2
            drawn += 1
        }
        return drawn
    }
}
