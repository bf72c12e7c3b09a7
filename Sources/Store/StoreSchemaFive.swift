extension StoreSchema {
    /// Version 5: what an entry tells beyond its facts, and what is known of the store as a whole.
    static let fifth = [entryColumns, storeFacts]

    /// - `draft`: the UUID of the draft that the entry was made from, so that an unknown outcome can be looked up; NULL in
    ///   entries of older versions.
    /// - `login`: who wrote it, as the system knows them (user id and name, and whether in a namespace of their own).
    /// - `backdated`: 1 where a manager dated the entry by hand.
    /// - `hash`: SHA-256 over the entry, its changes and the hash before it.
    private static let entryColumns = """
        ALTER TABLE batches ADD COLUMN draft TEXT;
        ALTER TABLE batches ADD COLUMN login TEXT;
        ALTER TABLE batches ADD COLUMN backdated INTEGER;
        ALTER TABLE batches ADD COLUMN hash BLOB;
        CREATE UNIQUE INDEX batches_draft ON batches (draft) WHERE draft IS NOT NULL;
        """

    /// Facts of the store itself, by name.
    private static let storeFacts = """
        CREATE TABLE store_facts (name TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
        """
}
