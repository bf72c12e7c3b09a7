import Model

/// A step on a contract's way (R27).
public enum ContractMove: Equatable, Sendable {
    /// To an approval step, or to the next one, with who has to approve.
    case submit(String, person: String?)
    case approve
    case sign(Day)
    case invoice(Day)
    case cancel
}

extension Contract {
    /// The contract as changes leave it.
    public func after(_ changes: [Change]) -> Contract {
        var after = self
        for case .update(.contract, id.raw, let edits) in changes {
            for edit in edits { _ = Contract.fields[edit.field].set(&after, edit.after) }
        }
        return after
    }
}

/// Contracts, what is due on them and what came in: the same refusals for keys and commands.
extension Work {
    private var day: Day { board.zone.day(of: now) }

    /// What came in on a contract so far.
    public func received(_ contract: ID<Contract>) -> Money {
        var sum = Money.zero
        board.receipts.forEachInPlace { if $0.contract == contract { sum += $0.amount } }
        return sum
    }

    /// What the rows of a contract's payment plan sum to.
    public func planned(_ contract: ID<Contract>) -> Money {
        var sum = Money.zero
        board.payments.forEachInPlace { if $0.contract == contract { sum += $0.amount } }
        return sum
    }

    /// A contract for a deal, as a draft; the deal's amount stands for one that is not given.
    public func contract(_ deal: Deal, name: String, amount: Money?) throws(Refusal) -> [Change] {
        guard deal.outcome != .lost else {
            throw Refusal(zh: "“\(deal.name)”已输单，不能有合同。", en: "\(deal.name) is lost and can have no contract.")
        }
        guard let amount = amount ?? deal.amount, amount > .zero else {
            throw Refusal(
                zh: "合同要有大于0的金额（--amount）。", en: "A contract needs an amount above 0 (--amount).")
        }
        var contract = Contract(blank: board.contracts.nextID)
        (contract.deal, contract.account, contract.currency) = (deal.id, deal.account, deal.currency)
        (contract.name, contract.amount) = (name, amount)
        return [.add(contract)]
    }

    /// Another name or amount. An invoiced amount stands, and none falls below what came in or is planned.
    public func change(_ contract: Contract, name: String, amount: Money) throws(Refusal) -> [Change] {
        if amount != contract.amount {
            try checkAlive(contract)
            guard contract.invoiced == nil else {
                throw Refusal(
                    zh: "合同“\(contract.name)”已开票，金额不能再改；请另立合同。",
                    en:
                        "Contract \(contract.name) is invoiced, its amount stands; add another contract for the difference."
                )
            }
            let least = max(received(contract.id), planned(contract.id))
            guard amount > .zero, amount >= least else {
                throw Refusal(
                    zh: "“\(contract.name)”已收或已计划\(least.plain)，合同额不能低于它，也不能是0。",
                    en: "\(least.plain) came in or is planned on \(contract.name); its amount cannot be less, nor 0.")
            }
        }
        var after = contract
        (after.name, after.amount) = (name, amount)
        return Change.update(contract, to: after).map { [$0] } ?? []
    }

    /// Carries a contract on, where it stands at the place that the step needs.
    public func carry(_ contract: Contract, _ move: ContractMove) throws(Refusal) -> [Change] {
        var after = contract
        switch move {
        case .submit(let step, let person):
            try check(contract, stands: [.drafted, .approval])
            (after.state, after.step, after.person, after.stepSince) = (.approval, step, person, now)
        case .approve:
            if contract.state == .drafted {
                throw Refusal(
                    zh: "合同“\(contract.name)”还没有送审；请先送审，写明步骤和审批人（contract submit）。",
                    en: "Contract \(contract.name) is not in approval; submit it first, with the step and who approves "
                        + "(contract submit).")
            }
            try check(contract, stands: [.approval])
            after.state = .approved
            (after.step, after.person, after.stepSince) = (nil, nil, nil)
        case .sign(let date):
            try check(contract, stands: [.approved])
            try checkPast(date)
            (after.state, after.signed) = (.signed, date)
        case .invoice(let date):
            try check(contract, stands: [.signed, .partlyPaid, .paid])
            try checkPast(date)
            try checkAfterSigning(date, contract)
            after.invoiced = date
            if after.state == .signed { after.state = .invoiced }
        case .cancel:
            let received = received(contract.id)
            guard received == .zero else {
                throw Refusal(
                    zh: "“\(contract.name)”已回款\(received.plain)，不能作废。",
                    en: "\(received.plain) came in on \(contract.name); it cannot be cancelled.")
            }
            try check(contract, stands: [.drafted, .approval, .approved, .signed, .invoiced])
            after.state = .cancelled
            (after.step, after.person, after.stepSince) = (nil, nil, nil)
        }
        return Change.update(contract, to: after).map { [$0] } ?? []
    }

    /// A row of a contract's payment plan.
    public func payment(_ contract: Contract, due: Day, _ amount: Money) throws(Refusal) -> [Change] {
        var payment = Payment(blank: board.payments.nextID)
        (payment.contract, payment.due, payment.amount) = (contract.id, due, amount)
        return try keep(payment)
    }

