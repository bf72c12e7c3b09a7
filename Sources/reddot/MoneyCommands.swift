import ArgumentParser
import Model
import Rules

extension Workspace {
    /// An amount above 0 in the currency of a contract that is not cancelled.
    func cash(_ text: String, _ contract: Contract, _ option: String = "<amount>") throws -> Money {
        guard contract.state != .cancelled else {
            throw Failure.refused(zh: "合同“\(contract.name)”已作废。", en: "Contract \(contract.name) is cancelled.")
        }
        let read = try Reading(self).amount(text, option)
        let currency = contract.currency ?? board.currency
        guard read.currency == nil || read.currency == currency else {
            throw Failure.refused(
                zh: "\(option)：合同的币种是 \(currency)，不是 \(read.currency ?? "")。",
                en: "\(option): the contract stands in \(currency), not in \(read.currency ?? "").")
        }
        guard read.money > .zero else {
            throw Failure.refused(zh: "\(option)：金额必须大于0。", en: "\(option): the amount must be above 0.")
        }
        return read.money
    }
}

/// `reddot contract list`.
struct ContractList: Command {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "Lists contracts and what came in.")

    @OptionGroup var options: GlobalOptions

    func run(_ context: Context) throws {
        let workspace = try Workspace(context, writing: false)
        try workspace.list(
            "contracts", Array(workspace.board.contracts), ContractColumns(workspace).all,
            empty: Sentence(
                zh: "还没有合同；请运行 reddot contract add 商机。", en: "No contracts yet; run reddot contract add DEAL."))
    }
}

/// `reddot contract show`.
struct ContractShow: Command {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Shows a contract with its payment plan.")

    @Argument(help: "The contract.")
    var contract: String

    @OptionGroup var options: GlobalOptions

    func run(_ context: Context) throws {
        let workspace = try Workspace(context, writing: false)
        let board = workspace.board
        let contract = try board.findContract(contract)
        let rows = board.payments.filter { $0.contract == contract.id }.sorted { ($0.due, $0.id) < ($1.due, $1.id) }
        let receipts = board.receipts.filter { $0.contract == contract.id }.sorted { ($0.day, $0.id) < ($1.day, $1.id) }
        let columns = ContractColumns(workspace).all
        if context.options.json {
            return try context.output.json { json in
                json.field("view", "contract")
                json.field("now", board.zone.text(workspace.now))
                for column in columns { column.write(contract, &json) }
                json.array("payments") { json in
                    for row in rows {
                        json.object { json in
                            json.field("due", row.due)
                            json.field("amount", row.amount)
                        }
                    }
                }
                json.array("receipts") { json in
                    for row in receipts {
                        json.object { json in
                            json.field("day", row.day)
                            json.field("amount", row.amount)
                        }
                    }
                }
            }
        }
        let lang = workspace.lang
        var facts = columns.map { ($0.title[lang], $0.cell(contract).plain) }
        facts += rows.map { (lang.pick("应收", "due"), "\($0.due.iso) \($0.amount.plain)") }
        facts += receipts.map { (lang.pick("回款", "receipt"), "\($0.day.iso) \($0.amount.plain)") }
        try FactList(facts).print(to: context.output)
    }
}

/// What a list of contracts shows.
struct ContractColumns {
    let all: [FactColumn<Contract>]

    init(_ workspace: Workspace) {
        let (board, lang) = (workspace.board, workspace.lang)
        all = [
            FactColumn("id", "#", "#", isNumber: true) { FactCell($0.id.raw) },
            FactColumn("contract", "合同", "contract") { FactCell($0.name) },
            FactColumn("deal", "商机", "deal") { FactCell(board.deals[$0.deal]?.name) },
            FactColumn("account", "客户", "account") { FactCell(board.accounts[$0.account]?.name) },
            FactColumn("amount", "金额", "amount", isNumber: true) { .money($0.amount) },
            FactColumn("currency", "币种", "currency") { FactCell($0.currency ?? board.currency) },
            FactColumn("received", "已收", "received", isNumber: true) { .money(workspace.work.received($0.id)) },
            FactColumn("state", "状态", "state") {
                .word($0.state.rawValue, ContractStanding.name($0.state, lang))
            },
            FactColumn("step", "审批", "step") { FactCell($0.step) },
            FactColumn("person", "审批人", "person") { FactCell($0.person) },
            FactColumn("signed", "签约", "signed") { FactCell($0.signed) },
            FactColumn("invoiced", "开票", "invoiced") { FactCell($0.invoiced) },
        ]
    }
}
