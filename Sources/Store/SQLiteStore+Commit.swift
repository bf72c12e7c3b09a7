import Model

/// What others did since a base, as far as a writer has to know.
struct News {
    var entries: [Entry] = []
    var footprint = Footprint()
    var renumbering = Renumbering()
    /// True where there are too many changes to hand over.
    var isBulk = false
}

extension SQLiteStore {
    public func commit(_ draft: Draft, base: Int) throws(StoreError) -> Commit {
        do {
            return try writing(draft.id) {
                if let known = try standing(draft.id, base: base) { return known }
                let news = try news(after: base)
                let changes = draft.changes.map { news.renumbering($0) }
                guard !changes.isEmpty else { return result(news, own: nil) }
                try validate(changes)
                try permit(draft, changes)
                try refuse(changes, against: news.footprint, after: base)
                try refuseTargets(changes, against: news.footprint, after: base)
                try checkReferences(changes)
                let writer = try BatchWriter(self)
                for change in changes { try blaming { try writer.append(change) } }
                if !news.footprint.isEmpty {
                    try keepLimits(changes)
                    try keepNames(changes, against: news.footprint)
                }
                return result(news, own: try close(writer, draft))
            }
        } catch {
            throw StoreError(error, path: path)
        }
    }

    public func commit(
        streaming header: Draft, base: Int, _ body: (_ append: (Change) throws -> Void) throws -> Void
    ) throws -> BulkCommit {
        try writing(header.id) { try stream(header, base: base) { try body($0) } }
    }

    /// Writes a long list inside a transaction of the caller.
    func stream(
        _ header: Draft, base: Int, _ body: (_ append: @escaping (Change) throws -> Void) throws -> Void
    ) throws -> BulkCommit {
        if let known = try head(of: header.id) {
            return BulkCommit(batch: known.entry.batch, seq: known.entry.seq, count: known.count)
        }
        let news = try news(after: base)
        try permit(header, header.changes)
        let writer = try BatchWriter(self)
        let append = { (change: Change) in
            let change = news.renumbering(change)
            try self.refuse([change], against: news.footprint, after: base)
            try self.blaming { try writer.append(change) }
        }
        for change in header.changes { try append(change) }
        try body(append)
        guard writer.count > 0 else { return BulkCommit(batch: nil, seq: try journalEnd(), count: 0) }
        let entry = try close(writer, header)
        return BulkCommit(batch: entry.batch, seq: entry.seq, count: writer.count)
    }

    /// Ends an ordinary entry: from now on its actor cannot do again what was taken back before.
    private func close(_ writer: BatchWriter, _ draft: Draft) throws -> Entry {
        try keepCodes(writer)
        let entry = try writer.finish(draft)
        try statement("UPDATE batches SET undone = 2 WHERE actor = ? AND undone = 1").bind([.text(draft.actor)]).run()
        return entry
    }

    func result(_ news: News, own: Entry?) -> Commit {
        let count = own?.draft.changes.count ?? 1
        // A bulky entry keeps no changes.
        if news.isBulk || count == 0 { return Commit(own: own, reload: true) }
        return Commit(foreign: news.entries, own: own)
    }

    func news(after base: Int) throws -> News {
        try noteVersion()
        var news = News()
        guard try journalEnd() > base else { return news }
        var count = 0
        try forEachLine("WHERE j.seq > ? ORDER BY j.seq", [.int(Int64(base))]) { line in
            if news.entries.last?.batch != line.batch { news.entries.append(try head(of: line.batch).entry) }
            let last = news.entries.count - 1
            news.footprint.insert(line.change)
            // An undo or redo adds only what had its number before.
            if case .add = line.change, news.entries[last].target == nil { news.renumbering.taken(line.change.key) }
            count += 1
            if count <= Commit.bulk { news.entries[last].draft.changes.append(line.change) }
        }
        news.isBulk = count > Commit.bulk
        if news.isBulk { news.entries = [] }
        try news.renumbering.settle { try lastID($0) }
        return news
    }

    // MARK: - Refusals

    private func validate(_ changes: [Change]) throws {
        for change in changes {
            let field =
                switch change {
                case .add(let kind, _, let row), .remove(let kind, _, let row): kind.malformedField(in: row)
                case .update(let kind, _, let edits): kind.malformedField(in: edits)
                }
            if let field { throw StoreError.invalid(.malformed(change.kind, change.id, field: field)) }
        }
    }

    func refuse(_ changes: [Change], against footprint: Footprint, after base: Int) throws {
        guard !footprint.isEmpty else { return }
        var obstacles: Set<Key> = []
        for change in changes { obstacles.formUnion(footprint.obstacles(to: change)) }
        if !obstacles.isEmpty { throw StoreError.conflict(try lastEntries(on: obstacles, after: base)) }
    }

    /// What the changes point to must be there.
    func checkReferences(_ changes: [Change]) throws {
        var known: Set<Key> = []
        for case .add(let kind, let id, _) in changes { known.insert(Key(kind: kind, id: id)) }
        for change in changes {
            try change.forEachReference { key in
                guard !known.contains(key) else { return }
                guard try table(key.kind).exists(key.id) else {
                    throw try blame(Mismatch(key: key, reason: .missing(key.kind, key.id)))
                }
                known.insert(key)
            }
        }
    }

    /// Turns a mismatch into the conflict with whoever changed the entity last.
    func blaming(_ body: () throws -> Void) throws {
        do {
            try body()
        } catch let mismatch as Mismatch {
            throw try blame(mismatch)
        }
    }

    private func blame(_ mismatch: Mismatch) throws -> StoreError {
        let entries = try lastEntries(on: [mismatch.key], after: 0)
        return entries.isEmpty ? .invalid(mismatch.reason) : .conflict(entries)
    }

    /// The latest entry on each entity, oldest first, each with only the changes of these entities.
    func lastEntries(on keys: Set<Key>, after seq: Int) throws -> [Entry] {
        var byBatch: [Int: Entry] = [:]
        for key in keys {
            let found = try entries(
                """
                WHERE j.entity = ?1 AND j.entity_id = ?2 AND j.seq > ?3 AND j.batch = (SELECT max(k.batch) FROM journal k
                  WHERE k.entity = ?1 AND k.entity_id = ?2) ORDER BY j.seq
                """, [.text(key.kind.rawValue), .int(Int64(key.id)), .int(Int64(seq))])
            for entry in found {
                var merged = byBatch[entry.batch] ?? entry
                if byBatch[entry.batch] != nil { merged.draft.changes += entry.draft.changes }
                byBatch[entry.batch] = merged
            }
        }
        return byBatch.values.sorted { $0.batch < $1.batch }
    }
}
