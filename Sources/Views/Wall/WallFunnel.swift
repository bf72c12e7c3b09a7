import Model
import Rules
import Terminal

/// The funnel of the period (R15): how many deals entered each stage, and what became of them.
struct WallFunnel: WallPart {
    private let book: FunnelBook
    private let stages: [Stage]
    private let text: Text
    private let all: Conclusions

    init(_ scene: WallScene, _ all: Conclusions, _ text: Text) {
        (self.all, self.text) = (all, text)
        (book, stages) = (all.funnelBook, all.board.pipeline)
    }

    func note(_ rect: Rect) -> String? {
        guard let worst = book.funnel.worst, let stage = all.board.stages[worst.stage] else { return nil }
        let share = text.percent(worst.lost, of: worst.advanced + worst.lost)
        return "\(text.sign(.flag)) \(text.worstLeak) \(clean(stage.name(text.lang))) \(share)"
    }

    func draw(in rect: Rect, into frame: inout Frame) {
        let rows = book.funnel.rows
        guard rows.contains(where: { $0.entered > 0 }) else {
            return frame.paragraph(text.said(book.funnel.why), in: rect, role: .dim)
        }
        let hasTitles = rect.height >= 12
        let top = hasTitles ? rect.y + 1 : rect.y
        let pitch = min(max((rect.maxY - top + 1) / max(rows.count, 1), 1), 10)
        let place = WallFunnelPlace(
            rect, rows, names: stages.map { clean($0.name(text.lang)) }, amounts: rows.map { text.round($0.amount) },
            high: pitch >= 3 ? pitch - 1 : 1, plain: frame.isPlain)
        if hasTitles {
            frame.putRight(text.entered, right: place.count.right, y: rect.y, role: .dim)
            frame.putRight(text.conversion, right: place.share.right, y: rect.y, role: .dim)
        }
        for (index, row) in rows.enumerated() where top + index * pitch + place.high <= rect.maxY {
            draw(row, stages[at: index], y: top + index * pitch, place, into: &frame)
        }
    }

    private func draw(_ row: Funnel.Row, _ stage: Stage?, y: Int, _ place: WallFunnelPlace, into frame: inout Frame) {
        let decided = row.advanced + row.lost
        let share = text.percent(row.advanced, of: decided)
        frame.putBigRight(share, place.share, y: y, role: row.flagged ? .lose : .text)
        frame.putBigRight("\(row.entered)", place.count, y: y, role: .amount)
        let title = stage.map { clean($0.name(text.lang)) } ?? text.noName
        let flag = row.flagged ? "\(text.sign(.flag)) " : ""
        let loss = flag + text.loss + " " + text.percent(row.lost, of: decided)
        let lines = [
            Span(title, .text, .bold), Span(text.round(row.amount), .amount), Span(loss, row.flagged ? .lose : .dim),
        ]
        for (index, line) in lines.prefix(place.high).enumerated() {
            frame.put(
                line.text, in: Rect(x: place.x, y: y + index, width: place.name, height: 1), role: line.role,
                mods: line.mods)
        }
        let parts = FunnelLegend.parts(advanced: row.advanced, open: row.open + row.back, lost: row.lost)
        for line in y..<(y + place.high) {
            frame.stack(parts, of: place.most, x: place.bar.lowerBound, y: line, width: place.bar.count)
        }
    }
}

/// Where the parts of the funnel's rows stand.
private struct WallFunnelPlace {
    let x: Int
    let name: Int
    let bar: Range<Int>
    let count: WallPlace
    let share: WallPlace
    /// Rows of a stage.
    let high: Int
    let most: Int64

    init(_ rect: Rect, _ rows: [Funnel.Row], names: [String], amounts: [String], high: Int, plain: Bool) {
        (x, self.high) = (rect.x, high)
        most = Int64(rows.map(\.entered).max() ?? 1)
        share = WallPlace("100%", right: rect.maxX, in: Size(width: rect.width / 4, height: high), plain: plain)
        let longest = rows.map { "\($0.entered)" }.max { $0.utf8.count < $1.utf8.count } ?? "0"
        count = WallPlace(
            longest, right: share.left - 3, in: Size(width: rect.width / 5, height: high), plain: plain)
        let wanted = (high > 1 ? names + amounts : names).map { Width.of($0) }.max() ?? 4
        name = min(max(wanted, 9), max(rect.width / 4, 4))
        let from = x + name + 2
        bar = from..<max(count.left - 2, from)
    }
}
