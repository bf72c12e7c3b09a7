import Model

/// Contracts by name and number, with what is planned and what came in on them.
struct ContractBook {
    private(set) var contracts: [ID<Contract>: Contract] = [:]
    private var byName: [String: ID<Contract>] = [:]
    private var byKey: [String: ID<Contract>] = [:]
    private var planned: [ID<Contract>: Money] = [:]
    private var received: [ID<Contract>: Money] = [:]
    /// How many rows of the same facts stood before the run.
    private var payments: [Payment: Int] = [:]
    private var receipts: [Receipt: Int] = [:]
    private var nextContract: Int
    private var nextPayment: Int
    private var nextReceipt: Int

    private struct Payment: Hashable {
        var contract: ID<Contract>
        var due: Day
        var amount: Money
    }

    private struct Receipt: Hashable {
        var contract: ID<Contract>
        var day: Day
        var amount: Money
    }

    init(_ board: Board) {
        nextContract = board.contracts.nextID.raw
        nextPayment = board.payments.nextID.raw
        nextReceipt = board.receipts.nextID.raw
        for contract in board.contracts {
            contracts[contract.id] = contract
            byName[NameKey.of(contract.name)] = contract.id
        }
        for payment in board.payments {
            planned[payment.contract, default: .zero] += payment.amount
            payments[Payment(contract: payment.contract, due: payment.due, amount: payment.amount), default: 0] += 1
        }
        for receipt in board.receipts {
            received[receipt.contract, default: .zero] += receipt.amount
            receipts[Receipt(contract: receipt.contract, day: receipt.day, amount: receipt.amount), default: 0] += 1
        }
    }

    func find(_ reference: String) -> Contract? {
        (byKey[reference] ?? byName[NameKey.of(reference)]).flatMap { contracts[$0] }
    }

    func find(name: String, key: String?) -> Contract? {
        if let key, let known = byKey[key] { return contracts[known] }
        return byName[NameKey.of(name)].flatMap { contracts[$0] }
    }

    mutating func make() -> Contract {
        defer { nextContract += 1 }
        return Contract(blank: ID(nextContract))
    }

    mutating func put(_ contract: Contract, key: String?) {
        contracts[contract.id] = contract
        byName[NameKey.of(contract.name)] = contract.id
        if let key { byKey[key] = contract.id }
    }

    /// The least that a contract can be worth.
    func least(_ contract: ID<Contract>) -> Money { max(planned[contract] ?? .zero, received[contract] ?? .zero) }

    /// Notes what is due; false where it stood there before. Throws what does not fit into the contract.
    mutating func plan(_ contract: Contract, _ due: Day, _ amount: Money, _ out: inout [Change]) throws(Room) -> Bool {
        let fact = Payment(contract: contract.id, due: due, amount: amount)
        if let count = payments[fact], count > 0 {
            payments[fact] = count - 1
            return false
        }
        try Room.check(contract, taken: planned[contract.id] ?? .zero, amount)
        planned[contract.id, default: .zero] += amount
        var payment = Model.Payment(blank: ID(nextPayment))
        nextPayment += 1
        (payment.contract, payment.due, payment.amount) = (contract.id, due, amount)
        out.append(.add(payment))
        return true
    }

    /// Notes what came in; false where it stood there before. Throws what is beyond the contract.
    mutating func receive(_ contract: Contract, _ day: Day, _ amount: Money, _ out: inout [Change]) throws(Room) -> Bool
    {
        let fact = Receipt(contract: contract.id, day: day, amount: amount)
        if let count = receipts[fact], count > 0 {
            receipts[fact] = count - 1
            return false
        }
        try Room.check(contract, taken: received[contract.id] ?? .zero, amount)
        received[contract.id, default: .zero] += amount
        var receipt = Model.Receipt(blank: ID(nextReceipt))
        nextReceipt += 1
        (receipt.contract, receipt.day, receipt.amount) = (contract.id, day, amount)
        out.append(.add(receipt))
        return true
    }

    /// A contract holds no more than it is worth.
    struct Room: Error {
        var sentence: Sentence

