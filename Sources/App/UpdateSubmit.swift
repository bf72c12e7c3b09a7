import Model
import Rules
import Terminal
import Views

extension State {
    /// Saves what a form holds: every field can be read.
    mutating func submit(_ form: Form) -> [Effect] {
        attempt { state throws(Refusal) in try state.submitted(form) }
    }

    private mutating func submitted(_ form: Form) throws(Refusal) -> [Effect] {
        switch form.purpose {
        case .logNote(let ids, let what, let direction):
            let contact = reading(form, .person).word.flatMap { Int($0) }.flatMap { number in
                people(ids).contacts.first { $0.id.raw == number }
            }
            return try logged(
                ids, what, direction, with: contact, text: form.words(.note), next: reading(form, .next).step)
        case .next(let ids):
            let step = reading(form, .next).step
            let done = step.map { Sentence(zh: "下一步：\($0.text)", en: "next: \($0.text)") }
            return try each(.next, ids, done ?? Sentence(zh: "已清除下一步", en: "next step cleared"), named: step == nil) {
                work, deal throws(Refusal) in
                try work.next(deal, step)
            }
        case .win(let id):
            let deal = try present(id)
            let amount = reading(form, .amount).amount
            let changes = try worker.win(deal, amount: amount, on: reading(form, .day).day, roles: answers(form))
            let won = amount ?? deal.amount ?? .zero
            return finish(
                .win, changes,
                Sentence(zh: "赢单！\(deal.name) \(won.short(.zh))", en: "Won! \(deal.name) \(won.short(.en))"))
        case .loseOther(let ids): return try lost(ids, reason: form.text(.reason))
        case .back(let ids, let stage): return try movedBack(ids, stage, reason: form.text(.reason))
        case .gate(let id, let stageID):
            guard let stage = board.stages[stageID] else { throw State.gone }
            return try moved(try present(id), to: stage, reason: nil, roles: answers(form))
        case .roles(let id):
            let deal = try present(id)
            return finish(
                .edit, worker.roles(deal, answers(form)),
                Sentence(zh: "角色已定：\(deal.name)", en: "roles set: \(deal.name)"))
        case .eventNote(let ids, let event):
            return try happened(
                ids, event, note: form.words(.note), due: reading(form, .due).day, competitor: form.words(.competitor))
        case .redDot(let items):
            return try each(.event, items, Sentence(zh: "已标红点", en: "red dot set")) { work, item throws(Refusal) in
                try work.redDot(item, reason: form.text(.reason))
            }
        case .owner(let ids):
            guard let owner = reading(form, .owner).owner else { throw State.gone }
            return try each(.edit, ids, Sentence(zh: "已转给\(owner.name)", en: "handed over to \(owner.name)")) {
                work, deal throws(Refusal) in
                try work.handOver(deal, to: owner)
            }
        case .decision(let item, let what):
            let name = try present(item)
            let (owner, due, reason) = (form.words(.owner), reading(form, .due).day, form.words(.reason))
            var changes = try worker.decide(item, what, owner: owner, due: due, reason: reason)
            if let sitting = meeting?.sitting, sitting.what == .reddots { changes += worker.opened(sitting) }
            return finish(
                .event, changes,
                Sentence { "\(name)\($0.pick("：", ": "))\(DecisionStanding.name(what, $0))" })
        case .promise(let id, let rep):
            return try promised(id, rep, reading(form, .next).step ?? NextStep(text: "", due: nil))
        case .note(let id):
            let deal = try present(id)
            return finish(
                .note, worker.note(deal, form.text(.note)),
                Sentence(zh: "已记备注：\(deal.name)", en: "noted: \(deal.name)"))
        case .add(let stage): return try added(form, at: stage)
        case .edit(let id): return try edited(form, try present(id))
        case .reopen(let id):
            let deal = try present(id)
            return finish(
                .reopen, try worker.reopen(deal), Sentence(zh: "已重新打开：\(deal.name)", en: "open again: \(deal.name)"),
                reason: form.words(.reason))
        case .cancel(let id):
            let deal = try present(id)
            return finish(
                .lose, try worker.cancel(deal, reason: form.text(.reason)),
                Sentence(zh: "已撤单：\(deal.name)", en: "cancelled: \(deal.name)"))
        case .thing(let thing): return try wrote(form, thing)
        case .importFiles:
            return [.quit(.importFiles(try importable(form.text(.files).trimmed)))]
        case .log, .lose, .event, .turn, .script, .decide, .pick, .which, .conflict, .unclose, .remove: return []
        }
    }

