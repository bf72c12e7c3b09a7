import ArgumentParser
import Model
import Rules

/// `reddot presales …`: what deals ask of presales (R25).
struct PresalesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "presales", abstract: "Records, changes, removes and lists what deals ask of presales.",
        subcommands: [PresalesAdd.self, PresalesSet.self, PresalesRemove.self, PresalesList.self])
}

/// `reddot presales add`.
struct PresalesAdd: Command {
    static let configuration = CommandConfiguration(
        commandName: "add", abstract: "A deal asks for person-days of presales in a week.")

    @Argument(help: "The deal.")
    var deal: String

    @Argument(help: "A day of the week, or the week such as 2026W48.")
    var week: String

    @Argument(help: "Person-days, to a tenth: 2 or 1.5.")
    var days: String

    @Option(help: ArgumentHelp("Who is asked for.", valueName: "member"))
    var person: String?

    @OptionGroup var options: GlobalOptions

    func run(_ context: Context) throws {
        let workspace = try Workspace(asking: context, writing: true)
        let deal = try workspace.findDeal(deal)
        var request = PresalesRequest(blank: workspace.board.presalesRequests.nextID)
        request.deal = deal.id
        request.week = try Reading(workspace).monday(week, "<week>", workspace.work)
        request.tenths = try PersonDays.tenths(days.trimmed)
        request.person = try person.map { try workspace.board.findMember($0).id }
        try workspace.record(.add, try workspace.work.keep(request), request.said(workspace.board))
    }
}

/// `reddot presales set`.
struct PresalesSet: Command {
    static let configuration = CommandConfiguration(
        commandName: "set", abstract: "Changes what was asked of presales; an empty person clears it.")

    @Argument(help: "The request's number; see presales list.")
    var request: String

    @Option(help: ArgumentHelp("Another week, or a day of it.", valueName: "week"))
    var week: String?

    @Option(help: ArgumentHelp("Other person-days.", valueName: "days"))
    var days: String?

    @Option(help: ArgumentHelp("Who is asked for.", valueName: "member"))
    var person: String?

    @OptionGroup var options: GlobalOptions

    func run(_ context: Context) throws {
        let workspace = try Workspace(context, writing: true)
        let board = workspace.board
        var request = try board.findRow(request, board.presalesRequests)
        if let week { request.week = try Reading(workspace).monday(week, "--week", workspace.work) }
        if let days { request.tenths = try PersonDays.tenths(days.trimmed) }
        if let person { request.person = try person.isEmpty ? nil : board.findMember(person).id }
        try workspace.record(.edit, try workspace.work.keep(request), request.said(board))
    }
}

/// `reddot presales remove`.
struct PresalesRemove: Command {
    static let configuration = CommandConfiguration(commandName: "remove", abstract: "Takes a request out.")

    @Argument(help: "The request's number; see presales list.")
    var request: String

    @OptionGroup var options: GlobalOptions

    func run(_ context: Context) throws {
        let workspace = try Workspace(context, writing: true)
        let request = try workspace.board.findRow(request, workspace.board.presalesRequests)
        try workspace.record(.remove, [.remove(request)], request.said(workspace.board))
    }
}

/// `reddot presales list`.
struct PresalesList: Command {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "Lists requests, by week.")

    @OptionGroup var options: GlobalOptions

    func run(_ context: Context) throws {
        let workspace = try Workspace(context, writing: false)
        let board = workspace.board
        let columns: [FactColumn<PresalesRequest>] = [
            FactColumn("id", "#", "#", isNumber: true) { FactCell($0.id.raw) },
            FactColumn("deal", "商机", "deal") { FactCell(board.deals[$0.deal]?.name) },
            FactColumn("week", "周一", "week of") { FactCell($0.week) },
            FactColumn("days", "人天", "person-days", isNumber: true) { FactCell(PersonDays.text($0.tenths)) },
            FactColumn("person", "售前", "person") { FactCell(board.members[$0.person]?.name) },
        ]
        try workspace.list(
            "presales", board.presalesRequests.sorted { ($0.week, $0.id) < ($1.week, $1.id) }, columns,
            empty: Sentence(
                zh: "没有售前申请；请运行 reddot presales add 商机 周 人天。",
                en: "Presales is asked for nothing; run reddot presales add DEAL WEEK DAYS."))
    }
}

extension PresalesRequest {
    fileprivate func said(_ board: Board) -> Sentence {
        let (text, days) = ("\(board.deals[deal]?.name ?? "") \(week.iso)", PersonDays.text(tenths))
        return Sentence(zh: "售前 \(text) \(days)人天", en: "presales \(text), \(days) person-days")
    }
}
