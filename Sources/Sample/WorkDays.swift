import Model

/// Steps over working days, as far as the sample needs them.
struct WorkDays {
    let isWorking: (Day) -> Bool

    /// No run of days off is longer than this, whatever the calendar says.
    private static let longest = 30

    func onOrBefore(_ day: Day) -> Day {
        (0..<Self.longest).lazy.map { day + -$0 }.first(where: isWorking) ?? day
    }

    func onOrAfter(_ day: Day) -> Day {
        (0..<Self.longest).lazy.map { day + $0 }.first(where: isWorking) ?? day
    }

    /// The working day that lies a number of working days before a day.
    func back(_ count: Int, from day: Day) -> Day {
        (0..<count).reduce(day) { found, _ in onOrBefore(found + -1) }
    }

    func forward(_ count: Int, from day: Day) -> Day {
        (0..<count).reduce(day) { found, _ in onOrAfter(found + 1) }
    }
}

/// The calendar quarter that holds a day, with its working days.
struct Quarter {
    let first: Day
    let last: Day
    /// Working days of the quarter before the day: their end has passed.
    let elapsed: [Day]
    /// All working days of the quarter.
    let total: Int

    init(holding today: Day, days: WorkDays) {
        let (year, month, _) = today.civil
        let start = (month - 1) / 3 * 3 + 1
        first = Quarter.start(of: today)
        let length = (start...start + 2).reduce(0) { $0 + Day.daysInMonth(year: year, month: $1) }
        let first = first
        last = first + (length - 1)
        let working = (0..<length).map { first + $0 }.filter(days.isWorking)
        elapsed = working.filter { $0 < today }
        total = working.count
    }

    /// The first day of the quarter that holds a day.
    static func start(of day: Day) -> Day {
        let (year, month, _) = day.civil
        return Day(year: year, month: (month - 1) / 3 * 3 + 1, day: 1) ?? day
    }
}
