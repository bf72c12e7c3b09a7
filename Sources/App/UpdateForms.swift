import Model
import Terminal
import Views

/// Keys in a form: fields, offers and choices.
extension State {
    mutating func handle(_ key: Key, _ form: Form) -> [Effect] {
        if form.fields.isEmpty {
            guard key == .esc else { return choose(key, form) }
            return form.purpose == .conflict ? leaveQuestion() : leave()
        }
        var form = form
        let offers = offers(form)
        switch key {
        case .esc: return escape(form)
        case .ctrl("s"): return save(form)
        case .ctrl("x"): return discard(form)
        case .ctrl("o"):
            guard form.fields[form.focus].kind == .note else { return [.bell] }
            return [.editText(form.fields[form.focus].input.text)]
        case .tab:
            if let taken = taken(form, offers) { form.put(taken) } else { form.go(to: form.focus + 1) }
        case .backtab: form.go(to: form.focus - 1)
        case .down:
            if let offer = form.offer.map({ $0 + 1 }) ?? (offers.isEmpty ? nil : 0), offer < offers.count {
                form.offer = offer
            } else {
                form.go(to: form.focus + 1)
            }
        case .up:
            if let offer = form.offer { form.offer = offer > 0 ? offer - 1 : nil } else { form.go(to: form.focus - 1) }
        case .enter:
            if let offer = form.offer, offers.indices.contains(offer) {
                form.put(offers[offer])
            } else if let wrong = firstError(form, through: form.focus) {
                form.fields[wrong.field].error = wrong.sentence
                form.focus = wrong.field
            } else if form.focus + 1 < form.fields.count {
                form.go(to: form.focus + 1)
            } else {
                return save(form)
            }
        default:
            if form.fields[form.focus].input.handle(key, isLong: form.fields[form.focus].kind == .note) {
                form.fields[form.focus].error = nil
                form.offer = nil
                // What was refused of the whole may be right now.
                for index in form.fields.indices where reading(form.fields[index]).error == nil {
                    form.fields[index].error = nil
                }
            }
        }
        layers[layers.count - 1] = .form(form)
        return []
    }

    /// The offer that Tab takes: the highlighted one, or the first for what was typed.
    private func taken(_ form: Form, _ offers: [String]) -> String? {
        if let offer = form.offer { return offers.indices.contains(offer) ? offers[offer] : nil }
        let text = form.fields[form.focus].input.text
        guard text != form.fields[form.focus].entered, !text.trimmed.isEmpty else { return nil }
        return offers.first { $0 != text }
    }

    /// Esc never loses more than the field: it takes back what was typed here; else the form closes, and what was typed
    /// elsewhere is there again when the form opens the next time.
    private mutating func escape(_ form: Form) -> [Effect] {
        var form = form
        if form.offer != nil {
            form.offer = nil
        } else if form.fields[form.focus].input.text != form.fields[form.focus].entered {
            form.put(form.fields[form.focus].entered)
        } else {
            if form.isTouched {
                drafts.keep(form)
                say(Sentence(zh: "没有保存；再打开这张表，写过的还在。", en: "Not saved; open it again and what you wrote is there."))
            }
            return leave()
        }
        layers[layers.count - 1] = .form(form)
        return []
    }

    private mutating func discard(_ form: Form) -> [Effect] {
        drafts.drop(form.purpose)
        toast = nil
        return leave()
    }

    private mutating func leave() -> [Effect] {
        layers.removeLast()
        return []
    }

    /// Saves from any field, where every field can be read.
    private mutating func save(_ form: Form) -> [Effect] {
        guard let wrong = firstError(form, through: form.fields.count - 1) else { return submit(form) }
        var form = form
        form.fields[wrong.field].error = wrong.sentence
        form.focus = wrong.field
        layers[layers.count - 1] = .form(form)
        return []
    }

    /// Opens a form, where the actor may do what it is for; what was written into it before and not saved is there again.
    mutating func ask(_ form: Form) -> [Effect] {
        if let sentence = refusal(of: form.purpose) { return refuse(sentence) }
        var form = permitted(form)
        form.doubleWork = doubleWork(form.purpose)
        let needsNames = form.fields.contains { $0.kind.needsNames }
        if let draft = drafts.take(form) {
            form = draft
            say(Sentence(zh: "上次没保存的内容还在；Ctrl-x 清掉。", en: "What you wrote last time is still here; Ctrl-x drops it."))
        }
        layers.append(.form(form))
        return needsNames ? indexed() : []
    }

    /// Says in open forms who else was in touch meanwhile; what was typed stays.
    mutating func warnForms() {
        for index in layers.indices {
            guard case .form(var form) = layers[index] else { continue }
            let found = doubleWork(form.purpose)
            guard found != form.doubleWork else { continue }
            form.doubleWork = found
            layers[index] = .form(form)
        }
    }

    /// Who else was in touch with the accounts of what is about to be logged (R14).
    private func doubleWork(_ purpose: Form.Purpose) -> [Sentence] {
        guard let conclusions else { return [] }
        let deals: [ID<Deal>]
        switch purpose {
        case .log(let ids, _), .logNote(let ids, _, _), .next(let ids): deals = ids
        default: return []
        }
        var accounts: [ID<Account>] = []
        for account in deals.compactMap({ board.deals[$0]?.account }) where !accounts.contains(account) {
            accounts.append(account)
        }
        return accounts.prefix(3).compactMap {
            conclusions.doubleWork(touching: $0, by: toucher)?.why(conclusions.moment)
        }
    }

    /// Puts the text that an editor gave back into the note; nil where the editor failed.
    mutating func takeEdited(_ text: String?) {
        guard let text, case .form(var form) = layers.last, form.fields.indices.contains(form.focus),
            form.fields[form.focus].kind == .note
        else { return }
        form.put(String(text.unicodeScalars.prefix(InputLine.longLimit)).trimmed)
        layers[layers.count - 1] = .form(form)
    }
}

/// What was written into forms that were left without saving, the latest last.
struct Drafts: Sendable {
    private static let most = 20
    private var forms: [Form] = []

    init() {}

    mutating func keep(_ form: Form) {
        drop(form.purpose)
        forms.append(form)
        if forms.count > Drafts.most { forms.removeFirst() }
    }

    mutating func drop(_ purpose: Form.Purpose) { forms.removeAll { $0.purpose == purpose } }

    /// What was written, on the facts as they are now.
    mutating func take(_ form: Form) -> Form? {
        guard var draft = forms.first(where: { $0.purpose == form.purpose }) else { return nil }
        drop(form.purpose)
        guard draft.fields.map(\.name) == form.fields.map(\.name) else { return nil }
        draft.rebase(onto: form, by: nil)
        (draft.facts, draft.doubleWork) = (form.facts, form.doubleWork)
        draft.isDraft = true
        draft.go(to: draft.focus)
        return draft
    }
}
