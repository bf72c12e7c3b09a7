import Model
import Rules
import Terminal

/// The rows of a frame that belong to a view: under the header, above filter and footer.
struct ViewBody {
    let rect: Rect
    /// One pane at a time, with a line of tabs.
    let isSingle: Bool

    init(_ scene: Scene, _ size: Size) {
        let top = size.height >= 20 ? 2 : 1
        let bottom = size.height - (scene.filter == nil ? 1 : 2)
        rect = Rect(x: 1, y: top, width: size.width - 2, height: bottom - top)
        isSingle = size.width < BoardLayout.singleBelow
    }
}

/// The head of a pane: what it is, how much there is, and a rule that says what is scrolled away.
struct PaneHead {
    var title: String
    /// Beside the title, dim: the first that fits whole.
    var notes: [String] = []
    /// At the right end.
    var figure: Span?
    var isActive = false
    var above = 0
    var below = 0

    /// Rows that it takes.
    static let height = 2

    func draw(in rect: Rect, into frame: inout Frame) {
        guard rect.width > 0, rect.height > 0 else { return }
        if isActive { frame.put(frame.glyph(.marker), x: rect.x - 1, y: rect.y, role: .accent) }
        var room = rect.width
        if let figure {
            let shown = Width.cut(figure.text, max(room - Width.of(title) - 1, 0), ascii: frame.ascii)
            frame.putRight(shown, right: rect.maxX, y: rect.y, role: figure.role, mods: figure.mods)
            room -= Width.of(shown) + 1
        }
        let used = frame.put([Span(title, isActive ? .accent : .heading, .bold)], x: rect.x, y: rect.y, width: room)
        if let note = notes.first(where: { used + 1 + Width.of($0) <= rect.x + room }) {
            frame.put(note, x: used + 1, y: rect.y, role: .dim)
        }
        guard rect.height > 1 else { return }
        frame.hline(x: rect.x, y: rect.y + 1, width: rect.width, role: .border)
        let hint = frame.scrollHint(above: above, below: below)
        if !hint.isEmpty { frame.putRight(" " + hint, right: rect.maxX, y: rect.y + 1, role: .dim) }
    }
}

extension Light {
    /// How its cell looks.
    var role: Role {
        switch self {
        case .green: .green
        case .yellow: .yellow
        case .red: .red
        case .grey: .grey
        }
    }
}

extension Text {
    /// Cells of a light, with a blank one after it.
    var lightWidth: Int { lang == .zh ? 3 : 2 }
}

extension Rect {
    /// With the column left of it, which belongs to the marker and to marks.
    var withMarker: Rect { Rect(x: x - 1, y: y, width: width + 1, height: height) }
}

extension Frame {
    /// Lays the look of a selected row over what is drawn there; the first column left of it belongs to the marker.
    /// `after` cells keep their own look: lights.
    mutating func select(_ row: Rect, after: Int = 0, hasFocus: Bool) {
        let place = Rect(x: row.x + after, y: row.y, width: row.width - after, height: row.height)
        restyle(place, role: hasFocus ? .selection : .selectionDim)
        guard hasFocus else { return }
        put(glyph(.marker), x: row.x - 1, y: row.y, role: .accent)
        cursor = Point(x: row.x, y: row.y)
        cursorVisible = false
    }

    /// `↑3 ↓12`: rows that are scrolled away; empty where none are.
    func scrollHint(above: Int, below: Int) -> String {
        let up = above > 0 ? ["\(glyph(.arrowUp))\(above)"] : []
        let down = below > 0 ? ["\(glyph(.arrowDown))\(below)"] : []
        return (up + down).joined(separator: " ")
    }

    /// A light as a cell of its own colour with its word in it.
    mutating func put(_ light: Light, x: Int, y: Int, lang: Lang) {
        put(ascii && light == .grey ? "-" : light.word(lang), x: x, y: y, role: light.role)
    }
}
