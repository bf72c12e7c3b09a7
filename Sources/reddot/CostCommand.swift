import ArgumentParser
import Model
import Rules

/// `reddot cost …`: what sources cost (R17).
struct CostCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "cost", abstract: "Records, removes and lists what sources of leads cost.",
        subcommands: [CostAdd.self, CostRemove.self, CostList.self])
}

/// `reddot cost add`.
struct CostAdd: Command {
    static let configuration = CommandConfiguration(commandName: "add", abstract: "A source cost so much in a period.")

    @Argument(help: "The source, as it stands on deals and accounts.")
    var source: String

    @Argument(help: "The period.")
    var period: String

    @Argument(help: "The amount.")
    var amount: String

    @OptionGroup var options: GlobalOptions

    func run(_ context: Context) throws {
        let workspace = try Workspace(context, writing: true)
        let amount = try Reading(workspace).homeAmount(amount, "<amount>")
        let source = try source.asName(Sentence(zh: "来源", en: "source"))
        let period = try TargetBook.period(period, "<period>", workspace).name
        let old = workspace.work.cost(of: source, period)
        var cost = old ?? SourceCost(blank: workspace.board.sourceCosts.nextID)
        (cost.source, cost.period, cost.amount) = (source, period, amount)
        try workspace.record(old == nil ? .add : .edit, try workspace.work.keep(cost), cost.said)
    }
}

/// `reddot cost remove`.
struct CostRemove: Command {
    static let configuration = CommandConfiguration(commandName: "remove", abstract: "Takes a cost out.")

    @Argument(help: "The cost's number; see cost list.")
    var cost: String

    @OptionGroup var options: GlobalOptions

    func run(_ context: Context) throws {
        let workspace = try Workspace(context, writing: true)
        let cost = try workspace.board.findRow(cost, workspace.board.sourceCosts)
        try workspace.record(.remove, [.remove(cost)], cost.said)
    }
}

/// `reddot cost list`.
struct CostList: Command {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "Lists what sources cost.")

    @OptionGroup var options: GlobalOptions

    func run(_ context: Context) throws {
        let workspace = try Workspace(context, writing: false)
        let columns: [FactColumn<SourceCost>] = [
            FactColumn("id", "#", "#", isNumber: true) { FactCell($0.id.raw) },
            FactColumn("source", "来源", "source") { FactCell($0.source) },
            FactColumn("period", "期间", "period") { FactCell($0.period) },
            FactColumn("amount", "费用", "cost", isNumber: true) { .money($0.amount) },
        ]
        try workspace.list(
            "costs", Array(workspace.board.sourceCosts), columns,
            empty: Sentence(
                zh: "还没有费用；请运行 reddot cost add 来源 期间 金额。",
                en: "No costs yet; run reddot cost add SOURCE PERIOD AMOUNT."))
    }
}

extension SourceCost {
    fileprivate var said: Sentence {
        let text = "\(source) \(period) \(amount.plain)"
        return Sentence(zh: "费用 " + text, en: "cost " + text)
    }
}