    /// The files that were typed, one whose name holds spaces, or several with a space between; all must be there.
    private func importable(_ text: String) throws(Refusal) -> [String] {
        let files = isFile(text) ? [text] : text.split(separator: " ").map(String.init)
        if let missing = files.first(where: { !isFile($0) }) {
            throw Refusal(zh: "打不开文件“\(missing)”；请检查路径。", en: "Cannot open the file \(missing); check its path.")
        }
        return files
    }

    /// The answers of the fields that ask for parts of the triangle.
    private func answers(_ form: Form) -> [RoleAnswer] { form.fields.compactMap { reading($0).role } }

    // MARK: - Verbs that forms and single keys share

    /// The people at the customer of a single deal; nobody for several.
    func people(_ ids: [ID<Deal>]) -> (contacts: [Contact], decider: Contact?) {
        guard ids.count == 1, let conclusions, let deal = board.deals[ids[0]] else { return ([], nil) }
        return conclusions.people(of: deal)
    }

    mutating func logged(
        _ ids: [ID<Deal>], _ what: Activity.What, _ direction: Activity.Direction, with contact: Contact?,
        text: String?, next: NextStep?
    ) throws(Refusal) -> [Effect] {
        let label = Form.touches.first { $0.1 == what }?.2 ?? Sentence(zh: "", en: "")
        let whom = contact.map { Sentence(zh: "（\($0.name)）", en: " (\($0.name))") } ?? Sentence(zh: "", en: "")
        let step = next.map { Sentence(zh: "；下一步：\($0.text)", en: "; next: \($0.text)") } ?? Sentence(zh: "", en: "")
        let tail = Sentence { whom[$0] + step[$0] }
        return try each(.log, ids, Sentence(zh: "已记\(label.zh)", en: "logged \(label.en)"), tail: tail) {
            work, deal throws(Refusal) in
            if next != nil { _ = try work.next(deal, next) }
            return work.log(deal, what, direction, with: contact?.id, text: text, next: next)
        }
    }

    mutating func lost(_ ids: [ID<Deal>], reason: String) throws(Refusal) -> [Effect] {
        try each(
            .lose, ids, Sentence(zh: "输单", en: "Lost"), tail: Sentence(zh: "（\(reason)）", en: " (\(reason))")
        ) { work, deal throws(Refusal) in
            try work.lose(deal, reason: reason)
        }
    }

    mutating func happened(
        _ ids: [ID<Deal>], _ event: Happening, note: String?, due: Day?, competitor: String?
    ) throws(Refusal) -> [Effect] {
        if event == .kept, let conclusions, let id = ids.first(where: { conclusions.promises(of: $0).isEmpty }) {
            let name = board.deals[id]?.name ?? ""
            throw Refusal(zh: "“\(name)”没有未兑现的承诺。", en: "\(name) has no open promise.")
        }
        let text = event.text(note, lang)
        return try each(.event, ids, event.label) { work, deal throws(Refusal) in
            try work.event(
                deal, event.what, text: text, due: due, kept: event == .kept, competitor: competitor)
        }
    }

    mutating func turned(_ ids: [ID<Deal>], _ turn: Deal.Turn?, _ label: Sentence) throws(Refusal) -> [Effect] {
        try each(.edit, ids, label) { work, deal throws(Refusal) in try work.turn(deal, turn) }
    }

