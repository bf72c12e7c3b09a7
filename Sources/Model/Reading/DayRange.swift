/// The days that a fact can have: from the company's first day to a lifetime ahead. Outside of it lie slips and dates of
/// another calendar.
public struct DayRange: Equatable, Sendable {
    public let first: Day
    public let last: Day

    /// Later than what spreadsheets make of a missing date (1899, 1900, 1970), earlier than any pipeline.
    public static let standardFirst = Day(number: 10_957)
    /// Years ahead of today that a plan can reach.
    public static let yearsAhead = 50

    public init(_ board: Board, today: Day) {
        self.init(first: Day(iso: board.setting(.firstDay)) ?? DayRange.standardFirst, today: today)
    }

    public init(first: Day, today: Day) {
        self.first = first
        let year = today.civil.year + DayRange.yearsAhead
        last = Day(year: min(year, 9_999), month: 12, day: 31) ?? today
    }

    /// The day that a text names, within the range.
    public func parse(_ text: String, today: Day) throws(DateTextError) -> Day {
        if let year = DayRange.otherCalendar(text, today: today) { throw .otherCalendar(text, year: year) }
        let day = try DateText.parse(text, today: today)
        try check(day)
        return day
    }

    public func holds(_ day: Day) -> Bool { day >= first && day <= last }

    /// Refuses a day out of the range.
    public func check(_ day: Day) throws(DateTextError) {
        if day < first { throw .early(day, first: first) }
        if day > last { throw .late(day, last: last) }
    }

    /// The Gregorian year that a year of the Republic (民国 115) or of the Buddhist era (2569) stands for; nil for a text that
    /// is none of them.
    static func otherCalendar(_ text: String, today: Day) -> Int? {
        var digits: [Int] = []
        let scalars = Array(AmountText.fold(text))
        var index = 0
        while index < scalars.count, !(48...57).contains(scalars[index]) { index += 1 }
        let marked = text.unicodeScalars.contains("民") || text.unicodeScalars.contains("佛")
        guard marked || index == 0 || scalars[..<index].allSatisfy({ $0 == 32 }) else { return nil }
        while index < scalars.count, (48...57).contains(scalars[index]), digits.count < 5 {
            digits.append(Int(scalars[index] - 48))
            index += 1
        }
        guard index < scalars.count, [45, 47, 46, 0x5E74].contains(scalars[index]) else { return nil }
        let year = digits.reduce(0) { $0 * 10 + $1 }
        let limit = today.civil.year + yearsAhead
        switch digits.count {
        case 3: return year + 1_911
        case 2 where marked: return year + 1_911
        case 4: return (limit - 150...limit).contains(year - 543) && year > limit ? year - 543 : nil
        default: return nil
        }
    }
}
