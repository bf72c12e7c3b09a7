import App
import ArgumentParser
import Model
import Rules
import Terminal
import Views

/// `reddot show`: a view without a terminal.
struct ShowCommand: Command {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Prints a view: the board, a deal, or what the rules conclude.",
        discussion: """
            Where the screen has the view, text, ansi, svg and html hold its very frame; table is a plain table.
            --period of board and summary keeps open deals and those that closed in it; the other views are about the
            period, by default the present quarter. It takes 2026Q4, 2026-11 or 2026, the others 2026W48 and a day too.
            --as-of replays any view from the journal as it stood at that time, a day at its end.
            """)

    /// What can be shown.
    enum View: String, CaseIterable {
        case board, summary, deal, progress, plan, funnel, customers, today, reddots, sources, cycle, forecast, cash
        case kpis, capacity, bridge, timeline, insights, wall

        /// What shows the conclusions of the rules; nil for the views that are drawn from the board.
        var conclusions: (any ConclusionView.Type)? {
            switch self {
            case .board, .summary, .deal, .wall: nil
            case .progress: ProgressReport.self
            case .plan: PlanReport.self
            case .funnel: FunnelReport.self
            case .customers: CustomersReport.self
            case .today: TodayReport.self
            case .reddots: RedDotsReport.self
            case .sources: SourcesReport.self
            case .cycle: CycleReport.self
            case .forecast: ForecastReport.self
            case .cash: CashReport.self
            case .kpis: KPIsReport.self
            case .capacity: CapacityReport.self
            case .bridge: BridgeReport.self
            case .timeline: TimelineReport.self
            case .insights: InsightsReport.self
            }
        }
    }

    @Argument(help: ArgumentHelp("What to show.", discussion: View.allCases.map(\.rawValue).joined(separator: ", ")))
    var view: String

    @Argument(help: "With deal: its number, code or name.")
    var deal: String?

    @Option(help: ArgumentHelp("Columns and rows of the frame.", valueName: "WxH"))
    var size = FrameSize(width: 120, height: 40)

    @Option(help: ArgumentHelp("The format.", valueName: "text|ansi|svg|html|json|table"))
    var format: ShowFormat?

    @Option(help: ArgumentHelp("Only the deals of a rep.", valueName: "name"))
    var rep: String?

    @Option(help: ArgumentHelp("Only the deals of a region's reps.", valueName: "name"))
    var region: String?

    @Option(help: ArgumentHelp("The period that the view is about.", valueName: "period"))
    var period: String?

    @Option(help: ArgumentHelp("The view as it stood at a past time.", valueName: "date|time"))
    var asOf: String?

    @Option(help: ArgumentHelp("With bridge: where it starts; otherwise a week ago.", valueName: "date|time"))
    var since: String?

    @Option(help: ArgumentHelp("With wall: which slide.", valueName: "slide"))
    var slide: WallSlide?

    @Flag(help: "With wall: names shortened to their first letter.")
    var mask = false

    @OptionGroup var options: GlobalOptions

    func run(_ context: Context) throws {
        guard let view = View(rawValue: view) else {
            let known = View.allCases.map(\.rawValue).joined(separator: ", ")
            throw Failure.usage(
                zh: "没有视图“\(self.view)”；可用：\(known)。", en: "There is no view \"\(self.view)\"; known: \(known).")
        }
        if view != .deal, let deal {
            throw Failure.usage(
                zh: "不认识“\(deal)”；show \(view.rawValue) 不带它。", en: "show \(view.rawValue) takes no \"\(deal)\".")
        }
        if view != .bridge, since != nil {
            throw Failure.usage(
                zh: "--since 只用于 show bridge。", en: "--since belongs to show bridge alone.")
        }
        if view != .wall, slide != nil || mask {
            throw Failure.usage(
                zh: "--slide 和 --mask 只用于 show wall。", en: "--slide and --mask belong to show wall alone.")
        }
        let format = format ?? (context.options.json ? .json : .text)
        let workspace = try Workspace(context, writing: false, all: view != .summary, asOf: asOf)
        switch view {
        case .board:
            let scope = try scope(workspace)
            let all = try Concluded(workspace, scope, past: format == .json ? [] : [.redDots, .bridge])
            try BoardReport(workspace, scope.applied(to: workspace.board), all)
                .print(format, size: size.size, scope: scope)
        case .summary:
            try SummaryReport(workspace, try scope(workspace)).print(format)
        case .deal:
            guard let deal else {
                throw Failure.usage(zh: "show deal 后面要写商机。", en: "show deal needs a deal: its number, code or name.")
            }
            try DealReport(workspace, try workspace.board.findDeal(deal)).print(format, size: size.size)
        case .wall:
            try WallReport(workspace, try conclusionScope(workspace), slide: slide, isMasked: mask).print(
                format, size: size.size)
        default:
            if let name = ViewName(rawValue: view.rawValue), Views.hasPanes(name), format.isFrame {
                return try ViewReport(workspace, name, try conclusionScope(workspace)).print(format, size: size.size)
            }
            guard let conclusions = view.conclusions else { return }
            let since = try since.map { try start($0, workspace) }
            let scope = try conclusionScope(workspace)
            let all = try Concluded(workspace, scope, past: conclusions.past, since: since)
            try ConclusionReport(view.rawValue, all, conclusions).print(format)
        }
    }

    /// Where the bridge starts: the journal has to reach back to it.
    private func start(_ text: String, _ workspace: Workspace) throws -> Instant {
        let moment = try Moments.read(text, "--since", workspace.board, now: workspace.now).instant
        guard moment <= workspace.now else {
            throw Failure.refused(
                zh: "--since“\(text)”还没有到；请给现在以前的时间。", en: "--since \"\(text)\" is still to come; give an earlier time."
            )
        }
        guard try workspace.store.seq(at: moment) != nil else {
            throw Moments.unknown(text, "--since", workspace.board, workspace.store)
        }
        return moment
    }

    /// The scope of the views that are about a period: any period of targets will do.
    private func conclusionScope(_ workspace: Workspace) throws -> Scope {
        var scope = try Scope(naming: period)
        scope.rep = try rep.map { try workspace.board.findRep($0) }
        scope.region = try region.map { try workspace.board.findRegion($0) }
        return scope
    }

    private func scope(_ workspace: Workspace) throws -> Scope {
        Scope(
            rep: try rep.map { try workspace.board.findRep($0) },
            region: try region.map { try workspace.board.findRegion($0) },
            period: try period.map { text in
                guard let days = PeriodText.parse(text) else {
                    throw Failure.refused(
                        zh: "--period 的值“\(text)”不是期间；请写成 2026Q4、2026-11 或 2026。",
                        en: "--period: \"\(text)\" is no period; write 2026Q4, 2026-11 or 2026.")
                }
                return days
            }, periodName: period)
    }
}

/// How a view is printed.
enum ShowFormat: String, CaseIterable, ExpressibleByArgument {
    case text, ansi, svg, html, json, table

    /// Whether it is a picture of the screen.
    var isFrame: Bool { self != .json && self != .table }
}

/// `120x40`.
struct FrameSize: ExpressibleByArgument, CustomStringConvertible {
    var size: Size

    init(width: Int, height: Int) { size = Size(width: width, height: height) }

    init?(argument: String) {
        let parts = argument.lowercased().replacing("×", with: "x").split(
            separator: "x", omittingEmptySubsequences: false)
        guard parts.count == 2, let width = Int(parts[0]), let height = Int(parts[1]),
            (1...1000).contains(width), (1...1000).contains(height)
        else { return nil }
        self.init(width: width, height: height)
    }

    var description: String { "\(size.width)x\(size.height)" }
}
