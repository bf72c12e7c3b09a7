import Model

/// Reads the rows of a worksheet as records of texts, in one pass and bounded memory.
final class SheetReader: RecordReader {
    private enum Kind { case number, shared, text, flag, fault, day }

    private let book: Workbook
    private let sheet: String
    private let texts: SharedStrings
    private var spread: MergeSpread
    private var scanner: XMLScanner
    private let source: InflateStream

    private var row = 0
    private var column = -1
    private var kind = Kind.number
    private var style = 0
    private var hasFormula = false
    private var hasValue = false
    private var isReading = false
    private var isInline = false
    private var phonetic = 0
    private var isInData = false
    /// The raw text of the cell at hand.
    private var raw: [UInt8] = []

    let size: Int
    static let rows = 1_048_576
    static let longest = 16 << 20
    static let longRow = TableFault.tooLarge("一行超过 16 MB", "a row of more than 16 MB stands there")

    init(
        _ book: Workbook, _ sheet: String, _ source: InflateStream, _ merged: MergedCells, _ texts: SharedStrings
    ) {
        self.book = book
        self.sheet = sheet
        self.texts = texts
        self.source = source
        spread = MergeSpread(merged)
        scanner = XMLScanner(source)
        size = source.size
    }

    var consumed: Int { source.consumed }

    var remarks: [Sentence] { spread.remarks("\(book.path) [\(sheet)]") }

    func next(into record: inout CSVRecord) throws(ExchangeError) -> Bool {
        try TableFault.told(book.path, at: { CellPlace.text(sheet, column < 0 ? nil : column, max(row, 1)) }) {
            try advance(&record)
        }
    }

    private func advance(_ record: inout CSVRecord) throws -> Bool {
        record.clear()
        record.isOpenEnded = true
        while true {
            switch try scanner.next() {
            case .open: try open(&record)
            case .text:
                guard isReading else { continue }
                try scanner.appendText(to: &raw)
                guard raw.count + record.bytes.count <= SheetReader.longest else {
                    throw SheetReader.longRow
                }
            case .close:
                guard try close(&record) else { continue }
                return true
            case .end: return false
            }
        }
    }

    // MARK: Elements

    private func open(_ record: inout CSVRecord) throws {
        let name = scanner.name
        if name == SheetNames.value {
            isReading = isInData && !isInline
            hasValue = true
        } else if name == SheetNames.cell {
            try openCell()
        } else if name == SheetNames.row {
            try openRow(&record)
        } else if name == SheetNames.text {
            isReading = isInline && phonetic == 0
        } else if name == SheetNames.formula {
            hasFormula = true
        } else if name == SheetNames.inline {
            isInline = true
            hasValue = true
        } else if name == SheetNames.phonetic {
            phonetic += 1
        } else if name == SheetNames.data {
            isInData = true
        }
    }

    /// True at the end of a row that holds something.
    private func close(_ record: inout CSVRecord) throws -> Bool {
        let name = scanner.name
        if name == SheetNames.value || name == SheetNames.text {
            isReading = false
        } else if name == SheetNames.cell {
            if isInData { try closeCell(&record) }
        } else if name == SheetNames.row {
            column = -1
            try spread.take(&record)
            record.trim()
            return !record.bytes.isEmpty || !record.notes.isEmpty
        } else if name == SheetNames.inline {
            isInline = false
        } else if name == SheetNames.phonetic {
            phonetic -= 1
        } else if name == SheetNames.data {
            isInData = false
        }
        return false
    }

    private func openRow(_ record: inout CSVRecord) throws {
        record.clear()
        row += 1
        for attribute in scanner.attributes where attribute.name == SheetNames.reference {
            if let number = CellPlace.number(scanner.raw(attribute)) { row = number }
        }
        guard row >= 1, row <= SheetReader.rows else {
            throw TableFault.tooLarge("行号超出 1048576", "its row number is above 1,048,576")
        }
        record.line = row
    }

    private func openCell() throws {
        column += 1
        kind = .number
        style = 0
        hasFormula = false
        hasValue = false
        raw.removeAll(keepingCapacity: true)
        for attribute in scanner.attributes {
            let bytes = scanner.raw(attribute)
            if attribute.name == SheetNames.reference {
                guard let found = CellPlace.column(bytes) else { continue }
                guard found >= column else {
                    throw TableFault.damaged("单元格顺序不对", "its cells are out of order")
                }
                column = found
            } else if attribute.name == SheetNames.style {
                style = CellPlace.number(bytes) ?? 0
            } else if attribute.name == SheetNames.text {
                kind = SheetReader.kind(bytes)
            }
        }
        guard column < CellPlace.columns else {
            throw TableFault.tooLarge("超过 16384 列", "it has more than 16,384 columns")
        }
    }

