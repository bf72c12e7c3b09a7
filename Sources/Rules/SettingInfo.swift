import Model

/// One setting of the team: its key, its default, and what it may be.
public struct SettingInfo: Sendable {
    /// Its name in the store and in commands.
    public let key: String
    /// The value that holds where none is set.
    public let standard: String
    /// What it is, in a few words.
    public let label: Sentence
    /// The range of a number; nil for texts.
    public let range: ClosedRange<Int>?

    /// The workspace's own, then the thresholds in the order of the rule book.
    public static var all: [SettingInfo] {
        let standard = Policy()
        return SettingKey.allCases.map {
            SettingInfo(key: $0.rawValue, standard: $0.standard, label: label($0), range: $0.range)
        }
            + Policy.entries.map {
                SettingInfo(key: $0.key, standard: String(standard[keyPath: $0.path]), label: $0.label, range: $0.range)
            }
    }

    /// The setting of that name; nil where there is none.
    public static func named(_ key: String) -> SettingInfo? { all.first { $0.key == key } }

    /// What holds on a board: what the team has set, or the default.
    public func value(on board: Board) -> String { board.settings.first { $0.key == key }?.text ?? standard }

    /// The words of which it is one; nil for numbers and free texts.
    public var choices: [String]? { SettingKey(rawValue: key)?.choices }

    /// What the value can be; nil for free texts.
    public var allowed: String? {
        if let range { return "\(range.lowerBound)–\(range.upperBound)" }
        return choices?.joined(separator: " | ")
    }

    private static func label(_ key: SettingKey) -> Sentence {
        switch key {
        case .team: Sentence(zh: "团队名称", en: "the team's name")
        case .currency: Sentence(zh: "本币", en: "the workspace's currency")
        case .zone: Sentence(zh: "时区", en: "the workspace's time zone")
        case .calendar: Sentence(zh: "自带放假安排：中国或不用", en: "the built-in table of days off: China's or none")
        case .calendarYears:
            Sentence(zh: "自己的日子就是全年放假安排的年份", en: "years of which the own days are the whole table")
        case .firstDay: Sentence(zh: "公司第一天，更早的日期被拒绝", en: "the company's first day; earlier dates are refused")
        case .grading: Sentence(zh: "等级变更：提议或自动确认", en: "changes of grade: proposed, or confirmed by the rule")
        case .triangle: Sentence(zh: "推进时是否问产品和交付", en: "whether moves ask for product and delivery")
        case .guests: Sentence(zh: "不是成员的人：只看或可改", en: "people who are no members: look, or change too")
        case .backupKeep: Sentence(zh: "保留几天的自动备份，0 为不备份", en: "daily backups that are kept; 0 makes none")
        }
    }

    /// The value as it is stored; refused where it is none.
    public func check(_ text: String, _ board: Board) throws(Refusal) -> String {
        if let range {
            guard let number = number(text), range.contains(number) else {
                throw Refusal(
                    zh: "\(key)（\(label.zh)）：“\(text)”不行；请写 \(range.lowerBound) 到 \(range.upperBound) 的整数。",
                    en:
                        "\(key) (\(label.en)): \"\(text)\" is no value; give a whole number from \(range.lowerBound) to "
                        + "\(range.upperBound).")
            }
            try checkOrder(number, board)
            return String(number)
        }
        let known = SettingKey(rawValue: key)
        if let choices, !choices.contains(text) {
            let list = choices.joined(separator: ", ")
            throw Refusal(
                zh: "\(key)（\(label.zh)）：“\(text)”不行；可用：\(list)。",
                en: "\(key) (\(label.en)): \"\(text)\" is no value; use one of: \(list).")
        }
        switch known {
        case .calendarYears: return try years(text)
        case .firstDay: return try firstDay(text, board)
        case .zone where Zone(name: text) == nil:
            throw Refusal(
                zh: "zone：不认识时区“\(text)”；请写成 Asia/Shanghai 这样的名称。",
                en: "zone: \"\(text)\" is unknown; write a name like Asia/Shanghai.")
        case .currency: return try currency(text, board)
        default: return text
        }
    }

    /// A whole number; the end of a day also as a time (`18:00`), an amount also as people write it (`12.5万`).
    private func number(_ text: String) -> Int? {
        if let plain = Int(text) { return plain }
        switch key {
        case "day_end":
            let parts = text.replacing("：", with: ":").split(separator: ":", omittingEmptySubsequences: false)
            guard parts.count == 2, parts[1].utf8.count == 2, let hour = Int(parts[0]), let minute = Int(parts[1]),
                (0...24).contains(hour), (0...59).contains(minute)
            else { return nil }
            return hour * 60 + minute
        case "average_deal":
            guard let read = try? AmountText.parse(text), read.money.minor % 100 == 0 else { return nil }
            return Int(exactly: read.money.minor / 100)
        default: return nil
        }
    }

