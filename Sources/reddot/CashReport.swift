import Model
import Rules

/// `show cash`: contracts by state, what is due and overdue, DSO (R27).
struct CashReport: ConclusionView {
    private let all: Concluded
    private let standings: [ContractStanding]
    private let cash: [Cash]

    init(_ all: Concluded) {
        self.all = all
        standings = all.contracts.compactMap { all.conclusions.standing(of: $0) }
        cash = all.cash
    }

    private let empty = Sentence(
        zh: "没有合同；用 reddot contract add 添加。", en: "There are no contracts; add one with reddot contract add.")

    func write(_ json: inout JSONWriter) {
        json.array("currencies") { json in
            for part in cash { json.object { write(part, &$0) } }
        }
        json.array("contracts") { json in
            for standing in standings { json.object { write(standing, &$0) } }
        }
        json.field("why", standings.isEmpty ? empty[all.lang] : cash.first?.why(all.lang))
    }

    private func write(_ part: Cash, _ json: inout JSONWriter) {
        json.field("currency", part.currency ?? all.board.currency)
        json.field("contracts", part.contracts)
        json.field("receivables", part.receivables)
        json.field("receivables_at_end", part.receivablesAtEnd)
        json.field("overdue", part.overdueTotal)
        json.field("overdue_rows", part.overdueRows)
        json.object("ageing") { json in
            for (age, amount) in zip(Ageing.allCases, part.overdue) { json.field(age.label, amount) }
        }
        json.field("credit_sales", part.creditSales)
        json.field("receipts", part.receipts)
        json.field("period_days", part.periodDays)
        json.field("dso", part.dsoTenths.map { Double($0) / 10 })
        json.field("why", part.why(all.lang))
    }

    private func write(_ standing: ContractStanding, _ json: inout JSONWriter) {
        let contract = all.board.contracts[standing.contract]
        json.field("id", standing.contract.raw)
        json.field("contract", contract?.name)
        json.field("account", all.board.accounts[contract?.account]?.name)
        json.field("deal", all.board.deals[contract?.deal]?.name)
        json.field("amount", contract?.amount)
        json.field("currency", contract?.currency ?? all.board.currency)
        json.field("state", standing.state.rawValue)
        json.field("received", standing.received)
        json.field("receivable", standing.receivable)
        json.field("approval_step", contract?.step)
        json.field("approval_person", contract?.person)
        json.field("approval_days", standing.approvalDays)
        json.field("approval_stuck", standing.isStuck(all.facts.policy))
        json.array("payments") { json in
            for due in standing.plan {
                json.object { json in
                    json.field("due", due.day)
                    json.field("amount", due.amount)
                    json.field("received", due.received)
                    json.field("open", due.open)
                    json.field("overdue_days", due.overdueDays)
                    json.field("ageing", due.ageing?.label)
                    json.field("why", due.why(all.moment)[all.lang])
                }
            }
        }
        json.field("why", standing.why(all.moment)[all.lang])
    }

    func write(_ page: Page) throws {
        guard !standings.isEmpty else { return try page.line(empty) }
        for part in cash { try page.line(part.why(page.lang)) }
        try page.line()
        try page.table(
            [
                ("客户", "account", .left), ("状态", "state", .left), ("金额", "amount", .right),
                ("已收", "received", .right), ("应收", "receivable", .right), ("说明", "why", .left),
            ],
            standings.map { standing in
                let contract = all.board.contracts[standing.contract]
                return [
                    all.board.accounts[contract?.account]?.name ?? "—",
                    ContractStanding.name(standing.state, page.lang), page.amount(contract?.amount),
                    page.amount(standing.received), page.amount(standing.receivable),
                    standing.why(all.moment)[page.lang],
                ]
            }, empty: empty)
        let late = standings.flatMap(\.overdue)
        guard !late.isEmpty else { return }
        try page.line()
        for due in late { try page.line(due.why(all.moment)) }
    }
}
