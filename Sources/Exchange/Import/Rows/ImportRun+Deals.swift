import Model

extension ImportRun {
    /// A row of a file of deals: a deal, or one of several rows that tell of it.
    mutating func takeDealRow(_ row: ImportRow) throws(RowRefusal) -> (result: Result, isDuplicate: Bool) {
        guard let group = repeats.group(row.text(.code)) else { return try takeDeal(row, whole: nil) }
        switch group.meaning {
        case .parts: return try takePart(row, group)
        case nil: throw refuseUnclear(row, group)
        case .once, .last: return try takeDeal(row, whole: nil)
        }
    }

    /// `whole` is what all rows of the deal sum to, where this one is one of several.
    mutating func takeDeal(
        _ row: ImportRow, whole: DealLines.Told?
    ) throws(RowRefusal) -> (result: Result, isDuplicate: Bool) {
        for field in [ImportField.stage, .outcome] { if let word = row.text(field) { _ = meaning(of: word) } }
        var facts = try DealFacts(row, meaning: { cached($0) }, zone: zone, currency: standardCurrency)
        facts.account = reference(row, .account, .accountKey, .accounts)
        facts.owner = reference(row, .owner, .ownerKey, .teams)
        facts.product = reference(row, .product, .productKey, .products)
        if let whole {
            if whole.sum > .zero || facts.amount != nil {
                facts.amount = AmountText(money: whole.sum, currency: whole.currency ?? facts.amount?.currency)
            }
            facts.product = whole.best?.product ?? facts.product
        }
        guard facts.code != nil || facts.name != nil || facts.account != nil else {
            throw row.refusal(.name, "", Sentence(zh: "没有名称、编号或客户", en: "name, code and account are all missing"))
        }
        if let refusal = facts.dropEntryAfterEnd(row) { row.notes?.warnings.append(refusal) }
        let group = whole == nil ? repeats.group(facts.code) : nil
        let existing = find(facts, row)
        try check(row, facts, existing)
        // From here on nothing is refused, so the joined things may be made.
        if let existing { warnOfOtherDeal(row, facts, existing) }
        if group?.meaning == .once {
            if existing == nil { warnOfOnce(row, group) } else { facts.product = nil }
        }
        var deal = existing ?? Deal(blank: ID(nextDeal))
        if existing == nil { nextDeal += 1 }
        deal.account = account(facts.account, row) ?? deal.account
        deal.owner = owner(facts.owner, row) ?? deal.owner
        deal.product = product(facts.product) ?? deal.product
        if let name = facts.name { deal.name = name } else if existing == nil { deal.name = facts.title }
        apply(facts, to: &deal, isNew: existing == nil)
        return take(deal, over: existing, row, repeats: group != nil)
    }

    /// The deal that a row means, if it is known.
    private mutating func find(_ facts: DealFacts, _ row: ImportRow) -> Deal? {
        if let code = facts.code { return index.find(code: code) }
        let known = facts.account.flatMap { accounts.find($0) }?.id
        let identity = DealIndex.Identity(name: facts.name ?? facts.title, account: known, created: facts.created)
        let customer = facts.account.map { accounts.key($0) }
        if let told = twins.see(row, facts, account: customer) { warn(row.refusal(.name, facts.name ?? "", told), row) }
        guard facts.account == nil || known != nil else { return nil }
        let (first, last, home) = (stages.first?.id ?? ID(1), stages.last?.id ?? ID(1), home)
        let found = index.find(identity) { deal in
            var after = deal
            facts.apply(to: &after, before: deal, isNew: false, first: first, last: last, home: home)
            return after == deal
        }
        if let found { index.meet(found.id, identity) }
        return found
    }

