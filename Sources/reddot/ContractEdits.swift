import ArgumentParser
import Model

/// `reddot contract set`.
struct ContractSet: Command {
    static let configuration = CommandConfiguration(
        commandName: "set", abstract: "Changes a contract's name, or its amount until it is invoiced.")

    @Argument(help: "The contract.")
    var contract: String

    @Option(help: ArgumentHelp("A new name.", valueName: "text"))
    var name: String?

    @Option(parsing: .unconditional, help: ArgumentHelp("Another amount.", valueName: "amount"))
    var amount: String?

    @OptionGroup var options: GlobalOptions

    func run(_ context: Context) throws {
        let workspace = try Workspace(context, writing: true)
        let contract = try workspace.board.findContract(contract)
        let name = try name?.asName(Sentence(zh: "合同", en: "contract")) ?? contract.name
        let amount = try amount.map { try workspace.cash($0, contract, "--amount") } ?? contract.amount
        let changes = try workspace.work.change(contract, name: name, amount: amount)
        let text = "\(name) \(amount.plain)"
        try workspace.record(.edit, changes, Sentence(zh: "合同 " + text, en: "contract " + text))
    }
}
