import ArgumentParser
import Model
import Rules

/// `reddot receipt …`: money that came in (R27).
struct ReceiptCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "receipt", abstract: "Records, changes, removes and lists money that came in.",
        subcommands: [ReceiptAdd.self, ReceiptSet.self, ReceiptRemove.self, ReceiptList.self])
}

/// `reddot receipt add`.
struct ReceiptAdd: Command {
    static let configuration = CommandConfiguration(
        commandName: "add", abstract: "Records a receipt; never more than the contract is worth.")

    @OptionGroup var what: CashArguments
    @OptionGroup var options: GlobalOptions

    func run(_ context: Context) throws {
        let workspace = try Workspace(context, writing: true)
        let contract = try workspace.board.findContract(what.contract)
        let amount = try workspace.cash(what.amount, contract)
        let day = try Reading(workspace).happened(what.date, "<date>")
        let changes = try workspace.work.receipt(contract, on: day, amount)
        let text = "\(contract.name) \(day.iso) \(amount.plain)"
        try workspace.record(.add, changes, Sentence(zh: "回款 " + text, en: "receipt " + text))
    }
}

/// `reddot receipt set`.
struct ReceiptSet: Command {
    static let configuration = CommandConfiguration(
        commandName: "set", abstract: "Corrects the day or the amount of a receipt.")

    @Argument(help: "The receipt's number; see receipt list.")
    var receipt: String

    @OptionGroup var facts: CashOptions
    @OptionGroup var options: GlobalOptions

    func run(_ context: Context) throws {
        let workspace = try Workspace(context, writing: true)
        var receipt = try workspace.board.findRow(receipt, workspace.board.receipts)
        if let date = facts.date { receipt.day = try Reading(workspace).happened(date, "--date") }
        if let amount = facts.amount, let contract = workspace.board.contracts[receipt.contract] {
            receipt.amount = try workspace.cash(amount, contract, "--amount")
        }
        let text = receipt.text(workspace.board)
        try workspace.record(
            .edit, try workspace.work.keep(receipt), Sentence(zh: "回款 " + text, en: "receipt " + text))
    }
}

/// `reddot receipt remove`.
struct ReceiptRemove: Command {
    static let configuration = CommandConfiguration(
        commandName: "remove", abstract: "Takes out a receipt that was recorded by mistake.")

    @Argument(help: "The receipt's number; see receipt list.")
    var receipt: String

    @OptionGroup var options: GlobalOptions

    func run(_ context: Context) throws {
        let workspace = try Workspace(context, writing: true)
        let receipt = try workspace.board.findRow(receipt, workspace.board.receipts)
        let text = receipt.text(workspace.board)
        try workspace.record(
            .remove, workspace.work.remove(receipt), Sentence(zh: "回款 " + text, en: "receipt " + text))
    }
}

/// `reddot receipt list`.
struct ReceiptList: Command {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "Lists what came in, by day.")

    @Argument(help: "Only of this contract.")
    var contract: String?

    @OptionGroup var options: GlobalOptions

    func run(_ context: Context) throws {
        let workspace = try Workspace(context, writing: false)
        let board = workspace.board
        let contract = try contract.map { try board.findContract($0).id }
        let rows = board.receipts.filter { contract == nil || $0.contract == contract }
            .sorted { ($0.day, $0.id) < ($1.day, $1.id) }
        let columns: [FactColumn<Model.Receipt>] = [
            FactColumn("id", "#", "#", isNumber: true) { FactCell($0.id.raw) },
            FactColumn("contract", "合同", "contract") { FactCell(board.contracts[$0.contract]?.name) },
            FactColumn("day", "到账日", "day") { FactCell($0.day) },
            FactColumn("amount", "金额", "amount", isNumber: true) { .money($0.amount) },
        ]
        try workspace.list(
            "receipts", rows, columns,
            empty: Sentence(
                zh: "没有回款；请运行 reddot receipt add 合同 日期 金额。",
                en: "Nothing came in; run reddot receipt add CONTRACT DAY AMOUNT."))
    }
}
