import Model

/// One entry as a walk along the chain meets it.
struct VisitedEntry {
    let batch: Int
    /// The entry's last line, as it says itself, and when it was made.
    let seq: Int
    let time: Int64
    /// The hash that the store holds; nil where it holds none.
    let stored: [UInt8]?
    /// The hash that follows from what stands there.
    let hash: [UInt8]
    /// A line in the entry's place that names another entry.
    let stray: Int?
}

/// Goes along the journal, entry by entry, holding one line at a time.
struct ChainWalk {
    private let entries: Statement
    private let lines: Statement

    init(_ store: SQLiteStore) throws {
        entries = try store.statement("SELECT batch, hash, \(EntryHash.columns) FROM batches ORDER BY batch")
        lines = try store.statement("SELECT seq, entity, entity_id, change, batch FROM journal ORDER BY seq")
    }

    /// `body` gives the hash that the next entry follows. The first line behind the last entry comes back, where there is
    /// one.
    @discardableResult
    func run(from start: [UInt8], _ body: (VisitedEntry) throws -> [UInt8]) throws -> Int? {
        defer {
            entries.reset()
            lines.reset()
        }
        var previous = start
        var hasLine = try lines.step()
        while try entries.step() {
            let (batch, seq) = (entries.int(0), entries.int(ChainWalk.lastSeq))
            var hash = EntryHash(after: previous, batch: batch)
            var stray: Int?
            while hasLine, lines.int(0) <= seq {
                hash.line(lines)
                if stray == nil, lines.int(4) != batch { stray = lines.int(0) }
                hasLine = try lines.step()
            }
            let stored = entries.bytes(1).map { Array($0) }
            let visited = VisitedEntry(
                batch: batch, seq: seq, time: entries.int64(ChainWalk.first), stored: stored,
                hash: hash.finish(entries, from: ChainWalk.first), stray: stray)
            previous = try body(visited)
        }
        return hasLine ? lines.int(0) : nil
    }

    private static let first: Int32 = 2
    /// The place of `last_seq` among the columns.
    private static let lastSeq: Int32 = first + 9
}
