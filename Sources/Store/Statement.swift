import GRDBSQLite
import Model

/// A failure that SQLite reported, before it is turned into a `StoreError`.
struct SQLiteFailure: Error {
    let code: Int32
    /// The system's own error number, for failures of the disk.
    let system: Int32
    let message: String

    init(_ connection: OpaquePointer?) {
        code = sqlite3_extended_errcode(connection)
        system = sqlite3_system_errno(connection)
        message = String(cString: sqlite3_errmsg(connection))
    }
}

/// A prepared statement, kept for as long as its store. The bulk paths read and write through it column by column.
final class Statement {
    private let raw: OpaquePointer
    private let connection: OpaquePointer

    init(_ connection: OpaquePointer, _ sql: String) throws {
        var prepared: OpaquePointer?
        let code = sqlite3_prepare_v3(connection, sql, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &prepared, nil)
        guard code == SQLITE_OK, let prepared else { throw SQLiteFailure(connection) }
        raw = prepared
        self.connection = connection
    }

    deinit { sqlite3_finalize(raw) }

    /// Binds values from the first parameter on.
    @discardableResult
    func bind(_ values: [Value]) -> Statement {
        for (index, value) in values.enumerated() { bind(index + 1, value) }
        return self
    }

    func bind(_ index: Int, _ value: Value) {
        switch value {
        case .null: sqlite3_bind_null(raw, Int32(index))
        case .int(let number): sqlite3_bind_int64(raw, Int32(index), number)
        case .text(let text):
            var copy = text
            copy.withUTF8 { bind(index, text: UnsafeRawBufferPointer($0)) }
        }
    }

    /// Binds UTF-8; the bytes are copied.
    func bind(_ index: Int, text: UnsafeRawBufferPointer) {
        // A null pointer would bind NULL, which an empty text is not.
        guard let base = text.baseAddress, !text.isEmpty else {
            sqlite3_bind_text(raw, Int32(index), "", 0, Statement.transient)
            return
        }
        let bytes = base.assumingMemoryBound(to: CChar.self)
        sqlite3_bind_text(raw, Int32(index), bytes, Int32(clamping: text.count), Statement.transient)
    }

    /// Binds bytes as a blob; they are copied.
    func bind(_ index: Int, blob: [UInt8]) {
        sqlite3_bind_blob(raw, Int32(index), blob, Int32(clamping: blob.count), Statement.transient)
    }

    /// Steps to the next row; false at the end, where the statement is ready to be used again.
    func step() throws -> Bool {
        let code = sqlite3_step(raw)
        if code == SQLITE_ROW { return true }
        guard code == SQLITE_DONE else {
            let failure = SQLiteFailure(connection)
            sqlite3_reset(raw)
            throw failure
        }
        sqlite3_reset(raw)
        return false
    }

    func reset() { sqlite3_reset(raw) }

    /// Runs a statement that gives no rows; the number of rows it changed.
    @discardableResult
    func run() throws -> Int {
        _ = try step()
        return Int(sqlite3_changes(connection))
    }

    /// The integer in the first column of the first row; nil where there is no row, or NULL in it.
    func integer() throws -> Int? {
        guard try step() else { return nil }
        defer { reset() }
        return isNull(0) ? nil : int(0)
    }

    func isNull(_ column: Int32) -> Bool { sqlite3_column_type(raw, column) == SQLITE_NULL }
    func int64(_ column: Int32) -> Int64 { sqlite3_column_int64(raw, column) }
    func int(_ column: Int32) -> Int { Int(sqlite3_column_int64(raw, column)) }

    /// The column's UTF-8, valid until the next step; nil for NULL.
    func bytes(_ column: Int32) -> UnsafeBufferPointer<UInt8>? { cell(column).bytes }

    func text(_ column: Int32) -> String? { cell(column).text }

    /// The column as the model knows values; nil for a type that no field has.
    func value(_ column: Int32) -> Value? {
        let cell = cell(column)
        return switch cell.type {
        case SQLITE_NULL: .null
        case SQLITE_INTEGER: .int(cell.int64)
        case SQLITE_TEXT: cell.text.map(Value.text)
        default: nil
        }
    }

    func cell(_ column: Int32) -> Cell { Cell(raw: sqlite3_column_value(raw, column)) }

    /// One value of the present row. Reading through it spares SQLite the way from statement to value at each call.
    struct Cell {
        fileprivate let raw: OpaquePointer?

        var type: Int32 { sqlite3_value_type(raw) }
        var isNull: Bool { type == SQLITE_NULL }
        var isInteger: Bool { type == SQLITE_INTEGER }
        var int64: Int64 { sqlite3_value_int64(raw) }

        /// Asked for as a blob, a text need not be copied to get a zero at its end.
        var bytes: UnsafeBufferPointer<UInt8>? {
            guard let pointer = sqlite3_value_blob(raw) else {
                return isNull ? nil : UnsafeBufferPointer(start: nil, count: 0)
            }
            let start = pointer.assumingMemoryBound(to: UInt8.self)
            return UnsafeBufferPointer(start: start, count: Int(sqlite3_value_bytes(raw)))
        }

        var text: String? { bytes.map { String(decoding: $0, as: UTF8.self) } }
    }

    /// Tells SQLite to copy what is bound.
    private static let transient = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
}
