import ArgumentParser
import Model
import Rules

/// `reddot decision …`: what the red-dot meeting decides (R23).
struct DecisionCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "decision", abstract: "Records and lists what the red-dot meeting decided.",
        discussion: "reddot decision DEAL reprice --owner NAME --due fri; reddot decision DEAL postpone --reason TEXT. "
            + "An account's name does for a red dot on an account.",
        subcommands: [DecisionAdd.self, DecisionDone.self, DecisionList.self], defaultSubcommand: DecisionAdd.self)
}

/// What a decision is about.
struct DecisionSubject: ParsableArguments {
    @Argument(help: "The deal, or the account of a red dot on an account.")
    var deal: String

    @Flag(help: "The name is an account's.")
    var account = false

    func find(_ workspace: Workspace) throws -> (item: RedSubject, name: String) {
        let item = try workspace.findRedSubject(deal, isAccount: account)
        return (item, workspace.board.name(of: item) ?? "")
    }
}

/// `reddot decision DEAL WHAT`.
struct DecisionAdd: Command {
    static let configuration = CommandConfiguration(
        commandName: "add", abstract: "Records a decision on a deal or an account (the word add can be left out).")

    @OptionGroup var item: DecisionSubject

    @Argument(help: ArgumentHelp("The decision.", valueName: "invest|reprice|escalate|downgrade|drop|postpone"))
    var what: String

    @Option(help: ArgumentHelp("Who carries it out.", valueName: "name"))
    var owner: String?

    @Option(help: ArgumentHelp("By when.", valueName: "day"))
    var due: String?

    @Option(parsing: .unconditional, help: ArgumentHelp("What exactly.", valueName: "text"))
    var note: String?

    @Option(parsing: .unconditional, help: ArgumentHelp("With postpone: why.", valueName: "text"))
    var reason: String?

    @OptionGroup var options: GlobalOptions

    func run(_ context: Context) throws {
        let words = Decision.What.allCases.map { $0 == .postponed ? "postpone" : $0.rawValue }
        guard let index = words.firstIndex(of: what) else {
            let known = words.joined(separator: ", ")
            throw Failure.usage(
                zh: "没有这种决定“\(what)”；可用：\(known)。", en: "There is no decision \"\(what)\"; use one of: \(known).")
        }
        guard note == nil || reason == nil else {
            throw Failure.usage(zh: "--note 与 --reason 只写一个。", en: "Give only one of --note and --reason.")
        }
        let workspace = try Workspace(asking: context, writing: true)
        let (item, name) = try item.find(workspace)
        let decision = Decision.What.allCases[index]
        let owner = try owner.map { try workspace.person($0, "--owner") }
        let due = try due.map { try Reading(workspace).day($0, "--due") }
        let text = (note ?? reason)?.trimmed
        let changes = try workspace.work.decide(
            item, decision, owner: owner, due: due, reason: text?.isEmpty ?? true ? nil : text)
        func said(_ lang: Lang) -> String {
            let tail = [owner, due?.iso, text].compactMap { $0 }.joined(separator: " ")
            return "\(name) " + DecisionStanding.name(decision, lang) + (tail.isEmpty ? "" : " " + tail)
        }
        try workspace.record(.event, changes, Sentence(zh: said(.zh), en: said(.en)))
    }
}

/// `reddot decision done`.
struct DecisionDone: Command {
    static let configuration = CommandConfiguration(
        commandName: "done", abstract: "A decision was carried out.")

    @OptionGroup var item: DecisionSubject

    @Option(help: ArgumentHelp("When; otherwise today.", valueName: "day"))
    var date: String?

    @Option(help: ArgumentHelp("Which of several, by the number in decision list.", valueName: "n"))
    var number: Int?

    @OptionGroup var options: GlobalOptions

