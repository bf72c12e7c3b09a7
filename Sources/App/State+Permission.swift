import Model
import Rules

/// What the actor may do, by the same matrix as commands and the store.
extension State {
    /// The verbs, in the name of who acts.
    var worker: Work { Work(board, now: now, rep: speaker ?? rep, member: member) }

    /// The rep whose turn it is in a meeting: a touch that is logged there is the rep's own, whoever types it.
    private var speaker: ID<Rep>? { if case .rep(let id)? = meeting?.page { id } else { nil } }

    /// The member who acts, where the actor is one.
    var member: ID<Member>? { board.member(actor)?.id }

    /// Who acts, as R14 asks.
    var toucher: Toucher { Toucher(rep: speaker ?? rep, member: member, own: ownTouches) }

    var permission: Permission {
        bar.map { Permission(.barred($0)) } ?? Permission(actor, on: board, today: zone.day(of: now))
    }

    /// Why nothing can be changed here; nil where something can.
    var reasonNotToEdit: Sentence? {
        readOnly ? Sentence(zh: "只读方式，不能修改。", en: "Read-only: nothing can be changed.") : permission.bar
    }

    /// The actions that can be done here, as footer, palette and help offer them.
    func offered(_ actions: [Action]) -> [Action] {
        reasonNotToEdit == nil ? actions : actions.filter { !$0.edits }
    }
}
