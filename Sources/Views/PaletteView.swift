import Terminal

/// The command palette: a field, and below it what matches.
enum PaletteView {
    private static let mostRows = 14

    static func draw(_ palette: PaletteScene, _ text: Text, into frame: inout Frame) {
        let rows = min(max(palette.items.count, 1), mostRows, max(frame.height - 7, 1))
        let panel = Panel.centred(frame.size, width: 76, height: rows + 2)
        panel.draw(title: text.palette, into: &frame, keepsView: palette.showsView)
        let inner = panel.inner
        let list = Rect(x: inner.x, y: inner.y + 2, width: inner.width, height: min(rows, inner.height - 2))
        if palette.items.isEmpty {
            frame.put(text.noCommand, in: list, role: .faint)
        } else {
            drawItems(palette, in: list, into: &frame)
            let count = " \(min(palette.selected + 1, palette.items.count))/\(palette.items.count) "
            frame.putRight(count, right: panel.rect.maxX - 2, y: panel.rect.y, role: .dim)
        }
        frame.put(":", x: inner.x, y: inner.y, role: .accent, mods: .bold)
        InputField.draw(
            palette.input, x: inner.x + 2, y: inner.y, width: inner.width - 2, hasFocus: true, into: &frame)
    }

    private static func drawItems(_ palette: PaletteScene, in list: Rect, into frame: inout Frame) {
        guard !list.isEmpty else { return }
        let selected = min(max(palette.selected, 0), palette.items.count - 1)
        let first = min(max(selected - list.height / 2, 0), max(palette.items.count - list.height, 0))
        for row in 0..<list.height {
            guard let item = palette.items[at: first + row] else { return }
            draw(
                item, typed: palette.input.text, isSelected: first + row == selected,
                in: Rect(x: list.x, y: list.y + row, width: list.width, height: 1), into: &frame)
        }
    }

    private static func draw(
        _ item: PaletteScene.Item, typed: String, isSelected: Bool, in row: Rect, into frame: inout Frame
    ) {
        if isSelected {
            frame.fill(row, role: .selection)
            frame.put(frame.glyph(.marker), x: row.x - 1, y: row.y, role: .accent)
        }
        let key = clean(item.key)
        let right = row.maxX - Width.of(key)
        if right > row.x + 8 { frame.put(key, x: right, y: row.y, role: isSelected ? .selection : .key) }
        let room = max(right - 2 - row.x, 0)
        let label = Width.cut(clean(item.label), room, ascii: frame.ascii)
        let used = frame.put(
            label, x: row.x, y: row.y, width: room, role: isSelected ? .selection : .overlay,
            mods: isSelected ? .bold : [])
        if let match = match(clean(typed), in: label) {
            let area = Rect(x: row.x + match.lowerBound, y: row.y, width: match.count, height: 1)
            frame.restyle(area, role: isSelected ? nil : .match, mods: .underline)
        }
        let rest = Rect(x: row.x + used + 2, y: row.y, width: room - used - 2, height: 1)
        frame.put(clean(item.detail), in: rest, role: isSelected ? .selection : .dim)
    }

    /// The cells of a label that hold what was typed, without regard to ASCII case.
    static func match(_ typed: String, in label: String) -> Range<Int>? {
        let wanted = typed.unicodeScalars.map(lower)
        let scalars = Array(label.unicodeScalars)
        guard !wanted.isEmpty, wanted.count <= scalars.count else { return nil }
        for start in 0...(scalars.count - wanted.count)
        where wanted.indices.allSatisfy({ lower(scalars[start + $0]) == wanted[$0] }) {
            let before = scalars[..<start].reduce(0) { $0 + Width.of($1) }
            let inside = scalars[start..<start + wanted.count].reduce(0) { $0 + Width.of($1) }
            return before..<before + inside
        }
        return nil
    }

    private static func lower(_ scalar: Unicode.Scalar) -> UInt32 {
        (65...90).contains(scalar.value) ? scalar.value + 32 : scalar.value
    }
}
