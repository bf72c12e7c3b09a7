import Model
import Rules
import Terminal
import Views

/// Facts that forms write down: deals, accounts, contacts and the playbook.
extension State {
    /// Saves a new deal, with its account where that is new.
    mutating func added(_ form: Form, at stage: ID<Stage>) throws(Refusal) -> [Effect] {
        var changes: [Change] = []
        var deal = Deal(blank: board.deals.nextID)
        deal.stage = stage
        deal.created = zone.day(of: now)
        deal.stageSince = now
        write(form, into: &deal, &changes)
        var spell = Spell(blank: board.spells.nextID)
        spell.deal = deal.id
        spell.stage = stage
        spell.from = now
        changes += [.add(deal), .add(spell)]
        return finish(.add, changes, Sentence(zh: "新商机：\(deal.name)", en: "added: \(deal.name)"))
    }

    mutating func edited(_ form: Form, _ deal: Deal) throws(Refusal) -> [Effect] {
        var changes: [Change] = []
        var after = deal
        write(form, into: &after, &changes)
        let edited = after
        changes += try worker.edit(deal) { $0 = edited }
        let reason = after.category == deal.category ? nil : form.words(.reason)
        return finish(.edit, changes, Sentence(zh: "已改：\(after.name)", en: "changed: \(after.name)"), reason: reason)
    }

    private func write(_ form: Form, into deal: inout Deal, _ changes: inout [Change]) {
        deal.account = owner(of: form, &changes)
        deal.name = form.text(.deal)
        deal.amount = reading(form, .amount).amount
        deal.close = reading(form, .close).day
        // A name that was not touched stands, though its rep may have left.
        if form[.owner]?.input.text != form[.owner]?.first || deal.owner == nil {
            deal.owner = reading(form, .owner).owner?.id
        }
        deal.need = form.words(.need)
        deal.needDay = reading(form, .needDay).day
        deal.decision = reading(form, .decision).day
        deal.budget = reading(form, .budget).amount
        deal.approvers = reading(form, .approvers).count
        deal.source = form.words(.source)
        deal.competitor = form.words(.competitor)
        deal.category = reading(form, .category).word.flatMap { Deal.Category(rawValue: $0) }
        deal.product = worker.product(named: form.text(.product), &changes)
    }

    /// The account that a form names, added where it is new; nil where it names none.
    private func owner(of form: Form, _ changes: inout [Change]) -> ID<Account>? {
        guard case .account(let found) = reading(form, .account) else { return nil }
        if let found { return found }
        var account = Account(blank: board.accounts.nextID)
        account.name = form.text(.account)
        changes.append(.add(account))
        return account.id
    }

    /// Saves what a form adds or edits beside deals.
    mutating func wrote(_ form: Form, _ thing: Form.Thing) throws(Refusal) -> [Effect] {
        if let written = try written(form) { return finish(written.verb, written.changes, written.said) }
        switch thing {
        case .account(let id): return try wroteAccount(form, id)
        case .contact(let id, _):
            var contact = id.flatMap { board.contacts[$0] } ?? Contact(blank: board.contacts.nextID)
            let before = contact
            var changes: [Change] = []
            contact.account = owner(of: form, &changes)
            (contact.name, contact.title) = (form.text(.name), form.words(.title))
            (contact.phone, contact.email) = (form.words(.phone), form.words(.email))
            contact.decides = reading(form, .decides).word == "yes"
            return saved(id == nil ? nil : before, contact, after: changes, contact.name)
        case .competitor:
            var competitor = Competitor(blank: board.competitors.nextID)
            competitor.name = form.text(.name)
            return finish(
                .add, try worker.keep(competitor),
                Sentence(zh: "已新增：\(competitor.name)", en: "added: \(competitor.name)"))
        case .script(let id): return wroteScript(form, id)
        case .contract(let id, _): return try wroteContract(form, id)
        case .target: return try wroteTarget(form)
        case .shares(let id): return try wroteShares(form, id)
        default: return []
        }
    }

    private mutating func wroteAccount(_ form: Form, _ id: ID<Account>?) throws(Refusal) -> [Effect] {
        var account = id.flatMap { board.accounts[$0] } ?? Account(blank: board.accounts.nextID)
        let before = account
        account.name = form.text(.name)
        if let other = self.account(named: account.name), other != account.id {
            throw Refusal(
                zh: "客户“\(board.accounts[other]?.name ?? "")”已存在；请换个名称。",
                en: "Account \(board.accounts[other]?.name ?? "") exists already; take another name.")
        }
        if form[.owner]?.input.text != form[.owner]?.first { account.owner = reading(form, .owner).owner?.id }
        (account.industry, account.city) = (form.words(.industry), form.words(.city))
        account.source = form.words(.source)
        guard id != nil else { return saved(nil, account, account.name) }
        var changes = Change.update(before, to: account).map { [$0] } ?? []
        let grade = reading(form, .grade).word.flatMap { Account.Grade(rawValue: $0) }
        let pins = reading(form, .potential).word == "yes"
        if let grade, grade != before.grade || pins != (before.pinned != nil) {
            changes += try worker.grade(
                account, grade, by: actor, reason: form.text(.reason), pins: pins)
        }
        return finish(.edit, changes, Sentence(zh: "已改：\(account.name)", en: "changed: \(account.name)"))
    }

    private mutating func wroteScript(_ form: Form, _ id: ID<Script>?) -> [Effect] {
        var script = id.flatMap { board.scripts[$0] } ?? Script(blank: board.scripts.nextID)
        let before = script
        (script.title, script.text) = (form.text(.title), form.text(.note))
        var changes: [Change] = []
        script.competitor = worker.competitor(named: form.text(.competitor), &changes)
        if id != nil, script.text != before.text { script.version += 1 }
        return saved(id == nil ? nil : before, script, after: changes, script.title)
    }

    /// Commits a new entity, or what changed on one; `first` are changes that it refers to.
    mutating func saved<E: Entity>(_ before: E?, _ after: E, after first: [Change] = [], _ name: String) -> [Effect] {
        guard let before else {
            return finish(.add, first + [.add(after)], Sentence(zh: "已新增：\(name)", en: "added: \(name)"))
        }
        let own = Change.update(before, to: after).map { [$0] } ?? []
        return finish(.edit, first + own, Sentence(zh: "已改：\(name)", en: "changed: \(name)"))
    }
}
