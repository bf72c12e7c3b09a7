import Model
import Rules
import Terminal

/// One tile of the insights: what it is about, and rows that each stand for some deals.
struct InsightTile: Sendable {
    var title: String
    /// At the right end of the title.
    var figure: Span?
    /// Beside the title: the first that fits whole.
    var notes: [String] = []
    var rows: [InsightRow] = []
    /// A line that divides the rows: before which row, and what it says.
    var divider: (before: Int, text: String)?
    /// Why there are no rows, and what to do.
    var empty: String

    /// Lines that its rows take.
    var lines: Int { rows.count + (divider == nil ? 0 : 1) }
}

/// One row of a tile.
struct InsightRow: Sendable {
    /// What is drawn between label and value.
    enum Graph: Sendable {
        case none
        /// A bar on a common scale, with another length to compare with.
        case bar(Int64, of: Int64, ghost: Int64? = nil, Role)
        case whisker(Whisker, Role)
    }

    var light: Light?
    var label: String
    var labelRole = Role.text
    var graph = Graph.none
    /// Beside the value, dim; left out where there is no room.
    var note = ""
    var value: Span
    /// The deals behind it, as its list is called.
    var figure: Figure?
    /// The rule's id and its sentence, made when asked for.
    var why: @Sendable () -> [Explanation.Line]
}

/// Draws a tile into its place.
struct InsightTileView {
    let tile: InsightTile
    let lang: Lang
    let top: Int
    let selected: Int
    let isActive: Bool
    /// Lines from one row to the next.
    let pitch: Int

    /// Rows that a tile shows in a place without its head.
    static func page(_ tile: InsightTile, height: Int, pitch: Int) -> Int {
        max((height + pitch - 1) / pitch - (tile.divider == nil ? 0 : 1), 1)
    }

    func draw(head: Rect?, list: Rect, into frame: inout Frame) {
        let page = InsightTileView.page(tile, height: list.height, pitch: pitch)
        if let head {
            var title = PaneHead(title: tile.title, notes: tile.notes, figure: tile.figure)
            title.isActive = isActive
            title.above = top
            title.below = max(tile.rows.count - top - page, 0)
            title.draw(in: head, into: &frame)
        }
        guard !tile.rows.isEmpty else {
            for (offset, line) in Width.wrap(tile.empty, list.width).enumerated() where offset < list.height {
                frame.put(line, x: list.x, y: list.y + offset, role: .faint)
            }
            if isActive { frame.select(Rect(x: list.x, y: list.y, width: 0, height: 1), hasFocus: true) }
            return
        }
        let columns = InsightColumns(tile, list.width, lang)
        var y = list.y
        for index in top..<min(top + page, tile.rows.count) where y < list.maxY {
            if let divider = tile.divider, divider.before == index {
                drawDivider(divider.text, in: Rect(x: list.x, y: y, width: list.width, height: 1), into: &frame)
                y += pitch
                guard y < list.maxY else { return }
            }
            let place = Rect(x: list.x, y: y, width: list.width, height: 1)
            draw(tile.rows[index], columns, in: place, into: &frame)
            if index == selected, isActive { frame.select(place, after: columns.light, hasFocus: true) }
            y += pitch
        }
    }

    /// The row of the tile at a line of its list.
    func row(at line: Int, height: Int) -> Int? {
        guard line % pitch == 0 else { return nil }
        var row = top + line / pitch
        if let divider = tile.divider, divider.before >= top, row >= divider.before {
            if row == divider.before { return nil }
            row -= 1
        }
        return row < min(top + InsightTileView.page(tile, height: height, pitch: pitch), tile.rows.count) ? row : nil
    }

    private func drawDivider(_ words: String, in place: Rect, into frame: inout Frame) {
        frame.hline(x: place.x, y: place.y, width: place.width, role: .border, glyph: .middleDot)
        frame.put(" \(words) ", x: place.x + 2, y: place.y, width: place.width - 2, role: .faint)
    }

    private func draw(_ row: InsightRow, _ columns: InsightColumns, in place: Rect, into frame: inout Frame) {
        var x = place.x
        if columns.light > 0 {
            if let light = row.light { frame.put(light, x: x, y: place.y, lang: lang) }
            x += columns.light
        }
        frame.put(row.label, in: Rect(x: x, y: place.y, width: columns.label, height: 1), role: row.labelRole)
        x += columns.label + 1
        switch row.graph {
        case .none: break
        case .bar(let length, let most, let ghost, let role):
            frame.lowBar(length, of: most, ghost: ghost, x: x, y: place.y, width: columns.graph, role: role)
        case .whisker(let whisker, let role):
            frame.whisker(whisker, of: 1_000, x: x, y: place.y, width: columns.graph, role: role)
        }
        let end = place.maxX - columns.value
        if columns.note > 0 { frame.putRight(row.note, right: end - 1, y: place.y, role: .dim) }
        frame.putRight(row.value.text, right: place.maxX, y: place.y, role: row.value.role, mods: row.value.mods)
    }
}

/// The columns of a tile: the value stays longest, then the label, the graph, the note.
struct InsightColumns {
    let light: Int
    let label: Int
    let graph: Int
    let note: Int
    let value: Int

    init(_ tile: InsightTile, _ width: Int, _ lang: Lang) {
        light = tile.rows.contains { $0.light != nil } ? (lang == .zh ? 3 : 2) : 0
        value = min(tile.rows.map { $0.value.width }.max() ?? 0, max(width - light - 5, 0))
        let hasGraph = tile.rows.contains { if case .none = $0.graph { false } else { true } }
        let wanted = tile.rows.map { Width.of($0.label) }.max() ?? 0
        let notes = tile.rows.map { Width.of($0.note) }.max() ?? 0
        let room = max(width - light - value - 1, 0)
        let least = hasGraph ? 8 : 0
        let names = min(wanted, max(room * 2 / 5, room - least - notes - 2), max(room - least - 1, 0))
        let rest = room - names - 1
        note = notes > 0 && rest >= notes + 1 + least ? notes : 0
        let left = rest - (note > 0 ? note + 1 : 0)
        graph = hasGraph && left >= 4 ? left : 0
        // What the graph does not take is the label's.
        label = graph > 0 ? names : max(min(wanted, room - (note > 0 ? note + 1 : 0)), 0)
    }
}
