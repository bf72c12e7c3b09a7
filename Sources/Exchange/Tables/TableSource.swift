import Model

/// A table among the files of a run: a text file, or one sheet of a workbook. It is opened once for every pass.
final class TableSource {
    /// Where the records come from.
    private enum Origin {
        case text(TextEncoding?, UInt8?)
        case sheet(any TableBook, Int)
    }

    let path: String
    /// The sheet's name; nil where the file is one table.
    let sheet: String?
    private var origin: Origin
    private var stamp: FileStamp?

    init(text path: String, encoding: TextEncoding?, delimiter: UInt8?) {
        self.path = path
        sheet = nil
        origin = .text(encoding, delimiter)
    }

    init(_ book: any TableBook, _ index: Int) {
        path = book.path
        sheet = book.sheets[index].name
        origin = .sheet(book, index)
    }

    /// The table in sentences.
    var title: String { sheet.map { "\(path) [\($0)]" } ?? path }

    /// Cells of text files stand as they were guarded against running as formulas.
    var isGuarded: Bool { sheet == nil }

    /// Opens the table. What was found out about a text the first time counts for all passes.
    func reader() throws(ExchangeError) -> any RecordReader {
        switch origin {
        case .text(let encoding, let delimiter):
            let reader = try CSVReader(path: path, encoding: encoding, delimiter: delimiter)
            if let stamp, stamp != reader.input.stamp { throw .changed(path) }
            stamp = reader.input.stamp
            origin = .text(reader.encoding, reader.delimiter)
            return reader
        case .sheet(let book, let index):
            return try TableFault.told(path, at: { sheet }) { try book.reader(index) }
        }
    }
}