    /// Adds a row of a payment plan or changes the one of its number; a plan never exceeds its contract.
    public func keep(_ payment: Payment) throws(Refusal) -> [Change] {
        let before = board.payments[payment.id]
        let contract = try alive(payment.contract)
        let taken = planned(contract.id) - (before?.amount ?? .zero)
        try checkRoom(contract, taken: taken, payment.amount, Sentence(zh: "已计划", en: "is planned"))
        return Work.put(before, payment)
    }

    /// Takes a row out of a payment plan, where no receipt is booked on it.
    public func remove(_ payment: Payment) throws(Refusal) -> [Change] {
        if let receipt = board.receipts.first(where: { $0.payment == payment.id }) {
            throw Refusal(
                zh: "\(receipt.day.iso) 的回款 \(receipt.amount.plain) 记在这笔应收上，不能删除；请先改那笔回款。",
                en:
                    "The receipt of \(receipt.day.iso), \(receipt.amount.plain), stands on this payment; change that first."
            )
        }
        return [.remove(payment)]
    }

    /// Money that came in; never more than the contract is worth.
    public func receipt(_ contract: Contract, on date: Day, _ amount: Money) throws(Refusal) -> [Change] {
        var receipt = Receipt(blank: board.receipts.nextID)
        (receipt.contract, receipt.day, receipt.amount) = (contract.id, date, amount)
        return try keep(receipt)
    }

    /// Adds a receipt or changes the one of its number; never more comes in than the contract is worth.
    public func keep(_ receipt: Receipt) throws(Refusal) -> [Change] {
        let before = board.receipts[receipt.id]
        let contract = try alive(receipt.contract)
        guard [.signed, .invoiced, .partlyPaid, .paid].contains(contract.state) else {
            let name = Sentence { ContractStanding.name(contract.state, $0) }
            throw Refusal(
                zh: "合同“\(contract.name)”还是“\(name.zh)”，没有签约；请先 contract sign。",
                en: "Contract \(contract.name) is \(name.en), not signed; run contract sign first.", at: "contract_id")
        }
        try checkPast(receipt.day)
        try checkAfterSigning(receipt.day, contract)
        let taken = received(contract.id) - (before?.amount ?? .zero)
        try checkRoom(contract, taken: taken, receipt.amount, Sentence(zh: "已收", en: "came in"))
        return Work.put(before, receipt)
    }

    /// Takes a receipt out that was recorded by mistake.
    public func remove(_ receipt: Receipt) -> [Change] { [.remove(receipt)] }

    private func alive(_ id: ID<Contract>) throws(Refusal) -> Contract {
        guard let contract = board.contracts[id] else {
            throw Refusal(zh: "这份合同已不在。", en: "The contract is gone.", at: "contract_id")
        }
        try checkAlive(contract)
        return contract
    }

    // MARK: - Refusals

    private func check(_ contract: Contract, stands states: [Contract.State]) throws(Refusal) {
        guard !states.contains(contract.state) else { return }
        func names(_ lang: Lang) -> String {
            states.map {
                lang.pick("\(ContractStanding.name($0, .zh))（\($0.rawValue)）", ContractStanding.name($0, .en))
            }
            .joined(separator: lang.pick("、", ", "))
        }
        throw Refusal(
            zh: "合同“\(contract.name)”现在是“\(ContractStanding.name(contract.state, .zh))”；这一步要求它是：\(names(.zh))。",
            en: "Contract \(contract.name) is \(ContractStanding.name(contract.state, .en)); this step needs it to be: "
                + "\(names(.en)).")
    }

    private func checkAlive(_ contract: Contract) throws(Refusal) {
        if contract.state == .cancelled {
            throw Refusal(
                zh: "合同“\(contract.name)”已作废。", en: "Contract \(contract.name) is cancelled.", at: "contract_id")
        }
    }

    private func checkPast(_ date: Day) throws(Refusal) {
        if date > day { throw Refusal(zh: "\(date.iso) 在今天之后。", en: "\(date.iso) lies after today.", at: "day") }
    }

    private func checkAfterSigning(_ date: Day, _ contract: Contract) throws(Refusal) {
        if let signed = contract.signed, date < signed {
            throw Refusal(
                zh: "\(date.iso) 早于签约日 \(signed.iso)；请改日期。",
                en: "\(date.iso) lies before the signing, \(signed.iso); change it.", at: "day")
        }
    }

    private func checkRoom(_ contract: Contract, taken: Money, _ amount: Money, _ verb: Sentence) throws(Refusal) {
        guard amount > .zero else {
            throw Refusal(zh: "金额必须大于0。", en: "The amount must be above 0.", at: "amount")
        }
        guard taken + amount > contract.amount else { return }
        let (whole, rest) = (contract.amount.plain, max(contract.amount - taken, .zero).plain)
        throw Refusal(
            zh: "“\(contract.name)”合同额\(whole)，\(verb.zh)\(taken.plain)；再加\(amount.plain)就超出合同，最多还能加\(rest)。",
            en: "\(contract.name) is worth \(whole) and \(taken.plain) \(verb.en); \(amount.plain) more is beyond the "
                + "contract, at most \(rest) fits.", at: "amount")
    }
}
