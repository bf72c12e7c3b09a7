import Model
import Store
import Terminal
import Views

/// Two people on one deal: the second sees who changed what, and chooses.
extension State {
    /// What can be done about others' changes.
    enum Settlement: CaseIterable, Sendable {
        case mine, theirs, both, merged

        /// Digits, and not letters: keys that were pressed before the question was seen must not answer it.
        var key: Unicode.Scalar {
            switch self {
            case .mine, .both: "1"
            case .theirs: "2"
            case .merged: "3"
            }
        }

        var label: Sentence {
            switch self {
            case .mine: Sentence(zh: "用我的（改在最新内容之上）", en: "mine, on top of what stands now")
            case .theirs: Sentence(zh: "用他人的，我的不保存", en: "theirs; mine is not saved")
            case .both: Sentence(zh: "两边都要：没有同时改到同一处", en: "both: nothing was changed twice")
            case .merged: Sentence(zh: "合并：同一处用他人的，其余用我的", en: "merge: theirs where both changed, mine elsewhere")
            }
        }
    }

    /// Asks what to do, where others' entries stood in the way of what was asked for.
    mutating func dispute(_ obstacles: [Entry], _ foreign: [Entry]) -> [Effect] {
        guard let attempt = attempted, attempt.again != nil else {
            giveBack()
            say(StoreError.conflict(obstacles).sentence, isError: true)
            return [.bell]
        }
        let places = Set((attempt.changes + obstacles.flatMap(\.draft.changes)).map(Place.init))
        var told = foreign.map { $0.on(places) }.filter { !$0.draft.changes.isEmpty }
        if told.isEmpty { told = obstacles }
        if var form = attempt.form, let fresh = remade(form) {
            form.rebase(onto: fresh, by: told.last.map { mark($0.draft) })
            attempted?.form = form
        }
        let question = question(attempted ?? attempt, told)
        // A form that was opened meanwhile stays on top: its keys are text.
        if case .form(let open) = layers.last, !open.fields.isEmpty {
            layers.insert(.form(question), at: layers.count - 1)
            say(
                Sentence(zh: "刚才的改动与他人冲突；关掉这张表后再定。", en: "Your last change met another's; close this to decide."),
                isError: true)
        } else {
            layers.append(.form(question))
        }
        return [.bell]
    }

    private func question(_ attempt: Attempt, _ told: [Entry]) -> Form {
        let deals = Set(attempt.changes.filter { $0.kind == .deal }.map(\.id))
        let deal = deals.count == 1 ? deals.first.flatMap { board.deals[ID($0)] } : nil
        var form = Form(
            purpose: .conflict, title: Sentence(zh: "他人刚刚改过，怎么办？", en: "Somebody else changed this. What now?"),
            subject: deal.map { caption($0) } ?? attempt.form?.subject ?? "")
        let collisions = collisions(attempt.changes, told)
        form.facts = told.suffix(3).map { line(mark($0.draft), $0.draft.verb, $0.draft.changes, about: deal?.id) }
        // What I add has a number that may by now be somebody else's: the verb stands for it.
        let own = attempt.changes.filter { if case .add = $0 { false } else { true } }
        form.facts.append(line(Sentence(zh: "我", en: "me"), attempt.verb, own, about: deal?.id))
        let ways: [Settlement]
        if collisions.isEmpty {
            ways = [.both, .theirs]
        } else if let form = attempt.form, !form.collisions.isEmpty, form.collisions.count < form.touched {
            ways = [.mine, .theirs, .merged]
        } else {
            ways = [.mine, .theirs]
        }
        form.choices = ways.map { Form.Choice(key: $0.key, label: $0.label) }
        form.ways = ways
        return form
    }

    /// `张三 09:02：阶段 线索 → 需求，金额 50万 → 60万`.
    private func line(_ who: Sentence, _ verb: Verb, _ changes: [Change], about deal: ID<Deal>?) -> Sentence {
        Sentence { lang in
            let parts = StoryTeller(board, lang, changes, about: deal, labelled: true).phrases(changes)
            let text = parts.joined(separator: lang.pick("；", "; "))
            return "\(who[lang])\(lang.pick("：", ": "))\(text.isEmpty ? Story.verb(verb, lang) : text)"
        }
    }

    /// The fields that both changed, to different values; what only follows from others does not count.
    private func collisions(_ mine: [Change], _ told: [Entry]) -> Set<Place> {
        var theirs: [Place: Value] = [:]
        for (place, edit) in told.flatMap(\.draft.changes).flatMap(Place.edits) { theirs[place] = edit.after }
        let own = mine.flatMap(Place.edits)
        return Set(own.filter { place, edit in theirs[place].map { $0 != edit.after } ?? false }.map(\.0))
    }

    // MARK: - The answer

    mutating func settle(_ way: Settlement) -> [Effect] {
        guard let attempt = attempted else { return leaveQuestion() }
        switch way {
        case .theirs:
            attempted = nil
            say(Sentence(zh: "保留他人的改动，我的没有保存。", en: "Theirs stands; mine was not saved."))
            return leaveQuestion()
        case .mine, .both, .merged:
            // Others may have gone on while the question stood.
            if var form = attempt.form.map(current), !form.fields.isEmpty {
                if way == .merged { form.yield() }
                layers[layers.count - 1] = .form(form)
                return submit(form)
            }
            guard let again = attempt.again else { return leaveQuestion() }
            // The question stands for the form that would be closed.
            let effects = self.attempt(again)
            return effects.contains(where: \.writes) ? effects : leaveQuestion() + effects
        }
    }

    /// Back to the form, with what others wrote beside what was typed; without a form, nothing is done.
    mutating func leaveQuestion() -> [Effect] {
        if case .form(let form) = layers.last, form.purpose == .conflict { layers.removeLast() }
        giveBack()
        return []
    }
}

extension Form {
    /// How many fields were written here.
    fileprivate var touched: Int { fields.count { $0.isTouched } }
}

extension Entry {
    /// The entry where it touches one of these entities, else without changes; a long one with only what touches them.
    fileprivate func on(_ places: Set<Place>) -> Entry {
        var entry = self
        let touching = draft.changes.filter { places.contains(Place($0)) }
        if touching.isEmpty || draft.changes.count > 8 { entry.draft.changes = touching }
        return entry
    }
}

/// An entity, or a field of it.
private struct Place: Hashable {
    var kind: Kind
    var id: Int
    var field: Int?

    init(_ change: Change) { (kind, id) = (change.kind, change.id) }

    /// The edits of a change that a reader is told of, each with its field.
    static func edits(_ change: Change) -> [(Place, FieldEdit)] {
        guard case .update(let kind, _, let edits) = change else { return [] }
        let fields = Schema.fields(of: kind)
        return edits.compactMap { edit in
            guard fields.indices.contains(edit.field), !StoryFields.silent.contains(fields[edit.field].name) else {
                return nil
            }
            var place = Place(change)
            place.field = edit.field
            return (place, edit)
        }
    }
}
