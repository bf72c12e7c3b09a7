import ArgumentParser
import Model
import Rules

/// `reddot commitment …`: what was promised in the morning meetings.
struct CommitmentCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "commitment", abstract: "Records and lists what was promised in the morning meetings.",
        discussion: "reddot commitment DEAL \"fri send the offer\" [--rep NAME]; it becomes the deal's next step.",
        subcommands: [PromiseAdd.self, PromiseList.self], defaultSubcommand: PromiseAdd.self)
}

/// `reddot commitment DEAL STEP`.
struct PromiseAdd: Command {
    static let configuration = CommandConfiguration(
        commandName: "add", abstract: "Keeps a promise of this morning (the word add can be left out).")

    @Argument(help: "The deal.")
    var deal: String

    @Argument(help: "What is promised, the day first: \"明天 送方案\".")
    var step: String

    @Option(help: ArgumentHelp("Who promises it; otherwise the deal's owner.", valueName: "rep"))
    var rep: String?

    @OptionGroup var options: GlobalOptions

    func run(_ context: Context) throws {
        let workspace = try Workspace(context, writing: true)
        let board = workspace.board
        let deal = try board.findDeal(deal)
        let rep = try rep.map { try board.findRep($0).id } ?? deal.owner
        let step = try Reading(workspace).step(step, "step")
        let sitting = MeetingSitting(.morning, started: workspace.now, on: workspace.today)
        let changes = try workspace.work.commit(deal, step, rep: rep, in: sitting)
        let text = [deal.name, board.reps[rep]?.name, step.text, step.due?.iso].compactMap { $0 }.joined(separator: " ")
        try workspace.record(.meeting, changes, Sentence(zh: text, en: text))
    }
}

/// `reddot commitment list`.
struct PromiseList: Command {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "Lists promises, the newest first, and how each stands.")

    @Option(help: ArgumentHelp("Only those of a rep.", valueName: "rep"))
    var rep: String?

    @OptionGroup var options: GlobalOptions

    func run(_ context: Context) throws {
        let workspace = try Workspace(context, writing: false, all: true)
        let (board, lang) = (workspace.board, workspace.lang)
        let rep = try rep.map { try board.findRep($0).id }
        let moment = Moment(Facts(board), now: workspace.now)
        let found = board.commitments.filter { rep == nil || $0.rep == rep }.map { CommitmentStanding($0, moment) }
            .sorted { ($1.commitment.at, $1.commitment.id) < ($0.commitment.at, $0.commitment.id) }
        let columns: [FactColumn<CommitmentStanding>] = [
            FactColumn("id", "#", "#", isNumber: true) { FactCell($0.commitment.id.raw) },
            FactColumn("day", "早会", "meeting") { FactCell(board.meetings[$0.commitment.meeting]?.day) },
            FactColumn("rep", "销售", "rep") { FactCell(board.reps[$0.commitment.rep]?.name) },
            FactColumn("deal", "商机", "deal") { FactCell(board.deals[$0.commitment.deal]?.name) },
            FactColumn("text", "承诺", "promise") { FactCell($0.commitment.text) },
            FactColumn("due", "期限", "due") { FactCell($0.commitment.due) },
            FactColumn("status", "状态", "status") { FactCell($0.state.rawValue) },
            FactColumn("why", "说明", "why") { FactCell($0.why(moment)[lang]) },
        ]
        try workspace.list(
            "commitments", found, columns,
            empty: Sentence(
                zh: "没有承诺；早会上按 a，或运行 reddot commitment 商机 \"明天 送方案\"。",
                en: "No promises; press a in the morning meeting, or run reddot commitment DEAL \"fri send the offer\"."
            ))
    }
}
