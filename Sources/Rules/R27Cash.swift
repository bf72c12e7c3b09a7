import Model

/// Receivables, their age and DSO in one currency (R27).
public struct Cash: Equatable, Sendable {
    /// nil is the workspace's currency; currencies are never added.
    public let currency: String?
    public fileprivate(set) var contracts = 0
    public fileprivate(set) var receivables = Money.zero
    /// The same at the end of the period, where that has passed: what DSO is about.
    public fileprivate(set) var receivablesAtEnd = Money.zero
    /// Overdue amounts by age.
    public fileprivate(set) var overdue: [Money] = Array(repeating: .zero, count: Ageing.allCases.count)
    public fileprivate(set) var overdueRows = 0
    /// Invoiced within the period: the credit sales of DSO.
    public fileprivate(set) var creditSales = Money.zero
    public fileprivate(set) var receipts = Money.zero
    /// Natural days of the period up to today.
    public let periodDays: Int

    public var overdueTotal: Money { overdue.reduce(.zero, +) }
    /// Days of sales outstanding in tenths; nil without credit sales.
    public var dsoTenths: Int64? { Cash.dso(receivablesAtEnd, of: creditSales, days: periodDays) }

    /// receivables ÷ credit sales × days, in tenths of a day, rounded half up; nil for no credit sales.
    public static func dso(_ receivables: Money, of sales: Money, days: Int) -> Int64? {
        guard sales > .zero else { return nil }
        let product = Int128(receivables.minor) * Int128(days) * 20 + Int128(sales.minor)
        return Int64(clamping: product / (Int128(sales.minor) * 2))
    }

    public func why(_ lang: Lang) -> String {
        let (open, sales) = (Say.money(receivablesAtEnd, currency, lang), Say.money(creditSales, currency, lang))
        let dso = dsoTenths.map { "\($0 / 10).\($0 % 10)" } ?? "—"
        let ages = zip(Ageing.allCases, overdue).map { "\($0.label): \(Say.money($1, nil, lang))" }
        let late = Say.money(overdueTotal, currency, lang)
        return lang.pick(
            "应收\(open)÷赊销\(sales)×\(periodDays)天=DSO \(dso)；逾期\(late)（\(ages.joined(separator: "，"))）",
            "receivables \(open) ÷ credit sales \(sales) × \(periodDays)d = DSO \(dso); overdue \(late) (\(ages.joined(separator: ", ")))"
        )
    }

    /// The cash of all contracts, the workspace's currency first. `first` is the period's first day; days after today do
    /// not count.
    public static func all(_ moment: Moment, from first: Day, to last: Day, standings: [ContractStanding]) -> [Cash] {
        var tally = Tally(from: first, to: min(last, moment.today))
        for standing in standings { tally.add(standing, moment, sign: 1) }
        return tally.rows
    }

    /// The cash by currency, counted contract by contract.
    struct Tally: Sendable {
        private let first: Day
        private let end: Day
        private var byCurrency: [String?: Cash] = [:]

        init(from first: Day, to end: Day) { (self.first, self.end) = (first, end) }

        private var empty: Cash { Cash(currency: nil, periodDays: max(end - first + 1, 0)) }

        var rows: [Cash] {
            let all = byCurrency[nil] == nil ? [empty] + byCurrency.values : Array(byCurrency.values)
            return all.sorted { ($0.currency ?? "") < ($1.currency ?? "") }
        }

        /// Counts a contract, or takes it away again.
        mutating func add(_ standing: ContractStanding, _ moment: Moment, sign: Int) {
            guard let contract = moment.board.contracts[standing.contract], contract.state != .cancelled else { return }
            func signed(_ money: Money) -> Money { Money(minor: money.minor * Int64(sign)) }
            var cash = byCurrency[contract.currency] ?? Cash(currency: contract.currency, periodDays: empty.periodDays)
            cash.contracts += sign
            cash.receivables += signed(standing.receivable)
            cash.receivablesAtEnd += signed(standing.receivable(at: end, moment))
            for row in standing.overdue {
                if let ageing = row.ageing { cash.overdue[ageing.rawValue] += signed(row.open) }
                cash.overdueRows += sign
            }
            if let day = contract.invoiced, first <= day, day <= end { cash.creditSales += signed(contract.amount) }
            moment.facts.receipts[contract.id.raw].look { receipt in
                if first <= receipt.day, receipt.day <= end { cash.receipts += signed(receipt.amount) }
            }
            byCurrency[contract.currency] = cash.contracts == 0 ? nil : cash
        }
    }
}

extension ContractStanding {
    /// All contracts in the order of their numbers.
    public static func all(_ moment: Moment) -> [ContractStanding] {
        var result: [ContractStanding] = []
        moment.board.contracts.forEachInPlace { result.append(ContractStanding($0, moment)) }
        return result
    }

    /// The state with what it waits for: the step and person of an approval, or how much has come in.
    public func why(_ moment: Moment) -> Sentence {
        guard let contract = moment.board.contracts[contract] else { return Sentence(zh: "", en: "") }
        return Sentence { lang in
            let name = contract.name + lang.pick("：", ": ") + ContractStanding.name(state, lang)
            if contract.state == .approval {
                let (step, who) = (contract.step ?? "—", contract.person ?? "—")
                return name
                    + lang.pick(
                        "，\(step)在\(who)处\(approvalDays.map { "\($0)个工作日" } ?? "—")",
                        ", \(step) with \(who) for \(approvalDays.map { English.count($0, "working day") } ?? "—")")
            }
            let (got, all) = (
                Say.money(received, contract.currency, lang), Say.money(contract.amount, contract.currency, lang)
            )
            let late = overdue.map(\.overdueDays).max()
            return name + lang.pick("，已收\(got)/\(all)", ", received \(got) of \(all)")
                + (late.map { lang.pick("，最长逾期\($0)天", ", longest overdue \($0)d") } ?? "")
        }
    }

    public static func name(_ state: Contract.State, _ lang: Lang) -> String {
        switch state {
        case .drafted: lang.pick("草拟", "drafted")
        case .approval: lang.pick("审批中", "in approval")
        case .approved: lang.pick("已批准", "approved")
        case .signed: lang.pick("已签", "signed")
        case .invoiced: lang.pick("已开票", "invoiced")
        case .partlyPaid: lang.pick("部分回款", "partly paid")
        case .paid: lang.pick("已回款", "paid")
        case .cancelled: lang.pick("已取消", "cancelled")
        }
    }
}
