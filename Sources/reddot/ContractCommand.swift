import ArgumentParser
import Model
import Rules

/// `reddot contract …`: contracts and their way to the money (R27).
struct ContractCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "contract", abstract: "Adds contracts and carries them on: approval, signing, invoice.",
        subcommands: [
            ContractAdd.self, ContractSet.self, ContractSubmit.self, ContractApprove.self, ContractSign.self,
            ContractInvoice.self,
            ContractCancel.self, ContractShow.self, ContractList.self,
        ])
}

extension Board {
    func findContract(_ text: String) throws -> Contract {
        try Lookup(
            noun: Sentence(zh: "合同", en: "contract"), table: contracts, name: \.name,
            detail: { accounts[$0.account]?.name }
        ).find(text)
    }
}

/// `reddot contract add`.
struct ContractAdd: Command {
    static let configuration = CommandConfiguration(
        commandName: "add", abstract: "Adds a contract for a deal, as a draft.")

    @Argument(help: "The deal.")
    var deal: String

    @Option(help: ArgumentHelp("Its name; otherwise the deal's.", valueName: "text"))
    var name: String?

    @Option(help: ArgumentHelp("Its amount; otherwise the deal's.", valueName: "amount"))
    var amount: String?

    @OptionGroup var options: GlobalOptions

    func run(_ context: Context) throws {
        let workspace = try Workspace(context, writing: true)
        let deal = try workspace.board.findDeal(deal)
        let amount = try amount.map { try Reading(workspace).amount($0, "--amount", of: deal) } ?? deal.amount
        let name = try (name ?? deal.name).asName(Sentence(zh: "合同", en: "contract"))
        let changes = try workspace.work.contract(deal, name: name, amount: amount)
        let text = "\(name) \(amount?.plain ?? "")"
        try workspace.record(.add, changes, Sentence(zh: "合同 " + text, en: "contract " + text))
    }
}

/// `reddot contract submit`.
struct ContractSubmit: Command {
    static let configuration = CommandConfiguration(
        commandName: "submit", abstract: "Puts a contract to an approval step, or to the next one.")

    @Argument(help: "The contract: a number, #number, or a name or its start.")
    var contract: String

    @Argument(help: "The step, such as legal.")
    var step: String

    @Option(help: ArgumentHelp("Who has to approve.", valueName: "name"))
    var person: String?

    @OptionGroup var options: GlobalOptions

    func run(_ context: Context) throws {
        let step = try step.asName(Sentence(zh: "审批步骤", en: "step"))
        let person = person.flatMap { $0.trimmed.isEmpty ? nil : $0.trimmed }
        try ContractStep(context, contract).carry(.submit(step, person: person))
    }
}

/// `reddot contract approve`.
struct ContractApprove: Command {
    static let configuration = CommandConfiguration(
        commandName: "approve", abstract: "The last approval step is passed.")

    @Argument(help: "The contract.")
    var contract: String

    @OptionGroup var options: GlobalOptions

    func run(_ context: Context) throws {
        try ContractStep(context, contract).carry(.approve)
    }
}

/// `reddot contract sign`.
struct ContractSign: Command {
    static let configuration = CommandConfiguration(commandName: "sign", abstract: "The contract is signed.")

    @Argument(help: "The contract.")
    var contract: String

    @Option(help: ArgumentHelp("The day; otherwise today.", valueName: "day"))
    var date: String?

    @OptionGroup var options: GlobalOptions

    func run(_ context: Context) throws {
        let step = try ContractStep(context, contract)
        try step.carry(.sign(try step.pastDay(date)))
    }
}

/// `reddot contract invoice`.
struct ContractInvoice: Command {
    static let configuration = CommandConfiguration(commandName: "invoice", abstract: "The invoice has gone out.")

    @Argument(help: "The contract.")
    var contract: String

    @Option(help: ArgumentHelp("The day; otherwise today.", valueName: "day"))
    var date: String?

    @OptionGroup var options: GlobalOptions

    func run(_ context: Context) throws {
        let step = try ContractStep(context, contract)
        try step.carry(.invoice(try step.pastDay(date)))
    }
}

/// `reddot contract cancel`.
struct ContractCancel: Command {
    static let configuration = CommandConfiguration(
        commandName: "cancel", abstract: "Cancels a contract on which nothing came in.")

    @Argument(help: "The contract.")
    var contract: String

    @OptionGroup var options: GlobalOptions

    func run(_ context: Context) throws {
        try ContractStep(context, contract).carry(.cancel)
    }
}

/// One step on a contract's way.
struct ContractStep {
    let workspace: Workspace
    let contract: Contract

    init(_ context: Context, _ text: String) throws {
        workspace = try Workspace(context, writing: true)
        contract = try workspace.board.findContract(text)
    }

    /// A day up to today.
    func pastDay(_ text: String?) throws -> Day {
        try text.map { try Reading(workspace).happened($0, "--date") } ?? workspace.today
    }

    /// Carries the contract on, and says from where to where.
    func carry(_ move: ContractMove) throws {
        let changes = try workspace.work.carry(contract, move)
        let after = contract.after(changes).state
        func said(_ lang: Lang) -> String {
            "\(contract.name) \(ContractStanding.name(contract.state, lang)) → \(ContractStanding.name(after, lang))"
        }
        try workspace.record(.edit, changes, Sentence(zh: "合同 " + said(.zh), en: "contract " + said(.en)))
    }
}