        static func check(_ contract: Contract, taken: Money, _ amount: Money) throws(Room) {
            guard amount > .zero else {
                throw Room(sentence: Sentence(zh: "金额必须大于0", en: "the amount must be above 0"))
            }
            guard taken + amount > contract.amount else { return }
            throw Room(
                sentence: Sentence(
                    zh: "“\(contract.name)”合同额 \(contract.amount.plain)，已有 \(taken.plain)；再加就超出合同",
                    en:
                        "\(contract.name) is worth \(contract.amount.plain) and has \(taken.plain) already; this is beyond the contract"
                ))
        }
    }
}

extension ImportRun {
    mutating func takeContract(_ row: ImportRow) throws(RowRefusal) -> Result {
        let key = row.text(.key)
        guard let name = row.name(.contract) ?? key else {
            throw row.refusal(.contract, "", Sentence(zh: "没有合同名称或编号", en: "the contract's name or number is missing"))
        }
        let deal = try deal(row)
        if let deal, deal.outcome == .lost {
            throw row.refusal(
                .deal, row.text(.deal) ?? "",
                Sentence(zh: "“\(deal.name)”已输单，不能有合同", en: "\(deal.name) is lost and can have no contract"))
        }
        let amount = try row.amount(.amount)
        let currency = try row.currency(of: amount) ?? standardCurrency
        let signed = try past(row, .signed)
        let invoiced = try past(row, .invoiced)
        let state = try row.text(.state).map { word throws(RowRefusal) in try contractState(word, row) }
        let known = contracts.find(name: name, key: key)
        guard let money = amount?.money ?? known?.amount ?? deal?.amount, money > .zero else {
            throw row.refusal(
                .amount, row.text(.amount) ?? "", Sentence(zh: "合同要有大于0的金额", en: "a contract needs an amount above 0"))
        }
        if let known, money < contracts.least(known.id) {
            throw row.refusal(
                .amount, row.text(.amount) ?? "",
                Sentence(
                    zh: "已收或已计划 \(contracts.least(known.id).plain)，合同额不能低于它",
                    en: "\(contracts.least(known.id).plain) came in or is planned; the amount cannot be less"))
        }
        var contract = known ?? contracts.make()
        contract.name = name
        contract.deal = deal?.id ?? contract.deal
        contract.account =
            deal?.account ?? account(reference(row, .account, .accountKey, .accounts), row) ?? contract.account
        contract.amount = money
        if let currency {
            contract.currency = currency == home ? nil : currency
        } else if known == nil {
            contract.currency = deal?.currency
        }
        contract.signed = signed ?? contract.signed
        contract.invoiced = invoiced ?? contract.invoiced
        if let state {
            contract.state = state
        } else if contract.signed != nil, known == nil {
            contract.state = .signed
        }
        if contract.state == .signed, contract.invoiced != nil { contract.state = .invoiced }
        contracts.put(contract, key: key)
        guard let known else {
            out.append(.add(contract))
            return .imported
        }
        guard let change = Change.update(known, to: contract) else { return .unchanged }
        out.append(change)
        return .updated
    }

    mutating func takePayment(_ row: ImportRow) throws(RowRefusal) -> Result {
        let contract = try contract(row)
        guard let due = try row.day(.due, zone) else { throw row.refusal(.due, "", ImportRun.noDay) }
        let amount = try money(row, contract)
        do throws(ContractBook.Room) {
            return try contracts.plan(contract, due, amount, &out) ? .imported : .unchanged
        } catch {
            throw row.refusal(.amount, row.text(.amount) ?? "", error.sentence)
        }
    }

