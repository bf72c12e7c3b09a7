import Model
import Rules
import Terminal

/// The reps by the share of their target that they have reached (R5).
struct WallRanking: WallPart {
    private let rows: [ProgressRow]
    private let names: WallNames
    private let round: Int
    private let text: Text

    init(_ scene: WallScene, _ all: Conclusions, _ text: Text) {
        rows = all.ranking
        names = WallNames(isMasked: scene.isMasked)
        (round, self.text) = (scene.round, text)
    }

    /// Rows from one rep to the next.
    private func pitch(_ rect: Rect) -> Int {
        let isLarge = rect.height >= 24 && rect.width >= 70
        if isLarge { return min(max(rect.height / max(rows.count, 1), 5), 8) }
        return rect.height >= 12 ? 2 : 1
    }

    private func page(_ rect: Rect) -> WallPage {
        WallPage(count: rows.count, room: (rect.height + 1) / pitch(rect), round: round)
    }

    func note(_ rect: Rect) -> String? { page(rect).label(text) }

    func draw(in rect: Rect, into frame: inout Frame) {
        guard !rows.isEmpty else {
            frame.put(text.noReps, in: Rect(x: rect.x, y: rect.y, width: rect.width, height: 1), role: .dim)
            return
        }
        let pitch = pitch(rect)
        let most = rows.map { max($0.actual.minor, $0.target?.minor ?? 0) }.max() ?? 1
        for (place, index) in page(rect).rows.enumerated() {
            let high = min(pitch == 1 ? 1 : pitch - 1, rect.height - place * pitch)
            let line = Rect(x: rect.x, y: rect.y + place * pitch, width: rect.width, height: high)
            draw(rows[index], rank: index + 1, of: most, in: line, into: &frame)
        }
    }

    private func draw(_ row: ProgressRow, rank: Int, of most: Int64, in rect: Rect, into frame: inout Frame) {
        let isBig = rect.height >= 4 && rect.width >= 70
        let role = ProgressTree.role(row.light.light)
        let room = isBig ? Size(width: rect.width / 4, height: rect.height) : Size(width: 0, height: 0)
        let share = WallPlace("100%", right: rect.maxX, in: room, plain: frame.isPlain)
        frame.putBigRight(self.share(row), share, y: rect.y, role: role)
        let ranks = WallPlace(
            rows.count > 9 ? "00" : "0", left: rect.x, in: room, plain: frame.isPlain)
        frame.putBigRight("\(rank)", ranks, y: rect.y, role: rank <= 3 ? .accent : .faint)
        let x = ranks.right + (isBig ? 3 : 2)
        let nameWidth = min(max(rect.width / 6, 8), 24)
        let name = row.name.map { names($0) } ?? text.noName
        frame.put(name, in: Rect(x: x, y: rect.y, width: nameWidth, height: 1), role: .text, mods: .bold)
        let amounts = amounts(row)
        var right = share.left - 2
        if isBig {
            frame.put(amounts, in: Rect(x: x, y: rect.y + 1, width: nameWidth, height: 1), role: .amount)
            frame.put(row.light.light, x: x, y: rect.y + 3, lang: text.lang)
        } else if rect.width >= 60 {
            frame.putRight(amounts, right: right, y: rect.y, role: .amount)
            right -= (rows.map { Width.of(self.amounts($0)) }.max() ?? 0) + 2
        }
        let from = x + nameWidth + 2
        guard right - from >= 4 else { return }
        frame.thickBar(
            row.actual.minor, of: most, due: row.light.expected?.minor,
            in: Rect(x: from, y: rect.y, width: right - from, height: isBig ? min(rect.height, 7) : 1), role: role)
    }

    private func amounts(_ row: ProgressRow) -> String {
        [row.actual, row.target].compactMap { $0 }.map { text.round($0) }.joined(separator: " / ")
    }

    private func share(_ row: ProgressRow) -> String {
        row.target.map { text.percent(Int(row.actual.minor), of: Int($0.minor)) } ?? text.unknown
    }
}
