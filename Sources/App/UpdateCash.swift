import Model
import Rules
import Views

/// Contracts, payments, receipts and targets that forms write down.
extension State {
    mutating func wroteContract(_ form: Form, _ id: ID<Contract>?) throws(Refusal) -> [Effect] {
        let name = form.text(.name)
        guard let contract = id.flatMap({ board.contracts[$0] }) else {
            guard let deal = reading(form, .deal).deal else { throw State.gone }
            let changes = try worker.contract(deal, name: name, amount: reading(form, .amount).amount)
            return finish(.add, changes, Sentence(zh: "新合同：\(name)", en: "contract added: \(name)"))
        }
        guard let step = try move(form) else {
            let changes = try worker.change(
                contract, name: name, amount: reading(form, .amount).amount ?? contract.amount)
            return finish(.edit, changes, Sentence(zh: "已改：\(name)", en: "changed: \(name)"))
        }
        if name != contract.name || reading(form, .amount).amount != contract.amount {
            throw Refusal(
                zh: "一次只做一件：先保存名称或金额，再推进。", en: "One thing at a time: save the name or amount first, then carry on.")
        }
        let changes = try worker.carry(contract, step)
        let state = contract.after(changes).state
        return finish(
            .edit, changes, Sentence { "\(contract.name) → \(ContractStanding.name(state, $0))" })
    }

    /// The step that a contract's form asks for; nil where none is chosen.
    private func move(_ form: Form) throws(Refusal) -> ContractMove? {
        let day = reading(form, .day).day ?? zone.day(of: now)
        switch reading(form, .state).word {
        case "submit":
            guard let step = form.words(.step) else {
                throw Refusal(zh: "送审要写审批步骤，如 法务。", en: "Submitting needs the approval step, such as legal.")
            }
            return .submit(step, person: form.words(.person))
        case "approve": return .approve
        case "sign": return .sign(day)
        case "invoice": return .invoice(day)
        case "cancel": return .cancel
        default: return nil
        }
    }

    func written(_ form: Form, payment id: ID<Payment>?) throws(Refusal) -> Written {
        guard let amount = reading(form, .amount).amount, let day = reading(form, .day).day else { throw State.gone }
        var payment = id.flatMap { board.payments[$0] } ?? Payment(blank: board.payments.nextID)
        if id == nil, let contract = reading(form, .contract).contract { payment.contract = contract.id }
        (payment.amount, payment.due) = (amount, day)
        return Written(
            id == nil ? .add : .edit, try worker.keep(payment), cash("应收", "due", payment.contract, day, amount))
    }

    func written(_ form: Form, receipt id: ID<Receipt>?) throws(Refusal) -> Written {
        guard let amount = reading(form, .amount).amount, let day = reading(form, .day).day else { throw State.gone }
        var receipt = id.flatMap { board.receipts[$0] } ?? Receipt(blank: board.receipts.nextID)
        if id == nil, let contract = reading(form, .contract).contract { receipt.contract = contract.id }
        (receipt.amount, receipt.day) = (amount, day)
        return Written(
            id == nil ? .add : .edit, try worker.keep(receipt),
            cash("回款", "receipt", receipt.contract, day, amount))
    }

    private func cash(_ zh: String, _ en: String, _ id: ID<Contract>, _ day: Day, _ amount: Money) -> Sentence {
        let text = "\(board.contracts[id]?.name ?? "") \(day.iso) \(amount.plain)"
        return Sentence(zh: "\(zh) \(text)", en: "\(en) \(text)")
    }

    mutating func wroteTarget(_ form: Form) throws(Refusal) -> [Effect] {
        guard let key = reading(form, .scope).scope, let period = reading(form, .period).period,
            let metric = reading(form, .metric).word.flatMap({ Target.Metric(rawValue: $0) })
        else { throw State.gone }
        let amount = try target(form.text(.amount), metric)
        let changes = try worker.target(key, metric, period, amount, locked: false)
        let name = board.name(of: key, lang)
        let text = metric.isCount ? "\(amount.minor)" : amount.plain
        return finish(
            .target, changes,
            Sentence(zh: "目标 \(name) \(period.name)：\(text)", en: "target \(name) \(period.name): \(text)"))
    }

    private func target(_ text: String, _ metric: Target.Metric) throws(Refusal) -> Money {
        if metric.isCount {
            guard let count = Int64(text), (0...1_000_000_000).contains(count) else {
                throw Refusal(zh: "“\(text)”不是个数；请写整数。", en: "\"\(text)\" is no count; write a whole number.")
            }
            return Money(minor: count)
        }
        do throws(AmountError) {
            let read = try AmountText.parse(text)
            guard read.money >= .zero, read.currency == nil || read.currency == board.currency else {
                throw AmountError.notAnAmount
            }
            return read.money
        } catch {
            throw Refusal(zh: error.sentence.zh, en: error.sentence.en)
        }
    }
}

extension Target.Metric {
    /// Whether things are counted instead of money.
    var isCount: Bool { self == .accounts || self == .contacts }
}
