import Model
import Rules
import Terminal
import Views

extension State {
    /// A choice form: one key decides.
    mutating func choose(_ key: Key, _ form: Form) -> [Effect] {
        guard case .char(let scalar) = Keymap.narrow(key) else { return [] }
        // A capital letter asks for words, too.
        let small = String(scalar.properties.lowercaseMapping).unicodeScalars.first ?? scalar
        let withNote = small != scalar
        switch form.purpose {
        case .log(let ids, let direction):
            if scalar == "i" {
                return swap(.log(ids, direction == .outbound ? .inbound : .outbound, subject: form.subject))
            }
            guard let touch = Form.touches.first(where: { $0.0 == small }) else { return [] }
            if withNote {
                return swap(
                    .logNote(ids, touch.1, direction, label: touch.2, subject: form.subject, people: people(ids)))
            }
            let decider = ids.count == 1 ? board.deals[ids[0]].flatMap { conclusions?.decider(of: $0) } : nil
            return attempt { state throws(Refusal) in
                try state.logged(ids, touch.1, direction, with: decider, text: nil, next: nil)
            }
        case .lose(let ids):
            if scalar == "o" { return swap(.loseOther(ids, subject: form.subject)) }
            guard let reason = Form.reasons.first(where: { $0.0 == scalar }) else { return [] }
            return attempt { state throws(Refusal) in try state.lost(ids, reason: reason.1[state.lang]) }
        case .event(let ids):
            guard let event = Happening.allCases.first(where: { $0.key == small }) else { return [] }
            if withNote || event == .promise {
                return swap(.eventNote(ids, event, subject: form.subject))
            }
            return attempt { state throws(Refusal) in
                try state.happened(ids, event, note: nil, due: nil, competitor: nil)
            }
        case .turn(let ids):
            guard let turn = Form.turns.first(where: { $0.0 == scalar }) else { return [] }
            return attempt { state throws(Refusal) in try state.turned(ids, turn.1, turn.2) }
        case .script(let id): return openScript(form, scalar, id)
        case .decide(let item):
            if scalar == "k" { return attempt { state throws(Refusal) in try state.decisionDone(item) } }
            guard let decision = Form.decisions.first(where: { $0.0 == scalar }) else { return [] }
            let owner = board.deals[item.deal]?.owner ?? board.accounts[item.account]?.owner
            return swap(.decision(item, decision.1, owner: board.reps[owner]?.name ?? "", subject: form.subject))
        case .conflict:
            guard let way = form.ways.first(where: { $0.key == scalar }) else { return [] }
            return settle(way)
        case .pick(let things):
            guard let place = form.choices.firstIndex(where: { $0.key == scalar }), things.indices.contains(place)
            else { return [] }
            layers.removeLast()
            return openThing(things[place])
        case .which(let action, let deals):
            guard let place = form.choices.firstIndex(where: { $0.key == scalar }), deals.indices.contains(place)
            else { return [] }
            layers.removeLast()
            guard let deal = board.deals[deals[place]] else { return refuse(State.gone.sentence) }
            return work(action, on: [deal])
        case .unclose(let id):
            if scalar == "o" { return swap(.reopen(id, subject: form.subject)) }
            return scalar == "c" ? swap(.cancel(id, subject: form.subject)) : []
        case .remove(let thing):
            guard scalar == "y" else { return [] }
            return attempt { state throws(Refusal) in try state.removed(thing) }
        default: return []
        }
    }

    /// Puts another form in the place of this one.
    private mutating func swap(_ form: Form) -> [Effect] {
        layers.removeLast()
        return ask(form)
    }
}
