import Model

/// How often a rep's timers were answered in time (R13).
public struct TimerRate: Equatable, Sendable {
    public let rep: ID<Rep>?
    public internal(set) var kept = 0
    /// Answered late, or overdue.
    public internal(set) var missed = 0
    public internal(set) var running = 0

    /// Counts a timer, or takes it away again.
    mutating func add(_ timer: Countdown, sign: Int = 1) {
        if timer.isRunning {
            running += sign
        } else if timer.isKept {
            kept += sign
        } else {
            missed += sign
        }
    }

    /// Adds what was counted apart.
    mutating func join(_ other: TimerRate) {
        kept += other.kept
        missed += other.missed
        running += other.running
    }

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
