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
        let columns: [FactColumn<Rival>] = [
            FactColumn("id", "#", "#", isNumber: true) { FactCell($0.id?.raw) },
            FactColumn("competitor", "竞品", "competitor") { FactCell($0.name) },
            FactColumn("open_deals", "进行中", "open deals", isNumber: true) { .count($0.open) },
            FactColumn("value", "金额", "value", isNumber: true) { .money($0.value) },
            FactColumn("value_other", "外币", "other currencies") { FactCell($0.foreign) },
            FactColumn("no_amount", "缺金额", "no amount", isNumber: true) { .count($0.withoutAmount) },
            FactColumn("scripts", "话术", "scripts", isNumber: true) { rival in
                .count(rival.id.map { id in board.scripts.count { $0.competitor == id } } ?? 0)
            },
        ]
        try workspace.list(
            "competitors", Rival.all(board), columns,
            empty: Sentence(
                zh: "还没有竞品；请运行 reddot competitor add 名称。", en: "No competitors yet; run reddot competitor add NAME."))
    }
}
