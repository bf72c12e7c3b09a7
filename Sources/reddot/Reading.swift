import Model
import Rules

/// Values as options give them; an error names the option.
struct Reading {
    let today: Day
    let home: String
    private let range: DayRange

    init(_ workspace: Workspace) { self.init(workspace.board, today: workspace.today) }

    init(_ board: Board, today: Day) {
        (self.today, home) = (today, board.currency)
        range = DayRange(board, today: today)
    }

    /// An amount that is not below zero, with the currency that its text names.
    func amount(_ text: String, _ option: String) throws -> AmountText {
        do {
            let read = try AmountText.parse(text)
            guard read.money >= .zero else {
                throw Failure.refused(zh: "\(option)：金额不能为负。", en: "\(option): an amount cannot be negative.")
            }
            return read
        } catch let error as AmountError {
            let sentence = error.sentence
            throw Failure.refused(
                zh: "\(option) “\(text)”：\(sentence.zh)。", en: "\(option) \"\(text)\": \(sentence.en).")
        }
    }

    /// An amount that has to stand in the currency of a deal.
    func amount(_ text: String, _ option: String, of deal: Deal) throws -> Money {
        let read = try amount(text, option)
        let currency = deal.currency ?? home
        if let named = read.currency, named != currency {
            throw Failure.refused(
                zh: "\(option)：这个商机的币种是 \(currency)，不是 \(named)。",
                en: "\(option): the deal stands in \(currency), not in \(named).")
        }
        return read.money
    }

    /// An amount in the workspace's currency.
    func homeAmount(_ text: String, _ option: String) throws -> Money {
        let read = try amount(text, option)
        guard read.currency == nil || read.currency == home else {
            throw Failure.refused(
                zh: "\(option)：用本币 \(home)，不是 \(read.currency ?? "")。",
                en: "\(option): this stands in \(home), not in \(read.currency ?? "").")
        }
        return read.money
    }

    func day(_ text: String, _ option: String) throws -> Day {
        try within(option) { () throws(DateTextError) in try range.parse(text, today: today) }
    }

    /// The Monday of a week: `2026W48`, or any day of it.
    func monday(_ text: String, _ option: String, _ work: Work) throws -> Day {
        try within(option) { () throws(DateTextError) in try work.monday(text.trimmed) }
    }

    private func within<T>(_ option: String, _ body: () throws(DateTextError) -> T) throws -> T {
        do {
            return try body()
        } catch {
            let sentence = error.sentence
            throw Failure.refused(zh: "\(option)：\(sentence.zh)", en: "\(option): \(sentence.en)")
        }
    }

    /// A day on which something has happened, and so not after today.
    func happened(_ text: String, _ option: String) throws -> Day {
        let day = try pastDay(text, option)
        guard day <= today else {
            throw Failure.refused(
                zh: "\(option)：\(day.iso) 在今天之后；请写今天或以前。",
                en: "\(option): \(day.iso) lies after today; give today or an earlier day.")
        }
        return day
    }

    /// A day on which something has happened: one without a year is the last such day, not the next.
    func pastDay(_ text: String, _ option: String) throws -> Day {
        let day = try day(text, option)
        let isPlain = text.unicodeScalars.allSatisfy { "0123456789-/.月日号 ".unicodeScalars.contains($0) }
        guard day > today, isPlain, text.utf8.count < 10 else { return day }
        let last = (try? DateText.parse(text, today: today + -364)) ?? day
        return try within(option) { () throws(DateTextError) in
            try range.check(last)
            return last
        }
    }

    /// `明天 送方案`: the day in front is when it is due.
    func step(_ text: String, _ option: String = "--next") throws -> NextStep {
        let plain = text.trimmed
        guard let (day, rest) = DateText.prefix(of: plain, today: today) else { return NextStep(text: plain, due: nil) }
        try within(option) { () throws(DateTextError) in try range.check(day) }
        return NextStep(text: rest.isEmpty ? plain : rest, due: day)
    }

    /// A currency code of three letters; nil for the workspace's own.
    func currency(_ text: String, _ option: String) throws -> String? {
        let code = text.uppercased()
        guard CurrencyCode.isCode(code) else {
            throw Failure.refused(
                zh: "\(option)“\(text)”不是币种；请用三个字母，如 CNY、USD。",
                en: "\(option): \"\(text)\" is no currency; use three letters such as CNY or USD.")
        }
        return code == home ? nil : code
    }
}
