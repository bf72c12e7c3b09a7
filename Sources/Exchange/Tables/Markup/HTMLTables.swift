import Model

/// A page of HTML tables that was saved under the name of a spreadsheet: each table is taken as a sheet.
final class HTMLTables: TableBook {
    let path: String
    private let input: ByteInput
    private let encoding: TextEncoding
    private let mark: Int
    private(set) var sheets: [Sheet] = []

    init(_ input: ByteInput, _ encoding: TextEncoding, mark: Int) throws {
        self.input = input
        self.encoding = encoding
        self.mark = mark
        path = input.path
        var scanner = HTMLScanner(try source())
        while true {
            let token = try scanner.next()
            if token == .end { break }
            guard token == .open else { continue }
            try HTMLNames.skip(&scanner)
            guard scanner.name == HTMLNames.table else { continue }
            sheets.append(Sheet(name: "table \(sheets.count + 1)"))
            guard sheets.count <= 10_000 else {
                throw TableFault.tooLarge("有上万个表格", "it has more than 10,000 tables")
            }
        }
    }

    func reader(_ sheet: Int) throws -> any RecordReader {
        HTMLTableReader(path, sheets[sheet].name, sheet, try source(), input.size)
    }

    private func source() throws -> DecodedBytes { try DecodedBytes(input, encoding, skipping: mark) }
}

/// The names of elements and attributes of HTML tables.
enum HTMLNames {
    static let table: XMLName = "table"
    static let row: XMLName = "tr"
    static let cell: XMLName = "td"
    static let head: XMLName = "th"
    static let lineBreak: XMLName = "br"
    static let blocks: Set<XMLName> = ["p", "div", "li"]

    /// Passes over elements whose text is for programs.
    static func skip(_ scanner: inout HTMLScanner) throws {
        switch scanner.name {
        case "style": try scanner.skipElement("</style>")
        case "script": try scanner.skipElement("</script>")
        default: break
        }
    }
}

/// Reads the rows of one table of a page as records of texts. Tables within its cells are tables of their own.
final class HTMLTableReader: RecordReader {
    private let path: String
    private let sheet: String
    private let number: Int
    private var scanner: HTMLScanner
    private var rows = RowBuilder()
    private var seen = -1
    /// How many tables are open within the one that is read; below 0 outside of it.
    private var depth = -1
    private var isInRow = false
    private var isInCell = false
    private var columns = 1
    private var height = 1
    private var text: [UInt8] = []
    /// A row was begun by the tag that ended the one before.
    private var isBegun = false
    let size: Int

    init(_ path: String, _ sheet: String, _ number: Int, _ source: any ByteSource, _ size: Int) {
        self.path = path
        self.sheet = sheet
        self.number = number
        self.size = size
        scanner = HTMLScanner(source)
    }

    var consumed: Int { scanner.consumed }
    var remarks: [Sentence] { rows.remarks("\(path) [\(sheet)]") }

    func next(into record: inout CSVRecord) throws(ExchangeError) -> Bool {
        try TableFault.told(path, at: { CellPlace.text(sheet, isInRow ? rows.column : nil, max(rows.row, 1)) }) {
            try advance(&record)
        }
    }

    private func advance(_ record: inout CSVRecord) throws -> Bool {
        record.clear()
        if isBegun {
            isBegun = false
            try beginRow(&record)
        }
        while true {
            let isDone =
                switch try scanner.next() {
                case .end: try endRow(&record)
                case .open: try open(&record)
                case .close: try close(&record)
                case .text: try takeText()
                }
            if isDone { return true }
            if scanner.isAtEnd { return false }
        }
    }

    private func takeText() throws -> Bool {
        guard isInCell, depth == 0 else { return false }
        scanner.appendText(to: &text)
        guard text.count <= SheetReader.longest else { throw SheetReader.longRow }
        return false
    }

    /// True where a row has ended that holds something.
    private func open(_ record: inout CSVRecord) throws -> Bool {
        try HTMLNames.skip(&scanner)
        let name = scanner.name
        if name == HTMLNames.table {
            seen += 1
            if seen == number { depth = 0 } else if depth >= 0 { depth += 1 }
            return false
        }
        guard depth == 0 else { return false }
        if name == HTMLNames.row {
            let isDone = try endRow(&record)
            if isDone { isBegun = true } else { try beginRow(&record) }
            return isDone
        }
        guard isInRow else { return false }
        if name == HTMLNames.cell || name == HTMLNames.head {
            try endCell(&record)
            beginCell()
        } else if isInCell, name == HTMLNames.lineBreak || HTMLNames.blocks.contains(name) {
            if !text.isEmpty { text.append(10) }
        }
        return false
    }

    private func close(_ record: inout CSVRecord) throws -> Bool {
        let name = scanner.name
        if name == HTMLNames.table, depth >= 0 {
            depth -= 1
            return depth < 0 ? try endRow(&record) : false
        }
        guard depth == 0 else { return false }
        if name == HTMLNames.cell || name == HTMLNames.head { try endCell(&record) }
        return name == HTMLNames.row ? try endRow(&record) : false
    }

    private func beginRow(_ record: inout CSVRecord) throws {
        isInRow = true
        try rows.beginRow(nil, &record)
    }

    private func beginCell() {
        isInCell = true
        text.removeAll(keepingCapacity: true)
        columns = min(max(scanner.number("colspan") ?? 1, 1), CellPlace.columns)
        height = max(scanner.number("rowspan") ?? 1, 1)
        rows.skipCovered()
    }

    private func endCell(_ record: inout CSVRecord) throws {
        guard isInCell else { return }
        isInCell = false
        let start = record.bytes.count
        guard !UTF8Scan(text).isInvalid else { throw XMLText.badBytes }
        while text.last == 32 || text.last == 10 { text.removeLast() }
        record.bytes.append(contentsOf: text)
        try rows.endCell(&record, from: start, columns: columns, rows: height)
    }

    private func endRow(_ record: inout CSVRecord) throws -> Bool {
        guard isInRow else { return false }
        try endCell(&record)
        isInRow = false
        return try rows.endRow(&record)
    }
}
