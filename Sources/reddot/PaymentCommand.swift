import ArgumentParser
import Model
import Rules

/// `reddot payment …`: rows of a contract's payment plan (R27).
struct PaymentCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "payment", abstract: "Adds, changes, removes and lists rows of contracts' payment plans.",
        subcommands: [PaymentAdd.self, PaymentSet.self, PaymentRemove.self, PaymentList.self])
}

/// What of a contract is due or came in, and when.
struct CashArguments: ParsableArguments {
    @Argument(help: "The contract.")
    var contract: String

    @Argument(help: "The day.")
    var date: String

    @Argument(help: "The amount.")
    var amount: String
}

/// Another day or amount of a row.
struct CashOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Another day.", valueName: "day"))
    var date: String?

    @Option(parsing: .unconditional, help: ArgumentHelp("Another amount.", valueName: "amount"))
    var amount: String?
}

extension Board {
    /// A row that has a number and no name.
    func findRow<E: Entity>(_ text: String, _ table: Table<E>) throws -> E {
        try Lookup(noun: E.kind.title, table: table, name: { _ in "" }).find(text)
    }
}

extension Payment {
    /// `主合同 2026-12-10 6000.00`.
    func text(_ board: Board) -> String { "\(board.contracts[contract]?.name ?? "") \(due.iso) \(amount.plain)" }
}

extension Model.Receipt {
    /// `主合同 2026-12-10 6000.00`.
    func text(_ board: Board) -> String { "\(board.contracts[contract]?.name ?? "") \(day.iso) \(amount.plain)" }
}

/// `reddot payment add`.
struct PaymentAdd: Command {
    static let configuration = CommandConfiguration(commandName: "add", abstract: "Adds what is due on a day.")

    @OptionGroup var what: CashArguments
    @OptionGroup var options: GlobalOptions

    func run(_ context: Context) throws {
        let workspace = try Workspace(context, writing: true)
        let contract = try workspace.board.findContract(what.contract)
        let amount = try workspace.cash(what.amount, contract)
        let due = try Reading(workspace).day(what.date, "<date>")
        let changes = try workspace.work.payment(contract, due: due, amount)
        let text = "\(contract.name) \(due.iso) \(amount.plain)"
        try workspace.record(.add, changes, Sentence(zh: "应收 " + text, en: "payment due " + text))
    }
}

/// `reddot payment set`.
struct PaymentSet: Command {
    static let configuration = CommandConfiguration(
        commandName: "set", abstract: "Changes the day or the amount of what is due.")

    @Argument(help: "The payment's number; see payment list.")
    var payment: String

    @OptionGroup var facts: CashOptions
    @OptionGroup var options: GlobalOptions

    func run(_ context: Context) throws {
        let workspace = try Workspace(context, writing: true)
        var payment = try workspace.board.findRow(payment, workspace.board.payments)
        if let date = facts.date { payment.due = try Reading(workspace).day(date, "--date") }
        if let amount = facts.amount, let contract = workspace.board.contracts[payment.contract] {
            payment.amount = try workspace.cash(amount, contract, "--amount")
        }
        let text = payment.text(workspace.board)
        try workspace.record(
            .edit, try workspace.work.keep(payment), Sentence(zh: "应收 " + text, en: "payment due " + text))
    }
}

/// `reddot payment remove`.
struct PaymentRemove: Command {
    static let configuration = CommandConfiguration(
        commandName: "remove", abstract: "Takes out what is due, where no receipt is booked on it.")

    @Argument(help: "The payment's number; see payment list.")
    var payment: String

    @OptionGroup var options: GlobalOptions

    func run(_ context: Context) throws {
        let workspace = try Workspace(context, writing: true)
        let payment = try workspace.board.findRow(payment, workspace.board.payments)
        let text = payment.text(workspace.board)
        try workspace.record(
            .remove, try workspace.work.remove(payment), Sentence(zh: "应收 " + text, en: "payment due " + text))
    }
}

/// `reddot payment list`.
struct PaymentList: Command {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "Lists what is due, by day.")

    @Argument(help: "Only of this contract.")
    var contract: String?

    @OptionGroup var options: GlobalOptions

    func run(_ context: Context) throws {
        let workspace = try Workspace(context, writing: false)
        let board = workspace.board
        let contract = try contract.map { try board.findContract($0).id }
        let rows = board.payments.filter { contract == nil || $0.contract == contract }
            .sorted { ($0.due, $0.id) < ($1.due, $1.id) }
        let columns: [FactColumn<Payment>] = [
            FactColumn("id", "#", "#", isNumber: true) { FactCell($0.id.raw) },
            FactColumn("contract", "合同", "contract") { FactCell(board.contracts[$0.contract]?.name) },
            FactColumn("due", "应收日", "due") { FactCell($0.due) },
            FactColumn("amount", "金额", "amount", isNumber: true) { .money($0.amount) },
        ]
        try workspace.list(
            "payments", rows, columns,
            empty: Sentence(
                zh: "没有应收；请运行 reddot payment add 合同 日期 金额。",
                en: "Nothing is due; run reddot payment add CONTRACT DAY AMOUNT."))
    }
}
