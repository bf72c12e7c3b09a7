import Model

/// The directory of a zip archive. Entries are found through it alone, so what stands between them does not matter;
/// archives within archives are never opened.
final class ZipArchive {
    /// A file in the archive.
    struct Entry {
        var name: String
        var method: Int
        var isEncrypted: Bool
        var checksum: UInt32
        var packed: Int
        var unpacked: Int
        /// Where its local header stands.
        var header: Int
    }

    let input: ByteInput
    private(set) var entries: [Entry] = []
    /// More of them than any program writes into a workbook.
    private static let most = 20_000
    private static let longestDirectory = 8 << 20

    init(_ input: ByteInput) throws {
        self.input = input
        let end = try ZipArchive.end(input)
        guard end.count <= ZipArchive.most, end.length <= ZipArchive.longestDirectory else {
            throw TableFault.tooLarge("压缩包里有 \(end.count) 个文件", "the archive lists \(end.count) files")
        }
        var bytes: [UInt8] = []
        try input.read(at: end.start, end.length, into: &bytes)
        var fields = Fields(bytes)
        for _ in 0..<end.count { entries.append(try ZipArchive.entry(&fields)) }
    }

    /// The entry of a name, whatever its case, with slashes either way.
    subscript(_ name: String) -> Entry? {
        if let exact = entries.first(where: { $0.name == name }) { return exact }
        let key = name.lowercased()
        return entries.first { $0.name.lowercased() == key }
    }

    func has(_ name: String) -> Bool { self[name] != nil }

    /// The beginning of a part as text; empty where there is none.
    func text(_ name: String, limit: Int) throws -> String {
        guard let entry = self[name] else { return "" }
        var bytes = [UInt8](repeating: 0, count: limit)
        let stream = try InflateStream(self, entry)
        let got = try bytes.withUnsafeMutableBufferPointer { try stream.read(into: $0) }
        return String(decoding: bytes[..<got], as: UTF8.self)
    }

    /// Where an entry's data begins.
    func start(_ entry: Entry) throws -> Int {
        var bytes: [UInt8] = []
        try input.read(at: entry.header, 30, into: &bytes)
        var fields = Fields(bytes)
        guard bytes.count == 30, fields.number(4) == 0x0403_4B50 else { throw ZipArchive.broken }
        fields.skip(22)
        let name = fields.number(2)
        let start = entry.header + 30 + name + fields.number(2)
        guard start <= input.size, entry.packed <= input.size - start else { throw ZipArchive.broken }
        return start
    }

    static let broken = TableFault.damaged("压缩包不完整或已损坏", "the archive is cut off or damaged")

    // MARK: The directory

    private struct End {
        var count: Int
        var length: Int
        var start: Int
    }

    /// The record at the archive's end, behind which a comment may stand, or the larger one that it points to.
    private static func end(_ input: ByteInput) throws -> End {
        let span = min(input.size, 22 + 0xFFFF)
        var tail: [UInt8] = []
        try input.read(at: input.size - span, span, into: &tail)
        guard tail.count == span, span >= 22 else { throw broken }
        var place = span - 22
        while place >= 0, !tail[place...].starts(with: [0x50, 0x4B, 5, 6]) { place -= 1 }
        guard place >= 0 else { throw broken }
        var fields = Fields(Array(tail[place...]))
        fields.skip(10)
        var end = End(count: fields.number(2), length: fields.number(4), start: fields.number(4))
        if end.count == 0xFFFF || end.length == 0xFFFF_FFFF || end.start == 0xFFFF_FFFF {
            end = try large(input, locator: input.size - span + place - 20) ?? end
        }
        guard end.start <= input.size, end.length <= input.size - end.start, end.count * 46 <= end.length else {
            throw broken
        }
        return end
    }

    private static func large(_ input: ByteInput, locator: Int) throws -> End? {
        guard locator >= 0 else { return nil }
        var bytes: [UInt8] = []
        try input.read(at: locator, 20, into: &bytes)
        var fields = Fields(bytes)
        guard fields.number(4) == 0x0706_4B50 else { return nil }
        fields.skip(4)
        let place = fields.number(8)
        guard place >= 0, place <= input.size - 56 else { throw broken }
        bytes.removeAll()
        try input.read(at: place, 56, into: &bytes)
        fields = Fields(bytes)
        guard fields.number(4) == 0x0606_4B50 else { throw broken }
        fields.skip(28)
        let end = End(count: fields.number(8), length: fields.number(8), start: fields.number(8))
        guard end.count >= 0, end.length >= 0, end.start >= 0, end.count <= end.length else { throw broken }
        return end
    }

    private static func entry(_ fields: inout Fields) throws -> Entry {
        guard fields.number(4) == 0x0201_4B50 else { throw broken }
        fields.skip(4)
        let flags = fields.number(2)
        let method = fields.number(2)
        fields.skip(4)
        let checksum = UInt32(truncatingIfNeeded: fields.number(4))
        var packed = fields.number(4)
        var unpacked = fields.number(4)
        let lengths = (name: fields.number(2), extra: fields.number(2), comment: fields.number(2))
        fields.skip(8)
        var header = fields.number(4)
        let name = fields.text(lengths.name)
        var extra = Fields(Array(fields.bytes(lengths.extra)))
        fields.skip(lengths.comment)
        guard !fields.isOver else { throw broken }
        // Sizes that do not fit stand in an extra field, in this order, each only where it is needed.
        while extra.left >= 4 {
            let tag = extra.number(2)
            let length = extra.number(2)
            var part = Fields(Array(extra.bytes(length)))
            guard tag == 1 else { continue }
            if unpacked == 0xFFFF_FFFF { unpacked = part.number(8) }
            if packed == 0xFFFF_FFFF { packed = part.number(8) }
            if header == 0xFFFF_FFFF { header = part.number(8) }
            guard !part.isOver else { throw broken }
        }
        guard packed >= 0, unpacked >= 0, header >= 0 else { throw broken }
        return Entry(
            name: name.replacing("\\", with: "/"), method: method, isEncrypted: flags & 1 != 0, checksum: checksum,
            packed: packed, unpacked: unpacked, header: header)
    }
}

/// Walks the little-endian fields of a record. Reading past its end gives zeros and is noted.
struct Fields {
    private let all: [UInt8]
    private var index = 0
    private(set) var isOver = false

    init(_ bytes: [UInt8]) { all = bytes }

    var left: Int { all.count - index }

    mutating func skip(_ count: Int) { _ = bytes(count) }

    mutating func bytes(_ count: Int) -> ArraySlice<UInt8> {
        guard count <= left else {
            isOver = true
            index = all.count
            return []
        }
        defer { index += count }
        return all[index..<(index + count)]
    }

    mutating func number(_ count: Int) -> Int {
        bytes(count).reversed().reduce(0) { $0 << 8 | Int($1) }
    }

    mutating func text(_ count: Int) -> String { String(decoding: bytes(count), as: UTF8.self) }
}
