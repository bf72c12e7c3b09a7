import Model

/// What a row says about a deal; nil where it says nothing.
struct DealFacts {
    var code: String?
    var name: String?
    var account: String?
    var owner: String?
    var product: String?
    var stage: ID<Stage>?
    var outcome: Deal.Outcome?
    var amount: AmountText?
    var created: Day?
    var close: Day?
    var closed: Day?
    private var wonOn: Day?
    private var lostOn: Day?
    var stageSince: Instant?
    private var pushes: Int?
    /// Holds the plain facts until they are applied.
    private var patch = Deal(blank: ID(1))
    private let hasClosedColumn: Bool

    /// Reads a row without touching anything; throws for the first bad value.
    init(_ row: ImportRow, meaning: (String) -> StageMeaning?, zone: Zone, currency: String?) throws(RowRefusal) {
        hasClosedColumn = [.closed, .wonOn, .lostOn].contains { row.file.place($0) != nil }
        code = row.text(.code)
        name = row.exact(.name)
        created = try row.day(.created, zone)
        close = try row.day(.close, zone)
        closed = try row.day(.closed, zone)
        wonOn = try row.day(.wonOn, zone)
        lostOn = try row.day(.lostOn, zone)
        stageSince = try row.instant(.stageSince, zone)
        amount = try DealFacts.amount(row, .amount, currency)
        try readStanding(row, meaning)
        readEnd()
        // What a win brought counts for it, what was expected for all others.
        if let actual = try DealFacts.amount(row, .actual, currency), outcome == .won || amount == nil {
            amount = actual
        }
        try readTexts(row, zone)
    }

    private static func amount(
        _ row: ImportRow, _ field: ImportField, _ standard: String?
    ) throws(RowRefusal) -> AmountText? {
        var amount = try row.amount(field)
        if amount == nil, field == .amount { amount = try row.minorUnits(.amountMinor).map { AmountText(money: $0) } }
        let column = try row.currency(.currency)
        guard var found = amount else { return nil }
        if let column, let own = found.currency, own != column {
            throw row.refusal(
                field, row.text(field) ?? "",
                Sentence(
                    zh: "金额写着 \(own)，币种列却是 \(column)",
                    en: "the amount says \(own), but the currency column says \(column)"))
        }
        found.currency = found.currency ?? column ?? standard
        if let code = found.currency, found.round(to: code) {
            row.notes?.warnings.append(
                row.refusal(
                    field, row.text(field) ?? "",
                    Sentence(
                        zh: "\(code) 没有小数，舍入为 \(found.money.plain)",
                        en: "\(code) has no decimals: rounded to \(found.money.plain)")))
        }
        return found
    }

    private mutating func readStanding(_ row: ImportRow, _ meaning: (String) -> StageMeaning?) throws(RowRefusal) {
        for field in [ImportField.stage, .outcome] {
            guard let word = row.text(field) else { continue }
            // The survey has mapped every word before.
            guard let found = meaning(word) else {
                throw row.refusal(field, word, Sentence(zh: "不认识的阶段", en: "unknown stage"))
            }
            if let outcome = found.outcome {
                if let before = self.outcome, before != outcome {
                    throw row.refusal(field, word, Sentence(zh: "与阶段列矛盾", en: "it contradicts the stage column"))
                }
                self.outcome = outcome
            }
            stage = stage ?? found.stage
        }
        readFlags(row)
        readArchive(row)
        let hasColumn = row.file.place(.stage) != nil || row.file.place(.outcome) != nil
        guard hasColumn, stage == nil, outcome == nil else { return }
        throw row.refusal(
            row.file.place(.stage) != nil ? .stage : .outcome, "", Sentence(zh: "没有阶段", en: "the stage is missing"))
    }

    /// Check boxes tell the outcome where no word does.
    private mutating func readFlags(_ row: ImportRow) {
        let (closed, won, lost) = (row.flag(.isClosed), row.flag(.isWon), row.flag(.isLost))
        guard outcome == nil else { return }
        if won == true { outcome = .won } else if lost == true || closed == true && won == false { outcome = .lost }
        if outcome == nil, closed == false || won == false && lost == false, stage == nil { outcome = .open }
        guard outcome == nil, closed == true else { return }
        row.notes?.warnings.append(
            row.refusal(
                .isClosed, row.text(.isClosed) ?? "",
                Sentence(
                    zh: "已关闭，但没有写赢还是输；按在途导入", en: "closed, but neither won nor lost is told; taken as open")))
    }

    /// A day of a win or loss tells the outcome where nothing else does; of both the later one.
    private mutating func readEnd() {
        guard outcome == nil, let last = [wonOn, lostOn].compactMap({ $0 }).max() else { return }
        outcome = last == wonOn ? .won : .lost
    }

    /// A deal that was archived without a win was lost, as one that has a reason for its loss or no chance left.
    private mutating func readArchive(_ row: ImportRow) {
        let isArchived = row.flag(.isArchived) ?? row.flag(.isActive).map { !$0 } ?? false
        guard isArchived, outcome == nil || outcome == .open else { return }
        let field: ImportField = row.file.place(.isArchived) == nil ? .isActive : .isArchived
        let chance = row.text(.probability).map { $0.trimmingPercent }
        guard row.text(.reason) != nil || chance.map({ Double($0) == 0 }) ?? true else {
            row.notes?.warnings.append(
                row.refusal(
                    field, row.text(field) ?? "",
                    Sentence(
                        zh: "已归档，但没有输单原因，概率也不是 0；按在途导入",
                        en: "archived, with neither a reason for a loss nor a chance of 0; taken as open")))
            return
        }
        outcome = .lost
    }

