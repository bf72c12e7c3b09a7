import App
import ArgumentParser
import Model
import Rules
import Store

/// `reddot report`: minutes and the week, to be handed round.
struct ReportCommand: Command {
    static let configuration = CommandConfiguration(
        commandName: "report",
        abstract: "Writes minutes of the morning or the red-dot meeting, or the week, as Markdown or HTML.",
        discussion: """
            The page of HTML needs nothing else and prints on A4. --as-of writes the report of a past moment, from the
            journal: the minutes of yesterday's meeting, for one.
            """)

    enum What: String, CaseIterable, ExpressibleByArgument { case morning, reddots, weekly }
    enum Format: String, CaseIterable, ExpressibleByArgument { case md, html }

    @Argument(help: ArgumentHelp("morning, reddots or weekly.", valueName: "what"))
    var what: What

    @Option(help: ArgumentHelp("md or html.", valueName: "format"))
    var format = Format.md

    @Option(name: .shortAndLong, help: ArgumentHelp("Writes a file instead of standard output.", valueName: "file"))
    var output: String?

    @Option(help: ArgumentHelp("Only the deals of a rep.", valueName: "name"))
    var rep: String?

    @Option(help: ArgumentHelp("Only the deals of a region's reps.", valueName: "name"))
    var region: String?

    @Option(help: ArgumentHelp("The report as of a past time.", valueName: "date|time"))
    var asOf: String?

    @OptionGroup var options: GlobalOptions

    func run(_ context: Context) throws {
        let workspace = try Workspace(context, writing: false, all: true, asOf: asOf)
        var scope = Scope()
        scope.rep = try rep.map { try workspace.board.findRep($0) }
        scope.region = try region.map { try workspace.board.findRegion($0) }
        let all = try Concluded(workspace, scope, past: [.redDots, .bridge])
        var report = report(all)
        if let head = try workspace.store.head() {
            report.add(Sentence(zh: "日志指纹 \(head.text)", en: "Head of the journal: \(head.text)"))
        }
        let text = text(of: report)
        if let output {
            try OutputFile.write(output) { try $0(Array(text.utf8)) }
        } else if context.output.isTerminal {
            var filter = TerminalFilter()
            try context.output.write(filter.pass(Array(text.utf8)))
        } else {
            try context.output.write(Array(text.utf8))
        }
    }

    private func report(_ all: Concluded) -> Report {
        let (board, lang) = (all.board, all.lang)
        let names = [board.setting(.team), all.scope.region?.name ?? "", all.scope.rep?.name ?? ""]
        let subtitle = (names + [board.zone.text(all.now).replacing("T", with: " ")]).filter { !$0.isEmpty }
            .joined(separator: " · ")
        return switch what {
        case .morning: MorningMinutes.report(all.conclusions, lang, subtitle: subtitle)
        case .reddots: Minutes.report(all.agenda, all.moment, lang, subtitle: subtitle)
        case .weekly: WeeklyReport.report(all.conclusions, lang, subtitle: subtitle)
        }
    }

    private func text(of report: Report) -> String {
        switch format {
        case .md: report.markdown
        case .html: report.html
        }
    }
}
