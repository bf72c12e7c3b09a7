import Model

/// What the user chooses for an import; all else is found in the files.
public struct ImportOptions: Equatable, Sendable {
    /// Column header → field word (`ImportField`); `-` leaves the column out.
    public var maps: [String: String] = [:]
    /// Stage word in the file → stage key or name, `won` or `lost`.
    public var stages: [String: String] = [:]
    /// The order of dates that could be read in two ways.
    public var dateOrder: DateOrder?
    public var encoding: TextEncoding?
    /// `,` `;` tab or `|`.
    public var delimiter: UInt8?
    /// ISO code of amounts for which the file names none; nil is the workspace's currency.
    public var currency: String?
    /// The sheets of workbooks that are read; empty for all visible ones that hold a table that is known.
    public var sheets: [String] = []
    /// File or sheet name → the word of the table that it is read as; the empty name stands for every file.
    public var tables: [String: String] = [:]
    /// The decimal mark of numbers that could be read in two ways.
    public var decimalMark: DecimalMark?
    /// What several rows with one id are.
    public var sameID: SameID?
    /// Columns in which an empty cell means the one above it, as merged cells leave them.
    public var filled: [String] = []
    /// Rows that are taken are kept, however many others are refused.
    public var isPartial = false

    public init() {}

    /// Whether a text is a WORD of `--as`.
    public static func isTable(_ word: String) -> Bool { ImportTable(word: word) != nil }

    /// The words of `--as`.
    public static var tableWords: [String] { ImportTable.allCases.map(\.rawValue) }

    func table(of source: TableSource) -> ImportTable? {
        let name = source.path.split(separator: "/").last.map(String.init) ?? source.path
        guard let word = source.sheet.flatMap({ tables[$0] }) ?? tables[source.path] ?? tables[name] ?? tables[""]
        else { return nil }
        return ImportTable(word: word)
    }
}

/// The order of day, month and year in a file's dates.
public enum DateOrder: String, CaseIterable, Sendable {
    case ymd, mdy, dmy
    /// Excel's day numbers: 45000 is 2023-03-15.
    case excel
}
