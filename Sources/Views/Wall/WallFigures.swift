import Terminal

/// A figure with its label, as large as its place allows.
struct WallFigure {
    var label: String
    var value: String
    var role = Role.amount

    init(_ label: String, _ value: String, _ role: Role = .amount) {
        (self.label, self.value, self.role) = (label, value, role)
    }
}

/// Figures side by side, in a few rows where that makes them larger, all at the scale at which each fits its part.
struct WallGrid {
    private let figures: [WallFigure]
    private let columns: Int
    private let wide: Int
    private let high: Int
    /// nil: none is large.
    private let scale: Int?

    private static let gap = 4

    /// `lines` is the most rows of figures. What has no room even plain is left out from the end.
    init(_ figures: [WallFigure], in room: Size, most: Int = BigDigits.most, lines: Int = 1, plain: Bool) {
        func width(_ columns: Int) -> Int { (room.width - WallGrid.gap * (columns - 1)) / columns }
        var best: (scale: Int, columns: Int)?
        for rows in stride(from: 1, through: min(lines, max(figures.count, 1)), by: 1) where !figures.isEmpty {
            let columns = (figures.count + rows - 1) / rows
            let place = Size(width: width(columns), height: (room.height - (rows - 1)) / rows - 1)
            let scales = figures.map { BigDigits.scale($0.value, in: place, most: most, plain: plain) ?? -1 }
            if let least = scales.min(), least > best?.scale ?? -1 { best = (least, columns) }
        }
        let least = figures.map { max(Width.of($0.label), Width.of($0.value)) }.max() ?? 1
        let fitting = max((room.width + WallGrid.gap) / (least + WallGrid.gap), 1)
        columns = best?.columns ?? max(min(fitting, figures.count), 1)
        scale = best?.scale
        wide = width(columns)
        high = 1 + (scale.map { BigDigits.size("0", scale: $0, plain: plain).height } ?? 1)
        let rows = (max(room.height, 0) + 1) / (high + 1)
        self.figures = Array(figures.prefix(columns * max(rows, 1)))
    }

    var isLarge: Bool { scale != nil }

    /// Rows that it takes.
    var height: Int {
        let rows = (figures.count + columns - 1) / columns
        return rows * (high + 1) - min(rows, 1)
    }

    func draw(x: Int, y: Int, into frame: inout Frame) {
        for (index, figure) in figures.enumerated() {
            let place = Rect(
                x: x + index % columns * (wide + WallGrid.gap), y: y + index / columns * (high + 1), width: wide,
                height: 1)
            frame.put(figure.label, in: place, role: .dim)
            if let scale {
                frame.putBig(figure.value, x: place.x, y: place.y + 1, scale: scale, role: figure.role)
            } else {
                let below = Rect(x: place.x, y: place.y + 1, width: wide, height: 1)
                frame.put(figure.value, in: below, role: figure.role, mods: .bold)
            }
        }
    }
}

extension Frame {
    /// Draws a text at the right end of a place: large where the place is, else plain.
    mutating func putBigRight(_ value: String, _ place: WallPlace, y: Int, role: Role) {
        let width = place.scale.map { BigDigits.size(value, scale: $0, plain: isPlain).width } ?? .max
        guard let scale = place.scale, BigDigits.canDraw(value), width <= place.right - place.left else {
            putRight(value, right: place.right, y: y, role: role, mods: .bold)
            return
        }
        putBig(value, x: place.right - width, y: y, scale: scale, role: role)
    }

    /// Draws a text as lines of a place, as many as fit.
    mutating func paragraph(_ words: String, in rect: Rect, role: Role) {
        for (index, line) in Width.wrap(words, rect.width).prefix(rect.height).enumerated() {
            put(line, x: rect.x, y: rect.y + index, width: rect.width, role: role)
        }
    }

    /// A bar several rows thick on its ground, with a mark where it should be by now.
    mutating func thickBar(_ length: Int64, of most: Int64, due: Int64? = nil, in rect: Rect, role: Role) {
        for y in rect.y..<rect.maxY {
            hline(x: rect.x, y: y, width: rect.width, role: .barDim, glyph: .light)
            bar(length, of: most, ghost: due, x: rect.x, y: y, width: rect.width, role: role)
        }
    }
}

/// A column of figures of one scale: as large as its widest figure may be.
struct WallPlace {
    let left: Int
    let right: Int
    let scale: Int?

    init(_ widest: String, right: Int, in room: Size, plain: Bool) {
        let (scale, width) = WallPlace.measure(widest, room, plain)
        (self.scale, left, self.right) = (scale, right - width, right)
    }

    init(_ widest: String, left: Int, in room: Size, plain: Bool) {
        let (scale, width) = WallPlace.measure(widest, room, plain)
        (self.scale, self.left, right) = (scale, left, left + width)
    }

    private static func measure(_ widest: String, _ room: Size, _ plain: Bool) -> (scale: Int?, width: Int) {
        let scale = BigDigits.scale(widest, in: room, plain: plain)
        return (scale, scale.map { BigDigits.size(widest, scale: $0, plain: plain).width } ?? Width.of(widest))
    }
}

/// A list on the office screen: the page of it that this round shows.
struct WallPage {
    let rows: Range<Int>
    let count: Int

    /// The last page is as full as the others, so that no round shows a single row.
    init(count: Int, room: Int, round: Int) {
        self.count = count
        let room = max(room, 1)
        let pages = max((count + room - 1) / room, 1)
        let first = min(round % pages * room, max(count - room, 0))
        rows = first..<min(first + room, count)
    }

    /// `1–6 / 12`; nil where all are on the screen.
    func label(_ text: Text) -> String? {
        rows.count == count ? nil : "\(rows.lowerBound + 1)\(text.to)\(rows.upperBound) / \(count)"
    }
}