    func run(_ context: Context) throws {
        let workspace = try Workspace(asking: context, writing: true)
        let (item, name) = try item.find(workspace)
        let decision = try find(item, name, workspace.board)
        let day = try date.map { try Reading(workspace).happened($0, "--date") }
        func said(_ lang: Lang) -> String {
            "\(name) " + DecisionStanding.name(decision.what, lang) + lang.pick("：已完成", ": done")
        }
        try workspace.record(
            .edit, try workspace.work.done(decision, on: day), Sentence(zh: said(.zh), en: said(.en)))
    }

    private func find(_ item: RedSubject, _ name: String, _ board: Board) throws -> Decision {
        if let number {
            if let decision = board.decisions[ID(number)], decision.subject == item { return decision }
            throw Failure.refused(
                zh: "--number：“\(name)”没有决定 #\(number)；见 decision list。",
                en: "--number: \(name) has no decision #\(number); see decision list.")
        }
        let open = board.decisions.filter { $0.subject == item && $0.done == nil && $0.what != .postponed }
        if open.count == 1 { return open[0] }
        guard !open.isEmpty else {
            throw Failure.refused(
                zh: "“\(name)”没有未完成的决定；见 decision list。",
                en: "\(name) has no decision that is still open; see decision list.")
        }
        let list = Sentence { lang in
            open.map { "#\($0.id.raw) " + DecisionStanding.name($0.what, lang) }
                .joined(separator: lang.pick("、", ", "))
        }
        throw Failure.refused(
            zh: "“\(name)”有 \(open.count) 个未完成的决定：\(list.zh)；请加 --number。",
            en: "\(name) has \(open.count) open decisions: \(list.en); add --number.")
    }
}

/// `reddot decision list`.
struct DecisionList: Command {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "Lists decisions, the newest first, and how each stands.")

    @Argument(help: "Only those of a deal or an account.")
    var deal: String?

    @Flag(help: "The name is an account's.")
    var account = false

    @Flag(help: "Only those that are not done.")
    var open = false

    @OptionGroup var options: GlobalOptions

    func run(_ context: Context) throws {
        let workspace = try Workspace(context, writing: false)
        let (board, lang, today) = (workspace.board, workspace.lang, workspace.today)
        let item = try deal.map { try board.findRedSubject($0, isAccount: account) }
        let found = board.decisions.filter { item == nil || $0.subject == item }
            .map { DecisionStanding($0, today: today) }
            .filter { !open || $0.state != .done && $0.decision.what != .postponed }
            .sorted { ($0.decision.at, $0.decision.id) > ($1.decision.at, $1.decision.id) }
        let columns: [FactColumn<DecisionStanding>] = [
            FactColumn("id", "#", "#", isNumber: true) { FactCell($0.decision.id.raw) },
            FactColumn("deal", "商机", "deal") { FactCell(board.deals[$0.decision.deal]?.name) },
            FactColumn("account", "客户", "account") {
                FactCell(board.accounts[$0.decision.account ?? board.deals[$0.decision.deal]?.account]?.name)
            },
            FactColumn("decision", "决定", "decision") {
                .word($0.decision.what.rawValue, DecisionStanding.name($0.decision.what, lang))
            },
            FactColumn("owner", "负责人", "owner") { FactCell($0.decision.owner) },
            FactColumn("due", "期限", "due") { FactCell($0.decision.due) },
            FactColumn("status", "状态", "status") { .word($0.state.rawValue, $0.state.name(lang)) },
            FactColumn("done", "完成", "done") { FactCell($0.decision.done) },
            FactColumn("at", "时间", "at") { FactCell(board.zone.text($0.decision.at)) },
            FactColumn("why", "说明", "why") { FactCell($0.why(today)[lang]) },
        ]
        try workspace.list(
            "decisions", found, columns,
            empty: Sentence(
                zh: "没有决定；请运行 reddot decision 商机 invest --owner 姓名 --due 周五。",
                en: "No decisions; run reddot decision DEAL invest --owner NAME --due fri."))
    }
}
