/// Writes RFC 4180 with CRLF; cells that a spreadsheet would run as a formula are disarmed (`Guard`).
public struct CSVWriter: Sendable {
    private var bytes: [UInt8] = []
    private var isFirst = true

    public init() {}

    /// Hands over what was written so far and empties the buffer.
    public mutating func take() -> [UInt8] {
        defer { bytes.removeAll(keepingCapacity: true) }
        return bytes
    }

    /// How many bytes wait to be taken.
    public var count: Int { bytes.count }

    public mutating func row(_ cells: [String?]) {
        for cell in cells { text(cell) }
        endRow()
    }

    /// A text cell; nil and the empty text give an empty cell.
    public mutating func text(_ text: String?) {
        separate()
        guard let text, !text.isEmpty else { return }
        let start = bytes.count
        if Guard.needsMark(text) { bytes.append(39) }
        var needsQuotes = text.utf8.first == 32 || text.utf8.last == 32
        for byte in text.utf8 {
            if byte == 34 { bytes.append(34) }
            if byte == 34 || byte == 44 || byte == 10 || byte == 13 || byte == 9 { needsQuotes = true }
            bytes.append(byte)
        }
        if needsQuotes {
            bytes.insert(34, at: start)
            bytes.append(34)
        }
    }

    /// A cell that holds a number, a day or a word of ours: nothing in it needs care.
    public mutating func plain(_ text: String?) {
        separate()
        if let text { bytes.append(contentsOf: text.utf8) }
    }

    public mutating func endRow() {
        bytes.append(contentsOf: [13, 10])
        isFirst = true
    }

    private mutating func separate() {
        if !isFirst { bytes.append(44) }
        isFirst = false
    }
}

/// Disarms cells that a spreadsheet would run: a leading apostrophe, reversible.
public enum Guard {
    /// True for texts that start with `= + - @` TAB or CR, and for those that the reverse would mistake for guarded ones.
    public static func needsMark(_ text: String) -> Bool {
        var bytes = text.utf8.makeIterator()
        guard let first = bytes.next() else { return false }
        if first != 39 { return isArmed(first) }
        guard let second = bytes.next() else { return false }
        return second == 39 || isArmed(second)
    }

    /// The text as it was before it was guarded.
    public static func removed(_ text: String) -> String {
        guard text.utf8.first == 39, needsMark(text) else { return text }
        return String(decoding: text.utf8.dropFirst(), as: UTF8.self)
    }

    private static func isArmed(_ byte: UInt8) -> Bool {
        byte == 61 || byte == 43 || byte == 45 || byte == 64 || byte == 9 || byte == 13
    }
}
