/// One edit of one entity: the unit of the journal. Whatever is done in RedDot is a list of these.
public enum Change: Equatable, Sendable {
    /// A new entity; `row` holds one value for each field, in the order of the entity's list.
    case add(Kind, Int, row: [Value])
    case remove(Kind, Int, row: [Value])
    case update(Kind, Int, [FieldEdit])

    /// The change that takes this one back.
    public var inverse: Change {
        switch self {
        case .add(let kind, let id, let row): .remove(kind, id, row: row)
        case .remove(let kind, let id, let row): .add(kind, id, row: row)
        case .update(let kind, let id, let edits):
            .update(kind, id, edits.map { FieldEdit(field: $0.field, before: $0.after, after: $0.before) })
        }
    }

    public var kind: Kind {
        switch self {
        case .add(let kind, _, _), .remove(let kind, _, _), .update(let kind, _, _): kind
        }
    }

    public var id: Int {
        switch self {
        case .add(_, let id, _), .remove(_, let id, _), .update(_, let id, _): id
        }
    }
}

/// A field that changed: its place in the entity's list of fields, what stood there and what stands there now.
public struct FieldEdit: Equatable, Sendable {
    public var field: Int
    public var before: Value
    public var after: Value

    public init(field: Int, before: Value, after: Value) {
        self.field = field
        self.before = before
        self.after = after
    }
}

extension Entity {
    /// One value for each field, in order.
    public var row: [Value] { Self.fields.map { $0.get(self) } }

    /// An entity from a row; nil where a value has the wrong form.
    public init?(id: Int, row: [Value]) {
        guard row.count == Self.fields.count else { return nil }
        self.init(blank: ID(id))
        for (field, value) in zip(Self.fields, row) where !field.set(&self, value) { return nil }
    }
}

extension Change {
    public static func add(_ entity: some Entity) -> Change {
        .add(type(of: entity).kind, entity.id.raw, row: entity.row)
    }

    public static func remove(_ entity: some Entity) -> Change {
        .remove(type(of: entity).kind, entity.id.raw, row: entity.row)
    }

    /// The difference between two states of an entity; nil where they are the same.
    public static func update<E: Entity>(_ before: E, to after: E) -> Change? {
        var edits: [FieldEdit] = []
        for (index, field) in E.fields.enumerated() {
            let (old, new) = (field.get(before), field.get(after))
            if old != new { edits.append(FieldEdit(field: index, before: old, after: new)) }
        }
        return edits.isEmpty ? nil : .update(E.kind, before.id.raw, edits)
    }
}
