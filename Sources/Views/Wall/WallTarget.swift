import Model
import Rules
import Terminal

/// The period's target: the share reached as large as the screen allows, the bar with what is due by now, and what the
/// rest of the period will bring (R5, R7, R19).
struct WallTarget: WallPart {
    private let all: Conclusions
    private let book: ProgressBook
    private let text: Text

    init(_ scene: WallScene, _ all: Conclusions, _ text: Text) {
        (self.all, self.text) = (all, text)
        book = all.progressBook
    }

    func note(_ rect: Rect) -> String? { "\(all.period.first.iso)\(text.to)\(all.period.last.iso)" }

    func draw(in rect: Rect, into frame: inout Frame) {
        guard let row = book.rows.first else { return }
        guard let target = row.target, target > .zero else { return drawWithout(row, in: rect, into: &frame) }
        let isWide = rect.width >= 70
        let top = isWide ? rect.height * 9 / 20 : rect.height / 3
        let role = ProgressTree.role(row.light.light)
        let head = Rect(x: rect.x, y: rect.y, width: rect.width, height: max(top, 1))
        let used = drawShare(row, target, in: head, isWide: isWide, role: role, into: &frame)
        var y = rect.y + used + (rect.height >= 14 ? 1 : 0)
        y = drawBar(row, target, at: y, in: rect, role: role, into: &frame)
        y = drawSentence(row, at: y, in: rect, into: &frame)
        let left = Rect(x: rect.x, y: y, width: rect.width, height: rect.maxY - y)
        guard left.height >= 2 else { return }
        frame.figures(outlook(row), in: left, most: 1)
    }

    /// The share on the left, the amounts behind it on the right; returns the rows used.
    private func drawShare(
        _ row: ProgressRow, _ target: Money, in rect: Rect, isWide: Bool, role: Role, into frame: inout Frame
    ) -> Int {
        let share = text.percent(Int(row.actual.minor), of: Int(target.minor))
        let room = Size(width: isWide ? rect.width * 11 / 20 : rect.width, height: rect.height)
        var used = Size(width: Width.of(share), height: 1)
        if let scale = BigDigits.scale(share, in: room, plain: frame.isPlain) {
            used = BigDigits.size(share, scale: scale, plain: frame.isPlain)
            frame.putBig(share, x: rect.x, y: rect.y, scale: scale, role: role)
        } else {
            frame.put(share, x: rect.x, y: rect.y, role: role, mods: .bold)
        }
        let amounts = [
            WallFigure(text.signedNow, text.round(row.actual), role), WallFigure(text.target, text.round(target)),
        ]
        guard isWide else {
            let below = Rect(x: rect.x, y: rect.y + used.height, width: rect.width, height: 2)
            return used.height + frame.figures(amounts, in: below, most: 0)
        }
        let x = max(rect.x + used.width + 6, rect.x + rect.width * 11 / 20)
        let half = max((used.height + 1) / 2, 2)
        for (index, figure) in amounts.enumerated() {
            let place = Rect(x: x, y: rect.y + index * half, width: rect.maxX - x, height: max(half, 2))
            frame.figures([figure], in: place)
        }
        return max(used.height, 2 * half)
    }

    /// Returns the row after the bar.
    private func drawBar(
        _ row: ProgressRow, _ target: Money, at y: Int, in rect: Rect, role: Role, into frame: inout Frame
    ) -> Int {
        let thick = min(max(rect.height / 9, 1), 5)
        guard y + thick <= rect.maxY else { return y }
        let most = max(target.minor, row.actual.minor)
        frame.thickBar(
            row.actual.minor, of: most, due: row.light.expected?.minor,
            in: Rect(x: rect.x, y: y, width: rect.width, height: thick), role: role)
        return y + thick + (rect.height >= 20 ? 1 : 0)
    }

    /// The light with its sentence; returns the row after it.
    private func drawSentence(_ row: ProgressRow, at y: Int, in rect: Rect, into frame: inout Frame) -> Int {
        let lines = Width.wrap(text.said(row.light.why), rect.width - text.lightWidth).prefix(rect.height >= 10 ? 2 : 1)
        for (index, line) in lines.enumerated() where y + index < rect.maxY {
            if index == 0 { frame.put(row.light.light, x: rect.x, y: y, lang: text.lang) }
            // The sentence begins with the light's word, which the cell has said already.
            let word = row.light.light.word(text.lang) + " "
            let said = index == 0 && line.hasPrefix(word) ? String(line.dropFirst(word.count)) : line
            frame.put(said, x: rect.x + text.lightWidth, y: y + index, width: rect.width - text.lightWidth, role: .text)
        }
        return y + lines.count + (rect.height >= 20 ? 1 : 0)
    }

    private func outlook(_ row: ProgressRow) -> [WallFigure] {
        let forecast = book.forecast
        let recent = all.recentPaces.map { pace in
            WallFigure(
                text.reachedIn(pace.period), text.round(pace.actual), ProgressTree.role(pace.light.light))
        }
        return recent + [
            WallFigure(text.landsAt, text.round(forecast.p50)),
            WallFigure(text.withBuffer, text.round(forecast.buffer.forecast)),
        ] + (row.light.perDay.map { [WallFigure(text.neededPerDay, text.round($0))] } ?? [])
    }

    private func drawWithout(_ row: ProgressRow, in rect: Rect, into frame: inout Frame) {
        let used = frame.figures([WallFigure(text.signedNow, text.round(row.actual))], in: rect, most: 2)
        for (index, line) in Width.wrap(text.noTargetHelp, rect.width).enumerated() {
            let y = rect.y + used + 1 + index
            if y < rect.maxY { frame.put(line, x: rect.x, y: y, width: rect.width, role: .dim) }
        }
    }
}
