import Model

/// Counts of working days within the calendar year that is asked for first, summed up once; days beyond are counted one
/// by one.
struct DayCounts {
    private var first: Day?
    /// Working days before each day from `first` on.
    private var sums: ContiguousArray<Int32> = [0]

    /// Working days from one day to another, both counted.
    mutating func count(_ from: Day, _ until: Day, _ calendar: WorkCalendar) -> Int64 {
        guard from <= until else { return 0 }
        let start = first ?? fill(from, calendar)
        let (low, high) = (from - start, until - start + 1)
        guard low >= 0, high < sums.count else { return Int64(calendar.count(from, until)) }
        return Int64(sums[high] - sums[low])
    }

    private mutating func fill(_ day: Day, _ calendar: WorkCalendar) -> Day {
        let year = Period(.year, of: day)
        for offset in 0...(year.last - year.first) {
            sums.append((sums.last ?? 0) + (calendar.isWorking(year.first + offset) ? 1 : 0))
        }
        first = year.first
        return year.first
    }
}
