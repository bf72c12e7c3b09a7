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

    /// What came in on a contract so far.
    func received(_ contract: ID<Contract>) -> Money {
        receipts.reduce(Money.zero) { $1.contract == contract ? $0 + $1.amount : $0 }
    }

    /// What the rows of a contract's payment plan sum to.
    func planned(_ contract: ID<Contract>) -> Money {
        payments.reduce(Money.zero) { $1.contract == contract ? $0 + $1.amount : $0 }
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
        guard deal.outcome != .lost else {
            throw Failure.refused(zh: "“\(deal.name)”已输单，不能有合同。", en: "\(deal.name) is lost and can have no contract.")
        }
        let given = try amount.map { try Reading(workspace).amount($0, "--amount", of: deal) }
        guard let amount = given ?? deal.amount, amount > .zero else {
            throw Failure.refused(
                zh: "合同要有大于0的金额（--amount）。", en: "A contract needs an amount above 0 (--amount).")
        }
        var contract = Contract(blank: workspace.board.contracts.nextID)
        (contract.deal, contract.account, contract.currency) = (deal.id, deal.account, deal.currency)
        contract.name = try (name ?? deal.name).asName(Sentence(zh: "合同", en: "contract"))
        contract.amount = amount
        try workspace.record(
            .add, [.add(contract)],
            Sentence(zh: "合同 \(contract.name) \(amount.plain)", en: "contract \(contract.name) \(amount.plain)"))
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
        try ContractStep(context, contract).carry([.drafted, .approval], to: .approval) { after, now in
            after.step = try step.asName(Sentence(zh: "审批步骤", en: "step"))
            after.person = person.flatMap { $0.trimmed.isEmpty ? nil : $0.trimmed }
            after.stepSince = now
        }
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
        try ContractStep(context, contract).carry([.drafted, .approval], to: .approved) { after, _ in
            (after.step, after.person, after.stepSince) = (nil, nil, nil)
        }
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
        let day = try step.pastDay(date)
        try step.carry([.approved], to: .signed) { after, _ in after.signed = day }
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
        let day = try step.pastDay(date)
        if let signed = step.contract.signed, day < signed {
            throw Failure.refused(
                zh: "--date：\(day.iso) 早于签约日 \(signed.iso)。",
                en: "--date: \(day.iso) lies before the signing, \(signed.iso).")
        }
        try step.carry([.signed, .partlyPaid, .paid], to: nil) { after, _ in
            after.invoiced = day
            if after.state == .signed { after.state = .invoiced }
        }
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
        let step = try ContractStep(context, contract)
        let received = step.workspace.board.received(step.contract.id)
        guard received == .zero else {
            throw Failure.refused(
                zh: "“\(step.contract.name)”已回款\(received.plain)，不能作废。",
                en: "\(received.plain) came in on \(step.contract.name); it cannot be cancelled.")
        }
        try step.carry([.drafted, .approval, .approved, .signed, .invoiced], to: .cancelled) { after, _ in
            (after.step, after.person, after.stepSince) = (nil, nil, nil)
        }
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

    /// Carries the contract on, where it stands in one of the given states.
    func carry(
        _ from: [Contract.State], to state: Contract.State?, _ body: (inout Contract, Instant) throws -> Void
    ) throws {
        guard from.contains(contract.state) else {
            let known = from.map(\.rawValue).joined(separator: ", ")
            throw Failure.refused(
                zh: "合同“\(contract.name)”现在是 \(contract.state.rawValue)；这一步要求它是：\(known)。",
                en: "Contract \(contract.name) is \(contract.state.rawValue); this step needs it to be: \(known).")
        }
        var after = contract
        if let state { after.state = state }
        try body(&after, workspace.now)
        let text = "\(after.name) \(contract.state.rawValue) → \(after.state.rawValue)"
        try workspace.record(
            .edit, workspace.difference(contract, after), Sentence(zh: "合同 " + text, en: "contract " + text))
    }
}
