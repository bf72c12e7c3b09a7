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
        try change(info, try value.map { try info.check($0.trimmed, workspace.board) }, workspace)
    }

    private func change(_ info: SettingInfo, _ text: String?, _ workspace: Workspace) throws {
        let before = workspace.board.settings.first { $0.key == info.key }
        let said = { (lang: Lang) in
            "\(info.key) = \(text ?? info.standard)" + (text == nil ? lang.pick("（默认）", " (default)") : "")
        }
        var changes: [Change] = []
        if let before, let text {
            var after = before
            after.text = text
            changes = workspace.difference(before, after)
        } else if let before {
            changes = [.remove(before)]
        } else if let text, text != info.standard {
            var setting = Setting(blank: workspace.board.settings.nextID)
            (setting.key, setting.text) = (info.key, text)
            changes = [.add(setting)]
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
                    for (year, days) in years {
                        json.object { json in
                            json.field("year", year)
                            json.field("days", days)
                        }
                    }
                }
            }
        }
        try workspace.list("settings", infos, columns, empty: Sentence(zh: "", en: ""))
        try output.line()
        try workspace.list("stages", board.pipeline, StageList.columns, empty: Sentence(zh: "", en: ""))
        try output.line()
        let list = years.map { "\($0.year) (\($0.days))" }.joined(separator: ", ")
        try output.line(
            workspace.lang.pick(
                "工作日表（年，特殊日数）：\(list)；其他年份按周一至周五。",
                "working-day tables (year, days that differ): \(list); other years count Monday to Friday."))
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
        let set = Dictionary(
            workspace.board.settings.map { ($0.key, $0.text) }, uniquingKeysWith: { first, _ in first })
        return [
            FactColumn("key", "设置", "setting") { FactCell($0.key) },
            FactColumn("value", "值", "value") { info in FactCell(set[info.key] ?? info.standard) },
            FactColumn("default", "默认", "default") { FactCell($0.standard) },
            FactColumn("range", "范围", "range") { FactCell($0.allowed) },
            FactColumn("label", "说明", "meaning") { FactCell($0.label[workspace.lang]) },
        ]
    }
}

/// One setting of the team: its key, its default, and what it may be.
struct SettingInfo {
    let key: String
    let standard: String
    let label: Sentence
    /// The range of a number; nil for texts.
    let range: ClosedRange<Int>?

    /// The workspace's own, then the thresholds in the order of the rule book.
    static var all: [SettingInfo] {
        let standard = Policy()
        return SettingKey.allCases.map {
            SettingInfo(key: $0.rawValue, standard: $0.standard, label: label($0), range: $0.range)
        }
            + Policy.entries.map {
                SettingInfo(key: $0.key, standard: String(standard[keyPath: $0.path]), label: $0.label, range: $0.range)
            }
    }

    /// What the value can be; nil for free texts.
    var allowed: String? {
        if let range { return "\(range.lowerBound)–\(range.upperBound)" }
        return SettingKey(rawValue: key)?.choices?.joined(separator: " | ")
    }

    private static func label(_ key: SettingKey) -> Sentence {
        switch key {
        case .team: Sentence(zh: "团队名称", en: "the team's name")
        case .currency: Sentence(zh: "本币", en: "the workspace's currency")
        case .zone: Sentence(zh: "时区", en: "the workspace's time zone")
        case .firstDay: Sentence(zh: "公司第一天，更早的日期被拒绝", en: "the company's first day; earlier dates are refused")
        case .grading: Sentence(zh: "等级变更：提议或自动确认", en: "changes of grade: proposed, or confirmed by the rule")
        case .triangle: Sentence(zh: "推进时是否问产品和交付", en: "whether moves ask for product and delivery")
        case .guests: Sentence(zh: "不是成员的人：只看或可改", en: "people who are no members: look, or change too")
        case .backupKeep: Sentence(zh: "保留几天的自动备份，0 为不备份", en: "daily backups that are kept; 0 makes none")
        }
    }

