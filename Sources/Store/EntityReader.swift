import Model

/// Reads entities of any kind through their lists of fields. Accounts and deals, the many, have their own readers for a whole load.
struct EntityReader<E: Entity> {
    private let statement: Statement
    private let fields = E.fields

    init(_ store: SQLiteStore, _ tail: String, _ arguments: [Value] = []) throws {
        let columns = try store.columns(of: E.kind, "t.")
        statement = try store.statement("SELECT t.id, \(columns) FROM \(Schema.table(of: E.kind)) t \(tail)")
        statement.bind(arguments)
    }

    /// `last` is the highest number that the kind ever gave.
    func forEach(upTo last: Int = .max, _ body: (E) -> Void) throws {
        defer { statement.reset() }
        while try statement.step() {
            let id = statement.int(0)
            try SQLiteStore.checkNumber(id, upTo: last, E.kind)
            var entity = E(blank: ID(id))
            for (index, field) in fields.enumerated() {
                let value = statement.value(Int32(index + 1))
                guard let value, field.set(&entity, value) else { throw RowError(E.kind, id, field.name, value) }
            }
            body(entity)
        }
    }

    func all() throws -> [E] {
        var list: [E] = []
        try forEach { list.append($0) }
        return list
    }
}
