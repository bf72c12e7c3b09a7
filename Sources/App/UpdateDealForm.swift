import Model
import Terminal
import Views

extension State {
    /// Saves a new deal, with its account where that is new.
    mutating func add(_ form: Form, at stage: ID<Stage>) -> [Effect] {
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
        changes += try Work(board, now: now, rep: rep).edit(deal) { $0 = edited }
        return finish(.edit, changes, Sentence(zh: "已改：\(after.name)", en: "changed: \(after.name)"))
    }

    private func write(_ form: Form, into deal: inout Deal, _ changes: inout [Change]) {
        let readings = form.fields.map { $0.reading(board, today: zone.day(of: now)) }
        deal.account = nil
        if case .account(let found) = readings[0] {
            if let found {
                deal.account = found.id
            } else {
                var account = Account(blank: board.accounts.nextID)
                account.name = form.text(0)
                changes.append(.add(account))
                deal.account = account.id
            }
        }
        deal.name = form.text(1)
        deal.amount = readings[2].amount
        deal.close = readings[3].day
        deal.owner = readings[4].owner?.id
    }
}
