import Model

extension Bridge {
    /// A bridge from a snapshot and the changes made since, in the order of the journal. `keep` chooses the deals by
    /// how they stood at the start, or when they were made.
    public init(
        from board: Board, changes: some Sequence<Change>, window: Period? = nil, keep: (Deal) -> Bool = { _ in true }
    ) throws(BoardError) {
        self.init(window: window)
        var touched: [Int: (start: State?, states: [State?])] = [:]
        var current: [Int: Deal?] = [:]
        for change in changes where change.kind == .deal {
            let before = current[change.id, default: board.deals[ID<Deal>(change.id)]]
            if current[change.id] == nil, let before, touched[change.id] == nil, keep(before) {
                touched[change.id] = (State(before), [])
            }
            let after = try Bridge.apply(change, to: before)
            current[change.id] = .some(after)
            if before == nil, touched[change.id] == nil, let after, keep(after) { touched[change.id] = (nil, []) }
            touched[change.id]?.states.append(after.map { State($0) })
        }
        board.deals.forEachInPlace { deal in
            if touched[deal.id.raw] == nil, keep(deal) { add(start: State(deal), then: EmptyCollection()) }
        }
        for id in touched.keys.sorted() {
            if let entry = touched[id] { add(start: entry.start, then: entry.states) }
        }
    }

    private static func apply(_ change: Change, to before: Deal?) throws(BoardError) -> Deal? {
        switch change {
        case .remove: return nil
        case .add(let kind, let id, let row):
            guard let deal = Deal(id: id, row: row) else { throw .malformed(kind, id, field: "row") }
            return deal
        case .update(let kind, let id, let edits):
            guard var deal = before else { throw .missing(kind, id) }
            for edit in edits {
                guard Deal.fields.indices.contains(edit.field), Deal.fields[edit.field].set(&deal, edit.after) else {
                    throw .malformed(kind, id, field: "\(edit.field)")
                }
            }
            return deal
        }
    }
}
