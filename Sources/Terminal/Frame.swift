import CTerminal

/// A screen as a grid of cells. Text put into it never leaves it, and never leaves half a wide character behind.
public struct Frame: Equatable, Sendable {
    /// In cells, at least 1×1.
    public let size: Size
    /// Where the real cursor stands (the caret of a field, or the selected row); nil hides it.
    public var cursor: Point?
    /// Whether the cursor is shown at `cursor` or only parked there, for input methods and screen readers.
    public var cursorVisible = true
    /// Borders and glyphs in ASCII.
    public var ascii: Bool
    /// The terminal draws ambiguous characters two cells wide: they are replaced when put.
    public var avoidsAmbiguous: Bool
    var cells: [Cell]

    /// An empty frame of at least 1×1 cells.
    public init(width: Int, height: Int, ascii: Bool = false, avoidsAmbiguous: Bool = false) {
        size = Size(width: max(1, width), height: max(1, height))
        self.ascii = ascii
        self.avoidsAmbiguous = avoidsAmbiguous
        cells = [Cell](repeating: Cell(), count: size.width * size.height)
    }

    public var width: Int { size.width }
    public var height: Int { size.height }
    /// The whole frame.
    public var bounds: Rect { Rect(x: 0, y: 0, width: size.width, height: size.height) }

    /// The cell there; a blank one outside.
    public subscript(x: Int, y: Int) -> Cell {
        guard x >= 0, x < size.width, y >= 0, y < size.height else { return Cell() }
        return cells[y * size.width + x]
    }

    /// A glyph as this frame draws it.
    public func glyph(_ glyph: Glyph) -> String { glyph.string(ascii: ascii) }

    /// Draws `text` from (x, y), clipped to the frame and to `width` cells. Marks, controls and the like are left
    /// out, whatever the text. Returns the cells used, from x on.
    @discardableResult
    public mutating func put(
        _ text: String, x: Int, y: Int, width: Int = .max, role: Role, mods: Mods = []
    ) -> Int {
        let right = min(size.width, width > size.width - min(x, 0) ? .max : x + max(0, width))
        guard y >= 0, y < size.height, x < right else { return 0 }
        var text = text
        let row = y * size.width
        let swaps = avoidsAmbiguous
        return text.withUTF8 { source in
            cells.withUnsafeMutableBufferPointer { cells in
                var pen = Pen(row: row, x: x, left: max(0, x), right: right, role: role, mods: mods)
                pen.draw(source, into: cells, swapsAmbiguous: swaps)
                pen.finish(in: cells, width: self.size.width)
                return max(0, pen.x - x)
            }
        }
    }

    /// Draws `text` so that it ends before column `right`. Returns the cells used.
    @discardableResult
    public mutating func putRight(_ text: String, right: Int, y: Int, role: Role, mods: Mods = []) -> Int {
        put(text, x: right - Width.of(text), y: y, role: role, mods: mods)
    }

    /// Draws `text` placed within `rect`'s first row, cut with an ellipsis where it does not fit.
    @discardableResult
    public mutating func put(_ text: String, in rect: Rect, align: Align = .left, role: Role, mods: Mods = []) -> Int {
        guard !rect.isEmpty else { return 0 }
        let shown = Width.cut(text, rect.width, ascii: ascii)
        let room = rect.width - Width.of(shown)
        let before = align == .left ? 0 : align == .right ? room : room / 2
        return put(shown, x: rect.x + before, y: rect.y, width: rect.width - before, role: role, mods: mods)
    }

    /// Mends what an overwritten run leaves of wide characters at its ends.
    static func mend(_ cells: UnsafeMutableBufferPointer<Cell>, row: Int, from: Int, to: Int, width: Int) {
        if from > 0, from < to, cells[row + from - 1].scalar != 0,
            Width.of(cells[row + from - 1]) == 2, cells[row + from].scalar != 0
        {
            cells[row + from - 1].scalar = 0x20
        }
        if to < width, from < to, cells[row + to].scalar == 0 { cells[row + to].scalar = 0x20 }
    }
}

extension Width {
    @inline(__always)
    static func of(_ cell: Cell) -> Int { cell.scalar < 0x300 ? 1 : Int(ct_width(cell.scalar)) }
}

/// Writes the cells of one run of text.
private struct Pen {
    let row: Int
    var x: Int
    let left: Int
    let right: Int
    let role: Role
    let mods: Mods

    @inline(__always)
    mutating func draw(
        _ source: UnsafeBufferPointer<UInt8>, into cells: UnsafeMutableBufferPointer<Cell>, swapsAmbiguous: Bool
    ) {
        var index = 0
        while index < source.count, x < right {
            let byte = source[index]
            if byte < 0x80 {
                index += 1
                if byte >= 0x20, byte != 0x7F { place(UInt32(byte), 1, cells) }
                continue
            }
            let (code, length) = Width.decode(source, index)
            index += length
            let info = ct_info(code)
            if info <= 2 || (info >> 2 == CT_AMBIGUOUS && !swapsAmbiguous) {
                place(code, Int(info & 3), cells)
            } else {
                special(code, cells, swapsAmbiguous)
            }
        }
    }

    private mutating func special(
        _ code: UInt32, _ cells: UnsafeMutableBufferPointer<Cell>, _ swapsAmbiguous: Bool
    ) {
        switch Int(ct_class(code)) {
        case CT_AMBIGUOUS:
            place(Unicode.Scalar(code).map { Glyph.twin(of: $0).value } ?? 0x3F, 1, cells)
        case CT_SPACE:
            place(0x20, 1, cells)
        case CT_UNKNOWN:
            place(swapsAmbiguous ? 0x3F : 0xFFFD, 1, cells)
        case CT_REGIONAL:
            place(0x41 + code - 0x1F1E6, 1, cells)
        default:
            break
        }
    }

    @inline(__always)
    private mutating func place(_ code: UInt32, _ width: Int, _ cells: UnsafeMutableBufferPointer<Cell>) {
        if x >= left, x + width <= right {
            cells[row + x] = Cell(code: code, role: role, mods: mods)
            if width == 2 { cells[row + x + 1] = Cell(code: 0, role: role, mods: mods) }
        } else {
            // Half outside: the half inside is blank.
            for at in x..<x + width where at >= left && at < right {
                cells[row + at] = Cell(code: 0x20, role: role, mods: mods)
            }
        }
        x = min(x + width, right)
    }

    func finish(in cells: UnsafeMutableBufferPointer<Cell>, width: Int) {
        Frame.mend(cells, row: row, from: left, to: max(left, x), width: width)
    }
}
