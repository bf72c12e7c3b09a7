import Model

/// A text file as UTF-8, whatever its encoding, handed over in pieces.
final class DecodedBytes: ByteSource {
    private let input: ByteInput
    private let decoder: TextDecoder
    private var ready: [UInt8] = []
    private var used = 0
    private var isDone = false
    private(set) var consumed = 0

    init(_ input: ByteInput, _ encoding: TextEncoding, skipping mark: Int) throws {
        guard let decoder = TextDecoder(encoding) else {
            throw ExchangeError.unreadable(input.path, "no converter for \(encoding.title)")
        }
        self.input = input
        self.decoder = decoder
        decoder.skip(mark)
        consumed = mark
    }

    func read(into target: UnsafeMutableBufferPointer<UInt8>) throws -> Int {
        while used == ready.count, !isDone { try refill() }
        let count = min(target.count, ready.count - used)
        _ = UnsafeMutableBufferPointer(rebasing: target[..<count]).update(fromContentsOf: ready[used..<(used + count)])
        used += count
        return count
    }

    private func refill() throws {
        ready.removeAll(keepingCapacity: true)
        used = 0
        var raw: [UInt8] = []
        try input.read(at: consumed, 1 << 16, into: &raw)
        isDone = raw.isEmpty
        consumed += raw.count
        if isDone { try input.checkUnchanged() }
        do {
            try decoder.decode(raw, isLast: isDone, into: &ready)
        } catch {
            throw ExchangeError.badBytes(input.path, decoder.encoding, line: error.line, offset: error.offset)
        }
    }
}

/// The encoding that a file of markup has by its mark, its zeros, or what it says itself.
struct MarkupEncoding {
    let encoding: TextEncoding
    /// The length of the byte order mark.
    let mark: Int

    /// nil where nothing tells.
    init?(_ head: [UInt8]) {
        let marks: [([UInt8], TextEncoding)] = [
            ([0xEF, 0xBB, 0xBF], .utf8), ([0xFF, 0xFE], .utf16le), ([0xFE, 0xFF], .utf16be),
        ]
        if let (mark, encoding) = marks.first(where: { head.starts(with: $0.0) }) {
            (self.encoding, self.mark) = (encoding, mark.count)
            return
        }
        mark = 0
        if head.starts(with: [60, 0]) {
            encoding = .utf16le
        } else if head.starts(with: [0, 60]) {
            encoding = .utf16be
        } else if let named = MarkupEncoding.named(head) {
            encoding = named
        } else {
            return nil
        }
    }

    /// `encoding="gb2312"` in XML, `charset=gb2312` in HTML.
    private static func named(_ head: [UInt8]) -> TextEncoding? {
        let text = String(decoding: head.map { $0 < 128 ? $0 : 63 }, as: UTF8.self).lowercased()
        for mark in ["encoding=", "charset="] {
            guard let start = text.firstRange(of: mark)?.upperBound else { continue }
            let name = text[start...].drop { $0 == "\"" || $0 == "'" || $0 == " " }
                .prefix { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" }
            if let found = TextEncoding(name: name == "us-ascii" ? "utf-8" : String(name)) { return found }
        }
        return nil
    }

    /// The head as text, to tell what kind of markup it is: lower case, without what is not ASCII.
    static func ascii(_ head: [UInt8]) -> String {
        let bytes = head.filter { $0 >= 32 && $0 < 127 || $0 == 10 || $0 == 13 || $0 == 9 }
        return String(decoding: bytes, as: UTF8.self).lowercased()
    }
}
