/// Writes JSON into a byte buffer in the order in which it is told; no reflection, no Codable.
///
/// Text comes out exactly as it is stored: control and bidi characters as `\u` escapes, all else as UTF-8.
public struct JSONWriter: Sendable {
    /// What was written since the last `take`.
    public private(set) var bytes: [UInt8] = []
    private let pretty: Bool
    private var levels: [Level] = []
    private var afterKey = false

    private struct Level {
        var count = 0
        let close: UInt8
    }

    /// `pretty` indents by two spaces; otherwise everything stands in one line.
    public init(pretty: Bool = false) { self.pretty = pretty }

    /// What was written, as text.
    public var text: String { String(decoding: bytes, as: UTF8.self) }

    /// Hands over what was written so far and empties the buffer, for writing in pieces.
    public mutating func take() -> [UInt8] {
        defer { bytes.removeAll(keepingCapacity: true) }
        return bytes
    }

    public mutating func object(_ body: (inout JSONWriter) throws -> Void) rethrows {
        open(123, closing: 125)
        try body(&self)
        close()
    }

    public mutating func array(_ body: (inout JSONWriter) throws -> Void) rethrows {
        open(91, closing: 93)
        try body(&self)
        close()
    }

    public mutating func object(_ key: String, _ body: (inout JSONWriter) throws -> Void) rethrows {
        self.key(key)
        try object(body)
    }

    public mutating func array(_ key: String, _ body: (inout JSONWriter) throws -> Void) rethrows {
        self.key(key)
        try array(body)
    }

    /// The key of the next value in an object.
    public mutating func key(_ name: String) {
        next()
        quote(name)
        bytes.append(58)
        if pretty { bytes.append(32) }
        afterKey = true
    }

    public mutating func null() { raw("null") }
    public mutating func value(_ flag: Bool) { raw(flag ? "true" : "false") }
    public mutating func value(_ number: Int) { raw(String(number)) }
    /// A rate or another measured number; what is not finite becomes null.
    public mutating func value(_ number: Double) { raw(number.isFinite ? "\(number)" : "null") }
    public mutating func value(_ text: String) {
        next()
        quote(text)
    }
    /// An amount as a number in currency units, with its cents where it has any.
    public mutating func value(_ amount: Money) { raw(amount.plain) }
    /// A day as `yyyy-MM-dd`.
    public mutating func value(_ day: Day) { value(day.iso) }

    public mutating func value(_ flag: Bool?) { if let flag { value(flag) } else { null() } }
    public mutating func value(_ number: Int?) { if let number { value(number) } else { null() } }
    public mutating func value(_ number: Double?) { if let number { value(number) } else { null() } }
    public mutating func value(_ text: String?) { if let text { value(text) } else { null() } }
    public mutating func value(_ amount: Money?) { if let amount { value(amount) } else { null() } }
    public mutating func value(_ day: Day?) { if let day { value(day) } else { null() } }

    public mutating func field(_ key: String, _ flag: Bool?) { self.key(key); value(flag) }
    public mutating func field(_ key: String, _ number: Int?) { self.key(key); value(number) }
    public mutating func field(_ key: String, _ number: Double?) { self.key(key); value(number) }
    public mutating func field(_ key: String, _ text: String?) { self.key(key); value(text) }
    public mutating func field(_ key: String, _ amount: Money?) { self.key(key); value(amount) }
    public mutating func field(_ key: String, _ day: Day?) { self.key(key); value(day) }
    public mutating func field(_ key: String, _ texts: [String]) {
        array(key) { json in for text in texts { json.value(text) } }
    }

    /// Ends the document with a newline.
    public mutating func end() { bytes.append(10) }

    private mutating func raw(_ text: String) {
        next()
        bytes.append(contentsOf: text.utf8)
    }

    private mutating func open(_ byte: UInt8, closing: UInt8) {
        next()
        bytes.append(byte)
        levels.append(Level(close: closing))
    }

    private mutating func close() {
        guard let level = levels.popLast() else { return }
        if level.count > 0 { newline() }
        bytes.append(level.close)
    }

    /// Writes what stands between the previous value and the next one.
    private mutating func next() {
        if afterKey {
            afterKey = false
            return
        }
        guard !levels.isEmpty else { return }
        if levels[levels.count - 1].count > 0 { bytes.append(44) }
        levels[levels.count - 1].count += 1
        newline()
    }

    private mutating func newline() {
        guard pretty else { return }
        bytes.append(10)
        bytes.append(contentsOf: repeatElement(32, count: levels.count * 2))
    }

    private mutating func quote(_ text: String) {
        bytes.append(34)
        let isPlain = text.utf8.withContiguousStorageIfAvailable { !$0.contains(where: JSONWriter.mayNeedEscape) }
        if isPlain ?? false {
            bytes.append(contentsOf: text.utf8)
            bytes.append(34)
            return
        }
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 34: bytes.append(contentsOf: [92, 34])
            case 92: bytes.append(contentsOf: [92, 92])
            case 10: bytes.append(contentsOf: [92, 110])
            case 13: bytes.append(contentsOf: [92, 114])
            case 9: bytes.append(contentsOf: [92, 116])
            case 32..<127: bytes.append(UInt8(truncatingIfNeeded: scalar.value))
            case let value where JSONWriter.isHidden(value): escape(value)
            default: bytes.append(contentsOf: String(scalar).utf8)
            }
        }
        bytes.append(34)
    }

    /// Bytes that are escaped, or with which an escaped character may begin.
    private static func mayNeedEscape(_ byte: UInt8) -> Bool {
        byte < 32 || byte == 34 || byte == 92 || byte == 127 || byte == 0xC2 || byte == 0xD8 || byte == 0xE2
            || byte == 0xEF
    }

    /// Control, bidi and line-separator characters and the byte order mark: what a terminal or an editor acts upon.
    private static func isHidden(_ value: UInt32) -> Bool {
        switch value {
        case 0..<32, 0x7F...0x9F, 0x61C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF: true
        default: false
        }
    }

    private mutating func escape(_ value: UInt32) {
        let digits = Array("0123456789abcdef".utf8)
        bytes.append(contentsOf: [92, 117])
        for shift in [12, 8, 4, 0] { bytes.append(digits[Int(value >> UInt32(shift)) & 15]) }
    }
}
