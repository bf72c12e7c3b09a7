import Model
import Rules
import Views

/// Forms that stay open, or are opened again, while others change what they are about.
extension Form {
    /// Takes over what has been changed elsewhere: a field that was not touched gets the new text, one that was keeps its own,
    /// and both say what came. `by` says who and when; nil where that is not known.
    mutating func rebase(onto fresh: Form, by: Sentence?) {
        for index in fields.indices {
            guard let now = fresh[fields[index].name] else { continue }
            fields[index].example = now.example
            guard now.first != fields[index].first else { continue }
            let empty = Sentence(zh: "（空）", en: "(empty)")
            let text = now.first.isEmpty ? empty : Sentence(zh: now.first, en: now.first)
            fields[index].news =
                by.map { Sentence(zh: "改为 \(text.zh)（\($0.zh)）", en: "now \(text.en) (\($0.en))") }
                ?? Sentence(zh: "现为 \(text.zh)", en: "now \(text.en)")
            if !fields[index].isTouched {
                fields[index].input = now.input
                fields[index].entered = now.first
            }
            fields[index].theirs = now.first
            fields[index].first = now.first
        }
    }

    /// The fields that were written here and elsewhere, and differ.
    var collisions: [Int] {
        fields.indices.filter { fields[$0].theirs.map { [field = fields[$0]] in field.input.text != $0 } ?? false }
    }

    /// Puts what others wrote into the fields that collide.
    mutating func yield() {
        for index in collisions { fields[index].input = InputLine(fields[index].first) }
    }
}

extension Form.Field {
    /// Whether another text stands here than when the form opened.
    var isTouched: Bool { input.text != first }
}

extension State {
    /// Brings the open forms up to what an entry has changed under them; nil where all may have changed.
    mutating func rebaseForms(_ entry: Entry?) {
        let by = entry.map { mark($0.draft) }
        for index in layers.indices {
            guard case .form(var form) = layers[index], !form.fields.isEmpty, let fresh = remade(form) else { continue }
            form.rebase(onto: fresh, by: by)
            layers[index] = .form(form)
        }
    }

    /// Who and when: `张三 09:02`, with the day where it is another one.
    func mark(_ draft: Draft) -> Sentence {
        let day = zone.day(of: draft.time)
        let clock = Zone.clock(zone.minute(of: draft.time))
        let when = day == zone.day(of: now) ? clock : "\(day.short) \(clock)"
        return Sentence(zh: "\(draft.actor) \(when)", en: "\(draft.actor) \(when)")
    }

    /// The same form as it would open now; nil for one that asks for nothing that is already known, or whose subject is gone.
    func remade(_ form: Form) -> Form? {
        switch form.purpose {
        case .edit(let id): board.deals[id].map { edit($0) }
        case .win(let id): board.deals[id].map { win($0) }
        case .next(let ids):
            ids.count == 1
                ? board.deals[ids[0]].map { Form.next(ids, now: $0.nextStep, subject: form.subject) } : nil
        case .roles(let id): board.deals[id].map { roles($0) }
        case .thing(let thing): thing.isOld ? opening(thing) : nil
        default: nil
        }
    }

    // MARK: - The forms that show what stands already

    func edit(_ deal: Deal) -> Form {
        .edit(
            deal, account: board.accounts[deal.account]?.name ?? "", owner: board.reps[deal.owner]?.name ?? "",
            product: board.products[deal.product]?.name ?? "", lang, subject: caption(deal))
    }

    func win(_ deal: Deal) -> Form {
        let asked = worker.unsettled(deal, to: nil)
        return .win(deal, today: zone.day(of: now), asked: asked, subject: caption(deal))
    }

    func roles(_ deal: Deal) -> Form {
        .roles(deal, board.dealRoles.filter { $0.deal == deal.id }, subject: caption(deal))
    }

    func account(_ account: Account?) -> Form {
        .account(account, owner: board.reps[account?.owner]?.name ?? "", lang)
    }

    func contact(_ contact: Contact?, of account: ID<Account>?) -> Form {
        let name = board.accounts[contact?.account ?? account]?.name ?? ""
        return .contact(contact, account: account, accountName: name, lang)
    }

    func script(_ script: Script?) -> Form {
        .script(script, competitor: board.competitors[script?.competitor]?.name ?? "")
    }

    func shares(_ deal: Deal) -> Form {
        let shares = worker.shares(of: deal.id).map {
            (name: board.reps[$0.rep]?.name ?? "", percent: $0.percent)
        }
        return .shares(of: deal, shares, owner: board.reps[deal.owner]?.name ?? "", subject: caption(deal))
    }
}
