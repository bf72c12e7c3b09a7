extension Render {
    /// A picture of the frame in a window. Every character stands on the cell grid whatever fonts there are; box
    /// drawing and blocks are drawn as shapes, so that lines join.
    public static func svg(_ frame: Frame, theme: Theme, title: String = "") -> String {
        var picture = Picture(theme: theme)
        for y in 0..<frame.height {
            for run in runs(frame, row: y) { picture.add(run, y: y) }
        }
        return picture.finish(frame.size, title: title)
    }
}

/// Collects the parts of an SVG. All lengths are tenths of a pixel until they are written.
private struct Picture {
    static let cellWidth = 84
    static let cellHeight = 190
    static let fontSize = 140
    static let margin = 200
    static let bar = 340
    let theme: Theme
    private var grounds = ""
    private var texts = ""

    init(theme: Theme) { self.theme = theme }

    mutating func add(_ run: Render.Run, y: Int) {
        let style = theme[run.role].laid(run.mods)
        let (ink, paper) = theme.seen(style)
        let top = Picture.bar + y * Picture.cellHeight
        if paper != theme.paper {
            grounds += rect(left(run.x), top, run.cells.count * Picture.cellWidth, Picture.cellHeight, paper.hex)
        }
        var look = "fill=\"\(ink.hex)\""
        if style.mods.contains(.bold) { look += " font-weight=\"bold\"" }
        if style.mods.contains(.underline) { look += " text-decoration=\"underline\"" }
        if style.mods.contains(.dim) { look += " opacity=\".65\"" }
        var index = 0
        while index < run.cells.count {
            let kind = Kind(run.cells[index])
            var end = index + 1
            while end < run.cells.count, Kind(run.cells[end]) == kind || run.cells[end].isContinuation { end += 1 }
            draw(Array(run.cells[index..<end]), kind, x: run.x + index, top: top, look: look, color: ink.hex)
            index = end
        }
    }

    private enum Kind: Equatable {
        case ascii, narrow, wide, shape

        init(_ cell: Cell) {
            if cell.scalar < 0x80 {
                self = .ascii
            } else if BoxShape(cell.scalar) != nil {
                self = .shape
            } else {
                self = Width.of(cell) == 2 ? .wide : .narrow
            }
        }
    }

    private mutating func draw(_ cells: [Cell], _ kind: Kind, x: Int, top: Int, look: String, color: String) {
        if kind == .shape {
            for (offset, cell) in cells.enumerated() {
                guard let shape = BoxShape(cell.scalar) else { continue }
                texts += shape.svg(left(x + offset), top, Picture.cellWidth, Picture.cellHeight, color)
            }
            return
        }
        let text = Render.string(cells)
        if text.allSatisfy({ $0 == " " }) { return }
        let baseline = px(top + 140)
        if kind == .ascii {
            let length = px(cells.count * Picture.cellWidth)
            texts += "<text x=\"\(px(left(x)))\" y=\"\(baseline)\" textLength=\"\(length)\" "
            texts += "lengthAdjust=\"spacingAndGlyphs\" xml:space=\"preserve\" \(look)>\(Render.escaped(text))</text>\n"
        } else {
            // A wide glyph is a font size across: it stands in the middle of its two cells.
            let shift = kind == .wide ? (2 * Picture.cellWidth - Picture.fontSize) / 2 : 0
            let places = cells.indices.filter { !cells[$0].isContinuation }.map { px(left(x + $0) + shift) }
            texts += "<text x=\"\(places.joined(separator: " "))\" y=\"\(baseline)\" \(look)>"
            texts += "\(Render.escaped(text))</text>\n"
        }
    }

    func finish(_ size: Size, title: String) -> String {
        let width = size.width * Picture.cellWidth + 2 * Picture.margin
        let height = Picture.bar + size.height * Picture.cellHeight + Picture.margin
        let all = "width=\"\(px(width))\" height=\"\(px(height))\""
        return """
            <svg xmlns="http://www.w3.org/2000/svg" \(all) viewBox="0 0 \(px(width)) \(px(height))" \
            font-family="\(Render.fonts)" font-size="\(px(Picture.fontSize))">
            <title>\(Render.escaped(title))</title>
            <rect \(all) rx="10" fill="\(theme.paper.hex)" stroke="#808080" stroke-opacity=".4"/>
            <circle cx="26" cy="17" r="5" fill="#e5484d"/>
            <text x="\(px(width / 2))" y="22" text-anchor="middle" font-size="12" fill="\(theme.ink.hex)" \
            opacity=".7">\(Render.escaped(title))</text>
            \(grounds)\(texts)</svg>

            """
    }

    private func left(_ x: Int) -> Int { Picture.margin + x * Picture.cellWidth }

    private func rect(_ x: Int, _ y: Int, _ width: Int, _ height: Int, _ color: String) -> String {
        "<rect x=\"\(px(x))\" y=\"\(px(y))\" width=\"\(px(width))\" height=\"\(px(height))\" fill=\"\(color)\"/>\n"
    }

    private func px(_ tenths: Int) -> String { BoxShape.px(tenths) }
}
