/// A change that does not fit the snapshot it is applied to.
public enum BoardError: UserError, Equatable {
    case missing(Kind, Int)
    case exists(Kind, Int)
    /// The entity differs from what the change says stood there.
    case differs(Kind, Int, field: String)
    /// A value has the wrong form for its field.
    case malformed(Kind, Int, field: String)

    public var sentence: Sentence {
        switch self {
        case .missing(let kind, let id):
            Sentence(
                zh: "没有 \(kind.rawValue) \(id)；请刷新后重试。", en: "There is no \(kind.rawValue) \(id); reload and try again."
            )
        case .exists(let kind, let id):
            Sentence(
                zh: "\(kind.rawValue) \(id) 已存在；请刷新后重试。",
                en: "\(kind.rawValue) \(id) exists already; reload and try again.")
        case .differs(let kind, let id, let field):
            Sentence(
                zh: "\(kind.rawValue) \(id) 的 \(field) 已被改过；请看最新内容再决定。",
                en: "\(field) of \(kind.rawValue) \(id) has been changed meanwhile; look at it and decide again.")
        case .malformed(let kind, let id, let field):
            Sentence(
                zh: "\(kind.rawValue) \(id) 的 \(field) 值不合法；请运行 reddot doctor。",
                en: "\(field) of \(kind.rawValue) \(id) holds a value of the wrong form; run reddot doctor.")
        }
    }
}

extension Board {
    /// Applies a list of changes in order. On error the snapshot may hold the changes before the failing one.
    public mutating func apply(_ changes: [Change]) throws(BoardError) {
        for change in changes { try apply(change) }
    }

    public mutating func apply(_ change: Change) throws(BoardError) {
        let id = ID<Deal>(change.id)
        let before = change.kind == .deal ? deals[id] : nil
        try applyWithoutLanes(change)
        switch change.kind {
        case .stage: lanes.follow(pipeline, deals)
        case .deal: lanes.replace(before, with: deals[id])
        default: break
        }
    }

    /// Applies a change to its table alone, for long walks: the lanes are wrong until `rebuildLanes()`.
    public mutating func applyWithoutLanes(_ change: Change) throws(BoardError) {
        switch change.kind {
        case .region: try regions.apply(change)
        case .team: try teams.apply(change)
        case .rep: try reps.apply(change)
        case .member: try members.apply(change)
        case .account: try accounts.apply(change)
        case .contact: try contacts.apply(change)
        case .product: try products.apply(change)
        case .stage: try stages.apply(change)
        case .deal: try deals.apply(change)
        case .spell: try spells.apply(change)
        case .activity: try activities.apply(change)
        case .note: try notes.apply(change)
        case .target: try targets.apply(change)
        case .setting: try settings.apply(change)
        case .calendarDay: try calendarDays.apply(change)
        case .contract: try contracts.apply(change)
        case .payment: try payments.apply(change)
        case .receipt: try receipts.apply(change)
        case .booking: try bookings.apply(change)
        case .split: try splits.apply(change)
        case .sourceCost: try sourceCosts.apply(change)
        case .redDot: try redDots.apply(change)
        case .decision: try decisions.apply(change)
        case .dealRole: try dealRoles.apply(change)
        case .gradeChange: try gradeChanges.apply(change)
        case .handOver: try handOvers.apply(change)
        case .competitor: try competitors.apply(change)
        case .script: try scripts.apply(change)
        case .scriptUse: try scriptUses.apply(change)
        case .presalesRequest: try presalesRequests.apply(change)
        case .leave: try leaves.apply(change)
        case .meeting: try meetings.apply(change)
        case .commitment: try commitments.apply(change)
        }
    }

    /// Sorts all deals into lanes anew: after a load, or when stages or the currency change.
    public mutating func rebuildLanes() {
        lanes = Lanes(stages: pipeline, deals: deals)
    }
}

extension Table {
    mutating func apply(_ change: Change) throws(BoardError) {
        switch change {
        case .add(let kind, let raw, let row):
            guard isLoaded else { return reserve(raw) }
            guard self[ID(raw)] == nil else { throw .exists(kind, raw) }
            guard let entity = E(id: raw, row: row) else { throw .malformed(kind, raw, field: "row") }
            put(entity)
        case .remove(let kind, let raw, _):
            guard isLoaded else { return }
            guard self[ID(raw)] != nil else {
                if holdsFew { return }
                throw .missing(kind, raw)
            }
            remove(ID(raw))
        case .update(let kind, let raw, let edits):
            guard isLoaded else { return }
            let found = try modify(ID(raw)) { entity throws(BoardError) in
                for edit in edits {
                    guard edit.field < E.fields.count else { throw .malformed(kind, raw, field: "\(edit.field)") }
                    let field = E.fields[edit.field]
                    guard field.get(entity) == edit.before else { throw .differs(kind, raw, field: field.name) }
                    guard field.set(&entity, edit.after) else { throw .malformed(kind, raw, field: field.name) }
                }
            }
            guard found || holdsFew else { throw .missing(kind, raw) }
        }
    }
}
