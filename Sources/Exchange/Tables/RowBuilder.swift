import Model

/// Makes the records of a sheet whose cells come one by one, each with the columns and rows that it covers.
struct RowBuilder {
    private(set) var row = 0
    private(set) var column = 0
    private var spread = MergeSpread(MergedCells())
    /// The last row in which each column is covered by a cell from above.
    private var covered: [Int] = []
    static let rows = 1_048_576

    mutating func beginRow(_ number: Int? = nil, _ record: inout CSVRecord) throws {
        record.clear()
        record.isOpenEnded = true
        row = number ?? row + 1
        column = 0
        guard row >= 1, row <= RowBuilder.rows else {
            throw TableFault.tooLarge("行号超出 1048576", "its row number is above 1,048,576")
        }
        record.line = row
    }

    /// Rows without anything in them.
    mutating func skipRows(_ count: Int) { row += count }

    /// Goes on with a column.
    mutating func move(to number: Int) { column = max(number, column) }

    /// Steps over columns that a cell of a row above covers.
    mutating func skipCovered() { while column < covered.count, covered[column] >= row { column += 1 } }

    /// Ends the cell whose bytes were appended to the record from `start` on.
    mutating func endCell(
        _ record: inout CSVRecord, from start: Int, isNumber: Bool = false, columns: Int = 1, rows: Int = 1,
        repeated: Int = 1
    ) throws {
        let isEmpty = record.bytes.count == start
        guard columns >= 1, rows >= 1, repeated >= 1, columns <= CellPlace.columns, repeated <= 1 << 30 else {
            throw TableFault.damaged("单元格跨度不对", "a cell spans a wrong number of columns or rows")
        }
        if !isEmpty {
            guard column + max(repeated, columns) <= CellPlace.columns else {
                throw TableFault.tooLarge("超过 16384 列", "it has more than 16,384 columns")
            }
            let length = record.bytes.count - start
            guard length * repeated <= SheetReader.longest else { throw SheetReader.longRow }
            record.endCell(column, from: start, isNumber: isNumber)
            for step in 1..<max(repeated, 1) {
                record.bytes.append(contentsOf: record.bytes[start..<(start + length)])
                record.endCell(column + step, from: record.bytes.count - length, isNumber: isNumber)
            }
        }
        if columns > 1 || rows > 1, column < CellPlace.columns { cover(columns, rows) }
        column += repeated == 1 ? columns : repeated
    }

    /// Notes the area that the cell at hand covers.
    private mutating func cover(_ columns: Int, _ rows: Int) {
        let end = min(column + columns, CellPlace.columns)
        let last = min(row + min(rows, RowBuilder.rows) - 1, RowBuilder.rows)
        spread.add(MergedCells.Area(rows: row...last, columns: column...(end - 1)))
        guard rows > 1 else { return }
        while covered.count < end { covered.append(0) }
        for place in column..<end { covered[place] = last }
    }

    /// Ends the row; true where it holds something.
    mutating func endRow(_ record: inout CSVRecord) throws -> Bool {
        try spread.take(&record)
        record.trim()
        return !record.bytes.isEmpty || !record.notes.isEmpty
    }

    func remarks(_ title: String) -> [Sentence] { spread.remarks(title) }
}
