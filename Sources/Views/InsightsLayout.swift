import Terminal

/// Where the tiles stand: a grid of as many columns as the width allows, as many rows as the height allows.
struct InsightsLayout: Equatable {
    let body: Rect
    let isSingle: Bool
    let tiles: Int
    let columns: Int
    /// Rows of the grid, those that are shown, and the first of them.
    let gridRows: Int
    let shownRows: Int
    let firstRow: Int

    /// The least lines of a tile, its head and the blank line after it included.
    static let leastLines = 8

    init(_ body: Rect, isSingle: Bool, tiles: Int, active: Int) {
        self.body = body
        self.isSingle = isSingle
        self.tiles = tiles
        let width = body.width + 2
        columns = isSingle ? 1 : width >= 200 ? 4 : width >= 114 ? 3 : 2
        gridRows = (tiles + columns - 1) / columns
        shownRows = isSingle ? 1 : min(gridRows, max(body.height / InsightsLayout.leastLines, 1))
        let page = min(max(active, 0), max(tiles - 1, 0)) / columns / shownRows
        firstRow = isSingle ? min(max(active, 0), max(tiles - 1, 0)) : min(page * shownRows, gridRows - shownRows)
    }

    /// The row of tabs, where there is one tile at a time.
    var tabRow: Int { body.y }

    /// A tile's whole place; nil where it is not shown.
    private func place(_ tile: Int) -> Rect? {
        let row = tile / columns - firstRow
        guard (0..<tiles).contains(tile), (0..<shownRows).contains(row) else { return nil }
        if isSingle { return Rect(x: body.x, y: body.y + 2, width: body.width, height: body.height - 2) }
        let gap = width(for: 4)
        let wide = (body.width - gap * (columns - 1)) / columns
        let (each, rest) = body.height.quotientAndRemainder(dividingBy: shownRows)
        let y = body.y + row * each + min(row, rest)
        let height = each + (row < rest ? 1 : 0)
        return Rect(x: body.x + tile % columns * (wide + gap), y: y, width: wide, height: height)
    }

    /// Cells between two tiles: fewer where it is narrow.
    private func width(for wide: Int) -> Int { body.width >= 150 ? wide : 3 }

    /// The head of a tile; nil where a tab names it, or it is not shown.
    func head(_ tile: Int) -> Rect? {
        guard !isSingle, let place = place(tile) else { return nil }
        return Rect(x: place.x, y: place.y, width: place.width, height: min(PaneHead.height, place.height))
    }

    /// The rows of a tile, a blank line after them left free; nil where it is not shown.
    func list(_ tile: Int) -> Rect? {
        guard let place = place(tile) else { return nil }
        if isSingle { return place }
        let height = place.height - PaneHead.height - (place.height >= InsightsLayout.leastLines ? 1 : 0)
        return Rect(x: place.x, y: place.y + PaneHead.height, width: place.width, height: height)
    }

    /// Lines of a list where a tile is not shown: those it would have.
    var lines: Int { list(firstRow * columns)?.height ?? 1 }
}
