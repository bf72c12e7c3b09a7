import Model

extension Excerpt {
    /// Puts the activities of an account into the board that happened between two moments, on its deals and on itself, with
    /// those deals.
    public func takeTouches(of account: ID<Account>, from start: Instant, through end: Instant) throws(StoreError) {
        try take(account)
        try readTouches {
            let span: [Value] = [.int(Int64(account.raw)), start.value, end.value]
            let onDeals = try self.rows(
                .activity,
                """
                WHERE t.deal_id IN (SELECT id FROM deals WHERE account_id = ?1) AND t.at BETWEEN ?2 AND ?3
                """, span)
            let loose = try self.rows(
                .activity, "WHERE t.deal_id IS NULL AND t.account_id = ?1 AND t.at BETWEEN ?2 AND ?3", span)
            return onDeals + loose
        }
    }

    /// Puts everything into the board that happened on a deal, and who is known there.
    public func takeTouches(of deal: ID<Deal>) throws(StoreError) {
        try take(deal)
        try readTouches { try self.rows(.activity, "WHERE t.deal_id = ?", [.int(Int64(deal.raw))]) }
    }

    /// Puts an account into the board with its deals, all that happened on them and on it, and what its grades rest on.
    public func takeStory(of account: ID<Account>) throws(StoreError) {
        try gather(account)
        try takeDeals(of: account)
        try take(all: .calendarDay)
        try takeTouches(of: account, from: Instant(seconds: .min), through: Instant(seconds: .max))
    }

    private func readTouches(_ rows: () throws -> [(id: Int, row: [Value])]) throws(StoreError) {
        let found = try read(rows)
        for item in found {
            guard let activity = Activity(id: item.id, row: item.row) else { continue }
            put(activity)
            if let deal = activity.deal, board.deals[deal] == nil { try take(deal) }
        }
    }

    /// Which activities an actor entered, by what the journal says of them.
    public func entered(by actor: String) throws(StoreError) -> Set<ID<Activity>> {
        let ids = board.activities.map(\.id)
        return try read {
            let lines = try store.statement(
                """
                SELECT j.change FROM journal j JOIN batches b ON b.batch = j.batch
                WHERE j.entity = 'activity' AND j.entity_id = ? AND b.actor = ?
                """)
            defer { lines.reset() }
            return Set(
                try ids.filter { id in
                    lines.bind([.int(Int64(id.raw)), .text(actor)])
                    defer { lines.reset() }
                    while try lines.step() {
                        if let bytes = lines.bytes(0), JournalReader.isAdd(bytes) { return true }
                    }
                    return false
                })
        }
    }
}
