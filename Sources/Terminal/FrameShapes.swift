extension Frame {
    /// Fills the rectangle with one character one cell wide (a space for any other).
    public mutating func fill(_ rect: Rect, role: Role, mods: Mods = [], scalar: Unicode.Scalar = " ") {
        let area = rect.intersection(bounds)
        guard !area.isEmpty else { return }
        let cell = Cell(Width.of(scalar) == 1 ? scalar : " ", role: role, mods: mods)
        for y in area.y..<area.maxY { set(cell, from: area.x, to: area.maxX, y: y) }
    }

    /// A horizontal line of a glyph.
    public mutating func hline(x: Int, y: Int, width: Int, role: Role, glyph: Glyph = .horizontal) {
        fill(Rect(x: x, y: y, width: width, height: 1), role: role, scalar: glyph.scalar(ascii: ascii))
    }

    /// A vertical line of a glyph.
    public mutating func vline(x: Int, y: Int, height: Int, role: Role, glyph: Glyph = .vertical) {
        fill(Rect(x: x, y: y, width: 1, height: height), role: role, scalar: glyph.scalar(ascii: ascii))
    }

    /// A border along the inside of the rectangle, with a title in its upper edge. The inside stays as it is.
    public mutating func box(_ rect: Rect, role: Role, title: String? = nil, titleRole: Role = .title) {
        guard rect.width >= 2, rect.height >= 2 else {
            fill(rect, role: role)
            return
        }
        let right = rect.maxX - 1
        let bottom = rect.maxY - 1
        hline(x: rect.x, y: rect.y, width: rect.width, role: role)
        hline(x: rect.x, y: bottom, width: rect.width, role: role)
        vline(x: rect.x, y: rect.y, height: rect.height, role: role)
        vline(x: right, y: rect.y, height: rect.height, role: role)
        put(glyph(.topLeft), x: rect.x, y: rect.y, role: role)
        put(glyph(.topRight), x: right, y: rect.y, role: role)
        put(glyph(.bottomLeft), x: rect.x, y: bottom, role: role)
        put(glyph(.bottomRight), x: right, y: bottom, role: role)
        if let title, !title.isEmpty, rect.width >= 6 {
            let shown = Width.cut(title, rect.width - 4, ascii: ascii)
            put(" " + shown + " ", x: rect.x + 1, y: rect.y, width: rect.width - 2, role: titleRole)
        }
    }

    /// Changes how cells look and leaves what they say. A nil role keeps each cell's own; `mods` are laid over.
    public mutating func restyle(_ rect: Rect, role: Role?, mods: Mods = []) {
        let area = rect.intersection(bounds)
        guard !area.isEmpty else { return }
        for y in area.y..<area.maxY {
            // Both halves of a wide character look alike.
            var from = area.x
            var to = area.maxX
            if self[from, y].isContinuation { from -= 1 }
            if to < size.width, self[to, y].isContinuation { to += 1 }
            for index in y * size.width + from..<y * size.width + to {
                if let role { cells[index].role = role }
                cells[index].mods = cells[index].mods.laid(mods)
            }
        }
    }

    /// Copies another frame in, clipped, its upper left corner at (x, y).
    public mutating func paste(_ other: Frame, x: Int, y: Int) {
        let area = Rect(x: x, y: y, width: other.width, height: other.height).intersection(bounds)
        guard !area.isEmpty else { return }
        for row in area.y..<area.maxY {
            for column in area.x..<area.maxX {
                var cell = other[column - x, row - y]
                let last = column == area.maxX - 1
                if (cell.isContinuation && column == area.x) || (last && Width.of(cell) == 2) { cell.scalar = 0x20 }
                cells[row * size.width + column] = cell
            }
            mendRow(row, area.x, area.maxX)
        }
    }

    private mutating func set(_ cell: Cell, from: Int, to: Int, y: Int) {
        let row = y * size.width
        for index in row + from..<row + to { cells[index] = cell }
        mendRow(y, from, to)
    }

    private mutating func mendRow(_ y: Int, _ from: Int, _ to: Int) {
        let width = size.width
        cells.withUnsafeMutableBufferPointer { Frame.mend($0, row: y * width, from: from, to: to, width: width) }
    }
}

extension Frame {
    /// One row as text, exactly as many cells wide as the frame.
    public func rowText(_ y: Int) -> String {
        guard y >= 0, y < size.height else { return "" }
        var view = String.UnicodeScalarView()
        for cell in row(y) where !cell.isContinuation {
            view.append(Unicode.Scalar(cell.scalar) ?? "\u{FFFD}")
        }
        return String(view)
    }

    /// All rows, joined by line ends.
    public func text() -> String { (0..<size.height).map(rowText).joined(separator: "\n") }

    /// One letter per cell that tells its role, for golden files.
    public func roleText() -> String {
        (0..<size.height).map { y in
            var view = String.UnicodeScalarView()
            for cell in row(y) { view.append(cell.role.letter) }
            return String(view)
        }.joined(separator: "\n")
    }

    func row(_ y: Int) -> ArraySlice<Cell> { cells[y * size.width..<(y + 1) * size.width] }
}
