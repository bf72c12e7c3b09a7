import Model

/// Reads the columns of a row one after another, straight into the model's types: the way of the bulk loads.
struct Columns {
    private let statement: Statement
    private let table: Kind
    private var column: Int32 = 0
    private(set) var id = 0

    init(_ statement: Statement, _ table: Kind) {
        self.statement = statement
        self.table = table
    }

    /// To be called at each row, before its columns.
    mutating func start() {
        id = statement.int(0)
        column = 0
    }

    mutating func text() -> String? {
        column += 1
        return statement.text(column)
    }

    mutating func requiredText() throws -> String {
        guard let text = text() else { throw malformed() }
        return text
    }

    private mutating func int64(_ range: ClosedRange<Int64>) throws -> Int64? {
        column += 1
        let cell = statement.cell(column)
        if cell.isInteger {
            let number = cell.int64
            if range.contains(number) { return number }
        }
        guard cell.isNull else { throw malformed() }
        return nil
    }

    mutating func int() throws -> Int? { try int64(Int.range).map { Int($0) } }

    mutating func reference<E: Entity>() throws -> ID<E>? {
        try int64(ID<E>.range).map { ID(Int($0)) }
    }

    mutating func money() throws -> Money? { try int64(Money.range).map { Money(minor: $0) } }

    mutating func instant() throws -> Instant? { try int64(Instant.range).map { Instant(seconds: $0) } }

    /// A day written `yyyy-MM-dd`.
    mutating func day() throws -> Day? {
        column += 1
        guard let bytes = statement.bytes(column) else { return nil }
        guard bytes.count == 10, let text = bytes.baseAddress else { throw malformed() }
        func digits(_ at: Int) -> Int {
            let (high, low) = (text[at] &- 48, text[at + 1] &- 48)
            return high < 10 && low < 10 ? Int(high) * 10 + Int(low) : -100_000
        }
        let dashes = text[4] == UInt8(ascii: "-") && text[7] == UInt8(ascii: "-")
        guard dashes, let day = Day(year: digits(0) * 100 + digits(2), month: digits(5), day: digits(8)) else {
            throw malformed()
        }
        return day
    }

    mutating func word<W: Word>(_ words: WordList<W>) throws -> W? {
        column += 1
        guard let bytes = statement.bytes(column) else { return nil }
        guard let word = words[bytes] else { throw malformed() }
        return word
    }

    func malformed() -> RowError {
        let fields = Schema.fields(of: table)
        let index = Int(column) - 1
        let name = fields.indices.contains(index) ? fields[index].name : "id"
        return RowError(table, id, name, statement.value(column))
    }
}

/// The words of an enumeration as bytes, to be recognised without making a string.
struct WordList<W: Word> {
    private let words: [(bytes: [UInt8], word: W)] = W.allCases.map { (Array($0.rawValue.utf8), $0) }

    subscript(_ bytes: UnsafeBufferPointer<UInt8>) -> W? {
        for (known, word) in words where known.count == bytes.count && known.elementsEqual(bytes) { return word }
        return nil
    }
}
