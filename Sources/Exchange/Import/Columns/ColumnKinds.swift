import Model

/// What most values of a column are, told by the first rows of a file.
enum ColumnKind {
    case empty, flag, date, amount, text
}

/// A look at the beginning of a file: its headers, and what its columns hold.
struct ColumnKinds {
    /// File and sheet in sentences.
    let path: String
    let headers: [String]
    let size: Int
    let head: TableHead
    private var seen: [Seen]
    private static let rows = 100
    /// So much of a file is kept while its header is looked for.
    private static let topBytes = 1 << 20
    private static let wordRows = 1_000
    private static let words = 60

    private struct Seen {
        var count = 0
        var flags = 0
        /// Flags that are 1 or 0.
        var digits = 0
        var dates = 0
        var serials = 0
        var amounts = 0
        var largest = Money.zero
        /// Its texts and how often they stand there; empty where there are too many different ones.
        var words: [String: Int] = [:]
        var order: [String] = []
        var isVaried = false
    }

    init(_ source: TableSource, maps: [String: String] = [:], zone: Zone) throws {
        let reader = try source.reader()
        var record = CSVRecord()
        var top: [CSVRecord] = []
        var bytes = 0
        while top.count < ColumnKinds.rows + 30, bytes < ColumnKinds.topBytes, try reader.next(into: &record) {
            top.append(record)
            bytes += record.bytes.count
        }
        path = source.title
        guard !top.isEmpty else { throw ExchangeError.empty(path) }
        head = TableHead(path: path, top, maps: maps)
        headers = head.headers
        size = reader.size
        seen = headers.map { _ in Seen() }
        var row = 0
        func take(_ record: CSVRecord) {
            if record.isBlank || OddRows.isSum(record) { return }
            row += 1
            for column in headers.indices {
                let text = String(String(decoding: record.bytes(column).prefix(400), as: UTF8.self).trimmed.prefix(80))
                if row <= ColumnKinds.rows { look(text, column, zone) }
                note(text, column)
            }
        }
        for record in top.dropFirst(head.records) { take(record) }
        while row < ColumnKinds.wordRows, try reader.next(into: &record) { take(record) }
    }

    subscript(column: Int) -> ColumnKind {
        let seen = seen[column]
        if seen.count == 0 { return .empty }
        if seen.flags == seen.count { return .flag }
        if (seen.dates + seen.serials) * 5 >= seen.count * 4, seen.dates > 0 { return .date }
        return seen.amounts * 5 >= seen.count * 4 ? .amount : .text
    }

    /// Whether a column of amounts holds more than percentages.
    func isLarge(_ column: Int) -> Bool { seen[column].largest > Money(minor: 10_000) }

    /// Nothing but words such as yes and no: no amount.
    func isWords(_ column: Int) -> Bool { self[column] == .flag && seen[column].digits < seen[column].count }

    /// Nothing but the day numbers of a spreadsheet.
    func isSerial(_ column: Int) -> Bool { seen[column].count > 0 && seen[column].serials == seen[column].count }

    /// The different texts of a column in the order in which they are met, and how often; nil where they are many.
    func words(_ column: Int) -> [(word: String, count: Int)]? {
        let seen = seen[column]
        return seen.isVaried ? nil : seen.order.map { ($0, seen.words[$0] ?? 0) }
    }

    /// Some of the texts of a column.
    func sample(_ column: Int) -> [String] { seen[column].order }

    private mutating func look(_ text: String, _ column: Int, _ zone: Zone) {
        guard !text.isEmpty, !MissingWord.isOne(text) else { return }
        seen[column].count += 1
        if Flag.read(text) != nil {
            seen[column].flags += 1
            if text == "1" || text == "0" { seen[column].digits += 1 }
        }
        switch DateValue.read(text, order: nil, zone: zone) {
        case .none: if DateValue.serial(text) != nil { seen[column].serials += 1 }
        default: seen[column].dates += 1
        }
        do throws(AmountError) {
            seen[column].largest = max(seen[column].largest, try AmountText.parse(text).money)
            seen[column].amounts += 1
        } catch {
            if error == .ambiguous || error == .tooManyDecimals || OpenAmount.read(text) != nil {
                seen[column].amounts += 1
            }
        }
    }

    private mutating func note(_ text: String, _ column: Int) {
        guard !text.isEmpty else { return }
        if seen[column].words[text] != nil {
            seen[column].words[text, default: 0] += 1
            return
        }
        guard seen[column].order.count < ColumnKinds.words else {
            seen[column].isVaried = true
            return
        }
        seen[column].words[text] = 1
        seen[column].order.append(text)
    }
}

/// Yes and no, as check boxes are exported.
enum Flag {
    static func read(_ text: String) -> Bool? {
        switch text.lowercased() {
        case "true", "yes", "y", "t", "1", "是", "√", "✓", "ja", "wahr", "oui", "vrai", "sí", "verdadero": true
        case "false", "no", "n", "f", "0", "否", "×", "✗", "nein", "falsch", "non", "faux", "falso": false
        default: nil
        }
    }
}

/// Words that programs write where there is no value.
enum MissingWord {
    static func isOne(_ text: String) -> Bool {
        guard text.utf8.count <= 4 else { return false }
        return words.contains(text.lowercased())
    }

    private static let words: Set<String> = ["-", "--", "—", "–", "n/a", "na", "null", "none", "nan", "nat", "\\n"]
}
