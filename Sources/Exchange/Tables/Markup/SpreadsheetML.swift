import Model

/// A workbook as one XML file, as Excel 2003 wrote it and many programs still export it under the name `.xls`.
final class SpreadsheetML: TableBook {
    let path: String
    private let input: ByteInput
    private let encoding: MarkupEncoding?
    private(set) var sheets: [Sheet] = []
    fileprivate var formats: [String: CellFormat] = [:]

    init(_ input: ByteInput, _ encoding: MarkupEncoding?) throws {
        self.input = input
        self.encoding = encoding
        path = input.path
        try look()
    }

    func reader(_ sheet: Int) throws -> any RecordReader {
        SpreadsheetMLReader(self, sheets[sheet].name, sheet, try source(), input.size)
    }

    private func source() throws -> DecodedBytes {
        try DecodedBytes(input, encoding?.encoding ?? .utf8, skipping: encoding?.mark ?? 0)
    }

    /// Finds sheets, and what numbers of each style mean.
    private func look() throws {
        var scanner = XMLScanner(try source())
        var style = ""
        var isState = false
        while true {
            switch try scanner.next() {
            case .end: return
            case .open where scanner.name == "Style": style = try scanner.attribute("ID") ?? ""
            case .open where scanner.name == "NumberFormat":
                guard let format = try scanner.attribute("Format") else { continue }
                formats[style] = SpreadsheetML.format(format)
            case .open where scanner.name == MarkupNames.sheet:
                sheets.append(Sheet(name: try scanner.attribute("Name") ?? "\(sheets.count + 1)"))
                guard sheets.count <= 10_000 else {
                    throw TableFault.tooLarge("有上万张工作表", "it has more than 10,000 sheets")
                }
            case .open where scanner.name == "Visible": isState = true
            case .text where isState:
                var text: [UInt8] = []
                try scanner.appendText(to: &text)
                if text.starts(with: "SheetHidden".utf8) || text.starts(with: "SheetVeryHidden".utf8), !sheets.isEmpty {
                    sheets[sheets.count - 1].isHidden = true
                }
            case .close: isState = false
            default: continue
            }
        }
    }

    private static func format(_ name: String) -> CellFormat {
        switch name {
        case "General Date", "Short Date", "Medium Date", "Long Date", "Short Time", "Medium Time", "Long Time": .date
        case "Percent": .percent
        case "Fixed", "Standard", "Scientific", "Currency", "General", "General Number", "Yes/No", "True/False",
            "On/Off":
            .number
        case "Euro Currency": .amount(before: "€", behind: "")
        default: CellFormat(code: name)
        }
    }
}

/// The names of elements of markup tables.
enum MarkupNames {
    static let sheet: XMLName = "Worksheet"
    static let row: XMLName = "Row"
    static let cell: XMLName = "Cell"
    static let data: XMLName = "Data"
    static let index: XMLName = "Index"
    static let style: XMLName = "StyleID"
    static let phonetic: XMLName = "PhoneticText"
    static let comment: XMLName = "Comment"
}

/// Reads the rows of one of its sheets as records of texts.
final class SpreadsheetMLReader: RecordReader {
    private let book: SpreadsheetML
    private let sheet: String
    private let number: Int
    private var scanner: XMLScanner
    private var rows = RowBuilder()
    private var seen = -1
    private var isInRow = false
    private var isInCell = false
    private var isReading = false
    private var type = ""
    private var style = ""
    private var rowStyle = ""
    private var columns = 1
    private var height = 1
    private var hasFormula = false
    private var raw: [UInt8] = []
    let size: Int

    init(_ book: SpreadsheetML, _ sheet: String, _ number: Int, _ source: any ByteSource, _ size: Int) {
        self.book = book
        self.sheet = sheet
        self.number = number
        self.size = size
        scanner = XMLScanner(source)
    }

