import Model
import Views

/// Whether a form may be opened: the matrix is asked for each way in which the form can be answered, so that nobody writes
/// down what will be refused.
extension State {
    /// Why the actor may not do what a form is for; nil where they may do some of it.
    func refusal(of purpose: Form.Purpose) -> Sentence? {
        if case .importFiles = purpose { return permission.refusal(of: .import, [], on: board) }
        if case .thing(let thing) = purpose, let sentence = permission.refusal(of: thing.kind) { return sentence }
        let permission = permission
        for ways in ways(purpose) {
            if let sentence = permission.refusal(ofAll: ways, on: board) { return sentence }
        }
        return nil
    }

    /// A form without the fields that the actor may not fill on these deals: a touch can be logged on anybody's.
    func permitted(_ form: Form) -> Form {
        let (field, name): (String, Form.Name)
        let deals: [ID<Deal>]
        switch form.purpose {
        case .logNote(let ids, _, _): (deals, field, name) = (ids, "next_step", .next)
        case .eventNote(let ids, _): (deals, field, name) = (ids, "competitor", .competitor)
        default: return form
        }
        let permission = permission
        guard deals.contains(where: { permission.refusal(ofAll: edit(.deal, $0.raw, field), on: board) != nil }) else {
            return form
        }
        var form = form
        form.fields.removeAll { $0.name == name }
        return form
    }

    /// For each thing that a form is about, the changes of which one must be allowed; empty where everybody may.
    private func ways(_ purpose: Form.Purpose) -> [[Change]] {
        switch purpose {
        case .log, .logNote, .event, .eventNote, .note, .script, .pick, .which, .conflict, .importFiles: []
        case .next(let ids): ids.map { edit(.deal, $0.raw, "next_step") }
        case .turn(let ids): ids.map { edit(.deal, $0.raw, "turn") }
        case .owner(let ids): ids.map { edit(.deal, $0.raw, "owner_id") }
        case .back(let ids, _): ids.map { edit(.deal, $0.raw, "stage_id") }
        case .gate(let id, _): [edit(.deal, id.raw, "stage_id")]
        case .lose(let ids), .loseOther(let ids): ids.map { edit(.deal, $0.raw, "outcome") }
        case .win(let id), .reopen(let id), .cancel(let id), .unclose(let id): [edit(.deal, id.raw, "outcome")]
        case .edit(let id): [edits(.deal, id.raw, but: ["last_in", "last_out"])]
        case .roles(let id): [DealRole.Part.allCases.map { role($0, on: id) }]
        case .redDot(let items): items.map { [mark($0)] }
        case .decide(let item): [[decision(item)] + done(item)]
        case .decision(let item, _): [[decision(item)]]
        case .promise(let id, _): [[commitment(on: id)]]
        case .add: [[.add(Deal(blank: board.deals.nextID))]]
        case .thing(let thing), .remove(let thing): ways(thing).isEmpty ? [] : [ways(thing)]
        }
    }

    private func ways(_ thing: Form.Thing) -> [Change] {
        if let id = thing.number { return edits(thing.kind, id) }
        switch thing {
        case .account: return [.add(Account(blank: board.accounts.nextID))]
        case .contract(_, let deal):
            return [added(\.contracts) { ($0.deal, $0.account) = (deal, board.deals[deal]?.account) }]
        case .payment(_, let contract): return contract.map { id in [added(\.payments) { $0.contract = id }] } ?? []
        case .receipt(_, let contract): return contract.map { id in [added(\.receipts) { $0.contract = id }] } ?? []
        case .shares(let deal): return [added(\.splits) { $0.deal = deal }]
        case .presales(_, let deal): return deal.map { id in [added(\.presalesRequests) { $0.deal = id }] } ?? []
        default: return []
        }
    }

    // MARK: - Changes that are only asked about

    private func edit(_ kind: Kind, _ id: Int, _ name: String) -> [Change] {
        Schema.fields(of: kind).firstIndex { $0.name == name }.map { [touched(kind, id, $0)] } ?? []
    }

    private func edits(_ kind: Kind, _ id: Int, but names: [String] = []) -> [Change] {
        Schema.fields(of: kind).enumerated().filter { !names.contains($1.name) }.map { touched(kind, id, $0.offset) }
    }

    private func touched(_ kind: Kind, _ id: Int, _ field: Int) -> Change {
        .update(kind, id, [FieldEdit(field: field, before: .null, after: .null)])
    }

    private func added<E: Entity>(_ table: KeyPath<Board, Table<E>>, _ fill: (inout E) -> Void) -> Change {
        var entity = E(blank: board[keyPath: table].nextID)
        fill(&entity)
        return .add(entity)
    }

    private func role(_ part: DealRole.Part, on deal: ID<Deal>) -> Change {
        added(\.dealRoles) { ($0.deal, $0.part) = (deal, part) }
    }

    private func mark(_ item: RedSubject) -> Change { added(\.redDots) { $0.subject = item } }

    private func decision(_ item: RedSubject) -> Change {
        added(\.decisions) { $0.subject = item }
    }

    private func done(_ item: RedSubject) -> [Change] {
        openDecision(item).map { edit(.decision, $0.id.raw, "done") } ?? []
    }

    private func commitment(on deal: ID<Deal>) -> Change { added(\.commitments) { $0.deal = deal } }
}
