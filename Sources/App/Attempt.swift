import Model
import Views

/// What was last asked of the store and is not yet answered: enough to do it again on a newer snapshot, and to give back
/// what was typed where nothing came of it.
struct Attempt: Sendable {
    /// The form that asked for it, if one did.
    var form: Form?
    var verb: Verb
    /// What it would have changed.
    var changes: [Change]
    /// Does it anew, from the facts as they stand then; nil where it cannot be done twice.
    var again: (@Sendable (inout State) throws(Refusal) -> [Effect])?
}

extension State {
    /// Does what may be refused; a refusal is said, and nothing has changed.
    mutating func attempt(
        _ body: @escaping @Sendable (inout State) throws(Refusal) -> [Effect]
    ) -> [Effect] {
        do throws(Refusal) {
            let effects = try body(&self)
            if effects.contains(where: \.writes) { attempted?.again = body }
            return effects
        } catch {
            say(error.sentence, isError: true)
            return [.bell]
        }
    }

    /// Nothing was written: what was typed stands in its form again, or is kept for when the form is opened.
    mutating func giveBack() {
        defer { attempted = nil }
        guard let form = attempted?.form.map(current), !form.fields.isEmpty else { return }
        if case .form = layers.last {
            drafts.keep(form)
        } else {
            layers.append(.form(form))
        }
    }
}

extension State {
    /// A form that was closed meanwhile, on the facts as they stand now.
    func current(_ form: Form) -> Form {
        guard let fresh = remade(form) else { return form }
        var form = form
        form.rebase(onto: fresh, by: nil)
        return form
    }
}

extension Effect {
    /// Whether it writes into the store.
    var writes: Bool {
        switch self {
        case .commit, .undo, .redo, .confirmGrades: true
        case .details, .conclude, .pin, .index, .editText, .theme, .mouse, .redraw, .bell, .quit: false
        }
    }
}
