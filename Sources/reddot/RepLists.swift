import ArgumentParser
import Model
import Terminal

/// `reddot rep show`.
struct RepShow: Command {
    static let configuration = CommandConfiguration(commandName: "show", abstract: "Shows a rep and the open deals.")

    @Argument(help: "The rep: a number, #number, or a name or its start.")
    var rep: String

    @OptionGroup var options: GlobalOptions

    func run(_ context: Context) throws {
        let workspace = try Workspace(context, writing: false)
        let (board, lang) = (workspace.board, workspace.lang)
        let rep = try board.findRep(rep)
        let deals = board.deals.filter { $0.owner == rep.id && $0.outcome == .open }
        if context.options.json {
            return try context.output.json { json in
                json.field("view", "rep")
                json.field("now", board.zone.text(workspace.now))
                RepFacts(rep, board).write(&json)
                try DealTable(workspace).write(deals, "open_deals", &json)
            }
        }
        let facts = RepFacts(rep, board)
        try FactList([
            ("#", String(rep.id.raw)), (lang.pick("销售", "rep"), rep.name), (lang.pick("团队", "team"), facts.team),
            (lang.pick("大区", "region"), facts.region), (lang.pick("入职", "joined"), rep.joined?.iso),
            (lang.pick("离职", "left"), rep.left?.iso),
        ]).print(to: context.output)
        guard !deals.isEmpty else { return }
        try context.output.line()
        try DealTable(workspace).print(deals)
    }
}

/// `reddot rep list`.
struct RepList: Command {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "Lists reps.")

    @OptionGroup var options: GlobalOptions

    func run(_ context: Context) throws {
        let workspace = try Workspace(context, writing: false)
        let (board, lang) = (workspace.board, workspace.lang)
        if context.options.json {
            return try context.output.json { json in
                json.field("view", "reps")
                json.field("now", board.zone.text(workspace.now))
                json.array("rows") { json in
                    for rep in board.reps { json.object { RepFacts(rep, board).write(&$0) } }
                }
            }
        }
        var open: [ID<Rep>: Int] = [:]
        board.deals.forEachInPlace { deal in
            if let owner = deal.owner, deal.outcome == .open { open[owner, default: 0] += 1 }
        }
        var table = TextTable([
            ("#", .right), (lang.pick("销售", "rep"), .left), (lang.pick("团队", "team"), .left),
            (lang.pick("大区", "region"), .left), (lang.pick("进行中", "open"), .right), (lang.pick("离职", "left"), .left),
        ])
        for rep in board.reps {
            let facts = RepFacts(rep, board)
            table.add([
                String(rep.id.raw), rep.name, facts.team ?? "—", facts.region ?? "—", String(open[rep.id] ?? 0),
                rep.left?.iso ?? "",
            ])
        }
        try table.print(to: context.output)
    }
}

/// The facts of a rep, with the names of team and region.
struct RepFacts {
    let rep: Rep
    let team: String?
    let region: String?

    init(_ rep: Rep, _ board: Board) {
        self.rep = rep
        let team = board.teams[rep.team]
        self.team = team?.name
        region = board.regions[rep.region ?? team?.region]?.name
    }

    func write(_ json: inout JSONWriter) {
        json.field("id", rep.id.raw)
        json.field("rep", rep.name)
        json.field("team", team)
        json.field("region", region)
        json.field("joined", rep.joined)
        json.field("left", rep.left)
    }
}
