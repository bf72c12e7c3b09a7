import Model

/// Reads CSV in pieces, in bounded memory: RFC 4180 with quoted newlines, any of four delimiters, LF, CRLF or CR.
///
/// Quotes inside an unquoted field are kept; text behind a closing quote is added to the field; empty lines are skipped.
public final class CSVReader {
    public let encoding: TextEncoding
    /// `,` `;` tab or `|`.
    public let delimiter: UInt8
    /// The size of the file in bytes.
    public var size: Int { input.size }
    /// How many bytes of it were read.
    public var consumed: Int { input.offset }

    private enum State { case start, bare, quoted, quoteSeen }
    private static let longest = 16 << 20

    let input: ByteInput
    private let decoder: TextDecoder
    private let chunk: Int
    private var buffer: [UInt8] = []
    private var position = 0
    private var ended = false
    private var line = 1
    private var skipsLineFeed = false

    /// Opens a file. Encoding and delimiter are found where they are not given.
    public convenience init(
        path: String, encoding: TextEncoding? = nil, delimiter: UInt8? = nil, chunk: Int = 1 << 16
    ) throws(ExchangeError) {
        try self.init(ByteInput(path: path), encoding: encoding, delimiter: delimiter, chunk: chunk)
    }

    /// Reads bytes in memory; `name` stands in errors.
    public convenience init(
        bytes: [UInt8], name: String, encoding: TextEncoding? = nil, delimiter: UInt8? = nil, chunk: Int = 1 << 16
    ) throws(ExchangeError) {
        try self.init(ByteInput(bytes: bytes, name: name), encoding: encoding, delimiter: delimiter, chunk: chunk)
    }

    private init(_ input: ByteInput, encoding: TextEncoding?, delimiter: UInt8?, chunk: Int) throws(ExchangeError) {
        let guess = try EncodingGuess(input, chosen: encoding)
        guard let decoder = TextDecoder(guess.encoding) else {
            throw .unreadable(input.path, "no converter for \(guess.encoding.title)")
        }
        self.input = input
        self.decoder = decoder
        self.encoding = guess.encoding
        self.chunk = max(chunk, 1)
        var mark: [UInt8] = []
        if guess.mark > 0 { _ = try input.read(guess.mark, into: &mark) }
        decoder.skip(guess.mark)
        var head: [UInt8] = []
        var atEnd = false
        while !atEnd, head.count < 1 << 16 {
            atEnd = try !CSVReader.fill(&head, input, decoder, chunk: max(chunk, 1))
        }
        let hint = CSVReader.separatorLine(head)
        self.delimiter = delimiter ?? hint?.delimiter ?? DelimiterGuess.find(head)
        buffer = head
        ended = atEnd
        if let hint {
            position = hint.length
            line = 2
        }
    }

    /// Reads the next record; false at the end of the file.
    public func next(into record: inout CSVRecord) throws(ExchangeError) -> Bool {
        record.clear()
        record.line = line
        var state = State.start
        var afterCarriage = false
        while true {
            if position >= buffer.count, try !refill() {
                if state == .quoted { throw .unclosedQuote(input.path, line: record.line) }
                guard state != .start || record.count > 0 else { return false }
                record.ends.append(record.bytes.count)
                return true
            }
            if skipsLineFeed {
                skipsLineFeed = false
                if buffer[position] == 10 {
                    position += 1
                    continue
                }
            }
            switch state {
            case .start:
                if buffer[position] == 34 {
                    position += 1
                    state = .quoted
                } else if isNewline(buffer[position]), record.count == 0 {
                    takeNewline()
                    record.line = line
                } else {
                    state = .bare
                }
            case .quoteSeen where buffer[position] == 34:
                record.bytes.append(34)
                position += 1
                state = .quoted
                afterCarriage = false
            case .bare, .quoteSeen:
                copyBare(into: &record)
                state = .bare
                guard record.bytes.count <= CSVReader.longest else { throw .tooLong(input.path, line: record.line) }
                guard position < buffer.count else { continue }
                record.ends.append(record.bytes.count)
                guard record.count <= TableHead.mostColumns else {
                    throw .tooManyColumns(input.path, line: record.line)
                }
                if buffer[position] != delimiter {
                    takeNewline()
                    return true
                }
                position += 1
                state = .start
            case .quoted:
                if copyQuoted(into: &record, &afterCarriage) { state = .quoteSeen }
                guard record.bytes.count <= CSVReader.longest else { throw .tooLong(input.path, line: record.line) }
            }
        }
    }

    private func isNewline(_ byte: UInt8) -> Bool { byte == 10 || byte == 13 }

    private func takeNewline() {
        skipsLineFeed = buffer[position] == 13
        position += 1
        line += 1
    }

    /// Copies up to the next delimiter or newline.
    private func copyBare(into record: inout CSVRecord) {
        let start = position
        let delimiter = delimiter
        position = buffer.withUnsafeBufferPointer { bytes in
            var index = start
            while index < bytes.count {
                let byte = bytes[index]
                if byte == delimiter || byte == 10 || byte == 13 { break }
                index += 1
            }
            return index
        }
        record.bytes.append(contentsOf: buffer[start..<position])
    }

    /// Copies up to the next quote and steps behind it; false where the piece ends first.
    private func copyQuoted(into record: inout CSVRecord, _ afterCarriage: inout Bool) -> Bool {
        let start = position
        var carriage = afterCarriage
        var lines = 0
        let end = buffer.withUnsafeBufferPointer { bytes in
            var index = start
            while index < bytes.count, bytes[index] != 34 {
                let byte = bytes[index]
                if byte == 13 || (byte == 10 && !carriage) { lines += 1 }
                carriage = byte == 13
                index += 1
            }
            return index
        }
        record.bytes.append(contentsOf: buffer[start..<end])
        line += lines
        afterCarriage = carriage
        let found = end < buffer.count
        position = found ? end + 1 : end
        return found
    }

    private func refill() throws(ExchangeError) -> Bool {
        while !ended {
            buffer.removeAll(keepingCapacity: true)
            position = 0
            ended = try !CSVReader.fill(&buffer, input, decoder, chunk: chunk)
            if !buffer.isEmpty { return true }
        }
        return false
    }

    /// Decodes the next piece of the file; false at its end.
    private static func fill(
        _ target: inout [UInt8], _ input: ByteInput, _ decoder: TextDecoder, chunk: Int
    ) throws(ExchangeError) -> Bool {
        var raw: [UInt8] = []
        let got = try input.read(chunk, into: &raw)
        if got == 0 { try input.checkUnchanged() }
        do {
            try decoder.decode(raw, isLast: got == 0, into: &target)
        } catch {
            throw .badBytes(input.path, decoder.encoding, line: error.line, offset: error.offset)
        }
        return got > 0
    }

    /// The line `sep=;` that spreadsheet programs write at the top.
    private static func separatorLine(_ head: [UInt8]) -> (delimiter: UInt8, length: Int)? {
        guard head.count > 5, head.starts(with: "sep=".utf8), DelimiterGuess.candidates.contains(head[4]) else {
            return nil
        }
        if head[5] == 10 { return (head[4], 6) }
        guard head[5] == 13 else { return nil }
        return (head[4], head.count > 6 && head[6] == 10 ? 7 : 6)
    }
}
