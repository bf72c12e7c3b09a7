import Model
import Rules

/// What the actor may do, by the same matrix as commands and the store.
extension State {
    /// The verbs, in the name of who acts.
    var worker: Work { Work(board, now: now, rep: rep, member: member) }

    /// The member who acts, where the actor is one.
    var member: ID<Member>? { board.member(actor)?.id }

    /// Who acts, as R14 asks.
    var toucher: Toucher { Toucher(rep: rep, member: member, own: ownTouches) }

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
