import Model

/// The journal as a time machine: what stood at a moment, and what came after it.
extension SQLiteStore {
    /// Up to this many changes are taken back one by one in the lanes; for more the lanes are sorted anew.
    private static let fewChanges = 500

    public func journalBegins() throws(StoreError) -> Instant? {
        try reading {
            guard let first = try statement("SELECT min(time) FROM batches").integer() else { return nil }
            return try StoreNumbers.time(Int64(first), of: 0)
        }
    }

    public func seq(at moment: Instant) throws(StoreError) -> Int? {
        try reading {
            // Numbers of entries follow their times but for clocks that differ, so the walk from the end is short.
            let last = try statement("SELECT last_seq FROM batches WHERE time <= ? ORDER BY batch DESC LIMIT 1")
                .bind([moment.value]).integer()
            return try last.map { try StoreNumbers.place($0, "batches.last_seq") }
        }
    }

    public func rewind(_ board: inout Board, to seq: Int) throws(StoreError) {
        guard board.seq > seq else { return }
        let many = board.seq - seq > SQLiteStore.fewChanges
        var past = board
        // The caller's copy is let go, so that the tables change in place.
        board = Board()
        defer { board = past }
        try reading {
            let tail = "WHERE j.seq > ? AND j.seq <= ? ORDER BY j.seq DESC"
            try forEachLine(tail, [.int(Int64(seq)), .int(Int64(past.seq))], bareAdds: true) { line in
                let change = line.change.inverse
                do {
                    if many { try past.applyWithoutLanes(change) } else { try past.apply(change) }
                } catch let error as BoardError {
                    throw JournalError("journal \(line.seq)", error.sentence)
                }
            }
        }
        if many { past.rebuildLanes() }
        past.seq = seq
    }

    public func forEachChange(
        of kind: Kind, after seq: Int, through last: Int, _ body: (Change, Instant) throws -> Void
    ) throws(StoreError) {
        let tail = "WHERE j.seq > ? AND j.seq <= ? AND j.entity = ? ORDER BY j.seq"
        try forEachTimed(tail, [.int(Int64(seq)), .int(Int64(last)), .text(kind.rawValue)], body)
    }

    public func forEachChange(
        of kinds: [Kind], after seq: Int, through last: Int, _ body: (Change, Instant, Verb) throws -> Void
    ) throws(StoreError) {
        let marks = kinds.map { _ in "?" }.joined(separator: ", ")
        let tail = "WHERE j.seq > ? AND j.seq <= ? AND j.entity IN (\(marks)) ORDER BY j.seq"
        let place: [Value] = [.int(Int64(seq)), .int(Int64(last))]
        try forEachHeaded(tail, place + kinds.map { .text($0.rawValue) }) { try body($0, $1.time, $1.verb) }
    }

    public func forEachEdit(
        of kind: Kind, fields: [String], after seq: Int, through last: Int,
        _ body: (Int, [FieldEdit], Instant) throws -> Void
    ) throws(StoreError) {
        // SQLite looks for the names in the JSON: a line that only mentions one in a text is read in vain.
        let names = fields.map { _ in "instr(j.change, ?) > 0" }.joined(separator: " OR ")
        let tail = """
            WHERE j.seq > ? AND j.seq <= ? AND j.entity = ? AND substr(j.change, 8, 6) = 'update' AND (\(names))
              ORDER BY j.seq
            """
        let place: [Value] = [.int(Int64(seq)), .int(Int64(last)), .text(kind.rawValue)]
        let keys = fields.map { Value.text("\"\($0)\":[") }
        try forEachTimed(tail, place + keys) { change, time in
            if case .update(_, let id, let edits) = change { try body(id, edits, time) }
        }
    }

    public func forEachEdit(
        of kind: Kind, ids: [Int], fields: [String], through last: Int,
        _ body: (Int, [FieldEdit], Instant) throws -> Void
    ) throws(StoreError) {
        guard !ids.isEmpty else { return }
        let names = fields.map { _ in "instr(j.change, ?) > 0" }.joined(separator: " OR ")
        let tail = """
            WHERE j.entity = ? AND j.entity_id IN (SELECT value FROM json_each(?)) AND j.seq <= ?
              AND substr(j.change, 8, 6) = 'update' AND (\(names)) ORDER BY j.seq
            """
        let numbers = Value.text("[" + ids.map(String.init).joined(separator: ",") + "]")
        let place: [Value] = [.text(kind.rawValue), numbers, .int(Int64(last))]
        try forEachTimed(tail, place + fields.map { Value.text("\"\($0)\":[") }) { change, time in
            if case .update(_, let id, let edits) = change { try body(id, edits, time) }
        }
    }

    /// Walks lines with the times of their entries.
    private func forEachTimed(
        _ tail: String, _ arguments: [Value], _ body: (Change, Instant) throws -> Void
    ) throws(StoreError) {
        try forEachHeaded(tail, arguments) { try body($0, $1.time) }
    }

    private func forEachHeaded(
        _ tail: String, _ arguments: [Value], _ body: (Change, Draft) throws -> Void
    ) throws(StoreError) {
        try reading {
            var known: (batch: Int, draft: Draft)?
            try forEachLine(tail, arguments) { line in
                let head =
                    try known.flatMap { $0.batch == line.batch ? $0 : nil }
                    ?? (line.batch, head(of: line.batch).entry.draft)
                known = head
                try body(line.change, head.1)
            }
        }
    }
}
