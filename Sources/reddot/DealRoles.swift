import ArgumentParser
import Model

/// `reddot deal role`: the iron triangle of a deal (R24).
struct DealRoleCommand: Command {
    static let configuration = CommandConfiguration(
        commandName: "role", abstract: "Names who has a part on a deal; without a part all are listed.",
        discussion: "The sales part is the deal's owner: naming another rep hands the deal over.")

    @Argument(help: "The deal.")
    var deal: String

    @Argument(help: ArgumentHelp("The part.", valueName: "sales|product|delivery"))
    var part: String?

    @Argument(help: "The person.")
    var person: String?

    @Option(parsing: .unconditional, help: ArgumentHelp("Why nobody has the part.", valueName: "reason"))
    var without: String?

    @Flag(help: "Take the part's entry out.")
    var remove = false

    @OptionGroup var options: GlobalOptions

    func run(_ context: Context) throws {
        guard let part else {
            let workspace = try Workspace(context, writing: false)
            return try list(try workspace.findDeal(deal), workspace)
        }
        guard let part: DealRole.Part = try word(part, "<part>") else {
            throw Failure.usage(zh: "<part> 不能为空。", en: "<part> must not be empty.")
        }
        guard [person != nil, without != nil, remove].count(where: { $0 }) == 1 else {
            throw Failure.usage(
                zh: "请写姓名、--without \"原因\" 或 --remove 之一。", en: "Give a person, --without \"reason\" or --remove.")
        }
        let workspace = try Workspace(asking: context, writing: true)
        let deal = try workspace.findDeal(deal)
        if part == .sales { return try handOver(deal, workspace) }
        try set(part, deal, workspace)
    }

    private func handOver(_ deal: Deal, _ workspace: Workspace) throws {
        guard let person else {
            throw Failure.refused(
                zh: "销售就是商机的负责人，不能空缺；请写姓名。", en: "The sales part is the deal's owner and cannot be empty; name a rep.")
        }
        let rep = try workspace.findRep(person)
        try workspace.commit(.edit, try workspace.work.handOver(deal, to: rep))
    }

    private func set(_ part: DealRole.Part, _ deal: Deal, _ workspace: Workspace) throws {
        let name = Sentence(zh: part.name(.zh), en: part.name(.en))
        if remove {
            let known = workspace.board.dealRoles.filter { $0.deal == deal.id && $0.part == part }
            guard !known.isEmpty else {
                throw Failure.refused(
                    zh: "“\(deal.name)”没有登记\(name.zh)。", en: "\(deal.name) has no entry for \(name.en).")
            }
            return try workspace.record(
                .remove, known.map { .remove($0) },
                Sentence(zh: "\(deal.name) \(name.zh)", en: "\(deal.name) \(name.en)"))
        }
        let answer: RoleAnswer
        if let without {
            guard !without.trimmed.isEmpty else {
                throw Failure.refused(zh: "--without：请写原因。", en: "--without: give the reason.")
            }
            answer = RoleAnswer(part, without: without.trimmed)
        } else {
            answer = RoleAnswer(part, person: try workspace.person(person ?? "", "<person>"))
        }
        let who = answer.person ?? answer.reason ?? ""
        try workspace.record(
            .edit, workspace.work.roles(deal, [answer]),
            Sentence(zh: "\(deal.name) \(name.zh)：\(who)", en: "\(deal.name) \(name.en): \(who)"))
    }

    private func list(_ deal: Deal, _ workspace: Workspace) throws {
        let (board, lang) = (workspace.board, workspace.lang)
        let roles = DealRole.Part.allCases.map { part in
            (part: part, role: board.dealRoles.filter { $0.deal == deal.id && $0.part == part }.last)
        }
        let columns: [FactColumn<(part: DealRole.Part, role: DealRole?)>] = [
            FactColumn("part", "角色", "part") { FactCell($0.part.rawValue) },
            FactColumn("name", "名称", "name") { FactCell($0.part.name(lang)) },
            FactColumn("person", "人员", "person") { row in
                FactCell(row.part == .sales ? board.reps[deal.owner]?.name : row.role?.person)
            },
            FactColumn("reason", "空缺原因", "why nobody") { FactCell($0.role?.reason) },
            FactColumn("since", "起", "since") { FactCell($0.role?.since.map { board.zone.text($0) }) },
        ]
        try workspace.list("roles", roles, columns, empty: Sentence(zh: "", en: ""))
    }
}

/// `reddot deal hand-over`.
struct DealHandOver: Command {
    static let configuration = CommandConfiguration(
        commandName: "hand-over", abstract: "Hands a deal over to another rep, who touches it within two working days.")

    @Argument(help: "The deal.")
    var deal: String

    @Argument(help: "The rep who takes it.")
    var rep: String

    @Option(parsing: .unconditional, help: ArgumentHelp("Why.", valueName: "text"))
    var reason: String?

    @OptionGroup var options: GlobalOptions

    func run(_ context: Context) throws {
        let workspace = try Workspace(asking: context, writing: true)
        let deal = try workspace.findDeal(deal)
        let rep = try workspace.findRep(rep)
        try workspace.commit(.edit, try workspace.work.handOver(deal, to: rep), reason: reason?.trimmed)
    }
}

/// `reddot deal turn`: whose turn it is, by hand (R12).
struct DealTurn: Command {
    static let configuration = CommandConfiguration(
        commandName: "turn", abstract: "Says whose turn it is; auto leaves it to the last exchange.")

    @Argument(help: "The deal.")
    var deal: String

    @Argument(help: ArgumentHelp("Whose.", valueName: "customer|product|presales|legal|delivery|finance|auto"))
    var who: String

    @OptionGroup var options: GlobalOptions

    func run(_ context: Context) throws {
        let turn: Deal.Turn? = who == "auto" ? nil : try word(who.isEmpty ? "?" : who, "<who>")
        let workspace = try Workspace(asking: context, writing: true)
        let deal = try workspace.findDeal(deal)
        try workspace.record(
            .edit, try workspace.work.turn(deal, turn),
            Sentence(zh: "\(deal.name) 该谁动：\(who)", en: "\(deal.name), whose turn: \(who)"))
    }
}
