import Model

/// What a set of later changes touches: against it a draft, an undo or a redo is checked.
struct Footprint {
    private var touched: Set<Key> = []
    private var removed: Set<Key> = []
    /// For an entity, one that was made to point to it.
    private var pointing: [Key: Key] = [:]

    var isEmpty: Bool { touched.isEmpty }

    /// The entities of a kind that were changed.
    func keys(of kind: Kind) -> Set<Key> { touched.filter { $0.kind == kind } }

    mutating func insert(_ change: Change) {
        touched.insert(change.key)
        if case .remove = change { removed.insert(change.key) } else { removed.remove(change.key) }
        change.forEachReference { pointing[$0] = change.key }
    }

    /// The entities whose later changes stand in the way of this change.
    func obstacles(to change: Change) -> Set<Key> {
        guard !isEmpty else { return [] }
        var found: Set<Key> = []
        switch change {
        case .add: break
        case .update: if touched.contains(change.key) { found.insert(change.key) }
        case .remove:
            if touched.contains(change.key) { found.insert(change.key) }
            if let source = pointing[change.key] { found.insert(source) }
        }
        change.forEachReference { if removed.contains($0) { found.insert($0) } }
        return found
    }
}

/// New numbers for new entities, where others took theirs meanwhile: all of a kind from a number on move up.
struct Renumbering {
    private var first: [Kind: Int] = [:]
    private var step: [Kind: Int] = [:]

    var isEmpty: Bool { first.isEmpty }

    /// Notes a number that others gave to a new entity.
    mutating func taken(_ key: Key) {
        first[key.kind] = min(first[key.kind] ?? key.id, key.id)
    }

    /// Sets the steps, once all numbers are noted; `last` tells the highest number ever given.
    mutating func settle(_ last: (Kind) throws -> Int) rethrows {
        for (kind, first) in first { step[kind] = try last(kind) - first + 1 }
    }

    func callAsFunction(_ kind: Kind, _ id: Int) -> Int {
        guard let first = first[kind], let step = step[kind], id >= first else { return id }
        return id + step
    }

    func callAsFunction(_ change: Change) -> Change {
        if isEmpty { return change }
        let fields = Schema.fields(of: change.kind)
        func moved(_ index: Int, _ value: Value) -> Value {
            guard fields.indices.contains(index), let kind = fields[index].reference, case .int(let id) = value else {
                return value
            }
            return .int(Int64(self(kind, Int(id))))
        }
        let id = self(change.kind, change.id)
        switch change {
        case .add(let kind, _, let row):
            return .add(kind, id, row: row.enumerated().map { moved($0.offset, $0.element) })
        case .remove(let kind, _, let row): return .remove(kind, id, row: row)
        case .update(let kind, _, let edits):
            let moved = edits.map {
                FieldEdit(field: $0.field, before: $0.before, after: moved($0.field, $0.after))
            }
            return .update(kind, id, moved)
        }
    }
}
