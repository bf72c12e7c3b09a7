import Model

/// The last question before anything is written: whether the login may act under the draft's name, and whether the actor
/// may do it, both by what the store holds now.
extension SQLiteStore {
    /// Throws where the members' roles do not allow the changes; to be called before they are written.
    func permit(_ draft: Draft, _ changes: [Change]) throws {
        let guards = try statement("SELECT 1 FROM members WHERE role = 'manager' AND user IS NOT NULL LIMIT 1")
            .integer()
        guard guards != nil || draft.isBackdated else { return }
        let excerpt = try Excerpt(inside: self)
        let board = excerpt.board
        try permitDate(draft, board)
        guard guards != nil else { return }
        // What somebody may do is asked of the present, whatever the entry is dated.
        let today = board.zone.day(of: try present(of: draft))
        let isRule = draft.actor == Permission.rule
        let bar = isRule ? login.barOfRule(on: board, today: today) : login.bar(as: draft.actor, on: board)
        if let bar { throw StoreError.forbidden(bar) }
        let permission = Permission(draft.actor, on: board, today: today)
        if case .member(let member, _) = permission.standing, member.role != .manager { try excerpt.take(changes) }
        if let sentence = permission.refusal(of: draft.verb, changes, on: excerpt.board) {
            throw StoreError.forbidden(sentence)
        }
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