    private mutating func readTexts(_ row: ImportRow, _ zone: Zone) throws(RowRefusal) {
        patch.reason = row.text(.reason)
        patch.source = row.text(.source)
        patch.priority = row.text(.priority)
        patch.nextStep = row.exact(.nextStep)
        patch.nextDue = try row.day(.nextDue, zone)
        patch.need = row.text(.need)
        patch.needDay = try row.day(.needDay, zone)
        patch.decision = try row.day(.decision, zone)
        patch.budget = row.soft { () throws(RowRefusal) in try row.amount(.budget)?.money }
        patch.approvers = row.soft { () throws(RowRefusal) in try row.count(.approvers) }
        patch.competitor = row.text(.competitor)
        patch.turn = row.soft { () throws(RowRefusal) in try row.word(.turn, Deal.Turn.self) }
        patch.category = row.soft { () throws(RowRefusal) in try row.category() }
        patch.movedAt = try row.instant(.movedAt, zone)
        patch.lastIn = try row.instant(.lastIn, zone)
        patch.lastOut = try row.instant(.lastOut, zone)
        pushes = try row.count(.pushes)
    }

    private func applyTexts(to deal: inout Deal) {
        deal.reason = patch.reason ?? deal.reason
        deal.source = patch.source ?? deal.source
        deal.priority = patch.priority ?? deal.priority
        deal.nextStep = patch.nextStep ?? deal.nextStep
        deal.nextDue = patch.nextDue ?? deal.nextDue
        deal.need = patch.need ?? deal.need
        deal.needDay = patch.needDay ?? deal.needDay
        deal.decision = patch.decision ?? deal.decision
        deal.budget = patch.budget ?? deal.budget
        deal.approvers = patch.approvers ?? deal.approvers
        deal.competitor = patch.competitor ?? deal.competitor
        deal.turn = patch.turn ?? deal.turn
        deal.category = patch.category ?? deal.category
        deal.movedAt = patch.movedAt ?? deal.movedAt
        deal.lastIn = patch.lastIn ?? deal.lastIn
        deal.lastOut = patch.lastOut ?? deal.lastOut
        deal.pushes = pushes ?? deal.pushes
    }

    /// A deal without a name is called after its account and product, or else its code.
    var title: String {
        let parts = [account, product].compactMap { $0 }
        return parts.isEmpty ? code ?? "" : parts.joined(separator: " · ")
    }

    /// A deal that was entered after its end: its day of entry says nothing of when it began, so that its cycle is unknown.
    mutating func dropEntryAfterEnd(_ row: ImportRow) -> RowRefusal? {
        guard let outcome, outcome != .open, let closed = closingDay(outcome), let entered = created, closed < entered
        else {
            return nil
        }
        created = nil
        let field = closingField(outcome)
        return row.refusal(
            field, row.text(field) ?? "",
            Sentence(
                zh: "结束之后才录入（\(entered.iso)）；不用录入日期，周期算未知",
                en:
                    "it was entered (\(entered.iso)) after it closed; the day of entry was left out, so its cycle is unknown"
            ))
    }

    /// The day on which a deal of that outcome closed: the column of wins or losses, the closing column, or the only
    /// date column that there is.
    func closingDay(_ outcome: Deal.Outcome) -> Day? {
        (outcome == .won ? wonOn : outcome == .lost ? lostOn : nil) ?? closed ?? (hasClosedColumn ? nil : close)
    }

    /// The column in which that day stands.
    func closingField(_ outcome: Deal.Outcome) -> ImportField {
        if outcome == .won, wonOn != nil { return .wonOn }
        if outcome == .lost, lostOn != nil { return .lostOn }
        return closed == nil ? .close : .closed
    }

    /// Writes the facts into a deal. Joined things (account, owner, product) are the caller's. `last` is the stage of
    /// a closed deal about whose stages nothing is known; `home` the workspace's currency. `before` is the deal as it
    /// stood before the run: only against it is a later closing day a push.
    func apply(
        to deal: inout Deal, before: Deal?, isNew: Bool, first: ID<Stage>, last: ID<Stage>, home: String
    ) {
        if let code { deal.code = code }
        if let created { deal.created = created }
        if let amount {
            deal.amount = amount.money
            deal.currency = amount.currency == home ? nil : amount.currency
        }
        applyStanding(to: &deal, isNew: isNew, first: first, last: last)
        if let close, deal.outcome == .open || hasClosedColumn {
            if let before, let old = before.close { deal.pushes = before.pushes + (close > old ? 1 : 0) }
            deal.close = close
        }
        applyTexts(to: &deal)
    }

    private func applyStanding(to deal: inout Deal, isNew: Bool, first: ID<Stage>, last: ID<Stage>) {
        let before = deal.stage
        let outcome = outcome ?? (stage == nil && !isNew ? deal.outcome : .open)
        deal.outcome = outcome
        if let stage { deal.stage = stage } else if isNew { deal.stage = outcome == .open ? first : last }
        if outcome == .open { deal.closed = nil } else if let day = closingDay(outcome) { deal.closed = day }
        if let stageSince {
            deal.stageSince = stageSince
        } else if deal.stage != before || isNew {
            deal.stageSince = nil
        }
    }
}

extension String {
    /// Without a percent sign.
    fileprivate var trimmingPercent: String { String(split { $0 == "%" || $0 == " " }.joined()) }
}
