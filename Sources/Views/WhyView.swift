import Terminal

/// Sentences of the rules with their evidence, over whatever asked for them.
enum WhyView {
    static func draw(_ why: WhyScene, _ text: Text, into frame: inout Frame) {
        let size = frame.size
        let lines = lines(why.explanation, width: Panel.detail(size).inner.width, ascii: frame.ascii)
        let panel = Panel.reading(size, lines: lines.count)
        panel.draw(
            title: "\(text.why) \(text.sign(.middleDot)) \(clean(why.explanation.title))", lines, scroll: why.scroll,
            into: &frame)
    }

    /// The rule's id stands before its sentence, which wraps beside it.
    static func lines(_ why: Explanation, width: Int, ascii: Bool = false) -> [Line] {
        var page = Document(width: width, ascii: ascii)
        let column = why.lines.map { Width.of($0.rule) }.max() ?? 0
        for (index, line) in why.lines.enumerated() {
            if index > 0 { page.blank() }
            page.wrapped(
                clean(line.text), after: [Span(Width.fit(line.rule, column + 2, ascii: ascii), .heading, .bold)])
        }
        return page.lines
    }
}
