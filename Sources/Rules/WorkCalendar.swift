import Model

/// Working days (R1): the workspace's own days first, then China's table unless the team does without, then Monday to
/// Friday.
public struct WorkCalendar: Equatable, Sendable {
    private var overrides: [Int32: Bool] = [:]
    /// Years of which the workspace's own days are the whole table; some company days do not make one.
    private let ownYears: Set<Int>
    let hasChina: Bool

    /// Minute of the day at which a working day counts as elapsed (R2).
    public var dayEnd = 18 * 60

    public init(_ board: Board) {
        hasChina = board.setting(.calendar) != "none"
        ownYears = Set(CalendarYears.parse(board.setting(.calendarYears)) ?? [])
        for entry in board.calendarDays { overrides[entry.day.number] = entry.working }
    }

    private var builtIn: [Int32: Bool] { hasChina ? ChinaCalendar.exceptions : [:] }

    public func isWorking(_ day: Day) -> Bool {
        if let set = overrides[day.number] { return set }
        if hasChina, let set = ChinaCalendar.exceptions[day.number] { return set }
        return day.weekday <= 5
    }

    /// Working days from `first` to `last`, both counted.
    public func count(_ first: Day, _ last: Day) -> Int {
        guard first <= last else { return 0 }
        return (0...(last - first)).count { isWorking(first + $0) }
    }

    /// Elapsed and total working days of a period at a moment (R2).
    public func elapsed(_ period: Period, now: Instant, zone: Zone) -> (elapsed: Int, total: Int) {
        let today = zone.day(of: now)
        let lastDone = zone.minute(of: now) >= dayEnd ? today : today + -1
        return (count(period.first, min(period.last, lastDone)), count(period.first, period.last))
    }

    /// The years with days that differ from Monday to Friday: how many, and whether they are the year's whole table.
    public var tables: [(year: Int, days: Int, isWhole: Bool)] {
        let days = Dictionary(grouping: Set(builtIn.keys).union(overrides.keys)) { Day(number: $0).civil.year }
        return Set(days.keys).union(ownYears).sorted().map { ($0, days[$0]?.count ?? 0, hasTable($0)) }
    }

    private func hasTable(_ year: Int) -> Bool {
        hasChina && ChinaCalendar.years.contains(year) || ownYears.contains(year)
    }

    /// Years of the period for which only Monday to Friday is known, to be named on screen.
    public func years(without period: Period) -> [Int] {
        (period.first.civil.year...period.last.civil.year).filter { !hasTable($0) }
    }

    /// What to say of the first year of a period for which only Monday to Friday is known; nil where all are.
    public func warning(for period: Period) -> Sentence? {
        years(without: period).first.map { year in
            Sentence(zh: "\(year)年调休未导入，按周一至周五估算", en: "no calendar for \(year): Mon–Fri assumed")
        }
    }

    /// How many working days of a period have elapsed (R2).
    public func why(_ period: Period, now: Instant, zone: Zone) -> Sentence {
        let days = elapsed(period, now: now, zone: zone)
        let (end, off) = (Zone.clock(dayEnd), !isWorking(zone.day(of: now)))
        return Sentence(
            zh: "\(period.name)已过\(days.elapsed)/\(days.total)工作日（当日\(end)后计入）" + (off ? "；今天休息" : ""),
            en: "\(days.elapsed) of \(days.total) working days of \(period.name) have elapsed "
                + "(a day counts after \(end))" + (off ? "; a day off" : ""))
    }
}
