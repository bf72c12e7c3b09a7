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

extension Frame {
    /// Draws figures side by side, all at the largest scale at which each fits its part; plain where none does. What has
    /// no room is left out from the end. Returns the rows used.
    @discardableResult
    mutating func figures(_ all: [WallFigure], in rect: Rect, most: Int = BigDigits.most) -> Int {
        guard !all.isEmpty, rect.height > 0 else { return 0 }
        let gap = 4
        let least = all.map { max(Width.of($0.label), Width.of($0.value)) }.max() ?? 1
        let count = min(max((rect.width + gap) / (least + gap), 1), all.count)
        let wide = (rect.width - gap * (count - 1)) / count
        let shown = all.prefix(count)
        let scales = shown.map { figure in
            BigDigits.scale(
                figure.value, in: Size(width: wide, height: rect.height - 1), most: most, plain: isPlain)
        }
        let scale = scales.contains { $0 == nil } ? nil : scales.compactMap { $0 }.min()
        for (index, figure) in shown.enumerated() {
            let x = rect.x + index * (wide + gap)
            put(figure.label, in: Rect(x: x, y: rect.y, width: wide, height: 1), role: .dim)
            guard rect.height > 1 else { continue }
            if let scale {
                putBig(figure.value, x: x, y: rect.y + 1, scale: scale, role: figure.role)
            } else {
                put(figure.value, in: Rect(x: x, y: rect.y + 1, width: wide, height: 1), role: figure.role, mods: .bold)
            }
        }
        let high = scale.map { BigDigits.size("0", scale: $0, plain: isPlain).height } ?? 1
        return min(1 + high, rect.height)
    }

    /// Draws a text ending before a column, in big dots where the place allows, else plain. Returns the cells used.
    @discardableResult
    mutating func putBigRight(_ value: String, right: Int, y: Int, room: Size, role: Role) -> Int {
        guard let scale = BigDigits.scale(value, in: room, plain: isPlain) else {
            return putRight(value, right: right, y: y, role: role, mods: .bold)
        }
        let width = BigDigits.size(value, scale: scale, plain: isPlain).width
        putBig(value, x: right - width, y: y, scale: scale, role: role)
        return width
    }

    /// A bar several rows thick on its ground, with a mark where it should be by now.
    mutating func thickBar(_ length: Int64, of most: Int64, due: Int64? = nil, in rect: Rect, role: Role) {
        for y in rect.y..<rect.maxY {
            hline(x: rect.x, y: y, width: rect.width, role: .barDim, glyph: .light)
            bar(length, of: most, ghost: due, x: rect.x, y: y, width: rect.width, role: role)
        }
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
