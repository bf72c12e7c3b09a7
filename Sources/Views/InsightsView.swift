import Model
import Rules
import Terminal

/// What the numbers teach, in tiles: each row can be explained, and leads to the deals behind it.
struct InsightsView: PanedView {
    let scene: Scene
    let conclusions: Conclusions
    let text: Text
    let tiles: [InsightTile]
    let layout: InsightsLayout
    /// A blank line between rows, where all tiles have room for it.
    private let pitch: Int

    init(_ scene: Scene, _ conclusions: Conclusions, size: Size, ascii: Bool) {
        self.scene = scene
        self.conclusions = conclusions
        text = Text.of(scene.lang, ascii: ascii)
        let text = text
        tiles = scene.once(.tiles, conclusions, ascii: ascii) { InsightTiles(conclusions, text).all }
        let body = ViewBody(scene, size)
        layout = InsightsLayout(body.rect, isSingle: body.isSingle, tiles: tiles.count, active: scene.spot.pane)
        let (layout, tiles) = (layout, tiles)
        let isAiry = tiles.indices.allSatisfy { (layout.list($0)?.height ?? layout.lines) >= tiles[$0].lines * 2 - 1 }
        pitch = isAiry ? 2 : 1
    }

    var panes: [Pane] {
        tiles.enumerated().map { index, tile in
            let height = layout.list(index)?.height ?? layout.lines
            return Pane(count: tile.rows.count, page: InsightTileView.page(tile, height: height, pitch: pitch))
        }
    }

    func subject(pane: Int, row: Int) -> Subject? {
        guard let shown = self.row(pane, row), let figure = shown.figure else { return nil }
        var deals = conclusions.deals(behind: figure)
        if let hits = scene.hits { deals = deals.filter { hits.contains($0.raw) } }
        return .deals(title: title(pane, shown), deals)
    }

    func entity(pane: Int, row: Int) -> Subject? { nil }

    func why(pane: Int, row: Int) -> Explanation? {
        guard let shown = self.row(pane, row) else { return nil }
        let lines = shown.why()
        return lines.isEmpty ? nil : Explanation(title: title(pane, shown), lines: lines)
    }

    func hit(x: Int, y: Int) -> PaneHit? {
        if layout.isSingle, y == layout.tabRow {
            let tile = tabs(width: layout.body.width + 2).ranges(tiles.count).firstIndex { $0.contains(x) }
            return tile.map { PaneHit(pane: $0, row: scene.spot.selected[at: $0] ?? 0) }
        }
        for index in tiles.indices {
            guard let list = layout.list(index), list.contains(Point(x: x, y: y)) else { continue }
            return view(index).row(at: y - list.y, height: list.height).map { PaneHit(pane: index, row: $0) }
        }
        return nil
    }

    func beyond(pane: Int, down: Bool) -> Int? {
        let next = pane + (down ? layout.columns : -layout.columns)
        return tiles.indices.contains(next) && !layout.isSingle ? next : nil
    }

    func draw(into frame: inout Frame) {
        if layout.isSingle { drawSingleHead(into: &frame) }
        for index in tiles.indices {
            guard let list = layout.list(index) else { continue }
            view(index).draw(head: layout.head(index), list: list, into: &frame)
        }
        let hint = frame.scrollHint(
            above: layout.isSingle ? 0 : layout.firstRow,
            below: layout.isSingle ? 0 : layout.gridRows - layout.firstRow - layout.shownRows)
        guard !hint.isEmpty, layout.body.height >= InsightsLayout.leastLines else { return }
        frame.putRight(hint, right: layout.body.maxX, y: layout.body.maxY - 1, role: .dim)
    }

    /// The tabs, and under them what else the head of a tile would say.
    private func drawSingleHead(into frame: inout Frame) {
        tabs(width: frame.width).draw(y: layout.tabRow, active: active, into: &frame)
        let (body, y) = (layout.body, layout.tabRow + 1)
        guard let tile = tiles[at: active], body.height > 3 else { return }
        var room = body.width
        if let figure = tile.figure {
            frame.putRight(figure.text, right: body.maxX, y: y, role: figure.role, mods: figure.mods)
            room -= figure.width + 1
        }
        if let note = tile.notes.first(where: { Width.of($0) <= room }) {
            frame.put(note, x: body.x, y: y, role: .dim)
        }
    }

    private var active: Int { min(max(scene.spot.pane, 0), tiles.count - 1) }

    private func view(_ index: Int) -> InsightTileView {
        let last = max(tiles[index].rows.count - 1, 0)
        return InsightTileView(
            tile: tiles[index], lang: scene.lang, top: min(max(scene.spot.top[at: index] ?? 0, 0), last),
            selected: scene.spot.selected[at: index] ?? 0, isActive: index == active,
            pitch: pitch)
    }

    private func row(_ pane: Int, _ row: Int) -> InsightRow? { tiles[at: pane]?.rows[at: row] }

    private func title(_ pane: Int, _ row: InsightRow) -> String {
        (tiles[at: pane]?.title ?? "") + text.separator + row.label
    }

    private func tabs(width: Int) -> TabLine {
        TabLine(
            names: tiles.map(\.title), counts: tiles.map(\.rows.count), active: active, width: width, ascii: text.ascii)
    }
}
