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

    init(_ places: SortedList<TodayPlace>, capacity: Int, overdue: Int, _ effort: Effort) {
        items = min(places.count, capacity)
        leftOut = max(places.count - capacity, 0)
        dueA = places.prefix(capacity).count { $0.what == .dueA }
        (self.overdue, self.effort) = (overdue, effort)
    }
}

/// What the view of today shows beside the lists, made once for it (R5, R11, R13).
public struct TodayBook: Sendable {
    public let totals: TodayTotals
    /// Who has a list, in the order of their numbers, nobody last.
    public let reps: [ID<Rep>?]
    /// How much is on each list, in the order of `reps`.
    public let loads: [TodayLoad]
    /// Those that wait for their answer, the most urgent first.
    public let timers: Ranked<Countdown>
    /// The scope's row of the pinned period; nil where the scope is gone.
    public let pace: ProgressRow?
    /// What changed since the last evening.
    public let overnight: Overnight

    fileprivate let lists = MemoTable<ID<Rep>?, TodayList?>()
    private let ledger: ProgressLedger
    /// Where a rep stands in `reps`, by the rep's number; −1: nowhere.
    private let places: ContiguousArray<Int>

    init(_ all: Conclusions) {
        let (lists, capacity) = (all.kept.lists.today, all.policy.capacity)
        reps = all.repsToday
        timers = all.liveTimers
        var overdue = ContiguousArray(repeating: 0, count: lists.count)
        for timer in timers {
            guard timer.isOverdue else { break }
            let rep = timer.rep?.raw ?? 0
            if rep < overdue.count { overdue[rep] += 1 }
        }
        let nobodys = Effort(from: Effort.start(all.moment), goal: all.policy.effortOnA)
        let efforts = all.kept.tallies.efforts
        var places = ContiguousArray(repeating: -1, count: lists.count)
        loads = reps.enumerated().map { place, rep in
            let raw = rep?.raw ?? 0
            places[raw] = place
            return TodayLoad(
                lists[raw], capacity: capacity, overdue: overdue[raw], rep == nil ? nobodys : efforts[raw])
        }
        totals = TodayTotals(loads, timers: timers, all.moment)
        ledger = all.ledger()
        pace = ledger.row(of: all.scope)
        overnight = all.overnight
        self.places = places
    }

    /// How much is on a rep's list; nil where there is none.
    public func load(of rep: ID<Rep>?) -> TodayLoad? {
        let raw = rep?.raw ?? 0
        guard places.indices.contains(raw), places[raw] >= 0 else { return nil }
        return loads[places[raw]]
    }

    /// A rep's light of the pinned period; nil where there is no such rep.
    public func light(of rep: ID<Rep>) -> Light? {
        ledger.plan.place(of: ScopeKey(.rep, rep.raw)).map { ledger.lights[$0] }
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
