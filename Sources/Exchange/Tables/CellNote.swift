import Model

/// What is doubtful about a cell of a sheet.
struct CellNote: Equatable {
    enum Kind { case noValue, fault, longNumber }

    var column: Int
    var kind: Kind
    /// What stands in the cell.
    var text: String
}

extension ImportRow {
    /// What is doubtful about the cells of the row that are read.
    var cellWarnings: [RowRefusal] {
        guard record.isOpenEnded else { return [] }
        var result: [RowRefusal] = []
        for note in record.notes where file.uses(note.column) {
            result.append(
                RowRefusal(
                    column: file.headers[note.column], value: note.text, reason: note.reason, index: note.column))
        }
        if let column = file.place(.phone), record.isNumber(column), !ImportRow.isMobile(record.bytes(column)) {
            result.append(
                RowRefusal(
                    column: file.headers[column], value: record.text(column),
                    reason: Sentence(
                        zh: "电话存成了数字，前面的 0 或 + 可能已经丢了；请在表里把这一列设为文本后重填",
                        en: "a phone number is stored as a number and may have lost its leading 0 or +; "
                            + "make the column text in the sheet and enter it again"), index: column))
        }
        let expected = file.headers.count
        if record.count > expected, let column = (expected..<record.count).first(where: { !record.isEmpty($0) }) {
            result.append(
                RowRefusal(
                    column: CellPlace.letters(column), value: String(record.text(column).prefix(80)),
                    reason: Sentence(zh: "这一列没有表头，没有读取", en: "this column has no header and was not read"),
                    index: column))
        }
        return result
    }

    /// A Chinese mobile number loses nothing as a number.
    private static func isMobile(_ bytes: ArraySlice<UInt8>) -> Bool { bytes.count == 11 && bytes.first == 49 }
}

extension CellNote {
    var reason: Sentence {
        switch kind {
        case .noValue:
            Sentence(
                zh: "公式没有存下结果，按空值读；请在表格软件里打开并保存一次再导入",
                en:
                    "the formula has no stored result and was read as empty; open the file in a spreadsheet program, save it and import it again"
            )
        case .fault:
            Sentence(
                zh: "公式出错，按空值读；请在表里改正", en: "the formula gives an error and was read as empty; correct it in the sheet")
        case .longNumber:
            Sentence(
                zh: "超过 15 位的数字存成了数值，末尾几位已经不准；请在表里设为文本后重填",
                en:
                    "a number of more than 15 digits has lost its last ones; make the column text in the sheet and enter it again"
            )
        }
    }
}

extension SourceFile {
    /// Whether a column is one that is read.
    func uses(_ column: Int) -> Bool { column < headers.count && columns.values.contains(column) }
}