    private func years(_ text: String) throws(Refusal) -> String {
        guard let years = CalendarYears.parse(text) else {
            throw Refusal(
                zh: "calendar_years：“\(text)”不行；请写年份，多个用逗号隔开，如 2027,2028。",
                en: "calendar_years: \"\(text)\" is no value; write years, several with commas, such as 2027,2028.")
        }
        return CalendarYears.text(years)
    }

    /// The first day cannot come after what happened already.
    private func firstDay(_ text: String, _ board: Board) throws(Refusal) -> String {
        guard let day = Day(iso: text), (1_900...2_200).contains(day.civil.year) else {
            throw Refusal(
                zh: "first_day：“\(text)”不行；请写 1900 年以后的日期，如 1998-07-01。",
                en: "first_day: \"\(text)\" is no value; give a day from 1900 on, such as 1998-07-01.")
        }
        var earliest = day
        board.deals.forEachInPlace { deal in
            for known in [deal.created, deal.closed] { if let known, known < earliest { earliest = known } }
        }
        if earliest < day {
            throw Refusal(
                zh: "first_day：\(day.iso) 太晚，已有 \(earliest.iso) 的商机，请写它或更早的日期。",
                en: "first_day: \(day.iso) lies after a deal of \(earliest.iso); give that day or an earlier one.")
        }
        return day.iso
    }

    /// Amounts that are stored stand in the workspace's currency; changing its name would change what they are worth.
    private func currency(_ text: String, _ board: Board) throws(Refusal) -> String {
        let code = text.uppercased()
        guard CurrencyCode.isCode(code) else {
            throw Refusal(
                zh: "currency：“\(text)”不是币种；请用三个字母，如 CNY、USD。",
                en: "currency: \"\(text)\" is no currency; use three letters such as CNY or USD.")
        }
        var hasAmounts = board.targets.count > 0 || board.contracts.count > 0
        board.deals.forEachInPlace { if $0.amount != nil || $0.budget != nil { hasAmounts = true } }
        guard code == board.currency || !hasAmounts else {
            throw Refusal(
                zh: "currency：已有以 \(board.currency) 记的金额，不能改成 \(code)；请新建一个数据文件（init --currency \(code)）。",
                en: "currency: there are amounts in \(board.currency), so it cannot become \(code); make a new store "
                    + "(init --currency \(code)).")
        }
        return code
    }

    /// Two thresholds of one scale must stay in order: yellow before red.
    private func checkOrder(_ number: Int, _ board: Board) throws(Refusal) {
        let pairs = [("yellow_at", "red_at"), ("cycle_alert", "cycle_red"), ("presales_warn", "presales_red")]
        guard let pair = pairs.first(where: { $0.0 == key || $0.1 == key }) else { return }
        let other = pair.0 == key ? pair.1 : pair.0
        guard let entry = Policy.entries.first(where: { $0.key == other }) else { return }
        let limit = Policy(board)[keyPath: entry.path]
        guard pair.0 == key ? number > limit : number < limit else { return }
        throw Refusal(
            zh: "\(key) = \(number) 与 \(other) = \(limit) 矛盾：\(pair.0) 不能大于 \(pair.1)；请先改 \(other)。",
            en:
                "\(key) = \(number) contradicts \(other) = \(limit): \(pair.0) must not exceed \(pair.1); change \(other) first."
        )
    }
}

extension Work {
    /// Gives a setting a value, or its default back where `text` is nil; refuses what it cannot be. `others` are the
    /// settings that the same entry adds before it.
    public func set(_ info: SettingInfo, _ text: String?, after others: [Change] = []) throws(Refusal) -> [Change] {
        let before = board.settings.first { $0.key == info.key }
        guard let text else { return before.map { [.remove($0)] } ?? [] }
        let value = try info.check(text, board)
        if info.key == SettingKey.firstDay.rawValue, let day = Day(iso: value), day > board.zone.day(of: now) {
            throw Refusal(
                zh: "first_day：\(day.iso) 在今天之后；请写今天或以前。",
                en: "first_day: \(day.iso) lies after today; give today or an earlier day.")
        }
        if before == nil, value == info.standard { return [] }
        let added = others.count { change in
            if case .add(.setting, _, _) = change { true } else { false }
        }
        var setting = before ?? Setting(blank: ID(board.settings.nextID.raw + added))
        (setting.key, setting.text) = (info.key, value)
        return Work.put(before, setting)
    }
}
