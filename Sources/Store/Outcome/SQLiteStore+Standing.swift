import Model

/// A draft is committed once, however often it is tried.
extension SQLiteStore {
    /// What came of a draft that was committed before: its entry as it stands; nil where it was not. To be asked inside
    /// the transaction that would write it.
    func standing(_ id: DraftID?, base: Int) throws -> Commit? {
        guard let head = try head(of: id) else { return nil }
        let news = try news(after: base)
        var own = head.entry
        let isLast = try journalEnd() == own.seq
        // An entry that others have gone on from cannot be handed over as the last one.
        guard !news.isBulk, head.count <= Commit.bulk, isLast || own.seq <= base else {
            return Commit(own: own, reload: true)
        }
        own.draft.changes = try entries("WHERE j.seq BETWEEN ? AND ? ORDER BY j.seq", head.lines).flatMap(
            \.draft.changes)
        return Commit(foreign: news.entries.filter { $0.batch != own.batch }, own: own)
    }

    /// The row of the entry that was made from a draft.
    func head(of id: DraftID?) throws -> BatchHead? {
        guard let id else { return nil }
        return try heads("WHERE draft = ?", [.text(id.description)]).first
    }
}
