import Model
import Terminal

/// Bars made of eighths of a cell. They know lengths and looks, nothing of what they stand for.
extension Frame {
    /// A bar from the left end of a place one row high, `length` of `most` long. A ghost is another length to compare
    /// with: a mark where that one would end.
    mutating func bar(_ length: Int64, of most: Int64, ghost: Int64? = nil, x: Int, y: Int, width: Int, role: Role) {
        guard width > 0 else { return }
        let (full, rest) = ChartScale(0, most).eighths(length, cells: width).quotientAndRemainder(dividingBy: 8)
        hline(x: x, y: y, width: full, role: role, glyph: .full)
        if let tip = Glyph.horizontalEighths(rest), full < width { put(glyph(tip), x: x + full, y: y, role: role) }
        self.ghost(ghost, of: most, x: x, y: y, width: width)
    }

    /// A bar of parts one after the other, each in whole cells of its own glyph; together they are as long as their sum.
    mutating func stack(_ parts: [BarPart], of most: Int64, ghost: Int64? = nil, x: Int, y: Int, width: Int) {
        guard width > 0 else { return }
        let scale = ChartScale(0, most)
        var (sum, from): (Int64, Int) = (0, 0)
        for part in parts where part.length > 0 {
            sum.add(part.length)
            let end = min(max(scale.place(sum, steps: width), from == 0 ? 1 : from), width)
            hline(x: x + from, y: y, width: end - from, role: part.role, glyph: part.glyph)
            from = end
        }
        self.ghost(ghost, of: most, x: x, y: y, width: width)
    }

    /// A bar of half the height in whole cells, so that bars one below the other stay apart.
    mutating func lowBar(
        _ length: Int64, of most: Int64, ghost: Int64? = nil, x: Int, y: Int, width: Int, role: Role
    ) {
        guard width > 0 else { return }
        let cells = length > 0 ? max(ChartScale(0, most).place(length, steps: width), 1) : 0
        hline(x: x, y: y, width: cells, role: role, glyph: ascii || avoidsAmbiguous ? .full : .lowerHalf)
        self.ghost(ghost, of: most, x: x, y: y, width: width)
    }

    /// The mark of another length, on the bar or beyond it.
    private mutating func ghost(_ length: Int64?, of most: Int64, x: Int, y: Int, width: Int) {
        guard let length, length > 0 else { return }
        let at = min(max(ChartScale(0, most).place(length, steps: width), 1), width) - 1
        put(glyph(.thumb), x: x + at, y: y, role: .text, mods: .bold)
    }

    /// A low bar of what is done, with a mark at what was due by now and the gap between the two in its colour; the
    /// ground goes on to the end. Bars one below the other stay apart.
    mutating func bullet(_ bullet: Bullet, x: Int, y: Int, width: Int) {
        guard width > 0 else { return }
        let scale = ChartScale(0, bullet.most)
        let isPlain = ascii || avoidsAmbiguous
        let (done, gap, ground): (Glyph, Glyph, Glyph) =
            isPlain ? (.full, .medium, .light) : (.lowerHalf, .rise1, .rise1)
        hline(x: x, y: y, width: width, role: .barDim, glyph: ground)
        let mark = bullet.due.map { min(scale.place($0, steps: width), width - 1) }
        let full = bullet.done > 0 ? max(scale.place(bullet.done, steps: width), 1) : 0
        if let mark { hline(x: x + full, y: y, width: mark - full, role: bullet.role, glyph: gap) }
        hline(x: x, y: y, width: full, role: bullet.role, glyph: done)
        if let mark { put(glyph(.thumb), x: x + mark, y: y, role: .text, mods: .bold) }
    }

    /// Upright bars side by side, each as wide as the place allows, from the bottom of a place.
    mutating func columns(_ values: [Int64], of most: Int64, in rect: Rect, role: Role, gap: Int = 1) {
        guard !values.isEmpty, !rect.isEmpty else { return }
        let pitch = max(rect.width / values.count, 1)
        let wide = max(pitch - gap, 1)
        let scale = ChartScale(0, most)
        for (index, value) in values.prefix(rect.width / pitch).enumerated() {
            let x = rect.x + index * pitch
            let (full, rest) = scale.eighths(value, cells: rect.height).quotientAndRemainder(dividingBy: 8)
            let area = Rect(x: x, y: rect.maxY - full, width: wide, height: full)
            fill(area, role: role, scalar: Glyph.full.scalar(ascii: ascii))
            if full < rect.height, let tip = Glyph.verticalEighths(rest) {
                hline(x: x, y: rect.maxY - full - 1, width: wide, role: role, glyph: tip)
            }
        }
    }

    /// A line of upright eighths, a value to a cell; the newest values where not all fit.
    mutating func sparkline(_ values: [Int64], of most: Int64? = nil, x: Int, y: Int, width: Int, role: Role) {
        let shown = values.suffix(max(width, 0))
        let scale = ChartScale(0, most ?? max(shown.max() ?? 1, 1))
        for (index, value) in shown.enumerated() {
            guard let step = Glyph.verticalEighths(scale.eighths(value, cells: 1)) else { continue }
            put(glyph(step), x: x + index, y: y, role: role)
        }
    }

    /// An interval with its estimate on a line: `├──┼──┤`, on a scale from 0 to `most`.
    mutating func whisker(
        _ whisker: Whisker, of most: Int64, x: Int, y: Int, width: Int, role: Role, ground: Role = .axis
    ) {
        guard width > 0 else { return }
        let scale = ChartScale(0, most)
        let last = width - 1
        let (low, high) = (scale.place(whisker.low, steps: last), scale.place(whisker.high, steps: last))
        hline(x: x, y: y, width: width, role: ground, glyph: .middleDot)
        hline(x: x + low, y: y, width: high - low + 1, role: role)
        put(glyph(.teeLeft), x: x + low, y: y, role: role)
        put(glyph(.teeRight), x: x + high, y: y, role: role)
        put(glyph(.cross), x: x + scale.place(whisker.middle, steps: last), y: y, role: role, mods: .bold)
    }
}

/// A part of a bar.
struct BarPart: Equatable {
    var length: Int64
    var role: Role
    var glyph: Glyph
}

/// What is done against what is due by now and in all.
struct Bullet: Equatable {
    var done: Int64
    /// nil: nothing is due.
    var due: Int64?
    /// The whole length.
    var most: Int64
    var role: Role
}

/// An estimate between the ends of its interval.
struct Whisker: Equatable {
    var low: Int64
    var middle: Int64
    var high: Int64
}
