import Rules
import Terminal

/// What the list of red dots sums up to: lights, new and cleared, the money, and the reasons as a histogram.
struct RedDotsHead {
    private let figures: RedFigures
    private let cleared: Int
    private let text: Text

    init(_ figures: RedFigures, cleared: Int, _ text: Text) {
        (self.figures, self.cleared, self.text) = (figures, cleared, text)
    }

    func draw(_ layout: RedDotsLayout, into frame: inout Frame) {
        let width = layout.size.width - 2
        frame.flow(items, x: 1, y: layout.figures, width: width, gap: 3)
        if let y = layout.reasons { frame.flow(reasons, x: 1, y: y, width: width, gap: 3) }
        if let rect = layout.histogram { drawHistogram(rect, into: &frame) }
    }

    private var items: [[Span]] {
        guard figures.count > 0 else { return [] }
        var items: [[Span]] = [[text.light(.red), Span(" \(figures.red)", .text, .bold)]]
        if figures.yellow > 0 { items.append([text.light(.yellow), Span(" \(figures.yellow)", .text, .bold)]) }
        for (index, part) in figures.amounts.filter({ $0.amount > .zero }).enumerated() {
            let lead = index == 0 ? text.atRisk + " " : "+ "
            items.append([Span(lead, .dim), Span(text.money(part.amount, currency: part.currency), .amount, .bold)])
        }
        if figures.new > 0 { items.append([Span(text.newDots(figures.new), .due, .bold)]) }
        items.append([Span(text.stillDots(figures.count - figures.new), .dim)])
        if cleared > 0 { items.append([Span(text.clearedDots(cleared), .win)]) }
        if figures.withoutAmount > 0 { items.append([Span(text.withoutAmount(figures.withoutAmount), .warning)]) }
        return items
    }

    private var reasons: [[Span]] {
        figures.reasons.map { [Span(text.reasonName($0.key) + " ", .dim), Span("\($0.count)", .text)] }
    }

    private func drawHistogram(_ rect: Rect, into frame: inout Frame) {
        frame.put(text.reasonsTitle, x: rect.x, y: rect.y, width: rect.width, role: .heading, mods: .bold)
        let name = min(figures.reasons.map { Width.of(text.reasonName($0.key)) }.max() ?? 0, 16)
        let most = figures.reasons.first?.count ?? 1
        let room = rect.width - name - 6
        for (index, reason) in figures.reasons.enumerated() where index + 2 < rect.height {
            let y = rect.y + 2 + index
            frame.put(text.reasonName(reason.key), x: rect.x, y: y, width: name, role: .dim)
            frame.bar(x: rect.x + name + 1, y: y, width: room, part: reason.count, of: most, role: .bar)
            frame.putRight("\(reason.count)", right: rect.maxX, y: y, role: .text)
        }
    }
}

extension Frame {
    /// A bar to scale, to an eighth of a cell; whatever is there shows.
    mutating func bar(x: Int, y: Int, width: Int, part: Int, of whole: Int, role: Role) {
        guard width > 0, whole > 0, part > 0 else { return }
        let eighths = max(min(part, whole) * width * 8 / whole, 1)
        hline(x: x, y: y, width: eighths / 8, role: role, glyph: .full)
        if let rest = Glyph.horizontalEighths(eighths % 8) { put(glyph(rest), x: x + eighths / 8, y: y, role: role) }
    }
}
