import Model

/// What most values of a column are, told by the first rows of a file.
enum ColumnKind {
    case empty, flag, date, amount, text
}

/// A look at the beginning of a file: its headers, and what its columns hold.
struct ColumnKinds {
    let headers: [String]
    let size: Int
    private var seen: [Seen]
    private static let rows = 100

    private struct Seen {
        var count = 0
        var flags = 0
        var dates = 0
        var amounts = 0
        var largest = Money.zero
    }

    init(_ source: TableSource, zone: Zone) throws {
        let reader = try source.reader()
        var record = CSVRecord()
        guard try reader.next(into: &record) else { throw ExchangeError.empty(source.title) }
        headers = record.texts.map { String($0.unicodeScalars.filter { $0.value != 0xFEFF }).trimmed }
        size = reader.size
        seen = headers.map { _ in Seen() }
        var row = 0
        while row < ColumnKinds.rows, try reader.next(into: &record) {
            if record.isBlank { continue }
            row += 1
            for column in headers.indices { look(String(record.text(column).trimmed.prefix(80)), column, zone) }
        }
    }

    subscript(column: Int) -> ColumnKind {
        let seen = seen[column]
        if seen.count == 0 { return .empty }
        if seen.flags == seen.count { return .flag }
        if seen.dates * 5 >= seen.count * 4 { return .date }
        return seen.amounts * 5 >= seen.count * 4 ? .amount : .text
    }

    /// Whether a column of amounts holds more than percentages.
    func isLarge(_ column: Int) -> Bool { seen[column].largest > Money(minor: 10_000) }

    private mutating func look(_ text: String, _ column: Int, _ zone: Zone) {
        guard !text.isEmpty, !MissingWord.isOne(text) else { return }
        seen[column].count += 1
        if Flag.read(text) != nil { seen[column].flags += 1 }
        switch DateValue.read(text, order: nil, zone: zone) {
        case .none: break
        default: seen[column].dates += 1
        }
        do throws(AmountError) {
            seen[column].largest = max(seen[column].largest, try AmountText.parse(text).money)
            seen[column].amounts += 1
        } catch {
            if error == .ambiguous || error == .tooManyDecimals { seen[column].amounts += 1 }
        }
    }
}

/// Yes and no, as check boxes are exported.
enum Flag {
    static func read(_ text: String) -> Bool? {
        switch text.lowercased() {
        case "true", "yes", "y", "t", "1", "是", "√", "✓": true
        case "false", "no", "n", "f", "0", "否", "×", "✗": false
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
