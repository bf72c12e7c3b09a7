import Model
import Rules
import Terminal
import Views

/// Verbs on deals where an account is selected.
extension State {
    /// What an account has itself is done to it, everything else to its open deal: to which one is asked where there are
    /// several, the largest first.
    mutating func workOnAccount(_ action: Action) -> [Effect] {
        guard let id = subjectAccount, let account = board.accounts[id] else {
            return refuse(Sentence(zh: "没有选中的商机。", en: "No deal is selected."))
        }
        let name = Sanitize.line(account.name)
        if action == .redDot { return redDot([.account(id)], name) }
        if action == .decide { return decide(.account(id), name) }
        let deals = action == .reopen ? closedDeals(of: id) : openDeals(of: id)
        if deals.count == 1 { return work(action, on: deals) }
        guard !deals.isEmpty else { return refuse(nothing(for: action, at: name)) }
        return ask(which(action, deals.prefix(9).map { $0 }, name))
    }

    /// Whether verbs on deals find one at the selected account.
    var hasDealOfAccount: Bool { subjectAccount.map { !openDeals(of: $0).isEmpty } ?? false }

    private func openDeals(of account: ID<Account>) -> [Deal] {
        if let conclusions { return conclusions.openDeals(of: account) }
        return deals(of: account).filter { $0.outcome == .open }
            .sorted { ($1.amount ?? .zero, $0.id) < ($0.amount ?? .zero, $1.id) }
    }

    private func closedDeals(of account: ID<Account>) -> [Deal] {
        conclusions?.closedDeals(of: account) ?? deals(of: account).filter { $0.outcome != .open }
    }

    /// Until the first conclusions are there, the board itself is searched.
    private func deals(of account: ID<Account>) -> [Deal] {
        var deals: [Deal] = []
        board.deals.forEachInPlace { if $0.account == account { deals.append($0) } }
        return deals
    }

    private func nothing(for action: Action, at name: String) -> Sentence {
        action == .reopen
            ? Sentence(zh: "“\(name)”没有已关闭的商机。", en: "\(name) has no closed deal.")
            : Sentence(zh: "“\(name)”没有进行中的商机；按 a 新增。", en: "\(name) has no open deal; a adds one.")
    }

    private func which(_ action: Action, _ deals: [Deal], _ name: String) -> Form {
        let label = action.label(.en)
        var form = Form(
            purpose: .which(action, deals.map(\.id)),
            title: Sentence(
                zh: "\(action.label(.zh))：哪个商机？", en: "\(label.prefix(1).uppercased())\(label.dropFirst()): which deal?"
            ),
            subject: name)
        form.choices = zip("123456789".unicodeScalars, deals).map { key, deal in
            Form.Choice(key: key, label: Sentence { choice(deal, $0) })
        }
        return form
    }

    /// `云平台 · 方案 · 120.0万`.
    private func choice(_ deal: Deal, _ lang: Lang) -> String {
        let words = Text.of(lang)
        let state = deal.outcome == .open ? board.stages[deal.stage]?.name(lang) : words.name(deal.outcome)
        let amount = deal.amount.map { words.money($0, currency: deal.currency) }
        return [Sanitize.line(deal.name), state, amount].compactMap { $0 }.joined(separator: " · ")
    }
}
