import GRDB
import Model

/// Where a commit fails on the disk, what it wrote may be found by the next opening or not: SQLite takes it back in memory
/// alone. It is known only once something else was written in its place.
extension SQLiteStore {
    /// Looks up what came of a draft whose outcome was not known: its entry, or nil where it is not there and never will
    /// be. What cannot be told yet is an error.
    public func settle(_ id: DraftID) throws(StoreError) -> Entry? {
        release()
        do {
            return try perform { database in try settled(database, id) }
        } catch {
            throw StoreError(error, path: path)
        }
    }

    /// What came of a commit that failed: returns where its entry stands after all, and throws why it does not, or that
    /// this is not known.
    func look(_ database: Database, for id: DraftID?, after cause: StoreError) throws {
        var isKept = false
        if let id { isKept = notes?.keep(id, of: path) ?? false }
        for _ in 0..<SQLiteStore.tries {
            do {
                let found = try settled(database, id)
                if let id { notes?.forget(id) }
                guard found == nil else { return }
            } catch {
                continue
            }
            throw cause
        }
        throw StoreError.unknown(path, why: cause.cause, draft: id, isKept: isKept)
    }

    private static let tries = 3

    /// Looks for the draft's entry, and writes the first page as it is: whatever a failed commit left at the log's end is
    /// overwritten by that.
    private func settled(_ database: Database, _ id: DraftID?) throws -> Entry? {
        if isReadOnly || isFrozen {
            guard let head = try head(of: id) else { throw StoreError.readOnly(path) }
            return head.entry
        }
        do {
            try database.beginTransaction(.immediate)
            if try hasMoved() { throw StoreError.replaced(path) }
            let head = try head(of: id)
            let version = try statement("PRAGMA user_version").integer() ?? 0
            try SQLiteStore.run(handle, "PRAGMA user_version = \(version)")
            try database.commit()
            // What the disk did not confirm in the log it may confirm in the file.
            if head != nil { try SQLiteStore.run(handle, "PRAGMA wal_checkpoint(PASSIVE)") }
            return head?.entry
        } catch {
            if database.isInsideTransaction { try? database.rollback() }
            throw error
        }
    }
}
