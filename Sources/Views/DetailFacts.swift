import Model
import Terminal

/// The facts of a deal: label and value. What is always asked shows `—` where unknown, the rest only when known.
extension DetailDocument {
    mutating func addFacts() {
        page.heading(text.facts)
        let account = scene.board.accounts[deal.account]
        var pairs: [(label: String, value: Span)] = [
            (text.owner, owner),
            (text.amount, amount),
            (text.closeDate, close),
            (text.created, day(deal.created) ?? unknown),
            (text.source, string(deal.source ?? account?.source) ?? unknown),
            (text.product, string(scene.board.products[deal.product]?.name) ?? unknown),
        ]
        let optional: [(String, Span?)] = [
            (text.category, deal.category.map { Span(text.name($0)) }),
            (text.priority, string(deal.priority)),
            (text.turn, deal.turn.map { Span(text.name($0)) }),
            (text.need, need),
            (text.decision, day(deal.decision)),
            (text.budget, deal.budget.map { Span(Text.grouped($0)) }),
            (text.approvers, deal.approvers.map { Span("\($0)") }),
            (text.competitor, string(deal.competitor)),
            (text.industry, string(account?.industry)),
            (text.city, string(account?.city)),
            (text.code, string(deal.code)),
        ]
        for (label, value) in optional { if let value { pairs.append((label, value)) } }
        page.pairs(pairs)
    }

    private var unknown: Span { Span(text.unknown, .faint) }

    private func string(_ raw: String?) -> Span? {
        guard let raw else { return nil }
        let shown = clean(raw)
        return shown.isEmpty ? nil : Span(shown)
    }

    private func day(_ day: Day?) -> Span? { day.map { Span("\($0.iso) \(text.weekday($0))") } }

    private var owner: Span {
        let owner = CardFacts.owner(of: deal, in: scene.board, today: today, text: text)
        // Who it was that left is worth knowing here.
        if owner.role == .error, let rep = scene.board.reps[deal.owner] {
            return Span("\(owner.text) (\(clean(rep.name)))", .error)
        }
        return Span(owner.text, owner.role == .dim ? .overlay : owner.role)
    }

    private var amount: Span {
        guard let amount = deal.amount else { return Span(text.noAmount, .warning) }
        return Span(clean(deal.currency ?? scene.board.currency) + " " + Text.grouped(amount), .amount)
    }

    private var close: Span {
        guard let close = deal.close else { return unknown }
        let pushes = deal.pushes > 0 ? text.separator + text.pushed(deal.pushes) : ""
        let isLate = deal.outcome == .open && close < today
        return Span("\(close.iso) \(text.weekday(close))\(pushes)", isLate ? .overdue : .overlay)
    }

    private var need: Span? {
        guard let need = string(deal.need) else { return nil }
        return deal.needDay.map { Span("\(need.text) (\(Text.day($0, today: today)))") } ?? need
    }
}
