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
            for (index, line) in Width.wrap(text.said(book.funnel.why), rect.width).prefix(rect.height).enumerated() {
                frame.put(line, x: rect.x, y: rect.y + index, width: rect.width, role: .dim)
            }
            return
        }
        let pitch = min(max(rect.height / max(rows.count, 1), 1), 9)
        let most = Int64(rows.map(\.entered).max() ?? 1)
        let name = min(max(stages.map { Width.of(clean($0.name(text.lang))) }.max() ?? 4, 6), rect.width / 4)
        for (index, row) in rows.enumerated() where (index + 1) * pitch <= rect.height {
            let high = pitch >= 3 ? pitch - 1 : pitch
            let place = Rect(x: rect.x, y: rect.y + index * pitch, width: rect.width, height: high)
            draw(row, stages[at: index], name: name, of: most, in: place, into: &frame)
        }
    }

    private func draw(
        _ row: Funnel.Row, _ stage: Stage?, name: Int, of most: Int64, in rect: Rect, into frame: inout Frame
    ) {
        let decided = row.advanced + row.lost
        let title = stage.map { clean($0.name(text.lang)) } ?? text.noName
        let room = Size(width: rect.width / 6, height: rect.height)
        let share = decided == 0 ? text.unknown : text.percent(row.advanced, of: decided)
        let isBig = rect.height >= 4 && rect.width >= 70
        let share0 = isBig ? BigDigits.size("100%", scale: 0, plain: frame.isPlain).width : 5
        let count0 = isBig ? BigDigits.size("000", scale: 0, plain: frame.isPlain).width : 5
        let used = isBig ? room : Size(width: 0, height: 0)
        let role: Role = row.flagged ? .lose : .text
        frame.putBigRight(share, right: rect.maxX, y: rect.y, room: cut(used, share0), role: role)
        let right = rect.maxX - share0 - 3
        frame.putBigRight("\(row.entered)", right: right, y: rect.y, room: cut(used, count0), role: .amount)
        frame.put(title, in: Rect(x: rect.x, y: rect.y, width: name, height: 1), role: .text, mods: .bold)
        if rect.height > 1 {
            let second = text.round(row.amount)
            frame.put(second, in: Rect(x: rect.x, y: rect.y + 1, width: name, height: 1), role: .amount)
        }
        if rect.height > 2 {
            let third = text.conversionWord + (row.flagged ? " \(text.sign(.flag))" : "")
            frame.put(third, in: Rect(x: rect.x, y: rect.y + 2, width: name, height: 1), role: .dim)
        }
        let x = rect.x + name + 2
        let width = right - count0 - 2 - x
        let parts = FunnelLegend.parts(advanced: row.advanced, open: row.open + row.back, lost: row.lost)
        for y in rect.y..<rect.maxY { frame.stack(parts, of: most, x: x, y: y, width: width) }
    }

    private func cut(_ room: Size, _ width: Int) -> Size { Size(width: min(room.width, width), height: room.height) }
}
