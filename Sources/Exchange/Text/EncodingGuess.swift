/// Finds a file's encoding by reading it once; refuses what is no text.
struct EncodingGuess {
    let encoding: TextEncoding
    /// Length of the byte order mark.
    let mark: Int

    private static let piece = 1 << 18

    init(_ input: ByteInput, chosen: TextEncoding?) throws(ExchangeError) {
        var head: [UInt8] = []
        while head.count < 4096, try input.read(4096, into: &head) > 0 {}
        try EncodingGuess.refuseForeign(head, input.path)
        if let found = EncodingGuess.byteOrderMark(head), chosen == nil || chosen == found.encoding {
            self = found
        } else if let chosen {
            self.init(chosen, 0)
        } else if let wide = EncodingGuess.wide(head) {
            self.init(wide, 0)
        } else if head.contains(0) {
            throw .binary(input.path)
        } else {
            self.init(try EncodingGuess.narrow(input), 0)
        }
        if head.count == mark || head.allSatisfy({ $0 <= 32 }) && input.size == head.count { throw .empty(input.path) }
        try input.rewind()
    }

    private init(_ encoding: TextEncoding, _ mark: Int) {
        self.encoding = encoding
        self.mark = mark
    }

    private static func refuseForeign(_ head: [UInt8], _ path: String) throws(ExchangeError) {
        if head.isEmpty { throw .empty(path) }
        if head.starts(with: [0x50, 0x4B, 3, 4]) { throw .spreadsheet(path, "Excel (xlsx) / ZIP") }
        if head.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) { throw .spreadsheet(path, "Excel (xls)") }
        let magics: [[UInt8]] = [
            Array("%PDF-".utf8), [0x1F, 0x8B], [0x7F, 0x45, 0x4C, 0x46], [0x89, 0x50, 0x4E, 0x47],
            Array("SQLite format 3".utf8),
        ]
        if magics.contains(where: { head.starts(with: $0) }) { throw .binary(path) }
    }

    private static func byteOrderMark(_ head: [UInt8]) -> EncodingGuess? {
        if head.starts(with: [0xEF, 0xBB, 0xBF]) { return EncodingGuess(.utf8, 3) }
        if head.starts(with: [0xFF, 0xFE]) { return EncodingGuess(.utf16le, 2) }
        if head.starts(with: [0xFE, 0xFF]) { return EncodingGuess(.utf16be, 2) }
        return nil
    }

    /// UTF-16 without a mark: the high bytes of ASCII are NUL, all on the same side.
    private static func wide(_ head: [UInt8]) -> TextEncoding? {
        guard head.count >= 4 else { return nil }
        var zeros = [0, 0]
        for (index, byte) in head.enumerated() where byte == 0 { zeros[index & 1] += 1 }
        let half = head.count / 2
        if zeros[1] * 10 >= half, zeros[0] * 50 <= half { return .utf16le }
        if zeros[0] * 10 >= half, zeros[1] * 50 <= half { return .utf16be }
        return nil
    }

    /// UTF-8 unless its rules are broken; then GB18030 where the pairs look like Chinese. A UTF-8 file with a few broken
    /// bytes must not turn into nonsense, so valid characters are weighed against faults.
    private static func narrow(_ input: ByteInput) throws(ExchangeError) -> TextEncoding {
        var (valid, faults, firstFault) = (0, 0, 0)
        try input.rewind()
        var buffer: [UInt8] = []
        var base = 0
        while case let got = try input.read(piece, into: &buffer), got > 0 {
            let fresh = buffer.suffix(got)
            if fresh.contains(0) { throw .binary(input.path) }
            var index = 0
            while index < buffer.count {
                let scan = UTF8Scan(buffer[index...])
                valid += scan.multibyte
                index += scan.valid
                guard scan.isInvalid else { break }
                if faults == 0 { firstFault = base + index }
                faults += 1
                index += 1
            }
            base += index
            buffer.removeFirst(index)
        }
        if !buffer.isEmpty {
            if faults == 0 { firstFault = base }
            faults += 1
        }
        if faults == 0 || valid > faults * 2 { return .utf8 }
        guard try PairCount(input).areChinese else { throw .unknownEncoding(input.path, offset: firstFault) }
        return .gb18030
    }
}

/// Counts the byte pairs of GB18030 and how many of them are everyday Chinese.
private struct PairCount {
    private var everyday = 0
    private var other = 0
    private var faults = 0
    private var lead: UInt8 = 0
    private var fourth = 0

    init(_ input: ByteInput) throws(ExchangeError) {
        try input.rewind()
        var buffer: [UInt8] = []
        while try input.read(1 << 18, into: &buffer) > 0 {
            count(buffer)
            buffer.removeAll(keepingCapacity: true)
        }
    }

    var areChinese: Bool { faults * 50 <= everyday && everyday * 10 >= (everyday + other) * 7 }

    private mutating func count(_ bytes: [UInt8]) {
        for byte in bytes {
            if fourth > 0 {
                fourth -= 1
            } else if lead == 0 {
                if byte >= 0x81, byte <= 0xFE { lead = byte } else if byte >= 0x80 { faults += 1 }
            } else {
                if byte >= 0x30, byte <= 0x39 { fourth = 2 } else { pair(byte) }
                lead = 0
            }
        }
    }

    private mutating func pair(_ trail: UInt8) {
        if trail < 0x40 || trail == 0x7F || trail == 0xFF {
            faults += 1
        } else if trail >= 0xA1, (0xB0...0xF7).contains(lead) || (0xA1...0xA3).contains(lead) {
            everyday += 1
        } else {
            other += 1
        }
    }
}
