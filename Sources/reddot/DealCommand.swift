import ArgumentParser
import Model

/// `reddot deal …`: work on deals.
struct DealCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "deal",
        abstract: "Adds, changes, shows and moves deals.",
        discussion: "DEAL is a number, #number, a code, or a name or its start, where only one deal has it.",
        subcommands: [
            DealAdd.self, DealSet.self, DealShow.self, DealList.self, DealMove.self, DealWin.self, DealLose.self,
            DealNext.self, DealReopen.self, DealCancel.self, DealSplit.self, DealRoleCommand.self, DealTurn.self,
            DealHandOver.self, DealRedDot.self,
        ])
}

/// The facts of a deal that options set. An empty value clears the fact.
struct DealOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The account; a new name makes a new one.", valueName: "name"))
    var account: String?

    @Flag(help: "With --account: it is another customer than the one with a like name.")
    var new = false

    @Option(help: ArgumentHelp("The rep who owns it.", valueName: "rep"))
    var owner: String?

    @Option(parsing: .unconditional, help: ArgumentHelp("Such as 12.5万, 120k or $3,000.", valueName: "amount"))
    var amount: String?

    @Option(help: ArgumentHelp("The amount's currency.", valueName: "code"))
    var currency: String?

    @Option(help: ArgumentHelp("When it should close: 12-20, +30d, 月底.", valueName: "day"))
    var close: String?

    @Option(help: ArgumentHelp("The product.", valueName: "name"))
    var product: String?

    @Option(help: ArgumentHelp("Its number in another system.", valueName: "code"))
    var code: String?

    @Option(help: ArgumentHelp("Where it came from.", valueName: "text"))
    var source: String?

    @Option(help: ArgumentHelp("Its priority.", valueName: "text"))
    var priority: String?

    @Option(parsing: .unconditional, help: ArgumentHelp("What the customer needs, in writing.", valueName: "text"))
    var need: String?

    @Option(help: ArgumentHelp("When that was told.", valueName: "day"))
    var needDay: String?

    @Option(help: ArgumentHelp("When the customer decides.", valueName: "day"))
    var decision: String?

    @Option(parsing: .unconditional, help: ArgumentHelp("The customer's budget.", valueName: "amount"))
    var budget: String?

    @Option(help: ArgumentHelp("How many people approve.", valueName: "n"))
    var approvers: Int?

    @Option(help: ArgumentHelp("Who else bids.", valueName: "name"))
    var competitor: String?

    @Option(help: ArgumentHelp("commit, best, pipeline or omitted.", valueName: "category"))
    var category: String?

    @Option(
        help: ArgumentHelp("Whose turn it is.", valueName: "customer|product|presales|legal|delivery|finance"))
    var turn: String?

    @Option(help: ArgumentHelp("Since when it is known; otherwise today.", valueName: "day"))
    var created: String?

    /// Writes what was given into a deal; a new account becomes a change.
    func apply(to deal: inout Deal, _ workspace: Workspace, _ changes: inout [Change]) throws {
        let reading = Reading(workspace)
        if let account { deal.account = try DealOptions.account(account, isOther: new, workspace, &changes) }
        if let owner { deal.owner = try owner.isEmpty ? nil : workspace.findRep(owner).id }
        if let product { deal.product = try product.isEmpty ? nil : workspace.findProduct(product).id }
        try applyMoney(to: &deal, reading)
        func day(_ text: String?, _ option: String, _ path: WritableKeyPath<Deal, Day?>) throws {
            if let text { deal[keyPath: path] = try text.isEmpty ? nil : reading.day(text, option) }
        }
        if let created { deal.created = try reading.happened(created, "--created") }
        try day(close, "--close", \.close)
        if created != nil, close != nil, let first = deal.created, let last = deal.close, last < first {
            throw Failure.refused(
                zh: "--close：\(last.iso) 早于 --created \(first.iso)；请改日期。",
                en: "--close: \(last.iso) lies before --created, \(first.iso); change one of them.")
        }
        if let needDay { deal.needDay = try needDay.isEmpty ? nil : reading.happened(needDay, "--need-day") }
        try day(decision, "--decision", \.decision)
        func text(_ text: String?, _ path: WritableKeyPath<Deal, String?>) {
            if let text { deal[keyPath: path] = text.isEmpty ? nil : text }
        }
        text(source, \.source)
        text(priority, \.priority)
        text(need, \.need)
        if let needDay, !needDay.isEmpty, deal.need == nil {
            throw Failure.refused(
                zh: "--need-day 要有需求；请一起写 --need \"招标文件\"。",
                en: "--need-day needs a need; give --need \"tender documents\" with it.")
        }
        text(competitor, \.competitor)
        text(code, \.code)
        if let code, !code.isEmpty, let other = try workspace.deal(coded: code, except: deal.id) {
            throw Failure(Taken.code(code, other.id.raw, other.name), status: Failure.refused)
        }
        if let approvers {
            guard (0...1000).contains(approvers) else {
                throw Failure.usage(zh: "--approvers 应在 0 到 1000 之间。", en: "--approvers must lie between 0 and 1000.")
            }
            deal.approvers = approvers
        }
        if let category { deal.category = try word(category, "--category") }
        if let turn { deal.turn = try word(turn, "--turn") }
    }

    private func applyMoney(to deal: inout Deal, _ reading: Reading) throws {
        if let currency { deal.currency = try currency.isEmpty ? nil : reading.currency(currency, "--currency") }
        if let amount {
            if amount.isEmpty {
                deal.amount = nil
            } else {
                let read = try reading.amount(amount, "--amount")
                if currency == nil, let named = read.currency { deal.currency = named == reading.home ? nil : named }
                deal.amount = try reading.amount(amount, "--amount", of: deal)
            }
        }
        if let budget { deal.budget = try budget.isEmpty ? nil : reading.amount(budget, "--budget", of: deal) }
    }

    /// The account of that number or very name; another name makes a new account.
    private static func account(
        _ text: String, isOther: Bool, _ workspace: Workspace, _ changes: inout [Change]
    ) throws -> ID<Account>? {
        let name = text.trimmed
        if name.isEmpty { return nil }
        if name.hasPrefix("#") { return try workspace.findAccount(name).id }
        if let known = try workspace.account(named: name) { return known.id }
        if !isOther { try AccountOptions.checkTwin(name, workspace) }
        var account = Account(blank: workspace.board.accounts.nextID)
        account.name = name
        changes.append(.add(account))
        return account.id
    }
}

/// A word of a closed list; empty clears it.
func word<W: Word>(_ text: String, _ option: String) throws -> W? {
    if text.isEmpty { return nil }
    if let word = W(rawValue: text) { return word }
    let known = W.allCases.map(\.rawValue).joined(separator: ", ")
    throw Failure.usage(
        zh: "\(option) 的值“\(text)”无效；可用：\(known)。", en: "\(option): \"\(text)\" is no value; use one of: \(known).")
}

extension String {
    /// The text as a required name.
    func asName(_ noun: Sentence) throws -> String {
        let name = trimmed
        guard !name.isEmpty else {
            throw Failure.usage(zh: "\(noun.zh)名称不能为空。", en: "The \(noun.en)'s name must not be empty.")
        }
        return name
    }
}
