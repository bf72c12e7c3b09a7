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

    public init() {}
}

/// The order of day, month and year in a file's dates.
public enum DateOrder: String, CaseIterable, Sendable {
    case ymd, mdy, dmy
    /// Excel's day numbers: 45000 is 2023-03-15. Only by explicit choice.
    case excel
}
