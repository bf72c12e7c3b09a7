import ArgumentParser
import Exchange
import Model
import Rules

/// `reddot calendar import`.
struct CalendarImport: Command {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Takes in a working-day table of any country: holiday JSON or ICS.",
        discussion: """
            Yearly rules of an ICS file are written out from last year to the year after the next. An event with times is a day
            where it covers 9:00 to 17:00. What is left out is counted. China's table for 2024 to 2026 stays below the days of
            the file; --replace switches it off in the same entry (reddot settings calendar none).
            """)

    @Argument(help: "The file.")
    var file: String

    @Option(help: ArgumentHelp("The part of the country, where the file holds several.", valueName: "name"))
    var region: String?

    @Flag(help: "Do without China's own table from now on: the file takes its place.")
    var replace = false

    @OptionGroup var options: GlobalOptions

    func run(_ context: Context) throws {
        let workspace = try Workspace(context, writing: true)
        let frame = Holidays.Frame(zone: workspace.board.zone, today: workspace.today, region: region)
        let table = try Holidays.read(file, frame)
        var changes = changes(table.days, workspace)
        let covered = CalendarYears.covered(by: table.days.map(\.day))
        changes += try workspace.cover(covered)
        if replace, let info = SettingInfo.named(SettingKey.calendar.rawValue) {
            changes += try workspace.work.set(info, "none", after: changes)
        }
        let said = [counts(table.days)] + notes(table, covered, WorkCalendar(workspace.board))
        try workspace.record(
            .import, changes,
            Sentence(zh: said.map(\.zh).joined(separator: "；"), en: said.map(\.en).joined(separator: "; ")))
    }

    private func changes(_ days: [Holidays.Day], _ workspace: Workspace) -> [Change] {
        let own = workspace.board.calendarDays
        let known = Dictionary(own.map { ($0.day, $0) }, uniquingKeysWith: { first, _ in first })
        var next = own.nextID.raw
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
        return changes
    }

    private func counts(_ days: [Holidays.Day]) -> Sentence {
        let off = days.count { !$0.working }
        let range = "\(days.first?.day.iso ?? "") – \(days.last?.day.iso ?? "")"
        return Sentence(
            zh: "日历 \(range)：休息日\(off)，调休上班日\(days.count - off)",
            en: "calendar \(range): \(English.count(off, "day")) off, \(English.count(days.count - off, "make-up day"))"
        )
    }

    /// What was left out of the file, for which years its rules hold, and whether China's table stands in the way.
    private func notes(_ table: HolidayTable, _ covered: [Int], _ calendar: WorkCalendar) -> [Sentence] {
        var notes: [Sentence] = []
        let list = covered.map(String.init)
        notes.append(
            list.isEmpty
                ? Sentence(
                    zh: "天数太少，不算某年的放假安排（若是，请设置 calendar_years）",
                    en: "too few days for the table of a year (if it is one, set calendar_years)")
                : Sentence(
                    zh: "\(list.joined(separator: "、")) 年放假安排已导入",
                    en: "the table of \(list.joined(separator: ", ")) is in"))
        if let skipped = table.skippedWords {
            notes.append(Sentence(zh: "已跳过：\(skipped.zh)", en: "skipped: \(skipped.en)"))
        }
        if let years = table.ruled.map({ "\($0.lowerBound)–\($0.upperBound)" }) {
            notes.append(Sentence(zh: "每年重复的日子写到 \(years) 年", en: "yearly days written out for \(years)"))
        }
        if replace {
            notes.append(Sentence(zh: "不再用自带的中国放假安排", en: "China's own table is off"))
        } else if let note = calendar.contrast(with: table.days.filter { !$0.working }.map(\.day)) {
            notes.append(note)
        }
        return notes
    }
}

extension Workspace {
    /// Writes down that the own days are the whole table of some years, beside those that are already.
    fileprivate func cover(_ years: [Int]) throws -> [Change] {
        guard !years.isEmpty, let info = SettingInfo.named(SettingKey.calendarYears.rawValue) else { return [] }
        let known = CalendarYears.parse(board.setting(.calendarYears)) ?? []
        return try work.set(info, CalendarYears.text(known + years))
    }
}
