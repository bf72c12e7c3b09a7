import Model

extension SQLiteStore {
    public func history(limit: Int, deal: ID<Deal>?) throws(StoreError) -> [HistoryItem] {
        try reading {
            if let deal { return try history(of: deal, limit: limit) }
            return try heads("ORDER BY batch DESC LIMIT ?", [.int(Int64(limit))]).map { head in
                let lines = head.lines + [.int(Int64(HistoryItem.limit))]
                let first = try entries("WHERE j.seq BETWEEN ? AND ? ORDER BY j.seq LIMIT ?", lines)
                return item(head, first.flatMap(\.draft.changes))
            }
        }
    }

    /// Lines of the deal and of what hangs on it, newest entry first. CROSS JOIN makes SQLite start from the few rows of the deal.
    private func history(of deal: ID<Deal>, limit: Int) throws -> [HistoryItem] {
        let parts = [("activity", "activities"), ("note", "notes"), ("spell", "spells"), ("contact", "contacts")]
        let hanging = parts.map { entity, table in
            """
             UNION ALL SELECT k.seq FROM \(table) t CROSS JOIN journal k ON k.entity = '\(entity)' AND k.entity_id = t.id
              WHERE t.deal_id = ?1
            """
        }
        let tail = """
            WHERE j.seq IN (SELECT k.seq FROM journal k WHERE k.entity = 'deal' AND k.entity_id = ?1
            \(hanging.joined(separator: "\n"))) ORDER BY j.batch DESC, j.seq
            """
        var items: [HistoryItem] = []
        do {
            try forEachLine(tail, [.int(Int64(deal.raw))]) { line in
                if items.last?.batch != line.batch {
                    if items.count >= limit { throw Enough() }
                    items.append(item(try head(of: line.batch), []))
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

    private func item(_ head: BatchHead, _ changes: [Change]) -> HistoryItem {
        var entry = head.entry
        entry.draft.changes = changes
        return HistoryItem(entry, undone: head.undone != 0, count: head.count)
    }

    /// Ends a walk early.
    private struct Enough: Error {}
}
