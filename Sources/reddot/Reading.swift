import Model

/// Values as options give them; an error names the option.
struct Reading {
    let today: Day
    let home: String

    init(_ workspace: Workspace) {
        today = workspace.today
        home = workspace.board.currency
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

    func day(_ text: String, _ option: String) throws -> Day {
        do {
            return try DateText.parse(text, today: today)
        } catch {
            let sentence = error.sentence
            throw Failure.refused(zh: "\(option)：\(sentence.zh)", en: "\(option): \(sentence.en)")
        }
    }

    /// A day on which something has happened: one without a year is the last such day, not the next.
    func pastDay(_ text: String, _ option: String) throws -> Day {
        let day = try day(text, option)
        let isPlain = text.unicodeScalars.allSatisfy { "0123456789-/.月日号 ".unicodeScalars.contains($0) }
        guard day > today, isPlain, text.utf8.count < 10 else { return day }
        return (try? DateText.parse(text, today: today + -364)) ?? day
    }

    /// `明天 送方案`: the day in front is when it is due.
    func step(_ text: String) -> NextStep {
        let plain = text.trimmed
        guard let (day, rest) = DateText.prefix(of: plain, today: today) else { return NextStep(text: plain, due: nil) }
        return NextStep(text: rest.isEmpty ? plain : rest, due: day)
    }

    /// A currency code of three letters; nil for the workspace's own.
    func currency(_ text: String, _ option: String) throws -> String? {
        let code = text.uppercased()
        guard Reading.isCurrency(code) else {
            throw Failure.refused(
                zh: "\(option)“\(text)”不是币种；请用三个字母，如 CNY、USD。",
                en: "\(option): \"\(text)\" is no currency; use three letters such as CNY or USD.")
        }
        return code == home ? nil : code
    }

    static func isCurrency(_ code: String) -> Bool {
        code.utf8.count == 3 && code.utf8.allSatisfy { $0 >= 65 && $0 <= 90 }
    }
}