    /// Notes a deal as a row tells it, or puts it off where later rows may tell more of a deal that stood before.
    private mutating func take(_ deal: Deal, over existing: Deal?, _ row: ImportRow, repeats: Bool) -> (Result, Bool) {
        var deal = deal
        var began = false
        if let told = lines.take(deal) { applyLines(told, to: &deal) }
        count(deal, earlier: index.earlier(deal.id))
        let spellsBefore = out.count
        if let told = history.take(deal) {
            began = applyHistory(told, to: &deal)
            // A spell follows its deal.
            if existing == nil { moveBack(from: spellsBefore) }
        }
        guard let existing, repeats, board.deals[deal.id] != nil else {
            if let existing, !began, !repeats { enter(&deal, existing, row) }
            let changed = write(deal, over: existing, hasSpell: began)
            out += held
            held = []
            let detailed = takeDetails(row, deal, keep: repeats || existing != nil)
            if changed || existing == nil || repeats { index.put(deal, keep: repeats) }
            return (existing == nil ? .imported : changed || detailed ? .updated : .unchanged, existing != nil)
        }
        let detailed = takeDetails(row, deal, keep: true)
        index.put(deal, keep: true)
        putOff(existing.id, isCounted: detailed)
        return (detailed ? .updated : .unchanged, true)
    }

    private mutating func moveBack(from place: Int) {
        held = Array(out[place...])
        out.removeSubrange(place...)
    }

    /// A deal that stood before and that a file finds in another stage has entered it when the file says that it was
    /// changed, or else today (R28).
    private func enter(_ deal: inout Deal, _ existing: Deal, _ row: ImportRow) {
        guard deal.outcome == .open, deal.stage != existing.stage, deal.stageSince == nil, board.deals[deal.id] != nil
        else {
            return
        }
        let start = zone.instant(today)
        let told = row.soft { () throws(RowRefusal) in try row.instant(.modified, zone) }
        let least = existing.stageSince ?? existing.created.map { zone.instant($0) }
        if let told, told < zone.instant(today + 1), least.map({ $0 <= told }) ?? true {
            deal.stageSince = told
        } else {
            deal.stageSince = start
        }
    }

    private mutating func warnOfOnce(_ row: ImportRow, _ group: Repeats.Group?) {
        guard let group else { return }
        warn(
            row.refusal(
                .code, row.text(.code) ?? "",
                Sentence(
                    zh: "\(group.count) 行是同一商机的明细，每行都写着全额；金额只算一次",
                    en: "\(group.count) rows are lines of this deal and each has its whole amount: it counts once")),
            row)
    }

    func apply(_ facts: DealFacts, to deal: inout Deal, isNew: Bool) {
        facts.apply(
            to: &deal, before: board.deals[deal.id], isNew: isNew, first: stages.first?.id ?? ID(1),
            last: stages.last?.id ?? ID(1), home: home)
    }

    /// Refuses a row that contradicts itself or what is known of its deal.
    private func check(_ row: ImportRow, _ facts: DealFacts, _ existing: Deal?) throws(RowRefusal) {
        if let outcome = facts.outcome, outcome != .open, let closed = facts.closingDay(outcome),
            let created = facts.created ?? existing?.created, closed < created
        {
            let field = facts.closingField(outcome)
            throw row.refusal(
                field, row.text(field) ?? "",
                Sentence(
                    zh: "结束日期早于已有的创建日期 \(created.iso)；请改其中一个",
                    en:
                        "it closed before the deal that stands here was created (\(created.iso)); change one of the days"
                ))
        }
        guard let existing, let before = board.deals[existing.id] else { return }
        var after = existing
        apply(facts, to: &after, isNew: false)
        guard after != before else { return }
        try ledger.check(before, after, row)
    }

    /// Notes the change of a deal; a spell only where it is known since when it is in its stage. `hasSpell` where that
    /// spell is noted already.
    mutating func write(_ deal: Deal, over existing: Deal?, hasSpell: Bool = false) -> Bool {
        if let existing {
            guard deal != existing, let change = Change.update(existing, to: deal) else { return false }
            out.append(change)
            // What the file itself brought is as its last row tells it.
            if board.deals[deal.id] != nil { out += ledger.book(existing, deal) }
        } else {
            out.append(.add(deal))
        }
        let entered = existing == nil || existing?.stage != deal.stage || existing?.stageSince != deal.stageSince
        if deal.outcome == .open, let since = deal.stageSince, entered, !hasSpell {
            addSpell(deal.id, deal.stage, since, isBack: existing.map { isBack($0.stage, deal.stage) } ?? false)
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
