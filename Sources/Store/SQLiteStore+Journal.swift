import Model

/// Where a line of the journal stands.
struct JournalLine {
    let seq: Int
    let batch: Int
    let change: Change
}

/// Reading the journal. Everything here runs inside a transaction of the caller.
extension SQLiteStore {
    /// Walks lines in the order that `tail` gives; its columns are those of the journal under the name `j`. With
    /// `bareAdds` an added row is not read: its change holds the number alone.
    func forEachLine(
        _ tail: String, _ arguments: [Value], bareAdds: Bool = false, _ body: (JournalLine) throws -> Void
    ) throws {
        let lines = try statement("SELECT j.seq, j.batch, j.entity, j.entity_id, j.change FROM journal j \(tail)")
        lines.bind(arguments)
        defer { lines.reset() }
        while try lines.step() {
            let seq = lines.int(0)
            guard let kind = lines.text(2).flatMap(Kind.init(rawValue:)), let bytes = lines.bytes(4) else {
                throw JournalError(zh: "journal \(seq)：不认识的种类", en: "journal \(seq): unknown kind")
            }
            let id = try StoreNumbers.id(lines.int(3), kind, at: seq)
            do {
                let change =
                    bareAdds && JournalReader.isAdd(bytes)
                    ? Change.add(kind, id, row: [])
                    : try JournalReader.change(bytes, of: kind, id: id)
                try body(JournalLine(seq: seq, batch: lines.int(1), change: change))
            } catch let error as JournalError {
                throw JournalError("journal \(seq)", error.detail)
            }
        }
    }

    func journalEnd() throws -> Int {
        try StoreNumbers.place(try statement("SELECT max(seq) FROM journal").integer() ?? 0, "journal.seq")
    }

    /// The highest number that was ever given to an entity of the kind: numbers are never used twice.
    func lastID(_ kind: Kind) throws -> Int {
        let last = try statement("SELECT max(entity_id) FROM journal WHERE entity = ?")
            .bind([.text(kind.rawValue)]).integer()
        guard let last else { return 0 }
        return try StoreNumbers.id(last, kind, at: try journalEnd())
    }

    /// Lines as entries, in the order of the lines, each with the facts of its batch.
    func entries(_ tail: String, _ arguments: [Value]) throws -> [Entry] {
        var entries: [Entry] = []
        try forEachLine(tail, arguments) { line in
            if entries.last?.batch != line.batch { entries.append(try head(of: line.batch).entry) }
            entries[entries.count - 1].draft.changes.append(line.change)
        }
        return entries
    }

    /// One row of `batches`.
    func head(of batch: Int) throws -> BatchHead {
        let heads = try heads("WHERE batch = ?", [.int(Int64(batch))])
        guard let head = heads.first else { throw JournalError(zh: "缺第 \(batch) 条记录", en: "entry \(batch) is missing") }
        return head
    }

    /// `unreadable` takes the number of an entry that holds what it cannot, and why; without it, that is an error.
    func heads(
        _ tail: String, _ arguments: [Value], unreadable: ((Int, Sentence) -> Void)? = nil
    ) throws -> [BatchHead] {
        let later = try isOlder() ? "NULL, NULL, NULL" : "draft, login, backdated"
        let rows = try statement(
            "SELECT batch, time, actor, host, verb, reason, target, undone, last_seq, changes, \(later) FROM batches "
                + tail)
        rows.bind(arguments)
        defer { rows.reset() }
        var heads: [BatchHead] = []
        while try rows.step() {
            do {
                heads.append(try BatchHead(rows))
            } catch let error as JournalError {
                guard let unreadable else { throw error }
                unreadable(rows.int(0), error.detail)
            }
        }
        return heads
    }

    /// Stores of older versions, which can only be read, tell of no drafts, logins and dates by hand.
    private func isOlder() throws -> Bool { try (statement("PRAGMA user_version").integer() ?? 0) < 5 }

    public func entries(after seq: Int) throws(StoreError) -> [Entry] {
        try reading {
            try noteVersion()
            return try entries("WHERE j.seq > ? ORDER BY j.seq", [.int(Int64(seq))])
        }
    }

    public func lastSeq() throws(StoreError) -> Int {
        try reading { try journalEnd() }
    }
}

/// One row of `batches`; the entry's draft holds no changes.
struct BatchHead {
    var entry: Entry
    /// 0 live, 1 taken back and can be done again, 2 taken back for good.
    var undone: Int
    var count: Int

    /// Reads the columns that `heads` asks for.
    fileprivate init(_ rows: Statement) throws {
        let batch = try StoreNumbers.place(rows.int(0), "batches.batch")
        guard let verb = rows.text(4).flatMap(Verb.init(rawValue:)) else {
            throw JournalError(zh: "第 \(batch) 条记录：不认识的操作", en: "entry \(batch): unknown verb")
        }
        func place(_ column: Int32, _ name: String) throws -> Int {
            try StoreNumbers.place(rows.int(column), "batches \(batch), \(name)")
        }
        var draft = Draft(
            verb, [], actor: rows.text(2) ?? "", host: rows.text(3) ?? "",
            time: try StoreNumbers.time(rows.int64(1), of: batch), reason: rows.text(5),
            id: rows.text(10).flatMap { DraftID($0) })
        draft.isBackdated = rows.int(12) == 1
        let target = rows.isNull(6) ? nil : try place(6, "target")
        entry = Entry(
            batch: batch, seq: try place(8, "last_seq"), draft: draft, target: target, login: rows.text(11))
        (undone, count) = (try place(7, "undone"), try place(9, "changes"))
    }

    /// The first and last line of the batch in the journal.
    var lines: [Value] { [.int(Int64(entry.seq - count + 1)), .int(Int64(entry.seq))] }
}
