import Model

/// A kind seen without its type, where the store treats all kinds alike.
extension Kind {
    var type: any Entity.Type {
        switch self {
        case .region: Region.self
        case .team: Team.self
        case .rep: Rep.self
        case .member: Member.self
        case .account: Account.self
        case .contact: Contact.self
        case .product: Product.self
        case .stage: Stage.self
        case .deal: Deal.self
        case .spell: Spell.self
        case .activity: Activity.self
        case .note: Note.self
        case .target: Target.self
        case .setting: Setting.self
        case .calendarDay: CalendarDay.self
        case .contract: Contract.self
        case .payment: Payment.self
        case .receipt: Receipt.self
        case .booking: Booking.self
        case .split: Split.self
        case .sourceCost: SourceCost.self
        case .redDot: RedDot.self
        case .decision: Decision.self
        case .dealRole: DealRole.self
        case .gradeChange: GradeChange.self
        case .handOver: HandOver.self
        case .competitor: Competitor.self
        case .script: Script.self
        case .scriptUse: ScriptUse.self
        case .presalesRequest: PresalesRequest.self
        case .leave: Leave.self
        case .meeting: Meeting.self
        case .commitment: Commitment.self
        }
    }

    /// The place of the kind in `allCases`.
    var index: Int { Kind.places[self] ?? 0 }

    private static let places: [Kind: Int] = Dictionary(
        uniqueKeysWithValues: Kind.allCases.enumerated().map { ($1, $0) })

    /// The row of an entity about which nothing is known.
    var blankRow: [Value] { type.blankRow }

    /// The first field whose value has a form that it cannot have.
    func malformedField(in row: [Value]) -> String? { type.malformedField(in: row) }

    /// The first field of an update that cannot take its value.
    func malformedField(in edits: [FieldEdit]) -> String? { type.malformedField(in: edits) }
}

extension Entity {
    fileprivate static var blankRow: [Value] { Self(blank: ID(1)).row }

    fileprivate static func malformedField(in row: [Value]) -> String? {
        let fields = Self.fields
        guard row.count == fields.count else { return "row" }
        var entity = Self(blank: ID(1))
        for (field, value) in zip(fields, row) where !field.set(&entity, value) { return field.name }
        return nil
    }

    fileprivate static func malformedField(in edits: [FieldEdit]) -> String? {
        let fields = Self.fields
        var entity = Self(blank: ID(1))
        for edit in edits {
            guard fields.indices.contains(edit.field) else { return "\(edit.field)" }
            let field = fields[edit.field]
            guard field.set(&entity, edit.before), field.set(&entity, edit.after) else { return field.name }
        }
        return nil
    }
}

/// One entity of any kind.
struct Key: Hashable {
    let kind: Kind
    let id: Int
}

extension Change {
    var key: Key { Key(kind: kind, id: id) }

    /// The entities to which the changed fields point after the change.
    func forEachReference(_ body: (Key) throws -> Void) rethrows {
        let fields = Schema.fields(of: kind)
        func look(_ index: Int, _ value: Value) throws {
            guard fields.indices.contains(index), let kind = fields[index].reference,
                case .int(let id) = value
            else { return }
            try body(Key(kind: kind, id: Int(id)))
        }
        switch self {
        case .add(_, _, let row):
            for (index, value) in row.enumerated() { try look(index, value) }
        case .update(_, _, let edits):
            for edit in edits { try look(edit.field, edit.after) }
        case .remove: break
        }
    }
}
