import Model

/// What a change touches: the clusters to be concluded anew, as they are before it and after it.
struct Touch {
    private(set) var clusters: Set<Cluster> = []
    /// It bears on the load of presales (R25).
    private(set) var isPresales = false
    private let change: Change
    private let moment: Moment
    private var facts: Facts { moment.facts }

    /// What a change touches, holding on to no facts: they are about to change.
    static func by(_ change: Change, _ moment: Moment) -> (clusters: Set<Cluster>, isPresales: Bool) {
        let touch = Touch(change, moment)
        return (touch.clusters, touch.isPresales)
    }

    private init(_ change: Change, _ moment: Moment) {
        (self.change, self.moment) = (change, moment)
        let board = moment.board
        switch change.kind {
        case .account: clusters = [.account(ID(change.id))]
        case .deal: look(board.deals) { _, deal in [Cluster(deal)] }
        case .spell: look(board.spells) { touch, entity in [touch.of(entity.deal)] }
        case .activity: look(board.activities) { touch, entity in [touch.of(entity.deal, entity.account)] }
        case .contract: look(board.contracts) { touch, entity in [touch.of(entity.deal, entity.account)] }
        case .payment: look(board.payments) { touch, entity in [touch.of(entity.contract)] }
        case .receipt: look(board.receipts) { touch, entity in [touch.of(entity.contract)] }
        case .booking: look(board.bookings) { touch, entity in [touch.of(entity.deal)] }
        case .split: look(board.splits) { touch, entity in [touch.of(entity.deal)] }
        case .redDot: look(board.redDots) { touch, entity in [touch.of(entity.deal, entity.account)] }
        case .dealRole: look(board.dealRoles) { touch, entity in [touch.of(entity.deal)] }
        case .handOver: look(board.handOvers) { touch, entity in [touch.of(entity.deal)] }
        case .gradeChange: look(board.gradeChanges) { _, entity in [.account(entity.account)] }
        case .contact: lookAtContact()
        case .presalesRequest, .leave, .member: isPresales = true
        case .region, .team, .rep, .stage, .product, .setting, .calendarDay: break
        case .note, .target, .decision, .sourceCost, .competitor, .script, .scriptUse, .meeting,
            .commitment:
            break
        }
    }

    private mutating func look<E: Entity>(_ table: Table<E>, _ clusters: (Touch, E) -> [Cluster]) {
        let before = table[ID<E>(change.id)]
        for entity in [before, change.result(before)].compactMap({ $0 }) {
            self.clusters.formUnion(clusters(self, entity))
        }
    }

    private func of(_ deal: ID<Deal>?, _ account: ID<Account>? = nil) -> Cluster {
        guard let deal else { return .account(account ?? ID(0)) }
        return facts.board.deals.look(at: deal) { Cluster($0) } ?? .deal(deal)
    }

    private func of(_ contract: ID<Contract>) -> Cluster {
        facts.board.contracts[contract].map { of($0.deal, $0.account) } ?? .account(ID(0))
    }

    /// Whether a contact decides bears on the timers of deals with a new decision maker (R13).
    private mutating func lookAtContact() {
        let id = ID<Contact>(change.id)
        let before = facts.board.contacts[id]
        guard before?.decides ?? false != change.result(before)?.decides ?? false else { return }
        var found: Set<Cluster> = []
        for deal in (0..<facts.board.deals.slotCount).lazy.map({ ID<Deal>($0) })
        where moment.has(.decisionMaker, on: deal) {
            facts.activities[deal.raw].look { if $0.contact == id { found.insert(of(deal)) } }
        }
        clusters = found
    }
}

extension Change {
    /// What an entity is after this change; nil where it is no more, or where the change does not fit.
    func result<E: Entity>(_ before: E?) -> E? {
        switch self {
        case .remove: return nil
        case .add(_, let id, let row): return E(id: id, row: row)
        case .update(_, _, let edits):
            guard var entity = before else { return nil }
            for edit in edits {
                guard E.fields.indices.contains(edit.field), E.fields[edit.field].set(&entity, edit.after) else {
                    return nil
                }
            }
            return entity
        }
    }
}
