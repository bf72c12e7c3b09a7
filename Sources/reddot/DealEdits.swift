import ArgumentParser
import Model

/// `reddot deal add`.
struct DealAdd: Command {
    static let configuration = CommandConfiguration(commandName: "add", abstract: "Adds a deal.")

    @Argument(help: "What is to be sold.")
    var name: String

    @Option(help: ArgumentHelp("The stage it starts in.", valueName: "stage"))
    var stage: String?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("What happens next, the day first: \"fri send offer\".", valueName: "step"))
    var next: String?

    @OptionGroup var facts: DealOptions
    @OptionGroup var options: GlobalOptions

    func run(_ context: Context) throws {
        let workspace = try Workspace(asking: context, writing: true)
        let board = workspace.board
        guard let first = board.pipeline.first else {
            throw Failure.refused(
                zh: "这个数据文件没有阶段；请运行 reddot doctor。", en: "The store has no stages; run reddot doctor.")
        }
        let start = try stage.map { try board.findStage($0) } ?? first
        var changes: [Change] = []
        var deal = Deal(blank: board.deals.nextID)
        deal.name = try name.asName(Sentence(zh: "商机", en: "deal"))
        deal.stage = start.id
        deal.created = workspace.today
        deal.stageSince = workspace.now
        deal.owner = workspace.actor.rep
        try facts.apply(to: &deal, workspace, &changes)
        if let next {
            let step = try Reading(workspace).step(next)
            deal.nextStep = step.text
            deal.nextDue = step.due
        }
        var spell = Spell(blank: board.spells.nextID)
        spell.deal = deal.id
        spell.stage = start.id
        spell.from = workspace.now
        try workspace.commit(.add, changes + [.add(deal), .add(spell)])
    }
}

/// `reddot deal set`.
struct DealSet: Command {
    static let configuration = CommandConfiguration(
        commandName: "set", abstract: "Changes facts of a deal; an empty value clears one.")

    @Argument(help: "The deal.")
    var deal: String

    @Option(help: ArgumentHelp("A new name.", valueName: "name"))
    var name: String?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("Why, above all of another --category; history and why tell it.", valueName: "text"))
    var reason: String?

    @OptionGroup var facts: DealOptions
    @OptionGroup var options: GlobalOptions

    func run(_ context: Context) throws {
        let workspace = try Workspace(asking: context, writing: true)
        let deal = try workspace.findDeal(deal)
        var changes: [Change] = []
        var after = deal
        if let name { after.name = try name.asName(Sentence(zh: "商机", en: "deal")) }
        try facts.apply(to: &after, workspace, &changes)
        changes += try workspace.work.edit(deal) { $0 = after }
        let why = reason?.trimmed ?? ""
        try workspace.commit(.edit, changes, reason: why.isEmpty ? nil : why)
    }
}

/// `reddot deal next`.
struct DealNext: Command {
    static let configuration = CommandConfiguration(
        commandName: "next", abstract: "Sets the next step, the day first: \"明天 送方案\".")

    @Argument(help: "The deal.")
    var deal: String

    @Argument(help: "The step; empty clears it.")
    var step: String

    @OptionGroup var options: GlobalOptions

    func run(_ context: Context) throws {
        let workspace = try Workspace(asking: context, writing: true)
        let deal = try workspace.findDeal(deal)
        let next = step.trimmed.isEmpty ? nil : try Reading(workspace).step(step, "<step>")
        try workspace.commit(.next, try workspace.work.next(deal, next))
    }
}