    private static func kind(_ bytes: UnsafeBufferPointer<UInt8>) -> Kind {
        switch (bytes.first, bytes.count) {
        case (115, 1): .shared
        case (98, 1): .flag
        case (101, 1): .fault
        case (100, 1): .day
        case (110, 1): .number
        default: .text
        }
    }

    // MARK: Values

    private func closeCell(_ record: inout CSVRecord) throws {
        let start = record.bytes.count
        if raw.isEmpty {
            if hasFormula, kind != .text || !hasValue {
                record.notes.append(CellNote(column: column, kind: .noValue, text: "="))
            }
        } else {
            try append(&record)
        }
        guard record.bytes.count > start else { return }
        record.endCell(column, from: start, isNumber: kind == .number && isPlainNumber)
    }

    private var format: CellFormat { book.formats.indices.contains(style) ? book.formats[style] : .number }
    private var isPlainNumber: Bool {
        if case .number = format { return true }
        return false
    }

    private func append(_ record: inout CSVRecord) throws {
        switch kind {
        case .number: try number(&record)
        case .shared:
            guard let index = raw.withUnsafeBufferPointer({ CellPlace.number($0) }),
                texts.append(index, to: &record.bytes)
            else { throw TableFault.damaged("引用的文字不存在", "it refers to a text that is not there") }
        case .text:
            OfficeText.unescape(&raw, from: 0)
            guard !UTF8Scan(raw).isInvalid else { throw XMLText.badBytes }
            record.bytes.append(contentsOf: raw)
        case .flag: record.bytes.append(contentsOf: raw.first == 49 || raw.first == 116 ? "TRUE".utf8 : "FALSE".utf8)
        case .fault:
            record.notes.append(
                CellNote(column: column, kind: .fault, text: String(decoding: raw.prefix(20), as: UTF8.self)))
        case .day: record.bytes.append(contentsOf: ISOCell.text(raw))
        }
    }

    private func number(_ record: inout CSVRecord) throws {
        let format = format
        if case .number = format, let short = NumberText.short(raw[...]) {
            record.bytes.append(contentsOf: short)
            return
        }
        guard let value = Double(String(decoding: raw, as: UTF8.self)), value.isFinite else {
            throw TableFault.damaged("数字写法不对", "a number is not written as one")
        }
        if case .number = format, NumberText.isTooLong(value) {
            record.notes.append(CellNote(column: column, kind: .longNumber, text: NumberText.text(value)))
        }
        record.bytes.append(contentsOf: format.text(value, book.time).utf8)
    }
}

extension CellFormat {
    /// A number as the format means it.
    func text(_ value: Double, _ time: SerialTime) -> String {
        switch self {
        case .number: NumberText.decimal(value)
        case .date: time.text(value) ?? NumberText.text(value)
        case .length: SerialTime.length(value) ?? NumberText.text(value)
        case .percent: NumberText.percent(value)
        case .padded(let zeros): CellFormat.padded(NumberText.text(value), zeros)
        case .amount(let before, let behind): before + NumberText.decimal(value) + behind
        }
    }

    private static func padded(_ text: String, _ zeros: Int) -> String {
        guard text.utf8.allSatisfy({ $0 >= 48 && $0 <= 57 }) else { return text }
        return String(repeating: "0", count: max(zeros - text.utf8.count, 0)) + text
    }
}

/// Days that cells store as texts: `2026-11-23T00:00:00.000`.
enum ISOCell {
    static func text(_ raw: [UInt8]) -> ArraySlice<UInt8> {
        var bytes = raw[...]
        if bytes.last == 90 { bytes.removeLast() }
        if let point = bytes.firstIndex(of: 46) { bytes = bytes[..<point] }
        guard bytes.count == 19, bytes[10] == 84 else { return bytes }
        if bytes.suffix(3).elementsEqual(":00".utf8) { bytes = bytes.dropLast(3) }
        // A time alone stands on the day before all days.
        if bytes.starts(with: "1899-12-3".utf8) { return bytes.dropFirst(11) }
        if bytes.suffix(5).elementsEqual("00:00".utf8), bytes.count == 16 { return bytes.prefix(10) }
        var result = Array(bytes)
        result[10] = 32
        return result[...]
    }
}
