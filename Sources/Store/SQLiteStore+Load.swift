import Model

extension SQLiteStore {
    public func load() throws(StoreError) -> Board { try snapshot(all: false) }

    public func loadAll() throws(StoreError) -> Board { try snapshot(all: true) }

    public func completed(_ board: Board) throws(StoreError) -> Board {
        let whole = try reading { () throws -> Board? in
            guard try journalEnd() == board.seq else { return nil }
            var board = board
            try complete(&board.contacts)
            try complete(&board.spells)
            try complete(&board.activities)
            try complete(&board.notes)
            return board
        }
        if let whole { return whole }
        return try loadAll()
    }

    private func complete<E: Entity>(_ table: inout Table<E>) throws {
        guard !table.isLoaded else { return }
        table = Table()
        try fill(&table)
    }

    private func snapshot(all: Bool) throws(StoreError) -> Board {
        try reading { try whole(all: all) }
    }

    /// The same inside a transaction of the caller.
    func whole(all: Bool) throws -> Board {
        try noteVersion()
        var board = Board()
        board.seq = try journalEnd()
        try fill(&board.regions)
        try fill(&board.teams)
        try fill(&board.reps)
        try fill(&board.members)
        try fill(&board.products)
        try fill(&board.stages)
        try fill(&board.targets)
        try fill(&board.settings)
        try fill(&board.calendarDays)
        try fillBeyondPipeline(&board)
        try fill(&board.contacts, loaded: all)
        try fill(&board.spells, loaded: all)
        try fill(&board.activities, loaded: all)
        try fill(&board.notes, loaded: all)
        try AccountReader(self).fill(&board.accounts, last: lastID(.account))
        board.deals = try deals(seq: board.seq)
        board.rebuildLanes()
        return board
    }

    private func fillBeyondPipeline(_ board: inout Board) throws {
        try fill(&board.contracts)
        try fill(&board.payments)
        try fill(&board.receipts)
        try fill(&board.bookings)
        try fill(&board.splits)
        try fill(&board.sourceCosts)
        try fill(&board.redDots)
        try fill(&board.decisions)
        try fill(&board.dealRoles)
        try fill(&board.gradeChanges)
        try fill(&board.handOvers)
        try fill(&board.competitors)
        try fill(&board.scripts)
        try fill(&board.scriptUses)
        try fill(&board.presalesRequests)
        try fill(&board.leaves)
        try fill(&board.meetings)
        try fill(&board.commitments)
    }

    /// The columns of a kind in the order of its fields. Who may only read may meet a store of an older version: what it has
    /// no column for is nothing there.
    func columns(of kind: Kind, _ prefix: String = "") throws -> String {
        let missing = try missing(kind)
        return Schema.fields(of: kind).map { missing.contains($0.name) ? "NULL" : prefix + $0.name }
            .joined(separator: ", ")
    }

    /// Asked anew each time: somebody who writes may bring the store up to date meanwhile.
    func missing(_ kind: Kind) throws -> Set<String> {
        guard !StoreSchema.missing(kind, in: 0).isEmpty else { return [] }
        return StoreSchema.missing(kind, in: try statement("PRAGMA user_version").integer() ?? 0)
    }

    func fill<E: Entity>(_ table: inout Table<E>, loaded: Bool = true) throws {
        let last = try lastID(E.kind)
        table.isLoaded = loaded
        table.reserve(last)
        // A kind that the journal never named may have no table yet, in a store of an older version.
        guard loaded, last > 0 else { return }
        try EntityReader<E>(self, "").forEach(upTo: last) { table.put($0) }
    }

    /// Refuses a row whose number RedDot never gave.
    static func checkNumber(_ id: Int, upTo last: Int, _ kind: Kind) throws {
        if id < 1 || id > last { throw RowError(unknown: kind, id) }
    }

    public func details(of deal: ID<Deal>) throws(StoreError) -> DealDetails {
        try reading {
            let id = deal.value
            let limit = Value.int(Int64(DealDetails.limit))
            var details = DealDetails()
            details.contacts = try EntityReader<Contact>(
                self,
                """
                WHERE t.deal_id = ?1 OR t.account_id = (SELECT account_id FROM deals WHERE id = ?1)
                ORDER BY t.deal_id IS NOT ?1, t.id
                """, [id]
            ).all()
            details.activities = try EntityReader<Activity>(
                self, "WHERE t.deal_id = ? ORDER BY t.at DESC, t.id DESC LIMIT ?", [id, limit]
            ).all()
            details.activityCount =
                try statement("SELECT count(*) FROM activities WHERE deal_id = ?").bind([id]).integer() ?? 0
            details.notes = try EntityReader<Note>(
                self, "WHERE t.deal_id = ? ORDER BY t.at DESC, t.id DESC LIMIT ?", [id, limit]
            ).all()
            details.spells = try EntityReader<Spell>(
                self, "WHERE t.deal_id = ? ORDER BY t.from_at, t.id", [id]
            ).all()
            return details
        }
    }
}
