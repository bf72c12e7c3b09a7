/// Turns the bytes of a terminal into keys. Pure: the keys depend on the bytes alone, not on how they were split,
/// and on `timeout()`. Memory is bounded whatever comes. Unknown sequences are swallowed whole.
public struct KeyParser: Sendable {
    /// Longest paste kept, in bytes; more is dropped.
    public static let pasteLimit = 4 << 20
    static let sequenceLimit = 4096

    private enum State: Sendable {
        case ground
        /// ESC was seen; the number of ESCs (1 or 2).
        case escape(Int)
        /// In `ESC [`; whether a second ESC came before it (Alt).
        case control(alt: Bool)
        /// In `ESC O`.
        case function(alt: Bool)
        /// In `ESC [ [` of the Linux console.
        case console
        /// Bytes of an old mouse report that are still to come.
        case oldMouse(Int)
        /// In OSC, DCS or APC; whether its last byte was ESC.
        case string(escaped: Bool)
        case paste
        /// In a UTF-8 character: bytes still to come.
        case text(Int, alt: Bool)
    }

    private var state = State.ground
    private var buffer: [UInt8] = []
    private var paste: [UInt8] = []
    private var ending = 0

    public init() {}

    /// Whether a lone ESC or an unfinished sequence is held back: after `patience` without input call `timeout()`.
    public var waiting: Bool {
        if case .ground = state { return false }
        return true
    }

    /// How long to wait for the rest, in milliseconds.
    public var patience: Int {
        switch state {
        case .ground, .escape: 25
        case .paste: 1000
        default: 150
        }
    }

    /// The keys that these bytes complete.
    public mutating func feed(_ bytes: some Sequence<UInt8>) -> [Key] {
        var keys: [Key] = []
        for byte in bytes { take(byte, &keys) }
        return keys
    }

    /// Nothing more came: what was held back counts as it stands.
    public mutating func timeout() -> [Key] {
        defer {
            state = .ground
            buffer.removeAll(keepingCapacity: true)
        }
        switch state {
        case .escape(let count): return [Key](repeating: .esc, count: count)
        case .control(let alt) where buffer.isEmpty: return alt ? [.esc, .alt("[")] : [.alt("[")]
        case .function(let alt): return alt ? [.esc, .alt("O")] : [.alt("O")]
        case .string where buffer.count == 1: return [.alt(Unicode.Scalar(buffer[0]))]
        case .paste: return [finishPaste()]
        default: return []
        }
    }

    private mutating func take(_ byte: UInt8, _ keys: inout [Key]) {
        switch state {
        case .ground: ground(byte, &keys)
        case .escape(let count): escape(byte, count, &keys)
        case .control(let alt): control(byte, alt, &keys)
        case .function(let alt): function(byte, alt, &keys)
        case .console:
            state = .ground
            if (0x41...0x45).contains(byte) { keys.append(.f(Int(byte) - 0x40)) }
        case .oldMouse(let left): state = left > 1 ? .oldMouse(left - 1) : .ground
        case .string(let escaped): string(byte, escaped, &keys)
        case .paste: pasted(byte, &keys)
        case .text(let left, let alt): text(byte, left, alt, &keys)
        }
    }

    private mutating func ground(_ byte: UInt8, _ keys: inout [Key]) {
        switch byte {
        case 0x1B: state = .escape(1)
        case 0x80...: startText(byte, alt: false)
        default: keys.append(KeyTable.plain(byte))
        }
    }

    private mutating func startText(_ byte: UInt8, alt: Bool) {
        buffer.removeAll(keepingCapacity: true)
        buffer.append(byte)
        switch byte {
        case 0xC2...0xDF: state = .text(1, alt: alt)
        case 0xE0...0xEF: state = .text(2, alt: alt)
        case 0xF0...0xF4: state = .text(3, alt: alt)
        default: state = .ground
        }
    }

    /// Broken, overlong and surrogate sequences yield nothing; the byte that broke one is read again.
    private mutating func text(_ byte: UInt8, _ left: Int, _ alt: Bool, _ keys: inout [Key]) {
        guard byte & 0xC0 == 0x80 else {
            state = .ground
            ground(byte, &keys)
            return
        }
        buffer.append(byte)
        if left > 1 {
            state = .text(left - 1, alt: alt)
            return
        }
        state = .ground
        if let scalar = String(validating: buffer, as: UTF8.self)?.unicodeScalars.first {
            keys.append(alt ? .alt(scalar) : .char(scalar))
        }
    }

