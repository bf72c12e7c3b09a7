import ArgumentParser
import Model
import Rules

/// `reddot event`: something that happened on a deal and that is no touch (R9, R13, R22, R26).
struct EventCommand: Command {
    static let configuration = CommandConfiguration(
        commandName: "event",
        abstract: "Records a new decision maker, a competitor's move, changed requirements, a promise.")

    /// The events by the words that users type.
    private static let events: [(word: String, what: Activity.What)] = [
        ("decision-maker", .decisionMaker), ("competitor", .competitor), ("requirement", .requirement),
        ("promise", .promise),
    ]

    @Argument(help: "The deal.")
    var deal: String

    @Argument(help: "decision-maker, competitor, requirement or promise.")
    var what: String

    @Option(parsing: .unconditional, help: ArgumentHelp("What happened.", valueName: "text"))
    var note: String?

    @Option(help: ArgumentHelp("With promise: the day by which we keep it.", valueName: "day"))
    var due: String?

    @Flag(help: "With promise: it was kept.")
    var kept = false

    @Option(help: ArgumentHelp("With competitor: who it was; the deal keeps the name.", valueName: "name"))
    var competitor: String?

    @OptionGroup var options: GlobalOptions

    func run(_ context: Context) throws {
        guard let event = EventCommand.events.first(where: { $0.word == what || $0.what.rawValue == what })?.what else {
            let known = EventCommand.events.map(\.word).joined(separator: ", ")
            throw Failure.usage(
                zh: "没有这种事件“\(what)”；可用：\(known)。", en: "There is no event \"\(what)\"; known: \(known).")
        }
        let workspace = try Workspace(asking: context, writing: true)
        let deal = try workspace.findDeal(deal)
        let text = note.map(\.trimmed).flatMap { $0.isEmpty ? nil : $0 }
        let due = try day(event, workspace)
        if kept, deal.outcome == .open { try checkPromised(deal, workspace) }
        let changes = try workspace.work.event(
            deal, event, text: text, due: due, kept: kept, competitor: try rival(event))
        let notice = event == .competitor ? try CompetitorNotice(changes, workspace) : nil
        try workspace.commit(.event, changes) { notice?.write(&$0) }
        if !context.options.json { try notice?.write(context.output) }
    }

    private func day(_ event: Activity.What, _ workspace: Workspace) throws -> Day? {
        if kept {
            guard event == .promise, due == nil else {
                throw Failure.usage(
                    zh: "--kept 只用于 promise，且不带 --due。", en: "--kept goes with promise only, and without --due.")
            }
            return nil
        }
        guard let due else { return nil }
        guard event == .promise else {
            throw Failure.usage(zh: "--due 只用于 promise。", en: "--due goes with promise only.")
        }
        return try Reading(workspace).day(due, "--due")
    }

    /// What was never promised cannot be kept.
    private func checkPromised(_ deal: Deal, _ workspace: Workspace) throws {
        let moment = Moment(Facts(try workspace.boardWithTouches(of: deal.id)), now: workspace.now)
        guard Promise.open(on: deal.id, moment).isEmpty else { return }
        throw Failure.refused(
            zh: "“\(deal.name)”没有未兑现的承诺；先记 event \(deal.id.raw) promise --due 周五。",
            en: "\(deal.name) has no open promise; record one first with event \(deal.id.raw) promise --due fri.")
    }

    private func rival(_ event: Activity.What) throws -> String? {
        guard let competitor else { return nil }
        guard event == .competitor else {
            throw Failure.usage(zh: "--competitor 只用于 competitor。", en: "--competitor goes with competitor only.")
        }
        return try competitor.asName(Sentence(zh: "竞品", en: "competitor"))
    }
}
