import Model

/// A line of the journal that cannot be read.
struct JournalError: Error {
    let detail: Sentence

    init(zh: String, en: String) { detail = Sentence(zh: zh, en: en) }

    /// A place that is named alike in both languages.
    init(_ place: String) { detail = Sentence(zh: place, en: place) }

    init(_ place: String, _ detail: Sentence) {
        self.detail = Sentence { "\(place)\($0.pick("：", ": "))\(detail[$0])" }
    }
}

/// Reads what `JournalWriter` writes, of this and of earlier versions: a field that is missing has its neutral value, a field that
/// is unknown is an error.
struct JournalReader {
    private let bytes: UnsafeBufferPointer<UInt8>
    private let kind: Kind
    private let names: FieldNames
    private var at = 0
    /// Where the search for the next field name starts: rows keep the order of the list.
    private var guess = 0

    static func change(_ bytes: UnsafeBufferPointer<UInt8>, of kind: Kind, id: Int) throws -> Change {
        var reader = JournalReader(bytes, kind)
        return try reader.change(id)
    }

    /// Whether the line adds an entity.
    static func isAdd(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        let head: StaticString = "{\"op\":\"add\""
        return bytes.prefix(head.utf8CodeUnitCount)
            .elementsEqual(UnsafeBufferPointer(start: head.utf8Start, count: head.utf8CodeUnitCount))
    }

    private init(_ bytes: UnsafeBufferPointer<UInt8>, _ kind: Kind) {
        self.bytes = bytes
        self.kind = kind
        names = FieldNames.of(kind)
    }

    private mutating func change(_ id: Int) throws -> Change {
        try expect("{\"op\":\"")
        let change: Change
        if skip("add\",\"row\":{") {
            change = .add(kind, id, row: try row())
        } else if skip("remove\",\"row\":{") {
            change = .remove(kind, id, row: try row())
        } else {
            try expect("update\",\"set\":{")
            change = .update(kind, id, try edits())
        }
        try expect("}")
        guard at == bytes.count else { throw error("末尾有多余内容", "text after the end") }
        return change
    }

    private mutating func row() throws -> [Value] {
        var row = names.blank
        if skip("}") { return row }
        repeat {
            let field = try field()
            row[field] = try value(of: field)
        } while skip(",")
        try expect("}")
        return row
    }

    private mutating func edits() throws -> [FieldEdit] {
        var edits: [FieldEdit] = []
        if skip("}") { return edits }
        repeat {
            let field = try field()
            try expect("[")
            let before = try value(of: field)
            try expect(",")
            edits.append(FieldEdit(field: field, before: before, after: try value(of: field)))
            try expect("]")
        } while skip(",")
        try expect("}")
        return edits
    }

    /// A key with its colon, as the place in the list of fields.
    private mutating func field() throws -> Int {
        try expect("\"")
        let start = at
        while at < bytes.count, bytes[at] != UInt8(ascii: "\"") { at += 1 }
        let name = bytes[start..<at]
        try expect("\":")
        let count = names.names.count
        for step in 0..<count {
            let index = (guess + step) % count
            if name.count == names.names[index].count, name.elementsEqual(names.names[index]) {
                guess = index + 1
                return index
            }
        }
        let field = String(decoding: name, as: UTF8.self)
        throw JournalError(zh: "\(kind.title.zh)没有字段 \(field)", en: "a \(kind.title.en) has no field \(field)")
    }

    /// A value that the field can hold, as far as its number goes.
    private mutating func value(of field: Int) throws -> Value {
        let value = try value()
        guard names.fields[field].holds(value) else {
            throw JournalError(
                "\(kind.rawValue).\(names.fields[field].name) \(Value?(value).show.en)", StoreNumbers.beyond)
        }
        return value
    }

    private mutating func value() throws -> Value {
        guard at < bytes.count else { throw error("缺一个值", "a value is missing") }
        switch bytes[at] {
        case UInt8(ascii: "\""):
            at += 1
            return .text(try text())
        case UInt8(ascii: "n"):
            try expect("null")
            return .null
        default: return .int(try number())
        }
    }

