import ArgumentParser
import Model
import Rules

/// `reddot settings`: what the team shares, shown and changed.
struct SettingsCommand: Command {
    static let configuration = CommandConfiguration(
        commandName: "settings", abstract: "Shows the team's settings, or changes one; --reset takes the default back.")

    @Argument(help: "The setting; without it all are shown.")
    var key: String?

    @Argument(help: "Its new value.")
    var value: String?

    @Flag(help: "Take the default back.")
    var reset = false

    @OptionGroup var options: GlobalOptions

    func run(_ context: Context) throws {
        let known = SettingInfo.all
        guard let key else {
            if reset { throw Failure.usage(zh: "--reset 要写设置名。", en: "--reset needs the name of a setting.") }
            let workspace = try Workspace(context, writing: false)
            return try showAll(known, workspace)
        }
        guard let info = known.first(where: { $0.key == key }) else {
            let names = known.map(\.key).joined(separator: ", ")
            throw Failure.usage(
                zh: "没有设置“\(key)”；可用：\(names)。", en: "There is no setting \"\(key)\"; known: \(names).")
        }
        guard value != nil || reset else { return try show([info], Workspace(context, writing: false)) }
        if value != nil, reset { throw Failure.usage(zh: "--reset 不带值。", en: "--reset takes no value.") }
        let workspace = try Workspace(context, writing: true)
        let text = value?.trimmed
        let changes = try workspace.work.set(info, text)
        let said = { (lang: Lang) in
            "\(info.key) = \(text ?? info.standard)" + (text == nil ? lang.pick("（默认）", " (default)") : "")
        }
        try workspace.record(.setting, changes, Sentence(zh: said(.zh), en: said(.en)))
    }

    /// All that the team shares: the settings, the stages, and how far the working-day table reaches.
    private func showAll(_ infos: [SettingInfo], _ workspace: Workspace) throws {
        let (board, output) = (workspace.board, workspace.context.output)
        let columns = columns(workspace)
        let years = WorkCalendar(board).tables
        if workspace.context.options.json {
            return try output.json { json in
                json.field("view", "settings")
                json.field("now", board.zone.text(workspace.now))
                SettingsCommand.write("rows", infos, columns, &json)
                SettingsCommand.write("stages", board.pipeline, StageList.columns, &json)
                json.array("calendar") { json in
                    for (year, days, isWhole) in years {
                        json.object { json in
                            json.field("year", year)
                            json.field("days", days)
                            json.field("table", isWhole)
                        }
                    }
                }
            }
        }
        try workspace.list("settings", infos, columns, empty: Sentence(zh: "", en: ""))
        try output.line()
        try workspace.list("stages", board.pipeline, StageList.columns, empty: Sentence(zh: "", en: ""))
        try output.line()
        let lang = workspace.lang
        func list(_ whole: Bool) -> String? {
            let named = years.filter { $0.isWhole == whole }.map { "\($0.year) (\($0.days))" }
            return named.isEmpty ? nil : named.joined(separator: ", ")
        }
        try output.line(
            lang.pick(
                "工作日表（年，特殊日数）：\(list(true) ?? "—")；其他年份按周一至周五",
                "working-day tables (year, days that differ): \(list(true) ?? "—"); other years count Monday to Friday")
                + (list(false).map { lang.pick("，加自己的日子 ", " and the own days: ") + $0 } ?? "")
                + lang.pick("。", "."))
    }

    private static func write<Row>(
        _ key: String, _ rows: [Row], _ columns: [FactColumn<Row>], _ json: inout JSONWriter
    ) {
        json.array(key) { json in
            for row in rows {
                json.object { json in for column in columns { column.write(row, &json) } }
            }
        }
    }

    private func show(_ infos: [SettingInfo], _ workspace: Workspace) throws {
        try workspace.list("settings", infos, columns(workspace), empty: Sentence(zh: "", en: ""))
    }

    private func columns(_ workspace: Workspace) -> [FactColumn<SettingInfo>] {
        let board = workspace.board
        return [
            FactColumn("key", "设置", "setting") { FactCell($0.key) },
            FactColumn("value", "值", "value") { FactCell($0.value(on: board)) },
            FactColumn("default", "默认", "default") { FactCell($0.standard) },
            FactColumn("range", "范围", "range") { FactCell($0.allowed) },
            FactColumn("label", "说明", "meaning") { FactCell($0.label[workspace.lang]) },
        ]
    }
}
