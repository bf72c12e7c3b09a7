import Model

/// A store that was made under a frozen clock: to try things out, to test and to measure. Only in such a store may a
/// frozen clock write; it is marked as one for good, and its copies with it.
extension SQLiteStore {
    private static let rehearsal = "rehearsal"

    /// The moment at which the clock stood when the store was made; nil where it was the real clock, and in stores of
    /// before version 5, of which nobody can tell.
    public func rehearsal() throws(StoreError) -> Instant? { try access { try rehearsalMoment() } }

    /// To be called while the store is being made, before anybody else can see it.
    public func markRehearsal(_ moment: Instant) throws(StoreError) {
        do {
            try writing {
                try statement("INSERT OR REPLACE INTO store_facts (name, value) VALUES (?, ?)")
                    .bind([.text(SQLiteStore.rehearsal), .text(String(moment.seconds))]).run()
            }
        } catch {
            throw StoreError(error, path: path)
        }
    }

    func rehearsalMoment() throws -> Instant? {
        guard try (statement("PRAGMA user_version").integer() ?? 0) >= StoreSchema.factsVersion else { return nil }
        let row = try statement("SELECT value FROM store_facts WHERE name = ?").bind([.text(SQLiteStore.rehearsal)])
        defer { row.reset() }
        guard try row.step() else { return nil }
        return Instant(seconds: row.text(0).flatMap { Int64($0) } ?? 0)
    }

    /// The present: the machine's clock, in a rehearsal the draft's own.
    func present(of draft: Draft) throws -> Instant { try rehearsalMoment() == nil ? .now : draft.time }
}
