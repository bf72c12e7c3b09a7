import Model

/// A period of targets (R3): a year, quarter, month, week (from Monday) or day; or the part of one inside another.
public struct Period: Hashable, Sendable {
    /// The kinds of periods, from the smallest.
    public enum Unit: Int, Comparable, CaseIterable, Sendable {
        case day, week, month, quarter, year

        public static func < (left: Unit, right: Unit) -> Bool { left.rawValue < right.rawValue }

        /// The unit into which a target goes next; nil for a day.
        var below: Unit? { Unit(rawValue: rawValue - 1) }
    }

    public let unit: Unit
    /// `2026`, `2026Q4`, `2026-11`, `2026W41` (ISO week) or `2026-11-23`.
    public let name: String
    public let first: Day
    public let last: Day

    /// The calendar quarter that holds a day.
    public init(quarterOf day: Day) { self.init(.quarter, of: day) }

    /// The period of a unit that holds a day.
    public init(_ unit: Unit, of day: Day) {
        let (year, month, _) = day.civil
        self.unit = unit
        switch unit {
        case .year:
            name = String(year)
            (first, last) = Period.months(1, 12, of: year, day)
        case .quarter:
            name = day.quarter
            let start = (month - 1) / 3 * 3 + 1
            (first, last) = Period.months(start, start + 2, of: year, day)
        case .month:
            name = "\(year)-\(Period.padded(month))"
            (first, last) = Period.months(month, month, of: year, day)
        case .week:
            (first, last) = (day + (1 - day.weekday), day + (7 - day.weekday))
            // The ISO year and number of a week are those of its Thursday.
            let thursday = first + 3
            let weekYear = thursday.civil.year
            let newYear = Day(year: weekYear, month: 1, day: 1) ?? thursday
            name = "\(weekYear)W\(Period.padded((thursday - newYear) / 7 + 1))"
        case .day:
            name = day.iso
            (first, last) = (day, day)
        }
    }

    /// Reads a period's name; nil where no such period exists (`2026Q5`, `2025W53`, `2026-02-30`).
    public init?(_ text: String) {
        let bytes = Array(text.utf8)
        func number(_ range: Range<Int>) -> Int? {
            guard range.upperBound <= bytes.count else { return nil }
            var value = 0
            for byte in bytes[range] {
                guard (48...57).contains(byte) else { return nil }
                value = value * 10 + Int(byte) - 48
            }
            return value
        }
        guard let year = number(0..<4), let newYear = Day(year: year, month: 1, day: 1) else { return nil }
        var found: Period?
        switch bytes.count {
        case 4: found = Period(.year, of: newYear)
        case 6 where bytes[4] | 32 == UInt8(ascii: "q"):
            guard let quarter = number(5..<6), let day = Day(year: year, month: quarter * 3 - 2, day: 1) else {
                return nil
            }
            found = Period(.quarter, of: day)
        case 7 where bytes[4] == UInt8(ascii: "-"):
            guard let month = number(5..<7), let day = Day(year: year, month: month, day: 1) else { return nil }
            found = Period(.month, of: day)
        case 7 where bytes[4] | 32 == UInt8(ascii: "w"):
            guard let week = number(5..<7), week >= 1 else { return nil }
            // 4 January always lies in week 1.
            let period = Period(.week, of: newYear + 3 + (week - 1) * 7)
            if period.name.utf8.elementsEqual(bytes.map { $0 == UInt8(ascii: "w") ? UInt8(ascii: "W") : $0 }) {
                found = period
            }
        case 10: found = Day(iso: text).map { Period(.day, of: $0) }
        default: break
        }
        guard let found else { return nil }
        self = found
    }

    private init(_ whole: Period, from first: Day, to last: Day) {
        (unit, name, self.first, self.last) = (whole.unit, whole.name, first, last)
    }

    /// The part that lies inside another period; nil where they do not meet.
    public func part(in other: Period) -> Period? {
        let (from, to) = (max(first, other.first), min(last, other.last))
        return from <= to ? Period(self, from: from, to: to) : nil
    }

    /// The part up to a day; the whole where the day lies beyond.
    func until(_ day: Day) -> Period { Period(self, from: first, to: min(max(day, first), last)) }

    public func holds(_ day: Day) -> Bool { first <= day && day <= last }

    /// The periods of a smaller unit that make this one up, in order; weeks at the edges are cut to their part.
    public func parts(_ smaller: Unit) -> [Period] {
        var result: [Period] = []
        var day = first
        while day <= last {
            let whole = Period(smaller, of: day)
            if let part = whole.part(in: self) { result.append(part) }
            day = whole.last + 1
        }
        return result
    }

    /// The period right above: a day's week as far as it lies in the month, a week's month, and so on; nil for a year.
    var longer: Period? {
        let month = Period(.month, of: first)
        switch unit {
        case .day: return Period(.week, of: first).part(in: month)
        case .week: return month
        case .month: return Period(.quarter, of: first)
        case .quarter: return Period(.year, of: first)
        case .year: return nil
        }
    }

    /// The week for which work is planned, cut at the edges: the one that holds a day, or the first whole week of a period
    /// that does not hold it.
    public func week(planned day: Day) -> Period {
        let weeks = parts(.week)
        let present = weeks.first { $0.holds(day) }
        return present ?? weeks.first { $0.last - $0.first == 6 } ?? weeks.first ?? self
    }

    /// The whole period of the same unit just before this one.
    public var previous: Period { Period(unit, of: Period(unit, of: first).first + -1) }

    /// The whole period of the same unit just after this one.
    public var next: Period { Period(unit, of: Period(unit, of: last).last + 1) }

    private static func months(_ from: Int, _ to: Int, of year: Int, _ day: Day) -> (Day, Day) {
        (
            Day(year: year, month: from, day: 1) ?? day,
            Day(year: year, month: to, day: Day.daysInMonth(year: year, month: to)) ?? day
        )
    }

    private static func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
