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
        let area = place(Size(width: widest + 4, height: lines.count), bottom: bottom, frame)
        frame.clearCutWords(beside: area)
        frame.fill(area, role: role)
        frame.put(frame.glyph(toast.isError ? .times : .check), x: area.x + 1, y: area.y, role: role, mods: .bold)
        for (index, line) in lines.enumerated() { frame.put(line, x: area.x + 3, y: area.y + index, role: role) }
    }

    /// The lower right, or as far up and left from there as it takes to leave the border of an overlay whole.
    private static func place(_ size: Size, bottom: Int, _ frame: Frame) -> Rect {
        let corner = Rect(
            x: frame.width - size.width - 1, y: bottom - size.height, width: size.width, height: size.height)
        for up in 0...min(most, max(corner.y - 1, 0)) {
            for left in 0...max(corner.x - 1, 0) {
                let area = Rect(x: corner.x - left, y: corner.y - up, width: size.width, height: size.height)
                if !coversBorder(area, frame) { return area }
            }
        }
        return corner
    }

    private static func coversBorder(_ area: Rect, _ frame: Frame) -> Bool {
        (area.y..<area.maxY).contains { y in
            (area.x..<area.maxX).contains { x in
                let role = frame[x, y].role
                return role == .overlayBorder || role == .scrollbar
            }
        }
    }
}
