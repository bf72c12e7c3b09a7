import Model

/// Writes changes in the form of the journal: JSON with fields by name, so that later versions can read it.
/// `{"op":"add","row":{"name":"…"}}`, the same with `remove`, and `{"op":"update","set":{"stage_id":[2,3]}}`. Fields that
/// hold nothing are left out of rows.
struct JournalWriter {
    /// The change last written, as UTF-8.
    private(set) var bytes: [UInt8] = []

    mutating func write(_ change: Change) {
        bytes.removeAll(keepingCapacity: true)
        let names = FieldNames.of(change.kind)
        switch change {
        case .add(_, _, let row): write("{\"op\":\"add\",\"row\":{", row, names)
        case .remove(_, _, let row): write("{\"op\":\"remove\",\"row\":{", row, names)
        case .update(_, _, let edits):
            put("{\"op\":\"update\",\"set\":{")
            for (index, edit) in edits.enumerated() {
                if index > 0 { put(",") }
                bytes.append(contentsOf: names.keys[edit.field])
                put("[")
                put(edit.before)
                put(",")
                put(edit.after)
                put("]")
            }
            put("}}")
        }
    }

    private mutating func write(_ head: StaticString, _ row: [Value], _ names: FieldNames) {
        put(head)
        var first = true
        for (index, value) in row.enumerated() where !value.isNull {
            if !first { put(",") }
            first = false
            bytes.append(contentsOf: names.keys[index])
            put(value)
        }
        put("}}")
    }

    private mutating func put(_ text: StaticString) {
        bytes.append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }

    private mutating func put(_ value: Value) {
        switch value {
        case .null: put("null")
        case .int(let number): put(number)
        case .text(let text):
            bytes.append(UInt8(ascii: "\""))
            var copy = text
            copy.withUTF8 { put(escaped: $0) }
            bytes.append(UInt8(ascii: "\""))
        }
    }

    private mutating func put(_ number: Int64) {
        if number < 0 { put("-") }
        var rest = number.magnitude
        let start = bytes.count
        repeat {
            bytes.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10))
            rest /= 10
        } while rest > 0
        bytes[start...].reverse()
    }

    private mutating func put(escaped text: UnsafeBufferPointer<UInt8>) {
        var plain = 0
        for (index, byte) in text.enumerated() where byte < 0x20 || byte == 0x22 || byte == 0x5C {
            bytes.append(contentsOf: text[plain..<index])
            plain = index + 1
            bytes.append(UInt8(ascii: "\\"))
            switch byte {
            case 0x22, 0x5C: bytes.append(byte)
            case 0x0A: bytes.append(UInt8(ascii: "n"))
            default:
                put("u00")
                bytes.append(UInt8(ascii: "0") + byte >> 4)
                let low = byte & 15
                bytes.append(low < 10 ? UInt8(ascii: "0") + low : UInt8(ascii: "a") + low - 10)
            }
        }
        bytes.append(contentsOf: text[plain...])
    }
}

/// The names of a kind's fields as bytes, for reading and writing.
struct FieldNames: Sendable {
    /// The bare names.
    let names: [[UInt8]]
    /// The names as JSON keys, with quotes and colon.
    let keys: [[UInt8]]
    let blank: [Value]
    let fields: [FieldInfo]

    private init(_ kind: Kind) {
        fields = Schema.fields(of: kind)
        names = Schema.fields(of: kind).map { Array($0.name.utf8) }
        keys = names.map { [UInt8(ascii: "\"")] + $0 + Array("\":".utf8) }
        blank = kind.blankRow
    }

    static func of(_ kind: Kind) -> FieldNames { all[kind.index] }

    private static let all: [FieldNames] = Kind.allCases.map { FieldNames($0) }
}
