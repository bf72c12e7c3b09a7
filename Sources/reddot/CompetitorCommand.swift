import ArgumentParser
import Model
import Rules

/// `reddot competitor …`: whom deals meet (R26).
struct CompetitorCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "competitor", abstract: "Adds and lists competitors.",
        subcommands: [CompetitorAdd.self, CompetitorList.self])
}

extension Board {
    func findCompetitor(_ text: String) throws -> Competitor {
        try Lookup(noun: Sentence(zh: "竞品", en: "competitor"), table: competitors, name: \.name).find(text)
    }

    func findScript(_ text: String) throws -> Script {
        try Lookup(
            noun: Sentence(zh: "话术", en: "script"), table: scripts, name: \.title,
            detail: { competitors[$0.competitor]?.name }
        ).find(text)
    }
}

/// `reddot competitor add`.
struct CompetitorAdd: Command {
    static let configuration = CommandConfiguration(commandName: "add", abstract: "Adds a competitor.")

    @Argument(help: "Its name.")
    var name: String

    @OptionGroup var options: GlobalOptions

    func run(_ context: Context) throws {
        let workspace = try Workspace(context, writing: true)
        let board = workspace.board
        var competitor = Competitor(blank: board.competitors.nextID)
        competitor.name = try name.asName(Sentence(zh: "竞品", en: "competitor"))
        try workspace.record(
            .add, try workspace.work.keep(competitor),
            Sentence(zh: "竞品 \(competitor.name)", en: "competitor \(competitor.name)"))
    }
}

/// `reddot competitor list`.
struct CompetitorList: Command {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "Lists competitors with the open deals that name them.")

    @OptionGroup var options: GlobalOptions

    func run(_ context: Context) throws {
        let workspace = try Workspace(context, writing: false)
        let board = workspace.board
        var open: [String: Int] = [:]
        board.deals.forEachInPlace { deal in
            if deal.outcome == .open, let name = deal.competitor { open[NameKey.of(name), default: 0] += 1 }
        }
        let columns: [FactColumn<Competitor>] = [
            FactColumn("id", "#", "#", isNumber: true) { FactCell($0.id.raw) },
            FactColumn("competitor", "竞品", "competitor") { FactCell($0.name) },
            FactColumn("open_deals", "进行中", "open deals", isNumber: true) { .count(open[NameKey.of($0.name)] ?? 0) },
            FactColumn("scripts", "话术", "scripts", isNumber: true) { competitor in
                .count(board.scripts.count { $0.competitor == competitor.id })
            },
        ]
        try workspace.list(
            "competitors", Array(board.competitors), columns,
            empty: Sentence(
                zh: "还没有竞品；请运行 reddot competitor add 名称。", en: "No competitors yet; run reddot competitor add NAME."))
    }
}
