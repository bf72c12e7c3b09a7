import Model

/// A rule that repeats an event once a year or on some days of each year: the days of it, in order.
struct ICSYearly {
    private var interval = 1
    private var count: Int?
    private var until: Day?
    private var months: Set<Int> = []
    private var monthDays: Set<Int> = []
    /// Weekdays with the ordinal within the month, 0 for each.
    private var weekdays: Set<[Int]> = []

    /// A rule is refused with one reason and what to do instead.
    init(_ text: String, _ zone: Zone) throws(RuleFault) {
        var isYearly = false
        for part in text.trimmed.uppercased().split(separator: ";") {
            let pair = part.split(separator: "=", maxSplits: 1).map { String($0).trimmed }
            guard pair.count == 2 else { throw .part(String(part)) }
            if pair[0] == "FREQ" {
                guard pair[1] == "YEARLY" else { throw .frequency(pair[1]) }
                isYearly = true
            } else {
                try take(pair[0], pair[1], zone)
            }
        }
        guard isYearly else { throw .part("FREQ") }
        guard weekdays.isEmpty || !months.isEmpty else { throw .month }
    }

    private mutating func take(_ name: String, _ value: String, _ zone: Zone) throws(RuleFault) {
        let fault = RuleFault.part("\(name)=\(value)")
        let members = value.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        switch name {
        case "INTERVAL":
            guard let number = Int(value), (1...1_000).contains(number) else { throw fault }
            interval = number
        case "COUNT":
            guard let number = Int(value), number >= 1 else { throw fault }
            count = number
        case "UNTIL":
            guard let moment = ICSMoment(value, zone) else { throw fault }
            until = moment.day
        case "BYMONTH": months = try Self.numbers(members, { (1...12).contains($0) }, fault)
        case "BYMONTHDAY": monthDays = try Self.numbers(members, { $0 != 0 && (-31...31).contains($0) }, fault)
        case "BYDAY":
            for member in members { weekdays.insert(try Self.weekday(member, fault)) }
        case "WKST": break
        default: throw fault
        }
    }

    private static func numbers(
        _ members: [String], _ allowed: (Int) -> Bool, _ fault: RuleFault
    ) throws(RuleFault) -> Set<Int> {
        var result: Set<Int> = []
        for member in members {
            guard let number = Int(member), allowed(number) else { throw fault }
            result.insert(number)
        }
        return result
    }

    /// `4TH` is the fourth Thursday, `-1MO` the last Monday, `MO` every one.
    private static func weekday(_ text: String, _ fault: RuleFault) throws(RuleFault) -> [Int] {
        guard let weekday = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"].firstIndex(of: String(text.suffix(2))) else {
            throw fault
        }
        guard text.count > 2 else { return [0, weekday + 1] }
        guard let ordinal = Int(text.dropLast(2)), ordinal != 0, abs(ordinal) <= 5 else { throw fault }
        return [ordinal, weekday + 1]
    }

    /// The days of the rule in some years, for an event that began on a day. Counting starts with the event.
    func days(from start: Day, in years: ClosedRange<Int>) -> [Day] {
        let (first, month, number) = start.civil
        var (result, seen) = ([Day](), 0)
        for year in stride(from: first, through: max(first, years.upperBound), by: interval) {
            let all = (months.isEmpty ? [month] : months.sorted()).flatMap { days(year, $0, number) }
            for day in all where day >= start {
                seen += 1
                if seen > count ?? .max || until.map({ day > $0 }) == true { return result }
                if years.contains(year) { result.append(day) }
            }
        }
        return result
    }

    private func days(_ year: Int, _ month: Int, _ number: Int) -> [Day] {
        let length = Day.daysInMonth(year: year, month: month)
        guard !weekdays.isEmpty || !monthDays.isEmpty else {
            return Day(year: year, month: month, day: number).map { [$0] } ?? []
        }
        return (1...length).compactMap { Day(year: year, month: month, day: $0) }.enumerated().filter { index, day in
            let isDay = monthDays.isEmpty || monthDays.contains(index + 1) || monthDays.contains(index - length)
            return isDay && (weekdays.isEmpty || isNamed(day.weekday, index, length))
        }.map(\.element)
    }

    private func isNamed(_ weekday: Int, _ index: Int, _ length: Int) -> Bool {
        weekdays.contains([0, weekday]) || weekdays.contains([index / 7 + 1, weekday])
            || weekdays.contains([-((length - 1 - index) / 7 + 1), weekday])
    }
}
