import ArgumentParser
import Model
import Rules

/// `reddot why`: the sentences that explain a deal, a rep, an account or a stage; or a rule with its thresholds.
struct WhyCommand: Command {
    static let configuration = CommandConfiguration(
        commandName: "why",
        abstract: "Explains a deal, a rep, an account, a stage or a rule: every sentence with its rule.",
        discussion:
            "A bare number means a deal, R1 to R27 a rule. Where a name fits several kinds, --kind says which one is meant."
    )

    /// What can be explained.
    enum Subject: String, CaseIterable, ExpressibleByArgument { case stage, rep, account, deal, rule }

    @Argument(help: ArgumentHelp("A number, a code, a name or the start of one.", valueName: "what"))
    var what: String

    @Option(help: ArgumentHelp("What it is.", valueName: "deal|rep|account|stage|rule"))
    var kind: Subject?

    @Option(help: ArgumentHelp("The period of a rep's or a stage's figures.", valueName: "period"))
    var period: String?

    @Option(help: ArgumentHelp("As it stood at a past time.", valueName: "date|time"))
    var asOf: String?

    @OptionGroup var options: GlobalOptions

    func run(_ context: Context) throws {
        let workspace = try Workspace(context, writing: false, all: true, asOf: asOf)
        let all = try Concluded(workspace, try Scope(naming: period))
        let found = try find(all)
        let lang = context.lang
        if context.options.json {
            return try context.output.json { json in
                json.field("view", "why")
                workspace.write(momentTo: &json)
                json.field("kind", found.kind.rawValue)
                json.field("id", found.id)
                json.field("name", found.name)
                json.field("period", all.period.name)
                json.array("sentences") { json in
                    for line in found.lines {
                        json.object { json in
                            json.field("rule", line.rule)
                            json.field("title", RuleBook.rule(line.rule)?.title[lang])
                            json.field("why", line.text[lang])
                        }
                    }
                }
            }
        }
        try context.output.line("\(found.name) · \(all.board.zone.text(all.now))")
        if let note = workspace.replayNote { try context.output.line(note[lang]) }
        var table = TextTable([TextTable.Column(title: ""), TextTable.Column(title: "")], isCut: false)
        for line in found.lines {
            let title = RuleBook.rule(line.rule)?.title[lang] ?? ""
            table.add(["\(line.rule) \(title)", line.text[lang]])
        }
        try table.print(to: context.output)
    }

    private struct Found {
        let kind: Subject
        let id: Int
        let name: String
        let lines: [Explanations.Line]
    }

    /// The first kind in which the argument means one thing; a number is a deal. Where no kind knows it, all are named;
    /// where one knows several, that is what is said.
    private func find(_ all: Concluded) throws -> Found {
        let isNumber = Int(what.hasPrefix("#") ? String(what.dropFirst()) : what) != nil
        let isRule = RuleBook.rule(what.uppercased()) != nil
        let kinds = kind.map { [$0] } ?? (isNumber ? [.deal] : (isRule ? [.rule] : [.stage, .rep, .account, .deal]))
        var refusal: Failure?
        for kind in kinds {
            do {
                return try find(kind, all)
            } catch let failure as Failure {
                // Several of a kind are worth telling; that a kind knows nothing is not.
                if kinds.count == 1 || refusal == nil && failure.isAmbiguous { refusal = failure }
            }
        }
        throw refusal
            ?? .refused(
                zh: "没有商机、销售、客户或阶段叫“\(what)”；可用编号、代码或名称的开头。",
                en: "No deal, rep, account or stage is called \"\(what)\"; "
                    + "give a number, a code or the start of a name.")
    }

    private func find(_ kind: Subject, _ all: Concluded) throws -> Found {
        let board = all.board
        switch kind {
        case .deal:
            let deal = try board.findDeal(what)
            let account = board.accounts[deal.account].map { "\($0.name) · " } ?? ""
            var lines = Explanations.of(deal, all)
            if let override = try CategoryOverride(deal, all.workspace) {
                let place = lines.lastIndex { $0.rule == "R19" }.map { $0 + 1 } ?? lines.endIndex
                lines.insert(Explanations.Line(rule: "R19", text: override.why(board.zone)), at: place)
            }
            return Found(kind: kind, id: deal.id.raw, name: account + deal.name, lines: lines)
        case .rep:
            let rep = try board.findRep(what)
            return Found(kind: kind, id: rep.id.raw, name: rep.name, lines: Explanations.of(rep, all))
        case .account:
            let account = try board.findAccount(what)
            return Found(kind: kind, id: account.id.raw, name: account.name, lines: Explanations.of(account, all))
        case .rule:
            guard let rule = RuleBook.rule(what.uppercased()) else {
                throw Failure.refused(zh: "没有规则“\(what)”；可用 R1 至 R27。", en: "There is no rule \"\(what)\"; R1 to R27.")
            }
            let number = Int(rule.id.dropFirst()) ?? 0
            let lines = Explanations.of(rule, all.conclusions.policy)
            return Found(kind: kind, id: number, name: "\(rule.id) \(rule.title[all.lang])", lines: lines)
        case .stage:
            let stage = try board.findStage(what)
            return Found(kind: kind, id: stage.id.raw, name: stage.name(all.lang), lines: Explanations.of(stage, all))
        }
    }
}
