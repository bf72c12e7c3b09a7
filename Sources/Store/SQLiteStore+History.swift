import Model

extension SQLiteStore {
    public func history(limit: Int, deal: ID<Deal>?, through seq: Int?) throws(StoreError) -> [HistoryItem] {
        try reading {
            let last = Value.int(Int64(seq ?? .max))
            if let deal {
                let items = try history(of: deal, limit: limit, through: last)
                return seq == nil ? items : try items.map { try asItWas($0, at: last) }
            }
            let heads = try heads("WHERE last_seq <= ? ORDER BY batch DESC LIMIT ?", [last, .int(Int64(limit))])
            return try heads.map { head in
                let lines = head.lines + [.int(Int64(HistoryItem.limit))]
                let first = try entries("WHERE j.seq BETWEEN ? AND ? ORDER BY j.seq LIMIT ?", lines)
                let item = try item(head, first.flatMap(\.draft.changes))
                return seq == nil ? item : try asItWas(item, at: last)
            }
        }
    }

    /// Lines of the deal and of what hangs on it, newest entry first. CROSS JOIN makes SQLite start from the few rows of the deal.
    private func history(of deal: ID<Deal>, limit: Int, through last: Value) throws -> [HistoryItem] {
        let parts = [("activity", "activities"), ("note", "notes"), ("spell", "spells"), ("contact", "contacts")]
        let hanging = parts.map { entity, table in
            """
             UNION ALL SELECT k.seq FROM \(table) t CROSS JOIN journal k ON k.entity = '\(entity)' AND k.entity_id = t.id
              WHERE t.deal_id = ?1
            """
        }
        let tail = """
            WHERE j.seq <= ?2 AND j.seq IN (SELECT k.seq FROM journal k WHERE k.entity = 'deal' AND k.entity_id = ?1
            \(hanging.joined(separator: "\n"))) ORDER BY j.batch DESC, j.seq
            """
        var items: [HistoryItem] = []
        do {
            try forEachLine(tail, [.int(Int64(deal.raw)), last]) { line in
                if items.last?.batch != line.batch {
                    if items.count >= limit { throw Enough() }
                    items.append(try item(try head(of: line.batch), []))
                }
                if items[items.count - 1].changes.count < HistoryItem.limit {
                    items[items.count - 1].changes.append(line.change)
                }
            }
        } catch is Enough {
            return items
        }
        return items
    }

    /// An item as it stood at a place of the journal: what was taken back later was not yet.
    private func asItWas(_ item: HistoryItem, at last: Value) throws -> HistoryItem {
        var item = item
        let heads = try heads(
            "WHERE target = ? AND last_seq <= ? ORDER BY batch DESC LIMIT 1", [.int(Int64(item.batch)), last])
        item.undone = heads.first?.entry.draft.verb == .undo
        return item
    }

    private func item(_ head: BatchHead, _ changes: [Change]) throws -> HistoryItem {
        var entry = head.entry
        entry.draft.changes = changes
        var item = HistoryItem(entry, undone: head.undone != 0, count: head.count)
        item.targetVerb = try entry.target.map { try self.head(of: $0).entry.draft.verb }
        return item
    }

    /// Ends a walk early.
    private struct Enough: Error {}
}
