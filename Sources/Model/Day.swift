/// A calendar day: days since 1970-01-01 in the proleptic Gregorian calendar, without a zone.
public struct Day: Hashable, Comparable, Sendable {
    public var number: Int32

    public init(number: Int32) { self.number = number }

    /// A day from its civil parts, or nil where no such day exists (2026-02-30).
    public init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
            day <= Day.daysInMonth(year: year, month: month)
        else { return nil }
        self.init(number: Day.number(year: year, month: month, day: day))
    }

    /// Parses exactly `yyyy-MM-dd`.
    public init?(iso text: some StringProtocol) {
        let parts = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0].count == 4, parts[1].count == 2, parts[2].count == 2,
            let year = Day.digits(parts[0]), let month = Day.digits(parts[1]), let day = Day.digits(parts[2])
        else { return nil }
        self.init(year: year, month: month, day: day)
    }

    public var civil: (year: Int, month: Int, day: Int) {
        let shifted = Int(number) + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let marchMonth = (5 * dayOfYear + 2) / 153
        let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        return (year, month, dayOfYear - (153 * marchMonth + 2) / 5 + 1)
    }

    /// ISO weekday: 1 is Monday, 7 is Sunday.
    public var weekday: Int { (Int(number) % 7 + 7 + 3) % 7 + 1 }

    /// `yyyy-MM-dd`.
    public var iso: String {
        let (year, month, day) = civil
        return "\(Day.padded(year, 4))-\(Day.padded(month, 2))-\(Day.padded(day, 2))"
    }

    /// `MM-dd`, for narrow places.
    public var short: String {
        let (_, month, day) = civil
        return "\(Day.padded(month, 2))-\(Day.padded(day, 2))"
    }

    /// The calendar quarter that holds the day, as `2026Q4`.
    public var quarter: String {
        let (year, month, _) = civil
        return "\(year)Q\((month - 1) / 3 + 1)"
    }

    public static func < (left: Day, right: Day) -> Bool { left.number < right.number }
    /// Stops at the ends of what can be counted.
    public static func + (day: Day, days: Int) -> Day {
        Day(number: Int32(clamping: Int64(day.number).plus(Int64(days))))
    }
    public static func - (left: Day, right: Day) -> Int { Int(left.number) - Int(right.number) }

    public static func daysInMonth(year: Int, month: Int) -> Int {
        switch month {
        case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    static func padded(_ number: Int, _ width: Int) -> String {
        let digits = String(number)
        return digits.utf8.count >= width
            ? digits : String(repeating: "0", count: width - digits.utf8.count) + digits
    }

    private static func number(year: Int, month: Int, day: Int) -> Int32 {
        let shiftedYear = month <= 2 ? year - 1 : year
        let era = (shiftedYear >= 0 ? shiftedYear : shiftedYear - 399) / 400
        let yearOfEra = shiftedYear - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return Int32(era * 146_097 + dayOfEra - 719_468)
    }

    static func digits(_ bytes: some Sequence<UInt8>) -> Int? {
        var value = 0
        for byte in bytes {
            guard byte >= 48, byte <= 57, value < 100_000_000 else { return nil }
            value = value * 10 + Int(byte - 48)
        }
        return value
    }
}
