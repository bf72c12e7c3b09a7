import Model

/// A rep's list for today (R11), within the capacity.
public struct TodayList: Sendable {
    /// nil: open deals that nobody owns.
    public let rep: ID<Rep>?
    public let rows: [TodayRow]
    /// What did not fit (`另有 n 条未排入`).
    public let leftOut: Int
    public let effort: Effort

    /// Why the list is short or empty, or how much was left out.
    public func why(_ moment: Moment) -> Sentence {
        Sentence { lang in
            let off =
                moment.days.isWorking(moment.today)
                ? "" : lang.pick("今天休息，工作日时钟停走；", "A day off: working-day clocks stand still; ")
            if leftOut > 0 {
                return off
                    + lang.pick(
                        "每日\(moment.policy.capacity)条，另有 \(leftOut) 条未排入",
                        "\(moment.policy.capacity) a day, \(leftOut) more left out")
            }
            return off
                + (rows.isEmpty
                    ? lang.pick("今天没有到期的跟进、时限或红点", "nothing is due today: no timer, no red dot, no cadence")
                    : lang.pick("今天\(rows.count)条", "\(rows.count) today"))
        }
    }
}

/// The share of effort that went to A customers (R11): our touches over the last five working days, today's included.
public struct Effort: Equatable, Sendable {
    public var onA = 0
    public var all = 0
    /// The first day counted.
    public let from: Day
    /// Percent that should go to A.
    public let goal: Int

    /// The first of the five working days up to today.
    static func start(_ moment: Moment) -> Day {
        var (day, left) = (moment.today, moment.days.isWorking(moment.today) ? 4 : 5)
        while left > 0 {
            day = day + -1
            if moment.days.isWorking(day) { left -= 1 }
        }
        return day
    }

    /// nil without any touch.
    public var share: Double? { all == 0 ? nil : Double(onA) / Double(all) }
    /// Whether the goal is reached; nil without any touch.
    public var isReached: Bool? { all == 0 ? nil : onA * 100 >= all * goal }

    public func why(_ lang: Lang) -> String {
        let percent = Say.percent(Int64(onA), of: Int64(all)).map { "\($0)%" } ?? "—"
        return lang.pick(
            "A级精力\(percent)（\(onA)/\(all)次触达，自\(from.short)），目标\(goal)%",
            "effort on A \(percent) (\(onA)/\(all) touches since \(from.short)), goal \(goal)%")
    }
}