    /// The value as it is stored; refused where it is none.
    func check(_ text: String, _ board: Board) throws -> String {
        if let range {
            guard let number = Int(text), range.contains(number) else {
                throw Failure.refused(
                    zh: "\(key)（\(label.zh)）：“\(text)”不行；请写 \(range.lowerBound) 到 \(range.upperBound) 的整数。",
                    en:
                        "\(key) (\(label.en)): \"\(text)\" is no value; give a whole number from \(range.lowerBound) to "
                        + "\(range.upperBound).")
            }
            try checkOrder(number, board)
            return String(number)
        }
        let known = SettingKey(rawValue: key)
        if let choices = known?.choices, !choices.contains(text) {
            let list = choices.joined(separator: ", ")
            throw Failure.refused(
                zh: "\(key)（\(label.zh)）：“\(text)”不行；可用：\(list)。",
                en: "\(key) (\(label.en)): \"\(text)\" is no value; use one of: \(list).")
        }
        switch known {
        case .firstDay: return try firstDay(text, board)
        case .zone where Zone(name: text) == nil:
            throw Failure.refused(
                zh: "zone：不认识时区“\(text)”；请写成 Asia/Shanghai 这样的名称。",
                en: "zone: \"\(text)\" is unknown; write a name like Asia/Shanghai.")
        case .currency: return try currency(text, board)
        default: return text
        }
    }

    /// The first day cannot come after what happened already.
    private func firstDay(_ text: String, _ board: Board) throws -> String {
        guard let day = Day(iso: text), (1_900...2_200).contains(day.civil.year) else {
            throw Failure.refused(
                zh: "first_day：“\(text)”不行；请写 1900 年以后的日期，如 1998-07-01。",
                en: "first_day: \"\(text)\" is no value; give a day from 1900 on, such as 1998-07-01.")
        }
        let days = board.deals.compactMap { [$0.created, $0.closed].compactMap { $0 }.min() }
        if let earliest = days.min(), earliest < day {
            throw Failure.refused(
                zh: "first_day：\(day.iso) 太晚，已有 \(earliest.iso) 的商机，请写它或更早的日期。",
                en: "first_day: \(day.iso) lies after a deal of \(earliest.iso); give that day or an earlier one.")
        }
        return day.iso
    }

    /// Amounts that are stored stand in the workspace's currency; changing its name would change what they are worth.
    private func currency(_ text: String, _ board: Board) throws -> String {
        let code = text.uppercased()
        guard Reading.isCurrency(code) else {
            throw Failure.refused(
                zh: "currency：“\(text)”不是币种；请用三个字母，如 CNY、USD。",
                en: "currency: \"\(text)\" is no currency; use three letters such as CNY or USD.")
        }
        let hasAmounts =
            board.deals.contains { $0.amount != nil || $0.budget != nil } || board.targets.count > 0
            || board.contracts.count > 0
        guard code == board.currency || !hasAmounts else {
            throw Failure.refused(
                zh: "currency：已有以 \(board.currency) 记的金额，不能改成 \(code)；请新建一个数据文件（init --currency \(code)）。",
                en: "currency: there are amounts in \(board.currency), so it cannot become \(code); make a new store "
                    + "(init --currency \(code)).")
        }
        return code
    }

    /// Two thresholds of one scale must stay in order: yellow before red.
    private func checkOrder(_ number: Int, _ board: Board) throws {
        let pairs = [("yellow_at", "red_at"), ("cycle_alert", "cycle_red"), ("presales_warn", "presales_red")]
        guard let pair = pairs.first(where: { $0.0 == key || $0.1 == key }) else { return }
        let other = pair.0 == key ? pair.1 : pair.0
        guard let entry = Policy.entries.first(where: { $0.key == other }) else { return }
        let limit = Policy(board)[keyPath: entry.path]
        guard pair.0 == key ? number > limit : number < limit else { return }
        throw Failure.refused(
            zh: "\(key) = \(number) 与 \(other) = \(limit) 矛盾：\(pair.0) 不能大于 \(pair.1)；请先改 \(other)。",
            en:
                "\(key) = \(number) contradicts \(other) = \(limit): \(pair.0) must not exceed \(pair.1); change \(other) first."
        )
    }
}
