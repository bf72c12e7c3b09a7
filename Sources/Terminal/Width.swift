import CTerminal

/// How a text is placed in a wider space.
public enum Align: Sendable { case left, right, center }

/// How many cells a text takes. The only width function: the same table answers for ncurses.
public enum Width {
    /// 0, 1 or 2 cells; controls and marks take none. Ambiguous characters take one.
    @inlinable
    public static func of(_ scalar: Unicode.Scalar) -> Int { Int(ct_width(scalar.value)) }

    /// Cells of a sanitised text.
    public static func of(_ text: String) -> Int {
        var text = text
        return text.withUTF8 { bytes in
            var cells = 0
            var index = 0
            while index < bytes.count {
                let byte = bytes[index]
                if byte < 0x80 {
                    cells += byte >= 0x20 && byte != 0x7F ? 1 : 0
                    index += 1
                } else {
                    let (code, length) = decode(bytes, index)
                    cells += Int(ct_width(code))
                    index += length
                }
            }
            return cells
        }
    }

    /// One scalar of well-formed UTF-8 that is not ASCII.
    @inline(__always)
    static func decode(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int) -> (code: UInt32, length: Int) {
        let first = UInt32(bytes[at])
        let second = UInt32(bytes[at + 1]) & 0x3F
        if first < 0xE0 { return ((first & 0x1F) << 6 | second, 2) }
        let third = UInt32(bytes[at + 2]) & 0x3F
        if first < 0xF0 { return ((first & 0x0F) << 12 | second << 6 | third, 3) }
        return ((first & 0x07) << 18 | second << 12 | third << 6 | UInt32(bytes[at + 3]) & 0x3F, 4)
    }

    /// At most `cells` wide; what was cut off shows as `…` (`~` in ASCII mode) unless `ellipsis` is false.
    public static func cut(_ text: String, _ cells: Int, ellipsis: Bool = true, ascii: Bool = false) -> String {
        guard cells > 0 else { return "" }
        if text.utf8.count <= cells { return text }
        let piece = Piece(text, cells, ellipsis: ellipsis)
        return piece.isWhole ? text : piece.string(text, before: 0, after: 0, ascii: ascii)
    }

    /// Exactly `cells` wide: cut and padded with spaces, never half a wide character.
    public static func fit(
        _ text: String, _ cells: Int, align: Align = .left, ellipsis: Bool = true, ascii: Bool = false
    ) -> String {
        guard cells > 0 else { return "" }
        let piece = Piece(text, cells, ellipsis: ellipsis)
        let left = cells - piece.cells
        if left == 0, piece.isWhole { return text }
        let before =
            switch align {
            case .left: 0
            case .right: left
            case .center: left / 2
            }
        return piece.string(text, before: before, after: left - before, ascii: ascii)
    }
}

/// The part of a text that fits into some cells.
private struct Piece {
    /// Bytes of the text that stay.
    private var bytes = 0
    /// Cells taken, the ellipsis included.
    private(set) var cells = 0
    private(set) var isWhole = true
    private let ellipsis: Bool

    init(_ text: String, _ room: Int, ellipsis: Bool) {
        var text = text
        self.ellipsis = ellipsis
        // Where to cut if it turns out too long: one cell earlier when an ellipsis has to follow.
        let shorter = ellipsis ? room - 1 : room
        var (cut, cutCells) = (0, 0)
        text.withUTF8 { source in
            var index = 0
            while index < source.count {
                var (width, length) = (1, 1)
                if source[index] < 0x80 {
                    width = source[index] >= 0x20 && source[index] != 0x7F ? 1 : 0
                } else {
                    let (code, count) = Width.decode(source, index)
                    (width, length) = (Int(ct_width(code)), count)
                }
                if cells + width > room {
                    isWhole = false
                    break
                }
                cells += width
                index += length
                if cells <= shorter { (cut, cutCells) = (index, cells) }
            }
            bytes = index
        }
        if !isWhole { (bytes, cells) = (cut, ellipsis ? cutCells + 1 : cutCells) }
    }

    func string(_ text: String, before: Int, after: Int, ascii: Bool) -> String {
        var text = text
        let mark = isWhole || !ellipsis ? "" : Glyph.ellipsis.string(ascii: ascii)
        return text.withUTF8 { source in
            String(unsafeUninitializedCapacity: before + bytes + mark.utf8.count + after) { out in
                var end = 0
                func add(_ byte: UInt8) {
                    out.initializeElement(at: end, to: byte)
                    end += 1
                }
                for _ in 0..<before { add(0x20) }
                for index in 0..<bytes { add(source[index]) }
                for byte in mark.utf8 { add(byte) }
                for _ in 0..<after { add(0x20) }
                return end
            }
        }
    }
}
