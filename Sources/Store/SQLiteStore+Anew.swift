import GRDBSQLite
import Model

extension SQLiteStore {
    /// Reads the file's beginning through a connection made for it, as somebody would who opens the store now: the open
    /// one goes on with what it remembers of a file that was spoilt. Nothing of it stays behind.
    public func readAnew() throws(StoreError) {
        var opened: OpaquePointer?
        defer { sqlite3_close_v2(opened) }
        let flags = SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX
        do {
            guard sqlite3_open_v2(path, &opened, flags, nil) == SQLITE_OK, let opened else {
                throw SQLiteFailure(opened)
            }
            sqlite3_busy_timeout(opened, Int32(patience * 1_000))
            _ = try Statement(opened, "SELECT max(seq) FROM journal").integer()
        } catch {
            throw StoreError(error, path: path)
        }
    }
}