    private mutating func number() throws -> Int64 {
        let negative = skip("-")
        var value: Int64 = 0
        let start = at
        while at < bytes.count, bytes[at] >= 48, bytes[at] <= 57 {
            let digit = Int64(bytes[at] - 48)
            // Built up below zero, where the range reaches one further.
            let (product, over) = value.multipliedReportingOverflow(by: 10)
            let (sum, under) = product.subtractingReportingOverflow(digit)
            guard !over, !under else { throw error("数字太大", "a number is too large") }
            value = sum
            at += 1
        }
        guard at > start, negative || value != .min else { throw error("不是数字", "no number") }
        return negative ? value : -value
    }

    private mutating func text() throws -> String {
        let start = at
        while at < bytes.count, bytes[at] != 0x22, bytes[at] != 0x5C { at += 1 }
        guard at < bytes.count else { throw error("文字没有结尾", "a text has no end") }
        if bytes[at] == 0x22 {
            at += 1
            return try decoded(bytes[start..<(at - 1)])
        }
        var buffer = Array(bytes[start..<at])
        while at < bytes.count, bytes[at] != 0x22 {
            if bytes[at] == 0x5C {
                at += 1
                try escape(into: &buffer)
            } else {
                buffer.append(bytes[at])
                at += 1
            }
        }
        try expect("\"")
        return try decoded(buffer)
    }

    private func decoded(_ utf8: some Sequence<UInt8>) throws -> String {
        guard let text = String(validating: utf8, as: UTF8.self) else {
            throw error("文字不是 UTF-8", "a text is not UTF-8")
        }
        return text
    }

    private mutating func escape(into buffer: inout [UInt8]) throws {
        guard at < bytes.count else { throw error("文字没有结尾", "a text has no end") }
        let letter = bytes[at]
        at += 1
        switch letter {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): buffer.append(letter)
        case UInt8(ascii: "n"): buffer.append(0x0A)
        case UInt8(ascii: "r"): buffer.append(0x0D)
        case UInt8(ascii: "t"): buffer.append(0x09)
        case UInt8(ascii: "b"): buffer.append(0x08)
        case UInt8(ascii: "f"): buffer.append(0x0C)
        case UInt8(ascii: "u"):
            var code = try hex()
            if code & 0xFC00 == 0xD800, skip("\\u") {
                let low = try hex()
                guard low & 0xFC00 == 0xDC00 else { throw error("有半个代理字符", "half a surrogate pair") }
                code = 0x10000 + (code & 0x3FF) << 10 + (low & 0x3FF)
            }
            guard let scalar = Unicode.Scalar(code) else { throw error("有半个代理字符", "half a surrogate pair") }
            buffer.append(contentsOf: String(Character(scalar)).utf8)
        default: throw error("有不认识的转义", "an unknown escape")
        }
    }

    private mutating func hex() throws -> UInt32 {
        guard at + 4 <= bytes.count else { throw error("有不认识的转义", "an unknown escape") }
        var code: UInt32 = 0
        for byte in bytes[at..<(at + 4)] {
            switch byte {
            case 48...57: code = code << 4 | UInt32(byte - 48)
            case 65...70: code = code << 4 | UInt32(byte - 55)
            case 97...102: code = code << 4 | UInt32(byte - 87)
            default: throw error("有不认识的转义", "an unknown escape")
            }
        }
        at += 4
        return code
    }

    private mutating func expect(_ text: StaticString) throws {
        guard skip(text) else { throw error("不是变更的写法", "not in the form of a change") }
    }

    private mutating func skip(_ text: StaticString) -> Bool {
        let count = text.utf8CodeUnitCount
        guard at + count <= bytes.count else { return false }
        for index in 0..<count where bytes[at + index] != text.utf8Start[index] { return false }
        at += count
        return true
    }

    private func error(_ zh: String, _ en: String) -> JournalError {
        JournalError(zh: "第 \(at) 字节处\(zh)", en: "\(en) at byte \(at)")
    }
}
