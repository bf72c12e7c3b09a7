import App
import ArgumentParser
import Model
import Store

/// `reddot history`: the journal, newest first.
struct HistoryCommand: Command {
    static let configuration = CommandConfiguration(
        commandName: "history", abstract: "Lists what was done, newest first.")

    @Option(help: ArgumentHelp("How many entries.", valueName: "n"))
    var limit = 20

    @Option(help: ArgumentHelp("Only those about a deal.", valueName: "deal"))
    var deal: String?

    @OptionGroup var options: GlobalOptions

    func run(_ context: Context) throws {
        guard limit > 0 else {
            throw Failure.usage(zh: "--limit 要大于 0。", en: "--limit must be above 0.")
        }
        let workspace = try Workspace(asking: context, writing: false)
        let subject = try deal.map { try workspace.findDeal($0) }
        let items = try workspace.store.history(limit: limit, deal: subject?.id)
        try workspace.excerpt?.take(items.flatMap(\.changes))
        let board = workspace.board
        if context.options.json {
            return try context.output.json { json in
                json.field("view", "history")
                json.field("now", board.zone.text(workspace.now))
                try json.array("rows") { json in
                    for item in items {
                        json.object { HistoryCommand.write(item, board, context.lang, about: subject?.id, &$0) }
                        try context.output.drain(&json)
                    }
                }
            }
        }
        var table = TextTable(
            [TextTable.Column(title: "", align: .right)] + (0..<3).map { _ in TextTable.Column(title: "") },
            isCut: false)
        // In a rehearsal everybody plays parts, and what is printed is the same whoever runs it.
        let tellsLogins = try workspace.store.rehearsal() == nil
        for item in items {
            let actor = tellsLogins ? item.signature(board) : item.actor
            let time =
                board.zone.text(item.time).replacing("T", with: " ")
                + (item.isBackdated ? context.lang.pick("（补记）", " (backdated)") : "")
            table.add(["#\(item.batch)", time, actor, Story.text(item, board, context.lang, about: subject?.id)])
        }
        try table.print(to: context.output)
    }

    static func write(
        _ item: HistoryItem, _ board: Board, _ lang: Lang, about deal: ID<Deal>?, _ json: inout JSONWriter
    ) {
        json.field("batch", item.batch)
        json.field("seq", item.seq)
        json.field("time", board.zone.text(item.time))
        json.field("actor", item.actor)
        json.field("host", item.host)
        json.field("login", item.login)
        json.field("backdated", item.isBackdated)
        json.field("verb", item.verb.rawValue)
        json.field("reason", item.reason)
        json.field("target", item.target)
        json.field("undone", item.undone)
        json.field("changes", item.count)
        json.field("why", Story.text(item, board, lang, about: deal))
    }
}

extension HistoryItem {
    /// The actor, with the login where that is somebody else's, or one that could be anybody's.
    fileprivate func signature(_ board: Board) -> String {
        guard let login, actor != Permission.rule, verb != .sample, let known = Login(text: login) else { return actor }
        let own = known.name.flatMap { board.member(user: $0)?.name }
        let names = [own, known.label, Login.guest(known.label, uid: known.uid, on: board)]
        return known.namespace == nil && names.contains(actor) ? actor : "\(actor) [\(login)]"
    }
}
