import ArgumentParser
import Model
import Rules

/// `reddot script …`: the playbook (R26).
struct ScriptCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "script", abstract: "Adds, changes, shows and lists scripts; notes their use on a deal.",
        subcommands: [ScriptAdd.self, ScriptSet.self, ScriptUsed.self, ScriptShow.self, ScriptList.self])
}

/// The facts of a script that options set. An empty value clears the fact.
struct ScriptOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The competitor it is against.", valueName: "name"))
    var competitor: String?

    @Option(help: ArgumentHelp("Who keeps it.", valueName: "name"))
    var owner: String?

    @Option(parsing: .unconditional, help: ArgumentHelp("What to say.", valueName: "text"))
    var text: String?

    func apply(to script: inout Script, _ board: Board) throws {
        if let competitor { script.competitor = try competitor.isEmpty ? nil : board.findCompetitor(competitor).id }
        if let owner { script.owner = owner.trimmed.isEmpty ? nil : owner.trimmed }
        if let text { script.text = text }
        guard !script.text.trimmed.isEmpty else {
            throw Failure.refused(zh: "话术要有内容（--text）。", en: "A script needs its text (--text).")
        }
    }
}

/// `reddot script add`.
struct ScriptAdd: Command {
    static let configuration = CommandConfiguration(commandName: "add", abstract: "Adds a script.")

    @Argument(help: "Its title.")
    var title: String

    @OptionGroup var facts: ScriptOptions
    @OptionGroup var options: GlobalOptions

    func run(_ context: Context) throws {
        let workspace = try Workspace(context, writing: true)
        var script = Script(blank: workspace.board.scripts.nextID)
        script.title = try title.asName(Sentence(zh: "话术", en: "script"))
        script.owner = workspace.actor.name
        try facts.apply(to: &script, workspace.board)
        try workspace.record(
            .add, [.add(script)], Sentence(zh: "话术 \(script.title)", en: "script \(script.title)"))
    }
}

/// `reddot script set`.
struct ScriptSet: Command {
    static let configuration = CommandConfiguration(
        commandName: "set", abstract: "Changes a script; another text makes the next version.")

    @Argument(help: "The script: a number, #number, or a title or its start.")
    var script: String

    @Option(help: ArgumentHelp("A new title.", valueName: "text"))
    var title: String?

    @OptionGroup var facts: ScriptOptions
    @OptionGroup var options: GlobalOptions

    func run(_ context: Context) throws {
        let workspace = try Workspace(context, writing: true)
        let script = try workspace.board.findScript(script)
        var after = script
        if let title { after.title = try title.asName(Sentence(zh: "话术", en: "script")) }
        try facts.apply(to: &after, workspace.board)
        if after.text != script.text { after.version += 1 }
        try workspace.record(
            .edit, workspace.difference(script, after),
            Sentence(
                zh: "话术 \(after.title) 第\(after.version)版", en: "script \(after.title), version \(after.version)"))
    }
}

/// `reddot script used`.
struct ScriptUsed: Command {
    static let configuration = CommandConfiguration(
        commandName: "used", abstract: "Notes that a script was used on a deal; its win rate counts these.")

    @Argument(help: "The script.")
    var script: String

    @Argument(help: "The deal.")
    var deal: String

    @OptionGroup var options: GlobalOptions

    func run(_ context: Context) throws {
        let workspace = try Workspace(context, writing: true)
        let script = try workspace.board.findScript(script)
        let deal = try workspace.board.findDeal(deal)
        try workspace.record(
            .add, workspace.work.used(script, on: deal),
            Sentence(zh: "“\(script.title)”用于 \(deal.name)", en: "\(script.title) used on \(deal.name)"))
    }
}

/// `reddot script show`.
struct ScriptShow: Command {
    static let configuration = CommandConfiguration(commandName: "show", abstract: "Shows a script.")

    @Argument(help: "The script.")
    var script: String

    @OptionGroup var options: GlobalOptions

    func run(_ context: Context) throws {
        let workspace = try Workspace(context, writing: false)
        let script = try workspace.board.findScript(script)
        let columns = ScriptColumns(workspace.board).all
        if context.options.json {
            return try context.output.json { json in
                json.field("view", "script")
                json.field("now", workspace.board.zone.text(workspace.now))
                for column in columns { column.write(script, &json) }
                json.field("text", script.text)
            }
        }
        try FactList(columns.map { ($0.title[workspace.lang], $0.cell(script).plain) }).print(to: context.output)
        try context.output.line()
        for line in script.text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
            try context.output.line(String(line))
        }
    }
}

/// `reddot script list`.
struct ScriptList: Command {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "Lists scripts.")

    @OptionGroup var options: GlobalOptions

    func run(_ context: Context) throws {
        let workspace = try Workspace(context, writing: false)
        try workspace.list(
            "scripts", Array(workspace.board.scripts), ScriptColumns(workspace.board).all,
            empty: Sentence(
                zh: "还没有话术；请运行 reddot script add 标题 --text 内容。",
                en: "No scripts yet; run reddot script add TITLE --text TEXT."))
    }
}

/// What a list of scripts shows.
struct ScriptColumns {
    let all: [FactColumn<Script>]

    init(_ board: Board) {
        all = [
            FactColumn("id", "#", "#", isNumber: true) { FactCell($0.id.raw) },
            FactColumn("script", "话术", "script") { FactCell($0.title) },
            FactColumn("competitor", "竞品", "competitor") { FactCell(board.competitors[$0.competitor]?.name) },
            FactColumn("owner", "负责人", "owner") { FactCell($0.owner) },
            FactColumn("version", "版本", "version", isNumber: true) { FactCell($0.version) },
            FactColumn("uses", "使用", "uses", isNumber: true) { script in
                .count(board.scriptUses.count { $0.script == script.id })
            },
        ]
    }
}