    mutating func decisionDone(_ item: RedSubject) throws(Refusal) -> [Effect] {
        let name = try present(item)
        guard let open = openDecision(item) else {
            throw Refusal(zh: "“\(name)”没有未完成的决定。", en: "\(name) has no open decision.")
        }
        return finish(
            .edit, try worker.done(open),
            Sentence {
                "\(name)\($0.pick("：", ": "))\(DecisionStanding.name(open.what, $0))\($0.pick("已完成", " is done"))"
            })
    }

    /// The latest decision that waits to be carried out.
    func openDecision(_ item: RedSubject) -> Decision? {
        board.decisions.filter { $0.subject == item && $0.done == nil && $0.what != .postponed }.max { $0.at < $1.at }
    }

    /// One verb on one deal or on all marked ones, as one entry. The toast names the deal, or counts them.
    mutating func each(
        _ verb: Verb, _ ids: [ID<Deal>], _ done: Sentence, tail: Sentence = Sentence(zh: "", en: ""),
        named: Bool = true, reason: String? = nil, _ body: (Work, Deal) throws(Refusal) -> [Change]
    ) throws(Refusal) -> [Effect] {
        let deals = ids.compactMap { board.deals[$0] }
        guard !deals.isEmpty else { throw State.gone }
        let worker = worker
        let changes = try Bulk.changes(deals) { deal throws(Refusal) in try body(worker, deal) }
        let said = Sentence { lang in
            let what =
                deals.count > 1
                ? lang.pick("：\(deals.count)个商机", ": \(English.count(deals.count, "deal"))")
                : named ? lang.pick("：", ": ") + deals[0].name : ""
            return done[lang] + what + tail[lang]
        }
        let effects = finish(verb, changes, said, reason: reason)
        if deals.count > 1 { place.marks.removeAll() }
        return effects
    }

    /// The same for what carries red dots.
    mutating func each(
        _ verb: Verb, _ items: [RedSubject], _ done: Sentence, _ body: (Work, RedSubject) throws(Refusal) -> [Change]
    ) throws(Refusal) -> [Effect] {
        guard case .account(let id)? = items.first else {
            return try each(verb, items.compactMap(\.deal), done) { work, deal throws(Refusal) in
                try body(work, .deal(deal.id))
            }
        }
        let name = try present(.account(id))
        return finish(verb, try body(worker, .account(id)), Sentence { done[$0] + $0.pick("：", ": ") + name })
    }

    /// Closes the form and commits; a form that changed nothing only closes. What the actor may not do is refused, and the
    /// form stays.
    mutating func finish(_ verb: Verb, _ changes: [Change], _ done: Sentence, reason: String? = nil) -> [Effect] {
        if let sentence = permission.refusal(of: verb, changes, on: board) { return refuse(sentence) }
        var asked: Form?
        if case .form(let form) = layers.last {
            drafts.drop(form.purpose)
            layers.removeLast()
            asked = form.purpose == .conflict ? nil : form
        }
        guard !changes.isEmpty else {
            say(Sentence(zh: "没有变化。", en: "Nothing changed."))
            return []
        }
        attempted = Attempt(form: asked, verb: verb, changes: changes)
        return [.commit(verb, changes, reason: reason, done: done)]
    }

    func present(_ id: ID<Deal>) throws(Refusal) -> Deal {
        guard let deal = board.deals[id] else { throw State.gone }
        return deal
    }

    /// The name of a deal or an account that must be there.
    func present(_ item: RedSubject) throws(Refusal) -> String {
        if case .deal(let id) = item { return try present(id).name }
        guard let name = board.name(of: item) else {
            throw Refusal(zh: "这个客户已不在；按 Esc 关闭。", en: "The account is gone; Esc closes this.")
        }
        return name
    }

    /// The deal went away while its form was open.
    static let gone = Refusal(zh: "这个商机已不在；按 Esc 关闭。", en: "The deal is gone; Esc closes this.")
}
