import Model

/// What the lists for today of a scope sum up to (R11, R13).
public struct TodayTotals: Sendable {
    /// Rows on the lists, and how many of them are A customers that are due.
    public private(set) var items = 0
    public private(set) var dueA = 0
    /// What did not fit.
    public private(set) var leftOut = 0
    /// Timers that are broken, and running ones that end today.
    public private(set) var overdue = 0
    public private(set) var endingToday = 0
    /// The running timer that ends first.
    public private(set) var next: Countdown?
    /// nil where there is no list.
    public private(set) var effort: Effort?

    /// `timers` are those that wait for their answer, the most urgent first.
    public init(_ lists: some Sequence<TodayList>, timers: some Sequence<Countdown>, _ moment: Moment) {
        for list in lists {
            items += list.rows.count
            dueA += list.rows.count { $0.what == .dueA }
            leftOut += list.leftOut
            guard var sum = effort else {
                effort = list.effort
                continue
            }
            sum.onA += list.effort.onA
            sum.all += list.effort.all
            effort = sum
        }
        for timer in timers { add(timer, moment) }
    }

    private mutating func add(_ timer: Countdown, _ moment: Moment) {
        if timer.isOverdue { overdue += 1 }
        guard timer.isRunning else { return }
        if next == nil { next = timer }
        if moment.day(of: timer.due) == moment.today { endingToday += 1 }
    }

    private init() {}

    /// The same from the lists as they are kept, without their rows; with the broken timers by who answers for them.
    static func kept(_ all: Conclusions) -> (TodayTotals, overdue: [ID<Rep>?: Int]) {
        var (totals, broken) = (TodayTotals(), [ID<Rep>?: Int]())
        let capacity = all.policy.capacity
        for rep in all.repsToday {
            let places = all.kept.lists.today[rep?.raw ?? 0]
            totals.items += min(places.count, capacity)
            totals.dueA += places.prefix(capacity).count { $0.what == .dueA }
            totals.leftOut += max(places.count - capacity, 0)
            let own = rep.map { all.effort(of: $0) }
            let effort = own ?? Effort(from: Effort.start(all.moment), goal: all.policy.effortOnA)
            totals.effort?.onA += effort.onA
            totals.effort?.all += effort.all
            if totals.effort == nil { totals.effort = effort }
        }
        // In the order of their ends: past today's, and with one that runs, nothing more is asked for.
        for timer in all.liveTimers {
            if timer.isRunning, totals.next != nil, all.moment.day(of: timer.due) > all.moment.today { break }
            totals.add(timer, all.moment)
            if timer.isOverdue { broken[timer.rep, default: 0] += 1 }
        }
        return (totals, broken)
    }
}

/// What the view of today shows beside the lists, made once for it (R5, R11, R13).
public struct TodayBook: Sendable {
    public let totals: TodayTotals
    /// Broken timers by who answers for them.
    public let overdue: [ID<Rep>?: Int]
    /// The scope's row of the pinned period; nil where the scope is gone.
    public let pace: ProgressRow?
    /// The lights of the pinned period, of the scope and all below it.
    public let lights: [ScopeKey: Light]

    /// What changed since the last evening.
    public let overnight: Overnight

    init(_ all: Conclusions) {
        let rows = all.progress()
        (totals, overdue) = TodayTotals.kept(all)
        pace = rows.first
        overnight = all.kept.tallies.overnight
        lights = rows.reduce(into: [:]) { $0[$1.key] = $1.light.light }
    }
}

extension Conclusions {
    /// What stands beside the lists for today.
    public var todayBook: TodayBook { memos.today.value { TodayBook(self) } }
}

extension Effort {
    /// Percent of the touches that went to A customers, rounded half up; nil without any touch.
    public var percent: Int? { Say.percent(Int64(onA), of: Int64(all)).map { Int($0) } }
}

extension Countdown {
    /// How long it still runs, or has been overdue: `3小时20分`.
    public func span(_ lang: Lang) -> String { Say.span(abs(left), lang) }
}

extension TodayRow {
    /// How long a timer's row has been due, in its two largest units; nil for a row that is due by the day.
    public func span(_ now: Instant, _ lang: Lang) -> String? {
        what == .timer ? Say.span(now - due, lang) : nil
    }
}
