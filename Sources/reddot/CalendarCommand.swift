import ArgumentParser
import Exchange
import Model
import Rules

/// `reddot calendar …`: days that differ from Monday to Friday (R1).
struct CalendarCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "calendar", abstract: "Imports, adds, removes and lists days off and make-up days.",
        subcommands: [CalendarImport.self, CalendarAdd.self, CalendarRemove.self, CalendarList.self])
}

/// `reddot calendar import`.
struct CalendarImport: Command {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Takes in a working-day table: holiday JSON or ICS.")

    @Argument(help: "The file.")
    var file: String

    @OptionGroup var options: GlobalOptions

    func run(_ context: Context) throws {
        let workspace = try Workspace(context, writing: true)
        let days = try Holidays.read(file)
        let known = Dictionary(
            workspace.board.calendarDays.map { ($0.day, $0) }, uniquingKeysWith: { first, _ in first })
        var next = workspace.board.calendarDays.nextID.raw
        var changes: [Change] = []
        for day in days {
            var entry = known[day.day] ?? CalendarDay(blank: ID(next))
            (entry.day, entry.working, entry.name) = (day.day, day.working, day.name)
            if let old = known[day.day] {
                changes += workspace.difference(old, entry)
            } else {
                changes.append(.add(entry))
                next += 1
            }
        }
        let off = days.count { !$0.working }
        let range = "\(days.first?.day.iso ?? "") – \(days.last?.day.iso ?? "")"
        try workspace.record(
            .import, changes,
            Sentence(
                zh: "日历 \(range)：休息日\(off)，调休上班日\(days.count - off)",
                en: "calendar \(range): \(English.count(off, "day")) off, "
                    + "\(English.count(days.count - off, "make-up day"))"))
    }
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
        commandName: "remove", abstract: "Takes a day out: the program's own table holds for it again.")

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
        commandName: "list", abstract: "Lists the workspace's own days; the program's table for China lies below them.")

    @OptionGroup var options: GlobalOptions

    func run(_ context: Context) throws {
        let workspace = try Workspace(context, writing: false)
        let columns: [FactColumn<CalendarDay>] = [
            FactColumn("day", "日期", "day") { FactCell($0.day) },
            FactColumn("working", "上班", "work") { .flag($0.working) },
            FactColumn("name", "名称", "name") { FactCell($0.name) },
        ]
        try workspace.list(
            "calendar", workspace.board.calendarDays.sorted { $0.day < $1.day }, columns,
            empty: Sentence(
                zh: "没有自己的日子；2024–2026 年按自带的中国放假安排。", en: "No days of its own; China's table holds for 2024–2026."))
    }
}
