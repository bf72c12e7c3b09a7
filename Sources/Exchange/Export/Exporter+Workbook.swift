import Model

extension Exporter {
    /// Rows that are looked at for the widths of columns.
    private static let sample = 200

    func writeWorkbook(_ what: What, _ sink: ([UInt8]) throws -> Void) throws -> [Sentence] {
        let lists = lists(what)
        let plans = try lists.map { list in
            guard list.count < RowBuilder.rows else {
                throw ExchangeError(
                    .tooLarge, zh: "\(list.count) 行超过 .xlsx 的 1048576 行；请用 --format csv。",
                    en: "\(list.count) rows are more than the 1,048,576 of an .xlsx; use --format csv.")
            }
            return WorkbookWriter.Plan(
                name: list.what.rawValue, columns: list.columns, widths: try widths(list), rows: list.count)
        }
        let book = try WorkbookWriter(plans, zone: board.zone)
        for (number, list) in lists.enumerated() {
            try book.beginSheet(number)
            try list.walk { cells in
                book.beginRow()
                for cell in cells { cell.write(book) }
                book.endRow()
                if book.count > Exporter.piece { try sink(book.take()) }
            }
            book.endSheet(number)
        }
        try book.finish()
        try sink(book.take())
        guard book.cut > 0 else { return [] }
        return [
            Sentence(
                zh: "\(book.cut) 个单元格超过 Excel 的 32767 字上限，已截短；全文请用 --format csv 或 json。",
                en: "\(English.count(book.cut, "text")) of more than 32,767 characters had to be cut, Excel's limit; "
                    + "--format csv or json has them in full.")
        ]
    }

    /// Widths by the first rows, in characters; a wide character counts as two, as spreadsheets draw it.
    private func widths(_ list: ExportList) throws -> [Int] {
        struct Enough: Error {}
        var widths = list.columns.map { $0.utf8.count + 3 }
        var row = 0
        do {
            try list.walk { cells in
                row += 1
                guard row <= Exporter.sample else { throw Enough() }
                for (column, cell) in cells.enumerated() { widths[column] = max(widths[column], cell.width) }
            }
        } catch is Enough {}
        return widths.map { min(max($0, 8), 60) }
    }
}

extension ExportCell {
    func write(_ book: WorkbookWriter) {
        switch self {
        case .none, .text(nil), .word(nil), .int(nil), .money(nil), .day(nil), .moment(nil), .flag(nil): book.skip()
        case .text(let text?), .word(let text?): book.text(text)
        case .int(let number?): book.number(String(number))
        case .money(let money?): book.money(money)
        case .day(let day?): book.day(day)
        case .moment(let moment?): book.moment(moment)
        case .flag(let flag?): book.flag(flag)
        }
    }

    /// How many characters it takes in a sheet.
    fileprivate var width: Int {
        switch self {
        case .text(let text?), .word(let text?):
            text.unicodeScalars.prefix(60).reduce(1) { $0 + ($1.value >= 0x1100 ? 2 : 1) }
        case .int(let number?): String(number).count + 1
        case .money(let money?): money.plain.count * 4 / 3 + 1
        case .day(_?): 11
        case .moment(_?): 17
        default: 0
        }
    }
}
