import Model

/// What is known by a key is there once, also where two people add it at the same moment: each checked their own snapshot.
extension SQLiteStore {
    /// Refuses a code that another deal has, whatever wrote it. To be called after the changes are written.
    func keepCodes(_ writer: BatchWriter) throws {
        guard writer.coded.count > Commit.bulk else {
            for id in writer.coded { try keepCode(of: id) }
            return
        }
        // So many are told apart in one walk along the index.
        let twins = try statement(
            """
            SELECT d.id FROM deals d WHERE d.code IN
              (SELECT code FROM deals WHERE code IS NOT NULL GROUP BY code HAVING count(*) > 1)
            """)
        defer { twins.reset() }
        let coded = Set(writer.coded)
        while try twins.step() {
            if coded.contains(twins.int(0)) { try keepCode(of: twins.int(0)) }
        }
    }

    private func keepCode(of id: Int) throws {
        let twin = try statement(
            """
            SELECT o.id, o.name, o.code FROM deals d JOIN deals o ON o.code = d.code AND o.id <> d.id
            WHERE d.id = ? ORDER BY o.id LIMIT 1
            """
        ).bind([.int(Int64(id))])
        defer { twin.reset() }
        guard try twin.step() else { return }
        throw StoreError.limit(Taken.code(twin.text(2) ?? "", twin.int(0), twin.text(1) ?? ""))
    }

    /// Refuses a name or word that somebody has given to another thing since the writer's snapshot.
    func keepNames(_ changes: [Change], against footprint: Footprint) throws {
        for change in changes {
            let keys = change.kind.keys
            guard !keys.isEmpty, change.names(anyOf: keys), let own = try row(change.key) else { continue }
            for other in footprint.keys(of: change.kind) where other.id != change.id {
                guard let row = try row(other) else { continue }
                for key in keys where key.isSame(own, row) {
                    throw StoreError.limit(Taken.name(change.kind, key.text(row), other.id))
                }
            }
        }
    }
}

extension Change {
    /// Whether it gives one of these facts.
    fileprivate func names(anyOf keys: [EntityKey]) -> Bool {
        switch self {
        case .add: true
        case .remove: false
        case .update(_, _, let edits): edits.contains { edit in keys.contains { $0.contains(edit.field) } }
        }
    }
}
