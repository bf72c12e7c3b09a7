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
        var after = contract
        if let name { after.name = try name.asName(Sentence(zh: "合同", en: "contract")) }
        if let amount { after.amount = try checked(workspace.cash(amount, contract, "--amount"), contract, workspace) }
        let text = "\(after.name) \(after.amount.plain)"
        try workspace.record(
            .edit, workspace.difference(contract, after), Sentence(zh: "合同 " + text, en: "contract " + text))
    }

    private func checked(_ amount: Money, _ contract: Contract, _ workspace: Workspace) throws -> Money {
        guard contract.invoiced == nil else {
            throw Failure.refused(
                zh: "合同“\(contract.name)”已开票，金额不能再改；请另立合同。",
                en: "Contract \(contract.name) is invoiced, its amount stands; add another contract for the difference."
            )
        }
        let least = max(workspace.board.received(contract.id), workspace.board.planned(contract.id))
        guard amount >= least else {
            throw Failure.refused(
                zh: "--amount：“\(contract.name)”已收或已计划\(least.plain)，不能低于它。",
                en: "--amount: \(least.plain) came in or is planned on \(contract.name); it cannot be less.")
        }
        return amount
    }
}
