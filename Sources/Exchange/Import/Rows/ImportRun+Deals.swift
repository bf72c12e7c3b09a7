import Model

extension ImportRun {
    mutating func takeDeal(_ row: ImportRow) throws(RowRefusal) -> (result: Result, isDuplicate: Bool) {
        for field in [ImportField.stage, .outcome] { if let word = row.text(field) { _ = meaning(of: word) } }
        let facts = try DealFacts(row, meaning: { cached($0) }, zone: zone, currency: standardCurrency)
        guard facts.code != nil || facts.name != nil || facts.account != nil else {
            throw row.refusal(.name, "", Sentence(zh: "没有名称、编号或客户", en: "name, code and account are all missing"))
        }
        try checkDays(row, facts, nil)
        let repeats = repeated.contains(Survey.hash(code: row.text(.code), name: row.exact(.name)))
        // Each of these rows speaks of a deal of its own, unless it stands there word for word.
        let isCounted = facts.code == nil && facts.created == nil
        let hash = repeats && isCounted ? row.record.hash : nil
        if let hash, index.isRepeated(hash) { return (.unchanged, true) }
        let known = facts.account.flatMap { accounts.find($0) }?.id
        let called = named(facts)
        let existing = index.find(
            called, account: known, accountIsNew: facts.account != nil && known == nil, row: hash)
        if existing != nil { index.meet(called, account: known, row: hash) }
        try check(row, facts, existing)
        // From here on nothing is refused, so the joined things may be made.
        if let existing { warnOfOtherDeal(row, facts, existing) }
        var deal = existing ?? Deal(blank: ID(nextDeal))
        if existing == nil { nextDeal += 1 }
        deal.account = account(facts.account, row) ?? deal.account
        deal.owner = owner(facts.owner, row) ?? deal.owner
        deal.product = product(facts.product) ?? deal.product
        if let name = facts.name { deal.name = name } else if existing == nil { deal.name = title(facts) }
        apply(facts, to: &deal, isNew: existing == nil)
        if existing == nil { index.meet(called, account: deal.account, row: hash) }
        return take(deal, over: existing, row, repeats: repeats && !isCounted)
    }

    /// Notes a deal as a row tells it, or puts it off where later rows may tell more of a deal that stood before.
    private mutating func take(_ deal: Deal, over existing: Deal?, _ row: ImportRow, repeats: Bool) -> (Result, Bool) {
        count(deal, earlier: index.earlier(deal.id))
        guard let existing, repeats, board.deals[deal.id] != nil else {
            let changed = write(deal, over: existing)
            let detailed = takeDetails(row, deal, keep: repeats || existing != nil)
            if changed || existing == nil || repeats { index.put(deal, isNew: existing == nil, keep: repeats) }
            return (existing == nil ? .imported : changed || detailed ? .updated : .unchanged, existing != nil)
        }
        let detailed = takeDetails(row, deal, keep: true)
        index.put(deal, isNew: false, keep: true)
        putOff(existing.id, isCounted: detailed)
        return (detailed ? .updated : .unchanged, true)
    }

    /// The facts under the name that the deal gets, so that rows without names meet their deals again.
    private func named(_ facts: DealFacts) -> DealFacts {
        guard facts.name == nil, facts.code == nil else { return facts }
        var result = facts
        result.name = title(facts)
        return result
    }

    /// A deal without a name is called after its account and product, or else its code.
    private func title(_ facts: DealFacts) -> String {
        let parts = [facts.account, facts.product].compactMap { $0 }
        return parts.isEmpty ? facts.code ?? "" : parts.joined(separator: " · ")
    }

    private func apply(_ facts: DealFacts, to deal: inout Deal, isNew: Bool) {
        facts.apply(
            to: &deal, before: board.deals[deal.id], isNew: isNew, first: stages.first?.id ?? ID(1),
            last: stages.last?.id ?? ID(1), home: home)
    }

    /// Refuses a row that contradicts itself or what is known of its deal.
    private func check(_ row: ImportRow, _ facts: DealFacts, _ existing: Deal?) throws(RowRefusal) {
        try checkDays(row, facts, existing)
        guard let existing, let before = board.deals[existing.id] else { return }
        var after = existing
        apply(facts, to: &after, isNew: false)
        guard after != before else { return }
        try ledger.check(before, after, row)
    }

    private func checkDays(_ row: ImportRow, _ facts: DealFacts, _ existing: Deal?) throws(RowRefusal) {
        guard let outcome = facts.outcome, outcome != .open, let closed = facts.closingDay(outcome) else { return }
        guard let created = facts.created ?? existing?.created, closed < created else { return }
        let field = facts.closingField(outcome)
        throw row.refusal(
            field, row.text(field) ?? "",
            Sentence(zh: "结束日期早于创建日期 \(created.iso)", en: "it closed before it was created (\(created.iso))"))
    }

    /// Notes the change of a deal; a spell only where the file tells since when it is in its stage.
    mutating func write(_ deal: Deal, over existing: Deal?) -> Bool {
        if let existing {
            guard deal != existing, let change = Change.update(existing, to: deal) else { return false }
            out.append(change)
            // What the file itself brought is as its last row tells it.
            if board.deals[deal.id] != nil { out += ledger.book(existing, deal) }
        } else {
            out.append(.add(deal))
        }
        let entered = existing == nil || existing?.stage != deal.stage || existing?.stageSince != deal.stageSince
        if deal.outcome == .open, let since = deal.stageSince, entered {
            var spell = Spell(blank: ID(nextSpell))
            nextSpell += 1
            spell.deal = deal.id
            spell.stage = deal.stage
            spell.from = since
            out.append(.add(spell))
        }
        return true
    }

    /// Contact and note of a row; true where something changed.
    private mutating func takeDetails(_ row: ImportRow, _ deal: Deal, keep: Bool) -> Bool {
        let stood = board.deals[deal.id] != nil
        var changed = false
        if !stood || board.contacts.isLoaded {
            let (name, email, phone) = (row.text(.contact), row.text(.email), row.text(.phone))
            if let name = name ?? email ?? phone {
                let facts = ContactFacts(name: name, title: row.text(.title), email: email, phone: phone)
                changed = details.contact(facts, deal: deal.id, account: deal.account, keep: keep, &out) != .unchanged
            }
        }
        if let text = row.exact(.notes), !stood || board.notes.isLoaded {
            changed = details.note(text, deal: deal.id, account: nil, keep: keep, &out) || changed
        }
        return changed
    }
}
