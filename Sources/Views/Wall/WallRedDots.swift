import Model
import Rules
import Terminal

/// The red dots (R22): how many, what they put at risk, and the weightiest with their reasons.
struct WallRedDots: WallPart {
    private let all: Conclusions
    private let names: WallNames
    private let round: Int
    private let text: Text

    init(_ scene: WallScene, _ all: Conclusions, _ text: Text) {
        (self.all, self.text, round) = (all, text, scene.round)
        names = WallNames(isMasked: scene.isMasked)
    }

    private var figures: [WallFigure] {
        let sums = all.redFigures
        var figures = [WallFigure(text.redCount, "\(sums.red)", .lose)]
        if sums.yellow > 0 { figures.append(WallFigure(text.yellowCount, "\(sums.yellow)", .warning)) }
        if let amount = sums.amounts.first(where: { $0.currency == nil })?.amount {
            figures.append(WallFigure(text.putAtRisk, text.far(amount)))
        }
        return figures + [WallFigure(text.newThisWeek, "\(sums.new)", .due)]
    }

    func note(_ rect: Rect) -> String? { page(rect).label(text) }

    private func grid(_ rect: Rect, plain: Bool) -> WallGrid {
        let room = Size(width: rect.width, height: rect.height / 3)
        let one = WallGrid(figures, in: room, most: 1, plain: plain)
        // Two rows take half of the slide where one wide sum would make all small.
        guard !one.isLarge, rect.height >= 24 else { return one }
        return WallGrid(
            figures, in: Size(width: rect.width, height: rect.height / 2), most: 1, lines: 2, plain: plain)
    }

    private func pitch(_ rect: Rect) -> Int { rect.height >= 24 ? 3 : 2 }

    private func page(_ rect: Rect) -> WallPage {
        // The note has to agree with what is drawn, so both measure in the same way.
        let used = grid(rect, plain: text.ascii).height + gap(rect)
        return WallPage(count: all.redList.count, room: (rect.height - used + 1) / pitch(rect), round: round)
    }

    private func gap(_ rect: Rect) -> Int { rect.height >= 24 ? 2 : 1 }

    func draw(in rect: Rect, into frame: inout Frame) {
        let list = all.redList
        guard list.count > 0 else { return frame.paragraph(text.noRedDots, in: rect, role: .win) }
        let grid = grid(rect, plain: text.ascii)
        grid.draw(x: rect.x, y: rect.y, into: &frame)
        for (place, index) in page(rect).rows.enumerated() {
            let y = rect.y + grid.height + gap(rect) + place * pitch(rect)
            guard y < rect.maxY, let row = all.redDot(of: list[index]) else { continue }
            draw(row, y: y, in: rect, into: &frame)
        }
    }

    private func draw(_ row: RedRow, y: Int, in rect: Rect, into frame: inout Frame) {
        let deal = all.board.deals[row.deal]
        let account = all.board.accounts[row.account].map { names($0.name) } ?? text.noAccount
        let owner = all.board.reps[row.owner].map { names($0.name) } ?? text.noOwner
        let amount = row.amount.map { text.money($0, currency: row.currency) } ?? text.noAmount
        var spans = [text.light(row.light), Span(" "), Span(account, .text, .bold)]
        if let deal { spans.append(Span("  " + names(deal.name), .dim)) }
        frame.put(
            Line(spans, right: [Span(owner + "  ", .dim), Span(amount, .amount, .bold)]), x: rect.x, y: y,
            width: rect.width)
        guard y + 1 < rect.maxY else { return }
        let since = row.since.map { "\(text.since) \($0.short)" } ?? ""
        let reasons = text.reasonNames(row).joined(separator: text.separator)
        frame.put(
            Line(
                [Span(String(repeating: " ", count: text.lightWidth)), Span(reasons, .due)], right: [Span(since, .dim)]),
            x: rect.x, y: y + 1, width: rect.width)
    }
}
