import Model

/// A change that does not fit the row that stands in the table.
struct Mismatch: Error {
    let key: Key
    let reason: BoardError
}

/// Applies changes to the current-state table of one kind, and refuses what does not fit the rows that are there.
final class TableWriter {
    private let kind: Kind
    private let fields: [FieldInfo]
    private let table: String
    private let prepare: (String) throws -> Statement
    private let insert: Statement
    private let delete: Statement
    private let select: Statement
    private var updates: [UInt64: Statement] = [:]

    init(_ kind: Kind, prepare: @escaping (String) throws -> Statement) throws {
        self.kind = kind
        self.prepare = prepare
        fields = Schema.fields(of: kind)
        table = Schema.table(of: kind)
        let columns = fields.map(\.name).joined(separator: ", ")
        let marks = String(repeating: ", ?", count: fields.count)
        insert = try prepare("INSERT INTO \(table) (id, \(columns)) VALUES (?\(marks))")
        delete = try prepare("DELETE FROM \(table) WHERE id = ?")
        select = try prepare("SELECT \(columns) FROM \(table) WHERE id = ?")
    }

    func apply(_ change: Change) throws {
        switch change {
        case .add(_, let id, let row): try add(id, row)
        case .remove(_, let id, let row): try remove(id, row)
        case .update(_, let id, let edits): try update(id, edits)
        }
    }

    func exists(_ id: Int) throws -> Bool {
        select.bind(1, .int(Int64(id)))
        guard try select.step() else { return false }
        select.reset()
        return true
    }

    private func add(_ id: Int, _ row: [Value]) throws {
        guard row.count == fields.count else { throw malformed(id, "row") }
        insert.bind(1, .int(Int64(id)))
        for (index, value) in row.enumerated() {
            try check(value, index, id)
            insert.bind(index + 2, value)
        }
        try insert.run()
    }

    private func remove(_ id: Int, _ row: [Value]) throws {
        select.bind(1, .int(Int64(id)))
        guard try select.step() else { throw Mismatch(key: Key(kind: kind, id: id), reason: .missing(kind, id)) }
        defer { select.reset() }
        guard row.count == fields.count else { throw malformed(id, "row") }
        for (index, value) in row.enumerated() {
            guard let standing = select.value(Int32(index)), standing.isSame(as: value) else {
                throw differs(id, index)
            }
        }
        select.reset()
        delete.bind(1, .int(Int64(id)))
        try delete.run()
    }

    private func update(_ id: Int, _ edits: [FieldEdit]) throws {
        guard !edits.isEmpty else { throw malformed(id, "set") }
        var mask: UInt64 = 0
        for edit in edits {
            guard fields.indices.contains(edit.field), mask & (1 << UInt64(edit.field)) == 0 else {
                throw malformed(id, "\(edit.field)")
            }
            mask |= 1 << UInt64(edit.field)
            try check(edit.before, edit.field, id)
            try check(edit.after, edit.field, id)
        }
        let sorted = edits.sorted { $0.field < $1.field }
        let statement = try updateStatement(mask, sorted.map { fields[$0.field].name })
        var index = 0
        for edit in sorted {
            index += 1
            statement.bind(index, edit.after)
        }
        statement.bind(index + 1, .int(Int64(id)))
        for edit in sorted {
            statement.bind(index + 2, edit.before)
            index += 1
        }
        if try statement.run() == 0 { throw try mismatch(id, sorted) }
    }

    /// One statement for each set of fields: it changes the row only where all of them hold what the change says.
    private func updateStatement(_ mask: UInt64, _ names: [String]) throws -> Statement {
        if let known = updates[mask] { return known }
        let sets = names.map { "\($0) = ?" }.joined(separator: ", ")
        let tests = names.map { " AND \($0) IS ?" }.joined()
        let made = try prepare("UPDATE \(table) SET \(sets) WHERE id = ?\(tests)")
        updates[mask] = made
        return made
    }

    private func mismatch(_ id: Int, _ edits: [FieldEdit]) throws -> any Error {
        select.bind(1, .int(Int64(id)))
        guard try select.step() else { return Mismatch(key: Key(kind: kind, id: id), reason: .missing(kind, id)) }
        defer { select.reset() }
        for edit in edits {
            guard let standing = select.value(Int32(edit.field)), standing.isSame(as: edit.before) else {
                return differs(id, edit.field)
            }
        }
        return malformed(id, "set")
    }

    private func differs(_ id: Int, _ field: Int) -> Mismatch {
        Mismatch(key: Key(kind: kind, id: id), reason: .differs(kind, id, field: fields[field].name))
    }

    private func malformed(_ id: Int, _ field: String) -> StoreError { .invalid(.malformed(kind, id, field: field)) }

    private func check(_ value: Value, _ field: Int, _ id: Int) throws {
        switch value {
        case .null: return
        case .int:
            if fields[field].isText || !fields[field].holds(value) { throw malformed(id, fields[field].name) }
        case .text: if !fields[field].isText { throw malformed(id, fields[field].name) }
        }
    }
}

extension Value {
    /// Equal byte for byte: `==` takes different spellings of the same letter for one.
    func isSame(as other: Value) -> Bool {
        switch (self, other) {
        case (.text(let left), .text(let right)): left.utf8.elementsEqual(right.utf8)
        default: self == other
        }
    }
}
