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

    /// The same from what each rep has on the list, and from the timers as they are kept.
    init(_ loads: some Sequence<TodayLoad>, timers: Ranked<Countdown>, _ moment: Moment) {
        for load in loads {
            items += load.items
            dueA += load.dueA
            leftOut += load.leftOut
            effort?.onA += load.effort.onA
            effort?.all += load.effort.all
            if effort == nil { effort = load.effort }
        }
        // In the order of their ends: past today's, and with one that runs, nothing more is asked for.
        for timer in timers {
            if timer.isRunning, next != nil, moment.day(of: timer.due) > moment.today { break }
            add(timer, moment)
        }
    }
}

/// How much a rep has on the list for today, without its rows (R11, R13).
public struct TodayLoad: Sendable {
    /// Rows within the capacity, and those that did not fit.
    public let items: Int
    public let leftOut: Int
    /// A customers that are due.
    public let dueA: Int
    /// Timers that are broken.
    public let overdue: Int
    public let effort: Effort

    init(_ rep: ID<Rep>?, _ all: Conclusions, overdue: Int) {
        let (places, capacity) = (all.kept.lists.today[rep?.raw ?? 0], all.policy.capacity)
        items = min(places.count, capacity)
        leftOut = max(places.count - capacity, 0)
        dueA = places.prefix(capacity).count { $0.what == .dueA }
        self.overdue = overdue
        effort = rep.map { all.effort(of: $0) } ?? Effort(from: Effort.start(all.moment), goal: all.policy.effortOnA)
    }
}

/// What the view of today shows beside the lists, made once for it (R5, R11, R13).
public struct TodayBook: Sendable {
    public let totals: TodayTotals
    /// Who has a list, in the order of their numbers, nobody last; and how much is on it.
    public let reps: [ID<Rep>?]
    public let loads: [ID<Rep>?: TodayLoad]
    /// Those that wait for their answer, the most urgent first.
    public let timers: Ranked<Countdown>
    /// The scope's row of the pinned period; nil where the scope is gone.
    public let pace: ProgressRow?
    /// The lights of the pinned period, of the scope and all below it.
    public let lights: [ScopeKey: Light]

    /// What changed since the last evening.
    public let overnight: Overnight

    fileprivate let lists = MemoTable<ID<Rep>?, TodayList?>()

    init(_ all: Conclusions) {
        let rows = all.progress()
        reps = all.repsToday
        timers = all.liveTimers
        var overdue: [ID<Rep>?: Int] = [:]
        for timer in timers {
            guard timer.isOverdue else { break }
            overdue[timer.rep, default: 0] += 1
        }
        loads = reps.reduce(into: [:]) { $0[$1] = TodayLoad($1, all, overdue: overdue[$1] ?? 0) }
        totals = TodayTotals(loads.values, timers: timers, all.moment)
        pace = rows.first
        overnight = all.kept.tallies.overnight
        lights = rows.reduce(into: [:]) { $0[$1.key] = $1.light.light }
    }
}

extension Conclusions {
    /// What stands beside the lists for today.
    public var todayBook: TodayBook { memos.today.value { TodayBook(self) } }

    /// A rep's list for today, its rows made once for all who ask within the minute.
    public func listed(for rep: ID<Rep>?) -> TodayList? { todayBook.list(of: rep, self) }
}

extension TodayBook {
    fileprivate func list(of rep: ID<Rep>?, _ all: Conclusions) -> TodayList? {
        lists.value(rep) { all.today(of: rep) }
    }
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