    private mutating func escape(_ byte: UInt8, _ count: Int, _ keys: inout [Key]) {
        switch byte {
        case 0x1B where count == 2: keys.append(.esc)
        case 0x1B: state = .escape(2)
        case 0x5B:
            state = .control(alt: count == 2)
            buffer.removeAll(keepingCapacity: true)
        case 0x4F: state = .function(alt: count == 2)
        case 0x5D, 0x50, 0x5F:
            if count == 2 { keys.append(.esc) }
            buffer.removeAll(keepingCapacity: true)
            buffer.append(byte)
            state = .string(escaped: false)
        case 0x20...0x7F:
            if count == 2 { keys.append(.esc) }
            state = .ground
            keys.append(.alt(Unicode.Scalar(byte)))
        case 0x80...:
            if count == 2 { keys.append(.esc) }
            startText(byte, alt: true)
        default:
            keys.append(contentsOf: [Key](repeating: .esc, count: count))
            state = .ground
            ground(byte, &keys)
        }
    }

    private mutating func control(_ byte: UInt8, _ alt: Bool, _ keys: inout [Key]) {
        switch byte {
        case 0x5B where buffer.isEmpty: state = .console
        case 0x20...0x3F:
            if buffer.count < KeyParser.sequenceLimit { buffer.append(byte) }
        case 0x4D where buffer.isEmpty: state = .oldMouse(3)
        case 0x40...0x7E: finishControl(byte, alt, &keys)
        case 0x7F: break
        default:
            state = .ground
            ground(byte, &keys)
        }
    }

    private mutating func finishControl(_ final: UInt8, _ alt: Bool, _ keys: inout [Key]) {
        state = .ground
        guard buffer.count < KeyParser.sequenceLimit else { return }
        let sequence = ControlSequence(buffer, final: final)
        if sequence.startsPaste {
            ending = 0
            state = .paste
        } else if let key = sequence.key {
            keys.append(alt ? KeyTable.withAlt(key) : key)
        }
    }

    private mutating func function(_ byte: UInt8, _ alt: Bool, _ keys: inout [Key]) {
        state = .ground
        if byte < 0x20 || byte >= 0x7F {
            ground(byte, &keys)
        } else if let key = KeyTable.function(byte) {
            keys.append(alt ? KeyTable.withAlt(key) : key)
        }
    }

    private mutating func string(_ byte: UInt8, _ escaped: Bool, _ keys: inout [Key]) {
        if byte == 0x07 || (escaped && byte == 0x5C) {
            state = .ground
            if let key = KeyTable.reply(toString: buffer) { keys.append(key) }
        } else if escaped {
            state = .escape(1)
            take(byte, &keys)
        } else if byte == 0x1B {
            state = .string(escaped: true)
        } else if byte == 0x18 || byte == 0x1A {
            state = .ground
        } else if buffer.count < KeyParser.sequenceLimit {
            buffer.append(byte)
        }
    }

    private static let pasteEnd: [UInt8] = [0x1B, 0x5B, 0x32, 0x30, 0x31, 0x7E]

    private mutating func pasted(_ byte: UInt8, _ keys: inout [Key]) {
        if byte == KeyParser.pasteEnd[ending] {
            ending += 1
            if ending == KeyParser.pasteEnd.count {
                state = .ground
                ending = 0
                keys.append(finishPaste())
            }
            return
        }
        if ending > 0 {
            keep(KeyParser.pasteEnd[..<ending])
            ending = byte == 0x1B ? 1 : 0
            if ending == 1 { return }
        }
        keep(CollectionOfOne(byte))
    }

    private mutating func keep(_ bytes: some Collection<UInt8>) {
        if paste.count + bytes.count <= KeyParser.pasteLimit { paste.append(contentsOf: bytes) }
    }

    private mutating func finishPaste() -> Key {
        let text = String(decoding: paste, as: UTF8.self)
        paste = []
        ending = 0
        return .paste(text)
    }
}
