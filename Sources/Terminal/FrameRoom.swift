extension Frame {
    /// Blanks the words that reach `rect` at its left and right edge, so that nothing beside it reads cut or touches it.
    /// Lines and bars are no words.
    public mutating func clearCutWords(beside rect: Rect) {
        let area = rect.intersection(bounds)
        guard !area.isEmpty else { return }
        for y in area.y..<area.maxY {
            clearWord(from: area.x - 1, by: -1, y: y)
            clearWord(from: area.maxX, by: 1, y: y)
        }
    }

    /// Takes the colours from everything in `area`, which lies behind something now.
    public mutating func recede(_ area: Rect, role: Role) {
        let area = area.intersection(bounds)
        guard !area.isEmpty else { return }
        for y in area.y..<area.maxY {
            for index in y * size.width + area.x..<y * size.width + area.maxX {
                cells[index].role = role
                cells[index].mods = []
            }
        }
    }

    private mutating func clearWord(from start: Int, by step: Int, y: Int) {
        var x = start
        while isWord(x, y) {
            cells[y * size.width + x].scalar = 0x20
            x += step
        }
    }

    private func isWord(_ x: Int, _ y: Int) -> Bool {
        guard x >= 0, x < size.width, y >= 0, y < size.height else { return false }
        let cell = cells[y * size.width + x]
        return cell.scalar != 0x20 && !Theme.graphic.contains(cell.role)
    }
}
