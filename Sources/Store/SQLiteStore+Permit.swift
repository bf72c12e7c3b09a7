import Model

/// The last question before anything is written: whether the actor may do it, by what the store holds now.
extension SQLiteStore {
    /// Throws where the members' roles do not allow the changes; to be called before they are written.
    func permit(_ draft: Draft, _ changes: [Change]) throws {
        let guards = try statement("SELECT 1 FROM members WHERE role = 'manager' AND user IS NOT NULL LIMIT 1")
            .integer()
        guard guards != nil else { return }
        var board = try people()
        let permission = Permission(draft.actor, on: board, today: board.zone.day(of: draft.time))
        if case .member(let member, _) = permission.standing, member.role != .manager { try gather(changes, &board) }
        if let sentence = permission.refusal(of: draft.verb, changes, on: board) {
            throw StoreError.forbidden(sentence)
        }
    }

    private func people() throws -> Board {
        var board = Board()
        try EntityReader<Setting>(self, "").forEach { board.settings.put($0) }
        try EntityReader<Member>(self, "").forEach { board.members.put($0) }
        try EntityReader<Rep>(self, "").forEach { board.reps.put($0) }
        return board
    }

    /// Adds what the changes touch, and what that hangs on.
    private func gather(_ changes: [Change], _ board: inout Board) throws {
        var keys: Set<Key> = []
        for change in changes {
            keys.insert(change.key)
            change.forEachReference { keys.insert($0) }
            if case .remove(let kind, let id, let row) = change {
                Change.add(kind, id, row: row).forEachReference { keys.insert($0) }
            }
        }
        // A payment hangs on a contract, a contract on a deal: two steps reach the deal.
        var seen: Set<Key> = []
        for _ in 0..<3 {
            let fresh = keys.subtracting(seen)
            seen.formUnion(fresh)
            for key in fresh { keys.formUnion(try take(key, into: &board)) }
        }
    }

    /// Puts one entity into the board, unless it is in already; the entities it points to.
    private func take(_ key: Key, into board: inout Board) throws -> Set<Key> {
        switch key.kind {
        case .setting, .member, .rep, .stage, .product, .region, .team, .competitor, .script: return []
        case .deal:
            try EntityReader<Split>(self, "WHERE t.deal_id = ?", [.int(Int64(key.id))]).forEach { board.splits.put($0) }
        case .split where board.splits[ID(key.id)] != nil: return []
        default: break
        }
        guard let row = try row(key) else { return [] }
        let change = Change.add(key.kind, key.id, row: row)
        try board.applyWithoutLanes(change)
        var references: Set<Key> = []
        change.forEachReference { references.insert($0) }
        return references
    }

    /// The row of an entity in its table; nil where there is none.
    func row(_ key: Key) throws -> [Value]? {
        let fields = Schema.fields(of: key.kind)
        let columns = try columns(of: key.kind)
        let select = try statement("SELECT \(columns) FROM \(Schema.table(of: key.kind)) WHERE id = ?")
        defer { select.reset() }
        guard try select.bind([.int(Int64(key.id))]).step() else { return nil }
        return fields.indices.map { select.value(Int32($0)) ?? .null }
    }
}
