import Terminal

/// The filter, in the row above the footer: `/ text   12 / 400`.
enum FilterLine {
    static func draw(_ filter: FilterBar, y: Int, into frame: inout Frame) {
        let width = frame.width
        frame.fill(Rect(x: 0, y: y, width: width, height: 1), role: .text)
        frame.put("/", x: 1, y: y, role: .accent, mods: .bold)
        let count = "\(filter.hits) / \(filter.total)"
        let field = min(max(width - count.utf8.count - 6, 8), 48)
        let isNone = filter.hits == 0 && !filter.input.text.isEmpty
        InputField.draw(
            filter.input, x: 3, y: y, width: min(field, width - 4), hasFocus: filter.isEditing, into: &frame)
        if 3 + field + 2 + count.utf8.count <= width {
            frame.put(count, x: 3 + field + 2, y: y, role: isNone ? .warning : .dim)
        }
    }
}
