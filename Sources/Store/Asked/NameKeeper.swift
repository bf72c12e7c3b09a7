import Model

/// Keeps `name_keys` in step with one entry: notes what its changes touch, and writes the keys once, at its end.
struct NameKeeper {
    private let store: SQLiteStore
    private let isThere: Bool
    /// What stood in the fields with names before the entry, by kind, number and field.
    private var touched: [Kind: [Int: [Int: Value]]] = [:]
    /// The kinds of which so much changes that all their keys are made anew.
    private var whole: Set<Kind> = []

    init(_ store: SQLiteStore) throws {
        self.store = store
        isThere = try store.hasNameKeys()
    }

    /// To be called for each change of the entry.
    mutating func note(_ change: Change) throws {
        let kind = change.kind
        guard isThere, let places = NameKeeper.places[kind], !whole.contains(kind) else { return }
        switch change {
        case .add(_, let id, _): for place in places { note(kind, id, place, .null) }
        case .remove(_, let id, let row):
            for place in places where row.indices.contains(place) { note(kind, id, place, row[place]) }
        case .update(_, let id, let edits):
            for edit in edits where places.contains(edit.field) { note(kind, id, edit.field, edit.before) }
        }
        if let count = touched[kind]?.count, count > NameKeeper.many, count > (try store.lastID(kind)) / 16 {
            whole.insert(kind)
            touched[kind] = nil
        }
    }

    private mutating func note(_ kind: Kind, _ id: Int, _ place: Int, _ before: Value) {
        if touched[kind]?[id]?[place] == nil { touched[kind, default: [:]][id, default: [:]][place] = before }
    }

    /// Writes the keys; to be called inside the entry's transaction, when its last change is in the tables.
    func finish() throws {
        for kind in whole { try store.makeNameKeys(of: kind) }
        for (kind, things) in touched {
            var rows: [Row] = []
            for (id, fields) in things {
                let now = try store.row(Key(kind: kind, id: id))
                for scope in NameScope.of(kind) {
                    guard let before = fields[scope.place] else { continue }
                    let (old, new) = (NameKeeper.key(before, scope), NameKeeper.key(now?[scope.place] ?? .null, scope))
                    guard old != new else { continue }
                    if let old { rows.append(Row(scope: scope, key: old, id: id, isNew: false)) }
                    if let new { rows.append(Row(scope: scope, key: new, id: id, isNew: true)) }
                }
            }
            try write(rows)
        }
    }

    /// In the order of the keys: of many that come at once, neighbours stand on one page.
    private func write(_ rows: [Row]) throws {
        let sorted = rows.count > 100 ? rows.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) } : rows
        let insert = try store.statement("INSERT OR IGNORE INTO name_keys (scope, key, id) VALUES (?, ?, ?)")
        let delete = try store.statement("DELETE FROM name_keys WHERE scope = ? AND key = ? AND id = ?")
        for row in sorted {
            try (row.isNew ? insert : delete)
                .bind([.text(row.scope.rawValue), .text(row.key), .int(Int64(row.id))]).run()
        }
    }

    static func key(_ value: Value, _ scope: NameScope) -> String? {
        if case .text(let text) = value { scope.key(text) } else { nil }
    }

    private struct Row {
        let scope: NameScope
        let key: String
        let id: Int
        let isNew: Bool
    }

    private static let many = 5_000
    private static let places: [Kind: Set<Int>] = NameScope.allCases.reduce(into: [:]) {
        $0[$1.kind, default: []].insert($1.place)
    }
}
