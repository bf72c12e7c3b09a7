import Model

/// What is looked at before a store is written, as far as it is cheap to know: nothing is added to a store that the doctor
/// would call damaged.
extension SQLiteStore {
    /// To be called at the beginning of a transaction that writes. The tables are looked at again where somebody has
    /// changed them since; the last entry once.
    func refuseDamage() throws {
        let schema = try statement("PRAGMA schema_version").integer() ?? 0
        guard schema != examinedSchema else { return }
        let version = try statement("PRAGMA user_version").integer() ?? 0
        guard version <= StoreSchema.version else { throw StoreError.newer(path, version: version) }
        if let wrong = try schemaDifferences().first(where: { !$0.isHarmless }) {
            throw StoreError.corrupt(path, detail: wrong.what)
        }
        if examinedSchema == nil { try checkLastEntry() }
        examinedSchema = schema
    }

    /// The most lines of a last entry that are read again.
    private static let fewLines: Int64 = 1_000

    private func checkLastEntry() throws {
        let row = try statement("SELECT batch, hash, \(EntryHash.columns) FROM batches ORDER BY batch DESC LIMIT 1")
        defer { row.reset() }
        guard try row.step(), row.int64(12) <= SQLiteStore.fewLines else { return }
        let batch = row.int(0)
        guard let stored = row.bytes(1).map({ Array($0) }) else { return }
        var hash = EntryHash(after: try batch == 1 ? bound() : self.hash(of: batch &- 1) ?? [], batch: batch)
        let lines = try statement(
            "SELECT seq, entity, entity_id, change, batch FROM journal WHERE seq > ?1 - ?2 AND seq <= ?1 ORDER BY seq")
        lines.bind([.int(row.int64(11)), .int(row.int64(12))])
        defer { lines.reset() }
        while try lines.step() {
            guard lines.int(4) == batch else { throw broken(batch) }
            hash.line(lines)
        }
        guard hash.finish(row, from: 2) == stored else { throw broken(batch) }
    }

    /// The hash that the store holds of an entry.
    func hash(of batch: Int) throws -> [UInt8]? {
        let row = try statement("SELECT hash FROM batches WHERE batch = ?").bind([.int(Int64(batch))])
        defer { row.reset() }
        return try row.step() ? row.bytes(0).map { Array($0) } : nil
    }
}
