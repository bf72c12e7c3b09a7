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
        let role = ProgressTree.role(row.light.light)
        var y = drawShare(row, target, in: rect, role: role, into: &frame)
        y = drawBar(row, target, at: y, in: rect, role: role, into: &frame)
        y = drawSentence(row, at: y, in: rect, into: &frame)
        let left = Size(width: rect.width, height: rect.maxY - y)
        guard left.height >= 2 else { return }
        WallGrid(outlook(row), in: left, most: 1, lines: 2, plain: frame.isPlain).draw(x: rect.x, y: y, into: &frame)
    }

    /// The share on the left, the amounts behind it on the right, or below where there is no room; returns the row after
    /// them.
    private func drawShare(
        _ row: ProgressRow, _ target: Money, in rect: Rect, role: Role, into frame: inout Frame
    ) -> Int {
        let share = text.percent(Int(row.actual.minor), of: Int(target.minor))
        let isWide = rect.width >= 70
        let high = isWide ? max(rect.height * 9 / 20, 1) : max(rect.height / 3, 1)
        let room = Size(width: isWide ? rect.width * 5 / 8 : rect.width, height: high)
        let scale = BigDigits.scale(share, in: room, plain: frame.isPlain)
        let used =
            scale.map { BigDigits.size(share, scale: $0, plain: frame.isPlain) }
            ?? Size(width: Width.of(share), height: 1)
        let block = isWide ? min(max(used.height, 11), high) : used.height
        let y = rect.y + (block - used.height) / 2
        if let scale {
            frame.putBig(share, x: rect.x, y: y, scale: scale, role: role)
        } else {
            frame.put(share, x: rect.x, y: y, role: role, mods: .bold)
        }
        let amounts = [
            WallFigure(text.signedNow, text.round(row.actual), role), WallFigure(text.target, text.round(target)),
        ]
        let blank = rect.height >= 14 ? 1 : 0
        guard isWide else {
            let below = Size(width: rect.width, height: min(rect.maxY - y - used.height, 5))
            let grid = WallGrid(amounts, in: below, most: 0, plain: frame.isPlain)
            grid.draw(x: rect.x, y: y + used.height + blank, into: &frame)
            return y + used.height + blank + grid.height + blank
        }
        let x = rect.x + max(used.width + 6, rect.width * 9 / 16)
        let beside = Size(width: rect.maxX - x, height: block)
        WallGrid(amounts, in: beside, most: 2, lines: 2, plain: frame.isPlain).draw(x: x, y: rect.y, into: &frame)
        return rect.y + block + blank
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
        return y + thick + (rect.height >= 14 ? 1 : 0)
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
        return y + lines.count + (rect.height >= 14 ? 1 : 0)
    }

    private func outlook(_ row: ProgressRow) -> [WallFigure] {
        let forecast = book.forecast
        let recent = all.recentPaces.map { pace in
            WallFigure(
                text.reachedIn(pace.period), text.far(pace.actual), ProgressTree.role(pace.light.light))
        }
        return recent + [
            WallFigure(text.landsAt, text.far(forecast.p50)),
            WallFigure(text.withBuffer, text.far(forecast.buffer.forecast)),
        ] + (row.light.perDay.map { [WallFigure(text.neededPerDay, text.far($0))] } ?? [])
    }

    private func drawWithout(_ row: ProgressRow, in rect: Rect, into frame: inout Frame) {
        let grid = WallGrid(
            [WallFigure(text.signedNow, text.round(row.actual))], in: rect.size, most: 2, plain: frame.isPlain)
        grid.draw(x: rect.x, y: rect.y, into: &frame)
        let help = Rect(
            x: rect.x, y: rect.y + grid.height + 1, width: rect.width, height: rect.height - grid.height - 1)
        frame.paragraph(text.noTargetHelp(all.period.name), in: help, role: .dim)
    }
}