    var consumed: Int { scanner.consumed }
    var remarks: [Sentence] { rows.remarks("\(book.path) [\(sheet)]") }

    func next(into record: inout CSVRecord) throws(ExchangeError) -> Bool {
        try TableFault.told(book.path, at: { CellPlace.text(sheet, isInRow ? rows.column : nil, max(rows.row, 1)) }) {
            try advance(&record)
        }
    }

    private func advance(_ record: inout CSVRecord) throws -> Bool {
        while true {
            switch try scanner.next() {
            case .end: return false
            case .open: try open(&record)
            case .text:
                guard isReading else { continue }
                try scanner.appendText(to: &raw)
                guard raw.count <= SheetReader.longest else { throw SheetReader.longRow }
            case .close:
                guard try close(&record) else { continue }
                return true
            }
        }
    }

    private func open(_ record: inout CSVRecord) throws {
        let name = scanner.name
        if name == MarkupNames.sheet {
            seen += 1
        } else if seen != number {
            return
        } else if name == MarkupNames.row {
            isInRow = true
            rowStyle = try scanner.attribute(MarkupNames.style) ?? ""
            try rows.beginRow(try scanner.number(MarkupNames.index), &record)
        } else if name == MarkupNames.cell, isInRow {
            try openCell()
        } else if name == MarkupNames.comment || name == MarkupNames.phonetic {
            try scanner.skip()
        } else if name == MarkupNames.data, isInCell {
            type = try scanner.attribute("Type") ?? "String"
            isReading = true
        }
    }

    private func openCell() throws {
        if let index = try scanner.number(MarkupNames.index) { rows.move(to: index - 1) }
        style = try scanner.attribute(MarkupNames.style) ?? rowStyle
        columns = (try scanner.number("MergeAcross") ?? 0) + 1
        height = (try scanner.number("MergeDown") ?? 0) + 1
        hasFormula = try scanner.attribute("Formula") != nil
        isInCell = true
        type = ""
        raw.removeAll(keepingCapacity: true)
    }

    /// True at the end of a row that holds something.
    private func close(_ record: inout CSVRecord) throws -> Bool {
        let name = scanner.name
        if name == MarkupNames.data {
            isReading = false
        } else if name == MarkupNames.cell, isInCell {
            isInCell = false
            let start = record.bytes.count
            let isNumber = try append(&record)
            try rows.endCell(&record, from: start, isNumber: isNumber, columns: columns, rows: height)
        } else if name == MarkupNames.row, isInRow {
            isInRow = false
            return try rows.endRow(&record)
        }
        return false
    }

    /// Appends what the cell means; true for a plain number.
    private func append(_ record: inout CSVRecord) throws -> Bool {
        if raw.isEmpty {
            if hasFormula, type != "String" {
                record.notes.append(CellNote(column: rows.column, kind: .noValue, text: "="))
            }
            return false
        }
        guard !UTF8Scan(raw).isInvalid else { throw XMLText.badBytes }
        switch type {
        case "Number":
            guard let value = Double(String(decoding: raw, as: UTF8.self)), value.isFinite else {
                throw TableFault.damaged("数字写法不对", "a number is not written as one")
            }
            let format = book.formats[style] ?? .number
            if case .number = format, NumberText.isTooLong(value) {
                record.notes.append(CellNote(column: rows.column, kind: .longNumber, text: NumberText.text(value)))
            }
            record.bytes.append(contentsOf: format.text(value, SerialTime()).utf8)
            return format == .number
        case "DateTime": record.bytes.append(contentsOf: ISOCell.text(raw))
        case "Boolean": record.bytes.append(contentsOf: raw.first == 49 ? "TRUE".utf8 : "FALSE".utf8)
        case "Error":
            record.notes.append(
                CellNote(column: rows.column, kind: .fault, text: String(decoding: raw.prefix(20), as: UTF8.self)))
        default: record.bytes.append(contentsOf: raw)
        }
        return false
    }
}
