import ArgumentParser
import Model
import Terminal
import Views

/// `reddot deal show`.
struct DealShow: Command {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Shows a deal as the screen does; --json for everything.")

    @Argument(help: "The deal.")
    var deal: String

    @Option(help: ArgumentHelp("Columns and rows of the frame.", valueName: "WxH"))
    var size = FrameSize(width: 120, height: 40)

    @Option(help: ArgumentHelp("The format.", valueName: "text|ansi|svg|html|json"))
    var format: ShowFormat?

    @OptionGroup var options: GlobalOptions

    func run(_ context: Context) throws {
        let format = format ?? (context.options.json ? .json : .text)
        let workspace = try Workspace(context, writing: false, all: true)
        let deal = try workspace.board.findDeal(deal)
        try workspace.warnOfDoubleWork(touching: deal.account)
        try DealReport(workspace, deal).print(format, size: size.size)
    }
}

/// `reddot deal list`.
struct DealList: Command {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "Lists deals, open ones unless told otherwise.")

    /// Which deals by outcome.
    enum Which: String, EnumerableFlag { case open, won, lost, all }

    @Flag(help: "Which deals.")
    var which = Which.open

    @Option(help: ArgumentHelp("Only in a stage.", valueName: "stage"))
    var stage: String?

    @Option(help: ArgumentHelp("Only of a rep.", valueName: "rep"))
    var owner: String?

    @Option(help: ArgumentHelp("Only of an account.", valueName: "account"))
    var account: String?

    @Option(help: ArgumentHelp("At most so many.", valueName: "n"))
    var limit: Int?

    @OptionGroup var options: GlobalOptions

    func run(_ context: Context) throws {
        let workspace = try Workspace(context, writing: false, all: context.options.json)
        let board = workspace.board
        let stage = try stage.map { try board.findStage($0).id }
        let owner = try owner.map { try board.findRep($0).id }
        let account = try account.map { try board.findAccount($0).id }
        let found = board.lanes.all.lazy.flatMap(\.deals).compactMap { board.deals[$0] }.filter { deal in
            (which == .all || which.rawValue == deal.outcome.rawValue) && (stage == nil || deal.stage == stage)
                && (owner == nil || deal.owner == owner) && (account == nil || deal.account == account)
        }
        try DealTable(workspace).print(found.prefix(max(0, limit ?? .max)))
    }
}

/// Deals as a list, as text or JSON.
struct DealTable {
    private let workspace: Workspace

    init(_ workspace: Workspace) { self.workspace = workspace }

    func print(_ deals: some Sequence<Deal>) throws {
        let (board, lang, context) = (workspace.board, workspace.lang, workspace.context)
        if context.options.json {
            return try context.output.json { json in
                json.field("view", "deals")
                json.field("now", board.zone.text(workspace.now))
                json.field("currency", board.currency)
                try write(deals, "rows", &json)
            }
        }
        var table = TextTable([
            ("#", .right), (lang.pick("客户", "account"), .left), (lang.pick("商机", "deal"), .left),
            (lang.pick("阶段", "stage"), .left), (lang.pick("金额", "amount"), .right), (lang.pick("销售", "owner"), .left),
            (lang.pick("下一步", "next step"), .left),
        ])
        for deal in deals { table.add(cells(deal, board, lang, workspace.today)) }
        try table.print(to: context.output)
    }

    /// The workspace has all kinds loaded: lights follow from all facts.
    func write(_ deals: some Sequence<Deal>, _ key: String, _ json: inout JSONWriter) throws {
        let conclusions = try Concluded(workspace, Scope())
        try json.array(key) { json in
            for deal in deals {
                let facts = DealFacts(deal, workspace.board, workspace.now, workspace.lang, conclusions)
                json.object { facts.writeAll(&$0) }
                try workspace.context.output.drain(&json)
            }
        }
    }

    private func cells(_ deal: Deal, _ board: Board, _ lang: Lang, _ today: Day) -> [String] {
        let words = Text.of(lang)
        let stage: String
        let last: String
        switch deal.outcome {
        case .open:
            stage = board.stages[deal.stage]?.name(lang) ?? "—"
            last = [deal.nextDue?.iso, deal.nextStep].compactMap { $0 }.joined(separator: " ")
        case .won, .lost:
            stage = deal.outcome == .won ? words.won : words.lost
            last = [deal.closed?.iso, deal.reason].compactMap { $0 }.joined(separator: " ")
        }
        let currency = deal.currency.map { $0 + " " } ?? ""
        return [
            String(deal.id.raw), board.accounts[deal.account]?.name ?? "—", deal.name, stage,
            deal.amount.map { currency + $0.plain } ?? "—", board.owner(of: deal, on: today)?.name ?? words.noOwner,
            last,
        ]
    }
}
