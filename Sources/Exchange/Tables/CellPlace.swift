import Model

/// Where a cell stands in a workbook, as its programs write it.
enum CellPlace {
    /// The most columns that a sheet has: XFD.
    static let columns = 16_384

    /// `A` for 0, `AB` for 27.
    static func letters(_ column: Int) -> String {
        var letters: [UInt8] = []
        var rest = column + 1
        while rest > 0 {
            letters.append(UInt8(65 + (rest - 1) % 26))
            rest = (rest - 1) / 26
        }
        return String(decoding: letters.reversed(), as: UTF8.self)
    }

    /// `Sheet1!C7`; `Sheet1!7` where no column is meant.
    static func text(_ sheet: String, _ column: Int?, _ row: Int) -> String {
        "\(sheet)!\(column.map(letters) ?? "")\(row)"
    }
}

extension RowError {
    /// A refusal with the place of its row.
    init(_ refusal: RowRefusal, _ row: ImportRow) {
        let source = row.file.source
        let column = refusal.column.isEmpty ? nil : row.file.headers.firstIndex(of: refusal.column)
        let cell = source.sheet.map { CellPlace.text($0, column, row.record.line) }
        self.init(
            file: source.path, line: row.record.line, column: refusal.column, value: refusal.value,
            reason: refusal.reason, cell: cell)
    }
}
