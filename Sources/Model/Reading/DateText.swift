/// Days as people type them: `tomorrow`, `fri`, `next mon`, `+3d`, `11-27`, `明天`, `周五`, `下周一`, `月底`, `11月27日`.
///
/// A date without a year, and a weekday, is the next such day from today on (today counts). `next mon` and `下周一` lie
/// in the next ISO week, `this fri` and `本周五` in the present one. Month comes before day: `11/27`. What can be read
/// in two ways or exists in no calendar is nil, never a guess.
public enum DateText {
    /// The day that the whole text names; an error says what can be written.
    public static func parse(_ text: String, today: Day) throws(DateTextError) -> Day {
        guard let (day, rest) = prefix(of: text, today: today), rest.isEmpty else { throw .notADate(text) }
        return day
    }

    /// The day at the start of a text and what follows it: `明天 送方案` gives tomorrow and `送方案`.
    public static func prefix(of text: String, today: Day) -> (day: Day, rest: String)? {
        let scalars = Array(text.unicodeScalars)
        var reader = DateReader(AmountText.fold(text), today: today)
        reader.skipSpaces()
        guard let day = reader.read() else { return nil }
        guard (1900...2200).contains(day.civil.year) else { return nil }
        var rest = scalars[reader.position...]
        while let first = rest.first, isGap(first) { rest = rest.dropFirst() }
        while let last = rest.last, last.properties.isWhitespace { rest = rest.dropLast() }
        var view = String.UnicodeScalarView()
        view.append(contentsOf: rest)
        return (day, String(view))
    }

    private static func isGap(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isWhitespace || "，,：:、".unicodeScalars.contains(scalar)
    }
}

/// A text that names no day, or one that no fact can have.
public enum DateTextError: UserError, Equatable {
    case notADate(String)
    /// A year of the Republic or of the Buddhist era; `year` is the Gregorian one.
    case otherCalendar(String, year: Int)
    /// Before the company's first day.
    case early(Day, first: Day)
    /// Further ahead than any plan.
    case late(Day, last: Day)

    public var sentence: Sentence {
        switch self {
        case .notADate(let text):
            Sentence(
                zh: "“\(text)”不是日期；可写 明天、周五、下周一、月底、+3d、11-27 或 2026-11-27。",
                en: "\"\(text)\" is not a date; write tomorrow, fri, next mon, eom, +3d, 11-27 or 2026-11-27.")
        case .otherCalendar(let text, let year):
            Sentence(
                zh: "“\(text)”像是民国或佛历的年份；请写公历年 \(year)。",
                en: "\"\(text)\" looks like a year of another calendar; write the Gregorian year \(year).")
        case .early(let day, let first):
            Sentence(
                zh: "\(day.iso) 早于公司第一天 \(first.iso)；请检查年份，或改设置 first_day。",
                en:
                    "\(day.iso) lies before the company's first day, \(first.iso); check the year, or change the setting "
                    + "first_day.")
        case .late(let day, let last):
            Sentence(
                zh: "\(day.iso) 太远；最晚到 \(last.iso)，请检查年份。",
                en: "\(day.iso) is too far ahead; the last day is \(last.iso), check the year.")
        }
    }
}
