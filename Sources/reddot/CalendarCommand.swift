import ArgumentParser
import Model
import Rules

/// `reddot calendar …`: days that differ from Monday to Friday (R1).
struct CalendarCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "calendar", abstract: "Imports, adds, removes and lists days off and make-up days.",
        subcommands: [CalendarImport.self, CalendarAdd.self, CalendarRemove.self, CalendarList.self])
}

/// `reddot calendar add`.
struct CalendarAdd: Command {
    static let configuration = CommandConfiguration(
        commandName: "add", abstract: "Marks a day as off or as worked, over any table.")

    @Argument(help: "The day.")
    var day: String

    @Argument(help: "off or work.")
    var what: String

    @Option(parsing: .unconditional, help: ArgumentHelp("What it is.", valueName: "text"))
    var name: String?

    @OptionGroup var options: GlobalOptions

    func run(_ context: Context) throws {
        guard what == "off" || what == "work" else {
            throw Failure.usage(zh: "“\(what)”不行；请写 off 或 work。", en: "\"\(what)\" is neither off nor work.")
        }
        let workspace = try Workspace(context, writing: true)
        let day = try Reading(workspace).day(day, "<day>")
        let old = workspace.work.calendarDay(day)
        var entry = old ?? CalendarDay(blank: workspace.board.calendarDays.nextID)
        (entry.day, entry.working) = (day, what == "work")
        if let name { entry.name = name.trimmed.isEmpty ? nil : name.trimmed }
        try workspace.record(
            old == nil ? .add : .edit, try workspace.work.keep(entry),
            Sentence(
                zh: "\(day.iso) \(entry.working ? "上班" : "休息")", en: "\(day.iso) \(entry.working ? "worked" : "off")"))
    }
}

/// `reddot calendar remove`.
struct CalendarRemove: Command {
    static let configuration = CommandConfiguration(
        commandName: "remove", abstract: "Takes a day out: what lies below the workspace's own days holds for it again."
    )

    @Argument(help: "The day.")
    var day: String

    @OptionGroup var options: GlobalOptions

    func run(_ context: Context) throws {
        let workspace = try Workspace(context, writing: true)
        let day = try Reading(workspace).day(day, "<day>")
        guard let entry = workspace.work.calendarDay(day) else {
            throw Failure.refused(
                zh: "\(day.iso) 没有单独设置；见 calendar list。", en: "\(day.iso) was not set by hand; see calendar list.")
        }
        try workspace.record(.remove, [.remove(entry)], Sentence(zh: day.iso, en: day.iso))
    }
}

/// `reddot calendar list`.
struct CalendarList: Command {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "Lists the workspace's own days; China's table lies below them, unless settings calendar is none.")

    @OptionGroup var options: GlobalOptions

    func run(_ context: Context) throws {
        let workspace = try Workspace(context, writing: false)
        let columns: [FactColumn<CalendarDay>] = [
            FactColumn("day", "日期", "day") { FactCell($0.day) },
            FactColumn("working", "上班", "work") { .flag($0.working) },
            FactColumn("name", "名称", "name") { FactCell($0.name) },
        ]
        let ground = WorkCalendar(workspace.board).ground
        try workspace.list(
            "calendar", workspace.board.calendarDays.sorted { $0.day < $1.day }, columns,
            empty: Sentence(zh: "没有自己的日子；\(ground.zh)。", en: "No days of its own; \(ground.en)."))
    }
}
