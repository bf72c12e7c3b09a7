import Terminal

/// A passing message at the lower right, above the footer and the filter.
enum ToastView {
    private static let most = 3

    static func draw(_ toast: Toast, bottom: Int, into frame: inout Frame) {
        let room = min(64, frame.width - 6)
        guard room >= 4, bottom > 1 else { return }
        var lines = Width.wrap(clean(toast.text), room)
        let limit = min(most, bottom - 1)
        if lines.count > limit {
            lines.removeLast(lines.count - limit)
            lines[limit - 1] = Width.cut(lines[limit - 1], room - 1, ellipsis: false) + frame.glyph(.ellipsis)
        }
        let widest = lines.map { Width.of($0) }.max() ?? 0
        let role: Role = toast.isError ? .toastError : .toast
        let area = Rect(
            x: frame.width - widest - 5, y: bottom - lines.count, width: widest + 4, height: lines.count)
        frame.fill(area, role: role)
        frame.put(frame.glyph(toast.isError ? .times : .check), x: area.x + 1, y: area.y, role: role, mods: .bold)
        for (index, line) in lines.enumerated() { frame.put(line, x: area.x + 3, y: area.y + index, role: role) }
    }
}
