import Model

/// The last question before anything is written: whether the actor may do it, by what the store holds now.
extension SQLiteStore {
    /// Throws where the members' roles do not allow the changes; to be called before they are written.
    func permit(_ draft: Draft, _ changes: [Change]) throws {
        let guards = try statement("SELECT 1 FROM members WHERE role = 'manager' AND user IS NOT NULL LIMIT 1")
            .integer()
        guard guards != nil else { return }
        let excerpt = try Excerpt(inside: self)
        let permission = Permission(
            draft.actor, on: excerpt.board, today: excerpt.board.zone.day(of: draft.time))
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
