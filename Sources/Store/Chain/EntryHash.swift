import GRDBSQLite
import Model

/// The hash of one entry, over what it says and the hash before it, fed line by line while the entry is written or read.
///
/// SHA-256 over: the version of this form (8 bytes, as all numbers here, highest first); the hash before (with its length);
/// the entry's number; for each line of the journal a 1 and the values seq, entity, entity_id and change; a 0; the values
/// of `columns`. A value is SQLite's code for its type (1 integer, 3 text, 5 NULL) and then the number, or the count of bytes
/// and the bytes. So no two different entries are the same bytes.
struct EntryHash {
    private static let version: Int64 = 1

    /// What an entry says beside its lines, in this order. `undone` is not among it: it follows from later entries.
    static let columns =
        "time, actor, host, login, verb, reason, target, draft, backdated, last_seq, changes"
    /// What writes an entry: its number, `columns`, and its hash.
    static let insert = """
        INSERT INTO batches (batch, \(columns), hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """

    private var sha = SHA256()

    init(after previous: [UInt8], batch: Int) {
        sha.update(EntryHash.version)
        add(previous)
        sha.update(Int64(batch))
    }

    mutating func line(seq: Int, _ entity: String, id: Int, _ change: [UInt8]) {
        sha.update(1)
        add(.int(Int64(seq)))
        add(.text(entity))
        add(.int(Int64(id)))
        sha.update(Int64(SQLITE_TEXT))
        add(change)
    }

    /// The same from a row of the journal that starts with these four columns.
    mutating func line(_ row: Statement) {
        sha.update(1)
        for column in Int32(0)..<4 { add(row.cell(column)) }
    }

    mutating func finish(_ facts: [Value]) -> [UInt8] {
        sha.update(0)
        for fact in facts { add(fact) }
        return sha.digest()
    }

    /// The same from a row that holds `columns` from one of its own on.
    mutating func finish(_ row: Statement, from first: Int32) -> [UInt8] {
        sha.update(0)
        for column in first..<(first + 11) { add(row.cell(column)) }
        return sha.digest()
    }

    private mutating func add(_ value: Value) {
        switch value {
        case .null: sha.update(Int64(SQLITE_NULL))
        case .int(let number):
            sha.update(Int64(SQLITE_INTEGER))
            sha.update(number)
        case .text(let text):
            sha.update(Int64(SQLITE_TEXT))
            sha.add(text)
        }
    }

    private mutating func add(_ cell: Statement.Cell) {
        let type = cell.type
        sha.update(Int64(type))
        switch type {
        case SQLITE_NULL: return
        case SQLITE_INTEGER: sha.update(cell.int64)
        default: cell.bytes.map { add(UnsafeRawBufferPointer($0)) }
        }
    }

    private mutating func add(_ bytes: [UInt8]) { bytes.withUnsafeBytes { add($0) } }

    private mutating func add(_ bytes: UnsafeRawBufferPointer) {
        sha.update(Int64(bytes.count))
        sha.update(bytes)
    }
}

extension SHA256 {
    /// Adds a text with its length before it.
    mutating func add(_ text: String) {
        var text = text
        text.withUTF8 { bytes in
            update(Int64(bytes.count))
            update(UnsafeRawBufferPointer(bytes))
        }
    }
}
