import Model

/// Undo and redo: an entry that takes back, or does again, the changes of an earlier one. They are per actor, and are kept
/// in the journal, so that a restart does not end them.
extension SQLiteStore {
    public func undo(
        actor: String, host: String, time: Instant, base: Int, id: DraftID
    ) throws(StoreError) -> Commit {
        do {
            return try writing(id) {
                if let known = try standing(id, base: base) { return known }
                guard let head = try lastLive(of: actor) else { throw StoreError.nothingToUndo(actor: actor) }
                let reason = head.entry.draft.reason
                let draft = Draft(.undo, [], actor: actor, host: host, time: time, reason: reason, id: id)
                return try replay(head, draft, base: base, order: "DESC") { $0.inverse }
            }
        } catch {
            throw StoreError(error, path: path)
        }
    }

    public func redo(
        actor: String, host: String, time: Instant, base: Int, id: DraftID
    ) throws(StoreError) -> Commit {
        do {
            return try writing(id) {
                if let known = try standing(id, base: base) { return known }
                guard let head = try lastUndone(of: actor) else { throw StoreError.nothingToRedo(actor: actor) }
                let reason = head.entry.draft.reason
                let draft = Draft(.redo, [], actor: actor, host: host, time: time, reason: reason, id: id)
                return try replay(head, draft, base: base, order: "ASC") { $0 }
            }
        } catch {
            throw StoreError(error, path: path)
        }
    }

    /// How many entries of an actor can be taken back, or done again.
    public func reversible(by actor: String, redo: Bool) throws(StoreError) -> Int {
        do {
            let which = redo ? "undone = 1" : SQLiteStore.live
            return Int(
                try statement("SELECT count(*) FROM batches WHERE actor = ? AND " + which).bind([.text(actor)])
                    .integer()
                    ?? 0)
        } catch {
            throw StoreError(error, path: path)
        }
    }

    /// The changes that would be taken back, or done again, next; at most as many as a commit hands over.
    public func next(by actor: String, redo: Bool) throws(StoreError) -> [Change] {
        try reading {
            guard let head = try redo ? lastUndone(of: actor) : lastLive(of: actor) else { return [] }
            var changes: [Change] = []
            try forEachLine("WHERE j.seq BETWEEN ? AND ? ORDER BY j.seq LIMIT \(Commit.bulk)", head.lines) {
                changes.append($0.change)
            }
            return changes
        }
    }

    /// The foundations of a workspace are not undone.
    private static let live = "undone = 0 AND verb NOT IN ('undo', 'redo', 'init', 'sample', 'seal')"

    private func lastLive(of actor: String) throws -> BatchHead? {
        try heads("WHERE actor = ? AND \(SQLiteStore.live) ORDER BY batch DESC LIMIT 1", [.text(actor)]).first
    }

    /// What was taken back last is the earliest of those that can be done again.
    private func lastUndone(of actor: String) throws -> BatchHead? {
        try heads("WHERE actor = ? AND undone = 1 ORDER BY batch LIMIT 1", [.text(actor)]).first
    }

    /// Walks the changes of an entry and writes each anew, as `turn` makes it.
    private func replay(
        _ head: BatchHead, _ draft: Draft, base: Int, order: String, _ turn: (Change) -> Change
    ) throws -> Commit {
        let news = try news(after: base)
        // What the actor was allowed to do, the actor may take back, as long as anything is allowed.
        try permit(draft, [])
        let later = try liveFootprint(after: head)
        let writer = try BatchWriter(self, mayReuse: true)
        try forEachLine("WHERE j.seq BETWEEN ? AND ? ORDER BY j.seq \(order)", head.lines) { line in
            let change = turn(line.change)
            try refuse([change], against: later, after: head.entry.seq)
            try blaming { try writer.append(change) }
        }
        if !writer.isBulk { try checkReferences(writer.kept) }
        if !later.isEmpty { try keepLimits(writer.kept) }
        try keepCodes(writer)
        let entry = try writer.finish(draft, target: head.entry.batch)
        let flag = draft.verb == .undo ? 1 : 0
        try statement("UPDATE batches SET undone = ? WHERE batch = ?")
            .bind([.int(Int64(flag)), .int(Int64(head.entry.batch))]).run()
        return result(news, own: entry)
    }

    /// What entries after this one did, as far as it stands: pairs of entry and undo leave nothing behind.
    private func liveFootprint(after head: BatchHead) throws -> Footprint {
        var footprint = Footprint()
        let tail = """
            JOIN batches b ON b.batch = j.batch WHERE j.seq > ? AND b.undone = 0 AND b.target IS NULL ORDER BY j.seq
            """
        try forEachLine(tail, [.int(Int64(head.entry.seq))]) { footprint.insert($0.change) }
        return footprint
    }
}
