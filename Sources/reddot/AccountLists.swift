import ArgumentParser
import Model
import Terminal

/// `reddot account show`.
struct AccountShow: Command {
    static let configuration = CommandConfiguration(commandName: "show", abstract: "Shows an account and its deals.")

    @Argument(help: "The account: a number, #number, or a name or its start.")
    var account: String

    @OptionGroup var options: GlobalOptions

    func run(_ context: Context) throws {
        let workspace = try Workspace(context, writing: false, all: context.options.json)
        let (board, lang) = (workspace.board, workspace.lang)
        let account = try board.findAccount(account)
        let deals = board.deals.filter { $0.account == account.id }
        try workspace.warnOfDoubleWork(touching: account.id)
        if context.options.json {
            return try context.output.json { json in
                json.field("view", "account")
                json.field("now", board.zone.text(workspace.now))
                AccountFacts.write(account, board, &json)
                try DealTable(workspace).write(deals, "deals", &json)
            }
        }
        try FactList([
            ("#", String(account.id.raw)), (lang.pick("客户", "account"), account.name),
            (lang.pick("等级", "grade"), account.grade?.rawValue),
            (lang.pick("销售", "owner"), board.reps[account.owner]?.name),
            (lang.pick("行业", "industry"), account.industry), (lang.pick("城市", "city"), account.city),
            (lang.pick("来源", "source"), account.source), (lang.pick("潜力", "pinned"), account.pinned),
            (lang.pick("上级", "parent"), account.parent),
        ]).print(to: context.output)
        guard !deals.isEmpty else { return }
        try context.output.line()
        try DealTable(workspace).print(deals)
    }
}

/// `reddot account list`.
struct AccountList: Command {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "Lists accounts.")

    @Option(help: ArgumentHelp("Only of a rep.", valueName: "rep"))
    var owner: String?

    @Option(help: ArgumentHelp("Only of a grade.", valueName: "A|B|C"))
    var grade: String?

    @OptionGroup var options: GlobalOptions

    func run(_ context: Context) throws {
        let workspace = try Workspace(context, writing: false)
        let (board, lang) = (workspace.board, workspace.lang)
        let owner = try owner.map { try board.findRep($0).id }
        let grade: Account.Grade? = try grade.flatMap { try word($0.uppercased(), "--grade") }
        let found = board.accounts.filter { account in
            (owner == nil || account.owner == owner) && (grade == nil || account.grade == grade)
        }
        if context.options.json {
            return try context.output.json { json in
                json.field("view", "accounts")
                json.field("now", board.zone.text(workspace.now))
                try json.array("rows") { json in
                    for account in found {
                        json.object { AccountFacts.write(account, board, &$0) }
                        try context.output.drain(&json)
                    }
                }
            }
        }
        var table = TextTable([
            ("#", .right), (lang.pick("等级", "grade"), .left), (lang.pick("客户", "account"), .left),
            (lang.pick("销售", "owner"), .left), (lang.pick("行业", "industry"), .left), (lang.pick("城市", "city"), .left),
        ])
        for account in found {
            table.add([
                String(account.id.raw), account.grade?.rawValue ?? "—", account.name,
                board.reps[account.owner]?.name ?? "—", account.industry ?? "—", account.city ?? "—",
            ])
        }
        try table.print(to: context.output)
    }
}

/// The facts of an account as JSON.
enum AccountFacts {
    static func write(_ account: Account, _ board: Board, _ json: inout JSONWriter) {
        json.field("id", account.id.raw)
        json.field("account", account.name)
        json.field("grade", account.grade?.rawValue)
        json.field("owner", board.reps[account.owner]?.name)
        json.field("industry", account.industry)
        json.field("city", account.city)
        json.field("source", account.source)
        json.field("pinned", account.pinned)
        json.field("parent", account.parent)
    }
}

/// Labels and values, one pair to a line; what is not known is left out.
struct FactList {
    private let facts: [(String, String?)]

    init(_ facts: [(String, String?)]) { self.facts = facts }

    func print(to output: Output) throws {
        var table = TextTable((0..<2).map { _ in TextTable.Column(title: "") }, isCut: false)
        for (label, value) in facts { if let value { table.add([label, value]) } }
        try table.print(to: output)
    }
}
