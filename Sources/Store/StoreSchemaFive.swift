extension StoreSchema {
    /// Version 5: what an entry tells beyond its facts, and what is known of the store as a whole.
    static let fifth = [entryColumns, storeFacts, NameKeys.table, belongings, codes, LogMark.table]
    /// Since when there is a table of facts of the store itself.
    static let factsVersion = 5

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

    /// What belongs to a deal, an account or a contract, found without a walk; and the entries of one actor.
    static let belongings = """
        CREATE INDEX deals_account ON deals (account_id) WHERE account_id IS NOT NULL;
        CREATE INDEX activities_loose ON activities (account_id, at) WHERE deal_id IS NULL;
        CREATE INDEX bookings_deal ON bookings (deal_id);
        CREATE INDEX splits_deal ON splits (deal_id);
        CREATE INDEX contracts_deal ON contracts (deal_id) WHERE deal_id IS NOT NULL;
        CREATE INDEX contracts_account ON contracts (account_id) WHERE account_id IS NOT NULL;
        CREATE INDEX payments_contract ON payments (contract_id);
        CREATE INDEX receipts_contract ON receipts (contract_id);
        CREATE INDEX red_dots_deal ON red_dots (deal_id) WHERE deal_id IS NOT NULL;
        CREATE INDEX red_dots_account ON red_dots (account_id) WHERE account_id IS NOT NULL;
        CREATE INDEX decisions_deal ON decisions (deal_id) WHERE deal_id IS NOT NULL;
        CREATE INDEX decisions_account ON decisions (account_id) WHERE account_id IS NOT NULL;
        CREATE INDEX deal_roles_deal ON deal_roles (deal_id);
        CREATE INDEX grade_changes_account ON grade_changes (account_id);
        CREATE INDEX hand_overs_deal ON hand_overs (deal_id);
        CREATE INDEX script_uses_deal ON script_uses (deal_id);
        CREATE INDEX presales_requests_deal ON presales_requests (deal_id);
        CREATE INDEX commitments_deal ON commitments (deal_id) WHERE deal_id IS NOT NULL;
        CREATE INDEX batches_actor ON batches (actor, batch);
        """

    /// To tell whether a code is given already; older stores may hold one twice, which the index does not mind.
    private static let codes = "CREATE INDEX deals_code ON deals (code) WHERE code IS NOT NULL;"
}