    mutating func takeReceipt(_ row: ImportRow) throws(RowRefusal) -> Result {
        let contract = try contract(row)
        guard let day = try past(row, .received) else { throw row.refusal(.received, "", ImportRun.noDay) }
        guard [.signed, .invoiced, .partlyPaid, .paid].contains(contract.state) else {
            throw row.refusal(
                .contract, row.text(.contract) ?? "",
                Sentence(
                    zh: "合同没有签约，不能有回款；请先导入签约日期",
                    en: "the contract is not signed, so nothing can have come in; import its day of signing first"))
        }
        if let signed = contract.signed, day < signed {
            throw row.refusal(
                .received, row.text(.received) ?? "",
                Sentence(zh: "早于签约日 \(signed.iso)", en: "it lies before the signing, \(signed.iso)"))
        }
        let amount = try money(row, contract)
        do throws(ContractBook.Room) {
            return try contracts.receive(contract, day, amount, &out) ? .imported : .unchanged
        } catch {
            throw row.refusal(.amount, row.text(.amount) ?? "", error.sentence)
        }
    }

    private static let noDay = Sentence(zh: "没有日期", en: "the day is missing")

    private func contract(_ row: ImportRow) throws(RowRefusal) -> Contract {
        guard let reference = row.text(.contract) else {
            throw row.refusal(.contract, "", Sentence(zh: "没有写是哪份合同", en: "it does not say of which contract"))
        }
        guard let contract = contracts.find(reference) else {
            throw row.refusal(
                .contract, reference,
                Sentence(
                    zh: "没有这份合同；请把合同文件一起导入",
                    en: "there is no such contract; import the file of contracts in the same run"))
        }
        guard contract.state != .cancelled else {
            throw row.refusal(.contract, reference, Sentence(zh: "合同已作废", en: "the contract is cancelled"))
        }
        return contract
    }

    private func money(_ row: ImportRow, _ contract: Contract) throws(RowRefusal) -> Money {
        guard let amount = try row.amount(.amount) else {
            throw row.refusal(.amount, "", Sentence(zh: "没有金额", en: "the amount is missing"))
        }
        let own = contract.currency ?? home
        let currency = try row.currency(of: amount)
        guard currency == nil || currency == own else {
            throw row.refusal(
                .amount, row.text(.amount) ?? "",
                Sentence(zh: "合同的币种是 \(own)", en: "the contract is in \(own)"))
        }
        return amount.money
    }

    /// A day that has passed.
    private func past(_ row: ImportRow, _ field: ImportField) throws(RowRefusal) -> Day? {
        guard let day = try row.day(field, zone) else { return nil }
        if day <= today { return day }
        throw row.refusal(field, row.text(field) ?? "", Sentence(zh: "在今天之后", en: "it lies after today"))
    }

    private func contractState(_ word: String, _ row: ImportRow) throws(RowRefusal) -> Contract.State {
        if let own = Contract.State(rawValue: word.lowercased()) { return own }
        let key = Aliases.key(word)
        if let found = ImportRun.states.first(where: { $0.words.contains(key) }) { return found.state }
        let known = Contract.State.allCases.map(\.rawValue).joined(separator: ", ")
        throw row.refusal(.state, word, Sentence(zh: "应为其中之一：\(known)", en: "one of these is expected: \(known)"))
    }

    private static let states: [(state: Contract.State, words: [String])] = [
        (.drafted, ["draft", "drafting", "new", "草稿", "起草", "待提交", "未提交", "新建"]),
        (.approval, ["inapproval", "inapprovalprocess", "pending", "submitted", "审批中", "审核中", "待审批", "评审中"]),
        (.approved, ["approved", "审批通过", "已审批", "待签署", "待签约", "已批准"]),
        (
            .signed,
            [
                "signed", "activated", "active", "executed", "inforce", "effective", "已签约", "已签", "已签订", "已签署", "执行中",
                "生效", "已生效", "履行中",
                "进行中",
            ]
        ),
        (.invoiced, ["invoiced", "billed", "已开票"]),
        (.partlyPaid, ["partlypaid", "partiallypaid", "部分回款", "部分付款", "回款中"]),
        (.paid, ["paid", "fullypaid", "completed", "closed", "已回款", "已付清", "已完成", "已结清", "完成", "结束"]),
        (
            .cancelled,
            ["cancelled", "canceled", "terminated", "void", "rejected", "已作废", "作废", "终止", "已终止", "取消", "解除"]
        ),
    ]
}
