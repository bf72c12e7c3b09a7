import ArgumentParser
import Model
import Rules

/// `reddot target …`: targets and their decomposition (R3).
struct TargetCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "target", abstract: "Sets, locks, spreads and lists targets.",
        discussion: "PERIOD is 2026, 2026Q4, 2026-11, 2026W48 or 2026-11-23. Without a scope the company is meant.",
        subcommands: [TargetSet.self, TargetLock.self, TargetSpread.self, TargetList.self])
}

/// Whose target is meant, and what is counted.
struct TargetOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The target of a region.", valueName: "name"))
    var region: String?

    @Option(help: ArgumentHelp("The target of a team.", valueName: "name"))
    var team: String?

    @Option(help: ArgumentHelp("The target of a rep.", valueName: "rep"))
    var rep: String?

    @Option(help: ArgumentHelp("What is counted.", valueName: "signed|receipts|accounts|contacts"))
    var metric: String?

    func counted() throws -> Target.Metric { try metric.flatMap { try word($0, "--metric") } ?? .signed }

    func scope(_ board: Board) throws -> ScopeKey {
        guard [region, team, rep].count(where: { $0 != nil }) < 2 else {
            throw Failure.usage(
                zh: "--region、--team、--rep 只能写一个。", en: "Give only one of --region, --team and --rep.")
        }
        if let region { return ScopeKey(.region, try board.findRegion(region).id.raw) }
        if let team { return ScopeKey(.team, try board.findTeam(team).id.raw) }
        if let rep { return ScopeKey(.rep, try board.findRep(rep).id.raw) }
        return .company
    }
}

/// The targets of a workspace while a command changes them.
struct TargetBook {
    let workspace: Workspace
    let key: ScopeKey
    let metric: Target.Metric
    /// The day from which changes hold.
    let day: Day
    private let facts: Facts
    private(set) var changes: [Change] = []
    private var next: Int

    /// `from` is the day from which changes hold; without it they hold from today, or always where nothing was set.
    private let from: Day?

    init(_ workspace: Workspace, _ options: TargetOptions, from: Day? = nil) throws {
        self.workspace = workspace
        key = try options.scope(workspace.board)
        metric = try options.counted()
        self.from = from
        day = from ?? workspace.today
        facts = Facts(workspace.board)
        next = workspace.board.targets.nextID.raw
    }

    var calendar: WorkCalendar { facts.calendar }
    var targets: Targets { Targets(facts) }

    static func period(_ text: String, _ option: String) throws -> Period {
        if let period = Period(text.trimmed) { return period }
        throw Failure.refused(
            zh: "\(option)：没有期间“\(text)”；请写成 2026、2026Q4、2026-11、2026W48 或 2026-11-23。",
            en: "\(option): there is no period \"\(text)\"; write 2026, 2026Q4, 2026-11, 2026W48 or 2026-11-23.")
    }

    /// The same, for something that is written down: no period that the company has no days of.
    static func period(_ text: String, _ option: String, _ workspace: Workspace) throws -> Period {
        let period = try period(text, option)
        let range = DayRange(workspace.board, today: workspace.today)
        do throws(DateTextError) {
            try range.check(period.last)
            try range.check(max(period.first, range.first))
        } catch {
            throw Failure.refused(
                zh: "\(option)：\(error.sentence.zh)", en: "\(option): \(error.sentence.en)")
        }
        return period
    }

    /// An amount of money, or a whole number where things are counted.
    func amount(_ text: String, _ option: String) throws -> Money {
        guard metric == .accounts || metric == .contacts else {
            return try Reading(workspace).homeAmount(text, option)
        }
        guard let count = Int64(text.trimmed), (0...1_000_000_000).contains(count) else {
            throw Failure.refused(
                zh: "\(option) “\(text)”：\(metric.name(.zh))的目标是 0 到 10亿 的整数。",
                en: "\(option) \"\(text)\": a target of \(metric.name(.en)) is a whole number from 0 to 1000000000.")
        }
        return Money(minor: count)
    }

    func text(_ amount: Money) -> String {
        metric == .accounts || metric == .contacts ? String(amount.minor) : amount.plain
    }

    /// What the scope is to reach in a period, set or derived.
    func current(_ period: Period) -> Money? { targets.amount(of: key, period, metric, on: day) }

    /// The version that holds for exactly this scope and period.
    func version(_ period: Period) -> Target? { targets.version(of: key, metric, period.name, on: day) }

    /// Whether the target belongs to one of a longer period, or of a scope above.
    func isPart(_ period: Period) -> Bool {
        targets.isPart(key, metric, period, on: day, Organization(workspace.board))
    }

    /// Sets a target: the version of the same day is changed, an older one stays for the past.
    mutating func set(_ period: Period, _ amount: Money, locked: Bool) {
        var target = Target(blank: ID(next))
        (target.period, target.metric, target.amount, target.locked) = (period.name, metric, amount, locked)
        (target.scope, target.scopeID, target.from) = (key.scope, key.id, from)
        let own = target.changes(after: version(period), today: workspace.today)
        if case .add? = own.first { next += 1 }
        changes += own
    }

    func name(_ lang: Lang) -> String {
        Organization(workspace.board).name(of: key) ?? lang.pick("公司", "company")
    }

    /// Refuses what contradicts other targets, commits, and says what was done.
    func commit(_ said: (Lang) -> String) throws {
        try TargetCheck(workspace.board, day).refuse(changes)
        try workspace.record(
            .target, changes, Sentence(zh: "\(name(.zh)) " + said(.zh), en: "\(name(.en)) " + said(.en)))
    }
}

extension Board {
    func findRegion(_ text: String) throws -> Region {
        try Lookup(noun: Sentence(zh: "大区", en: "region"), table: regions, name: \.name).find(text)
    }

    func findTeam(_ text: String) throws -> Team {
        try Lookup(noun: Sentence(zh: "团队", en: "team"), table: teams, name: \.name).find(text)
    }
}
