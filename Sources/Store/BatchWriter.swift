import Model

/// Writes one entry: each change goes into the journal and into its table, inside the caller's transaction.
final class BatchWriter {
    private let store: SQLiteStore
    private let line: Statement
    private var json = JournalWriter()
    private var seq: Int
    private var hash: EntryHash
    private var lastIDs: [Kind: Int] = [:]
    /// When the entry before this one was made.
    private let lastTime: Int64?
    let batch: Int
    private(set) var count = 0
    /// The changes written, as long as they are few enough to be handed over.
    private(set) var kept: [Change] = []
    /// The deals that were given a code.
    private(set) var coded: [Int] = []
    private static let code = Schema.fields(of: .deal).firstIndex { $0.name == "code" } ?? -1
    /// Re-adding what was removed takes its old number, which nothing else ever has.
    private let mayReuse: Bool
    /// Who writes, as the system knows them; of an entry that is copied, who wrote it then.
    var login: String?
    private var names: NameKeeper

    init(_ store: SQLiteStore, mayReuse: Bool = false) throws {
        self.store = store
        self.mayReuse = mayReuse
        names = try NameKeeper(store)
        line = try store.statement("INSERT INTO journal (seq, batch, entity, entity_id, change) VALUES (?, ?, ?, ?, ?)")
        let last = try store.linkForNext()
        lastTime = last.time
        seq = last.seq
        batch = last.batch + 1
        hash = EntryHash(after: last.hash, batch: batch)
        login = store.login.text
    }

    var isBulk: Bool { count > Commit.bulk }

    func append(_ change: Change) throws {
        if case .add(let kind, let id, _) = change, !mayReuse { try claim(kind, id) }
        try store.table(change.kind).apply(change)
        try names.note(change)
        json.write(change)
        seq += 1
        count += 1
        line.bind(1, .int(Int64(seq)))
        line.bind(2, .int(Int64(batch)))
        line.bind(3, .text(change.kind.rawValue))
        line.bind(4, .int(Int64(change.id)))
        json.bytes.withUnsafeBytes { line.bind(5, text: $0) }
        try line.run()
        hash.line(seq: seq, change.kind.rawValue, id: change.id, json.bytes)
        if change.kind == .deal, givesCode(change) { coded.append(change.id) }
        if isBulk { kept = [] } else { kept.append(change) }
    }

    private func givesCode(_ change: Change) -> Bool {
        let field = BatchWriter.code
        return switch change {
        case .add(_, _, let row): row.indices.contains(field) && isCode(row[field])
        case .update(_, _, let edits): edits.contains { $0.field == field && isCode($0.after) }
        case .remove: false
        }
    }

    /// A code of nothing but blanks tells no deal from another.
    private func isCode(_ value: Value) -> Bool {
        if case .text(let text) = value { text.contains { !$0.isWhitespace } } else { false }
    }

    /// Refuses a number that was given before.
    private func claim(_ kind: Kind, _ id: Int) throws {
        guard id > 0, id <= Int(Int32.max) else { throw StoreError.invalid(.malformed(kind, id, field: "id")) }
        let last = try lastIDs[kind] ?? store.lastID(kind)
        if id <= last {
            let seen = try store.statement("SELECT 1 FROM journal WHERE entity = ? AND entity_id = ? LIMIT 1")
            if try seen.bind([.text(kind.rawValue), .int(Int64(id))]).integer() != nil {
                throw StoreError.invalid(.exists(kind, id))
            }
        }
        lastIDs[kind] = max(last, id)
    }

    /// Writes the entry's own row; the entry with the changes that were kept.
    func finish(_ draft: Draft, target: Int? = nil) throws -> Entry {
        try names.finish()
        var written = draft
        written.changes = kept
        written.time = time(of: draft)
        let facts: [Value] = [
            written.time.value, .text(draft.actor), .text(draft.host), login.value,
            .text(draft.verb.rawValue),
            draft.reason.value, target.value, (draft.id?.description).value,
            draft.isBackdated ? .int(1) : .null, .int(Int64(seq)), .int(Int64(count)),
        ]
        let row = try store.statement(EntryHash.insert)
        row.bind([.int(Int64(batch))] + facts)
        row.bind(facts.count + 2, blob: hash.finish(facts))
        try row.run()
        return Entry(batch: batch, seq: seq, draft: written, target: target, login: login)
    }
}

extension BatchWriter {
    /// The journal's time does not go back because one clock is slow or was set back. A last entry that is far ahead comes
    /// from a clock that was wrong, and is not followed.
    private func time(of draft: Draft) -> Instant {
        guard let lastTime else { return draft.time }
        let (ahead, isOver) = lastTime.subtractingReportingOverflow(draft.time.seconds)
        guard !isOver, ahead <= Int64(Draft.clockSpread) else { return draft.time }
        return max(draft.time, Instant(seconds: lastTime))
    }
}

extension Draft {
    /// Seconds by which two clocks that write one journal may differ: a day, for time zones set wrong.
    public static let clockSpread = 86_400
}

extension SQLiteStore {
    func table(_ kind: Kind) throws -> TableWriter {
        if let known = tables[kind] { return known }
        let made = try TableWriter(kind) { [unowned self] in try statement($0) }
        tables[kind] = made
        return made
    }
}
