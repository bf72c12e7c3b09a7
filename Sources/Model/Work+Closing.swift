extension Work {
    /// Opens a closed deal again: it stands in its last stage as of now, with a new spell there. What a won deal had booked
    /// is taken back today (edges).
    public func reopen(_ deal: Deal) throws(Refusal) -> [Change] {
        guard deal.outcome != .open else {
            throw Refusal(zh: "“\(deal.name)”没有关闭。", en: "\(deal.name) is open already.")
        }
        var after = deal
        after.outcome = .open
        after.closed = nil
        after.reason = nil
        after.stageSince = now
        var spell = Spell(blank: board.spells.nextID)
        spell.deal = deal.id
        spell.stage = deal.stage
        spell.from = now
        return changes(deal, after) + [.add(spell)]
    }

    /// Cancels a won deal: from today on it is lost, and a negative booking of today takes the win back (edges).
    public func cancel(_ deal: Deal, reason: String) throws(Refusal) -> [Change] {
        guard deal.outcome == .won else {
            throw Refusal(
                zh: "“\(deal.name)”没有赢单，无从取消；没赢的用 deal lose。",
                en: "\(deal.name) was not won, so there is nothing to cancel; use deal lose for an open one.")
        }
        guard !reason.isEmpty else {
            throw Refusal(zh: "取消要写原因（--reason）。", en: "A cancelling needs its reason (--reason).")
        }
        let paid = board.contracts.contains { contract in
            contract.deal == deal.id && board.receipts.contains { $0.contract == contract.id }
        }
        guard !paid else { throw Work.paid(deal) }
        var after = deal
        after.outcome = .lost
        after.closed = today
        after.reason = reason
        return changes(deal, after)
    }

    /// Why a deal on whose contract money came in stays won.
    public static func paid(_ deal: Deal) -> Refusal {
        Refusal(
            zh: "“\(deal.name)”的合同已有回款，不能取消；请先处理合同（contract list）。",
            en: "Money came in on a contract of \(deal.name), so it cannot be cancelled; settle the contract first "
                + "(contract list).")
    }

    /// A deal closes neither after today nor before it was created.
    func checkClosing(_ deal: Deal, on day: Day?) throws(Refusal) {
        guard let day else { return }
        guard day <= today else {
            throw Refusal(
                zh: "成交日 \(day.iso) 在今天之后；请写今天或以前。",
                en: "The closing day \(day.iso) lies after today; give today or an earlier day.")
        }
        if let created = deal.created, day < created {
            throw Refusal(
                zh: "成交日 \(day.iso) 早于创建日 \(created.iso)；请改日期，或先 deal set --created。",
                en:
                    "The closing day \(day.iso) lies before the deal's first, \(created.iso); change it, or run deal set "
                    + "--created first.")
        }
    }
}
