import Model

/// Making the tables follow the journal again, where somebody else has changed them.
extension SQLiteStore {
    /// Rebuilds all tables of the current state, and the marks of undo, from the journal, in one transaction. Refused where
    /// the journal itself is wrong: then nothing tells what the tables should hold. Returns how many problems there were.
    public func repair() throws(StoreError) -> Int {
        let found = try doctor()
        guard !found.isEmpty else { return 0 }
        do {
            try writing(checked: false) { try rebuild() }
        } catch {
            throw StoreError(error, path: path)
        }
        return found.count
    }

    private func rebuild() throws {
        var examination = Examination(limit: SQLiteStore.problemLimit)
        try fold(&examination)
        try checkBatches(&examination)
        try checkChain(&examination)
        let wrong = examination.problems.first { !($0.table == "batches" && $0.field == "undone") }
        if let wrong {
            let (first, rest) = (wrong.what.en.prefix(1).lowercased(), wrong.what.en.dropFirst())
            throw StoreError.wrongJournal(path, detail: Sentence(zh: wrong.what.zh, en: first + rest))
        }
        try clearSchema()
        try rebuildMarks()
        try rebuildTables(examination)
        try completeSchema()
        try statement("REINDEX").run()
    }

    private func rebuildMarks() throws {
        for (batch, mark) in try marks() {
            try statement("UPDATE batches SET undone = ?1 WHERE batch = ?2 AND undone IS NOT ?1")
                .bind([.int(Int64(mark)), .int(Int64(batch))]).run()
        }
    }

    private func rebuildTables(_ fold: Examination) throws {
        var fold = fold
        let absent = try absentKinds(of: Set(Kind.allCases))
        for sql in StoreSchema.statements(for: absent) { try SQLiteStore.run(handle, sql) }
        for kind in Kind.allCases {
            try statement("DELETE FROM \(Schema.table(of: kind))").run()
            let writer = try table(kind)
            for id in fold.rest(of: kind) {
                guard let row = fold.take(Key(kind: kind, id: id)) else { continue }
                try writer.apply(.add(kind, id, row: row))
            }
        }
        if try !hasNameKeys() { try SQLiteStore.run(handle, NameKeys.table) }
        try NameKeys.makeAll(handle)
    }

    /// What each entry's mark must be, by the undos and redos after it: 0 live, 1 taken back, 2 for good.
    func marks() throws -> [Int: Int] {
        var marks = Marks()
        for head in try heads("ORDER BY batch", []) { _ = marks.follow(head.entry) }
        return marks.all
    }
}

/// Follows undo and redo through the journal.
struct Marks {
    private(set) var all: [Int: Int] = [:]
    private var open: [String: Set<Int>] = [:]

    /// Takes the next entry; false where it undoes or redoes what cannot be.
    mutating func follow(_ entry: Entry) -> Bool {
        let actor = entry.draft.actor
        defer { all[entry.batch] = 0 }
        guard let target = entry.target else {
            for batch in open[actor] ?? [] { all[batch] = 2 }
            open[actor] = []
            return true
        }
        let undoes = entry.draft.verb == .undo
        let fits = all[target] == (undoes ? 0 : 1)
        all[target] = undoes ? 1 : 0
        if undoes { open[actor, default: []].insert(target) } else { open[actor]?.remove(target) }
        return fits
    }
}
