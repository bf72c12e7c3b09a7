import Model

/// What could be saved of a damaged store.
public struct Salvaged: Equatable, Sendable {
    /// Entries and changes of the journal that are in the new store.
    public var entries = 0
    public var changes = 0
    /// Changes of the journal that could not be read, or do not fit without those.
    public var lost = 0
    /// Facts put right from the tables of the current state, as one last entry.
    public var corrected = 0

    public init() {}
}

extension SQLiteStore {
    /// Saves what can be read of this store into a new one: the journal as far as it holds together, then, as one more
    /// entry, what the tables know beyond it. This store is only read.
    public func salvage(into new: SQLiteStore, actor: String, host: String, time: Instant) throws(StoreError)
        -> Salvaged
    {
        do {
            return try reading {
                try new.writing {
                    try new.note(rescuedFrom: self)
                    var salvage = Salvage(from: self, to: new)
                    try salvage.copyJournal()
                    try salvage.correct(Draft(.edit, [], actor: actor, host: host, time: time, reason: "salvage"))
                    return salvage.result
                }
            }
        } catch {
            throw StoreError(error, path: path)
        }
    }
}

/// One rescue: from a store that may fail at any row, into an empty one.
private struct Salvage {
    let old: SQLiteStore
    let new: SQLiteStore
    var result = Salvaged()
    /// The new numbers of entries, for undo and redo.
    private var numbers: [Int: Int] = [:]

    init(from old: SQLiteStore, to new: SQLiteStore) { (self.old, self.new) = (old, new) }

    // MARK: - The journal

    mutating func copyJournal() throws {
        let heads = old.readable("batches", "batch") { number in
            try old.heads("WHERE batch = ?", [.int(Int64(number))]).first
        }
        let lines = old.readable("journal", "seq") { try line($0) }
        let most = old.mostNumber
        let last = max(lines.last?.seq ?? 0, heads.map(\.entry.seq).filter { $0 <= most }.max() ?? 0)
        result.lost = last - lines.count
        let known = Dictionary(heads.map { ($0.entry.batch, $0) }) { first, _ in first }
        var start = lines.startIndex
        while start < lines.endIndex {
            let batch = lines[start].batch
            let stop = lines[start...].firstIndex { $0.batch != batch } ?? lines.endIndex
            try write(lines[start..<stop].map(\.change), batch, known[batch]?.entry)
            start = stop
        }
        for (batch, mark) in try new.marks() where mark != 0 {
            try new.statement("UPDATE batches SET undone = ? WHERE batch = ?")
                .bind([.int(Int64(mark)), .int(Int64(batch))]).run()
        }
    }

    /// One entry, without the changes that do not fit any more.
    private mutating func write(_ changes: [Change], _ batch: Int, _ entry: Entry?) throws {
        let writer = try BatchWriter(new, mayReuse: true)
        writer.login = entry?.login
        for change in changes where change.isWellFormed {
            do {
                try writer.append(change)
            } catch is Mismatch {
                result.lost += 1
            } catch is SQLiteFailure {
                result.lost += 1
            }
        }
        guard writer.count > 0 else { return }
        var draft = entry?.draft ?? Draft(.edit, [], actor: "?", host: "", time: Instant(seconds: 0), reason: "salvage")
        // Of two rows that name one draft, the first has it.
        if try new.head(of: draft.id) != nil { draft.id = nil }
        let target = entry?.target.flatMap { numbers[$0] }
        if target == nil, [.undo, .redo].contains(draft.verb) { draft.verb = .edit }
        _ = try writer.finish(draft, target: target)
        numbers[batch] = writer.batch
        result.entries += 1
        result.changes += writer.count
    }

    private func line(_ seq: Int) throws -> JournalLine? {
        var found: JournalLine?
        try old.forEachLine("WHERE j.seq = ?", [.int(Int64(seq))]) { found = $0 }
        return found
    }

    // MARK: - The tables

    /// What the old tables hold is what people saw: the new store follows them, where they can be read.
    mutating func correct(_ draft: Draft) throws {
        let writer = try BatchWriter(new, mayReuse: true)
        for kind in Kind.allCases {
            let table = Schema.table(of: kind)
            let hasStrays = old.hasStrays(table)
            for id in old.numbers(in: table, "id").union(new.numbers(in: table, "id")).sorted() {
                // A row that cannot be read stays as the journal left it, and so does one that may have lost its number.
                guard let row = try? Found(old.row(Key(kind: kind, id: id))), row.row != nil || !hasStrays else {
                    continue
                }
                try follow(row, Key(kind: kind, id: id), writer)
            }
        }
        while try dropDangling(writer) > 0 {}
        guard writer.count > 0 else { return }
        result.corrected = writer.count
        result.entries += 1
        result.changes += writer.count
        _ = try writer.finish(draft)
    }

    private func follow(_ found: Found, _ key: Key, _ writer: BatchWriter) throws {
        let standing = try new.row(key)
        guard let wanted = found.row else {
            if let standing { try writer.append(.remove(key.kind, key.id, row: standing)) }
            return
        }
        guard key.kind.malformedField(in: wanted) == nil else { return }
        guard let standing else { return try writer.append(.add(key.kind, key.id, row: wanted)) }
        let edits = standing.indices.filter { !standing[$0].isSame(as: wanted[$0]) }
            .map { FieldEdit(field: $0, before: standing[$0], after: wanted[$0]) }
        if !edits.isEmpty { try writer.append(.update(key.kind, key.id, edits)) }
    }

    /// What points to something that is lost lets go of it, or goes with it where it cannot. Returns how many did.
    private func dropDangling(_ writer: BatchWriter) throws -> Int {
        let before = writer.count
        for kind in Kind.allCases {
            for (index, field) in Schema.fields(of: kind).enumerated() {
                guard let target = field.reference else { continue }
                let ids = try new.danglers(kind, field.name, target)
                for id in ids {
                    guard let row = try new.row(Key(kind: kind, id: id)) else { continue }
                    let edit = FieldEdit(field: index, before: row[index], after: .null)
                    let canLetGo = kind.malformedField(in: [edit]) == nil
                    try writer.append(canLetGo ? .update(kind, id, [edit]) : .remove(kind, id, row: row))
                }
            }
        }
        return writer.count - before
    }
}

/// What a table says about a number: its row, or that there is none.
private struct Found {
    let row: [Value]?

    init(_ row: [Value]?) { self.row = row }
}

extension SQLiteStore {
    /// The entities whose field points to nothing.
    fileprivate func danglers(_ kind: Kind, _ field: String, _ target: Kind) throws -> [Int] {
        let rows = try statement(
            """
            SELECT id FROM \(Schema.table(of: kind)) WHERE \(field) IS NOT NULL
              AND \(field) NOT IN (SELECT id FROM \(Schema.table(of: target)))
            """)
        defer { rows.reset() }
        var ids: [Int] = []
        while try rows.step() { ids.append(rows.int(0)) }
        return ids
    }
}

extension Change {
    /// Whether each value has a form that its field can have.
    fileprivate var isWellFormed: Bool {
        switch self {
        case .add(let kind, _, let row), .remove(let kind, _, let row): kind.malformedField(in: row) == nil
        case .update(let kind, _, let edits): kind.malformedField(in: edits) == nil
        }
    }
}
