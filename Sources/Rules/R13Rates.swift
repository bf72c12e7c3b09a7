import Model

/// How often a rep's timers were answered in time (R13).
public struct TimerRate: Equatable, Sendable {
    public let rep: ID<Rep>?
    public fileprivate(set) var kept = 0
    /// Answered late, or overdue.
    public fileprivate(set) var missed = 0
    public fileprivate(set) var running = 0

    /// kept ÷ (kept + missed); nil before the first has ended.
    public var rate: Double? { kept + missed == 0 ? nil : Double(kept) / Double(kept + missed) }

    public func why(_ moment: Moment) -> Sentence {
        Sentence { lang in
            let name = moment.name(rep, lang)
            let share = Say.percent(Int64(kept), of: Int64(kept + missed)).map { "\($0)%" } ?? "—"
            return lang.pick(
                "\(name)：时限达成\(share)（\(kept)/\(kept + missed)），进行中\(running)",
                "\(name): timers met \(share) (\(kept)/\(kept + missed)), \(running) running")
        }
    }
}

/// The timers of all deals (R13).
public struct Timers: Sendable {
    /// Timers of open deals that wait for their answer, the most urgent first.
    public private(set) var live: [Countdown] = []
    /// By rep, in the order of their numbers; nobody's last.
    public private(set) var rates: [TimerRate] = []
    private var overdue: [ID<Deal>: Countdown] = [:]

    public init(_ moment: Moment) {
        var (live, rates) = ([Countdown](), [ID<Rep>?: TimerRate]())
        moment.board.deals.forEachInPlace { deal in
            for timer in Countdown.all(of: deal, moment) {
                if timer.met == nil, deal.outcome == .open { live.append(timer) }
                var rate = rates[timer.rep] ?? TimerRate(rep: timer.rep)
                if timer.isRunning {
                    rate.running += 1
                } else if timer.isKept {
                    rate.kept += 1
                } else {
                    rate.missed += 1
                }
                rates[timer.rep] = rate
            }
        }
        self.live = live.sorted { ($0.due, $0.deal) < ($1.due, $1.deal) }
        self.rates = rates.values.sorted { ($0.rep?.raw ?? .max) < ($1.rep?.raw ?? .max) }
        for timer in self.live.reversed() where timer.isOverdue { overdue[timer.deal] = timer }
    }

    /// The broken timer of a deal that has been broken longest.
    public func broken(_ deal: ID<Deal>) -> Countdown? { overdue[deal] }
}
