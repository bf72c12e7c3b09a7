import Model

/// Counts of working days and of statutory holidays in constant time (R1, R2, R9): the calendar, summed up once.
public struct WorkDays: Sendable {
    private let calendar: WorkCalendar
    private let first: Day
    /// Working days, and days of statutory runs, before each day from `first` on.
    private var working: ContiguousArray<Int32> = [0]
    private var resting: ContiguousArray<Int32> = [0]

    /// Sums up from 2010 to about two years after `today`; days beyond are counted one by one.
    init(_ calendar: WorkCalendar, around today: Day) {
        self.calendar = calendar
        first = min(Day(year: 2010, month: 1, day: 1) ?? today, today)
        var open: (days: Int32, statutory: Bool) = (0, false)
        for offset in 0..<(today - first + 800) {
            let day = first + offset
            let works = calendar.isWorking(day)
            working.append((working.last ?? 0) + (works ? 1 : 0))
            resting.append(resting.last ?? 0)
            if works {
                if open.statutory { WorkDays.fill(&resting, run: open.days, endingBefore: offset) }
                open = (0, false)
            } else {
                open = (open.days + 1, open.statutory || day.weekday <= 5)
            }
        }
    }

    /// A run of days off counts as statutory as a whole where a weekday in it is off.
    private static func fill(_ sums: inout ContiguousArray<Int32>, run: Int32, endingBefore end: Int) {
        for step in 1...Int(run) { sums[end - Int(run) + step] += Int32(step) }
        sums[end + 1] += run
    }

    public func isWorking(_ day: Day) -> Bool { calendar.isWorking(day) }

    /// Working days after `start` up to and with `end`.
    public func count(after start: Day, through end: Day) -> Int {
        guard start < end else { return 0 }
        guard let low = place(start), let high = place(end) else { return calendar.count(start + 1, end) }
        return Int(working[high] - working[low])
    }

    /// Days of statutory holiday runs after `start` up to and with `end`; none are known beyond the calendar's years.
    public func holidays(after start: Day, through end: Day) -> Int {
        guard start < end, let high = place(end) else { return 0 }
        return Int(resting[high] - resting[place(start) ?? 0])
    }

    /// The `n`th working day after a day; the day itself for 0.
    public func day(_ n: Int, after day: Day) -> Day {
        var (result, left) = (day, n)
        while left > 0 {
            result = result + 1
            if isWorking(result) { left -= 1 }
        }
        return result
    }

    /// The index of the sum that includes a day.
    private func place(_ day: Day) -> Int? {
        let index = day - first + 1
        return index >= 0 && index < working.count ? index : nil
    }
}
