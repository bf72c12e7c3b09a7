import Model

/// Reads the rows of an OpenDocument table as records of texts.
final class OpenTableReader: RecordReader {
    private let path: String
    private let sheet: String
    private let number: Int
    private var scanner: XMLScanner
    private var rows = RowBuilder()
    private var seen = -1
    private var cell = OpenCell()
    private var cellStart = 0
    private var isInRow = false
    private var isInCell = false
    /// A row that stands more than once.
    private var again: (record: CSVRecord, left: Int)?
    private var repeatedBytes = 0
    private var isOver = false

    let size: Int
    private static let mostRepeated = 100_000

    init(path: String, sheet: String, number: Int, source: any ByteSource, size: Int) {
        self.path = path
        self.sheet = sheet
        self.number = number
        self.size = size
        scanner = XMLScanner(source)
    }

    var consumed: Int { scanner.consumed }
    var remarks: [Sentence] { rows.remarks("\(path) [\(sheet)]") }

    func next(into record: inout CSVRecord) throws(ExchangeError) -> Bool {
        try TableFault.told(path, at: { CellPlace.text(sheet, isInRow ? rows.column : nil, max(rows.row, 1)) }) {
            try advance(&record)
        }
    }

    private func advance(_ record: inout CSVRecord) throws -> Bool {
        if let (copy, left) = again {
            record = copy
            rows.skipRows(1)
            record.line = rows.row
            again = left > 1 ? (copy, left - 1) : nil
            return true
        }
        record.clear()
        while true {
            switch try scanner.next() {
            case .end: return false
            case .open: try open(&record)
            case .close:
                guard try close(&record) else { continue }
                return true
            case .text: if isInCell { try cell.take(scanner) }
            }
        }
    }

    private func open(_ record: inout CSVRecord) throws {
        let name = scanner.name
        if name == OpenNames.table {
            if isInCell { return try scanner.skip() }
            seen += 1
            // All tables but one are passed over; the file is read to its end, since it could be cut off.
            if seen != number { try scanner.skip() }
        } else if isOver || seen != number {
            return
        } else if OpenNames.asides.contains(name) {
            try scanner.skip()
        } else if name == OpenNames.row {
            try openRow(&record)
        } else if isInRow, name == OpenNames.cell || name == OpenNames.covered {
            cell = try OpenCell(scanner)
            cellStart = record.bytes.count
            isInCell = true
        } else if isInCell {
            try cell.open(scanner)
        }
    }

    private var repeats = 1

    private func openRow(_ record: inout CSVRecord) throws {
        repeats = try scanner.number(OpenNames.rowsRepeated) ?? 1
        guard repeats >= 1, repeats <= 1 << 30 else {
            throw TableFault.damaged("行重复数不对", "a row is repeated a wrong number of times")
        }
        record.clear()
        isInRow = true
        // Rows that are empty may be repeated past any limit.
        try rows.beginRow(min(rows.row + 1, RowBuilder.rows), &record)
    }

    /// True at the end of a row that holds something.
    private func close(_ record: inout CSVRecord) throws -> Bool {
        let name = scanner.name
        if name == OpenNames.table {
            if seen == number { isOver = true }
        } else if isInCell, name == OpenNames.cell || name == OpenNames.covered {
            isInCell = false
            try cell.finish(&record, column: rows.column)
            try rows.endCell(
                &record, from: cellStart, isNumber: cell.isNumber, columns: cell.columns, rows: cell.rows,
                repeated: cell.repeated)
        } else if isInCell {
            cell.close(scanner)
        } else if isInRow, name == OpenNames.row {
            isInRow = false
            guard try rows.endRow(&record) else {
                rows.skipRows(repeats - 1)
                return false
            }
            if repeats > 1 { try repeatRow(record) }
            return true
        }
        return false
    }

    private func repeatRow(_ record: CSVRecord) throws {
        repeatedBytes += record.bytes.count * repeats
        guard repeats <= OpenTableReader.mostRepeated, repeatedBytes <= 64 << 20 else {
            throw TableFault.tooLarge(
                "同一行重复了 \(repeats) 次", "one and the same row stands there \(repeats) times")
        }
        again = (record, repeats - 1)
    }
}
