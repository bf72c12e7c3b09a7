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

extension TodayList {
    /// The lists of all reps who have something, or own open deals, in the order of their numbers; nobody's last.
    public static func all(_ moment: Moment, grades: Grades, timers: Timers, redDots: RedDots) -> [TodayList] {
        var queues = Queues(moment, grades, timers, redDots)
        queues.fill()
        let efforts = efforts(moment, grades)
        let start = effortStart(moment)
        return queues.rows.map { rep, rows in
            var sorted = rows.sorted(by: TodayRow.precedes)
            let out = max(sorted.count - moment.policy.capacity, 0)
            sorted.removeLast(out)
            for index in sorted.indices { sorted[index].rank = index + 1 }
            let effort = rep.flatMap { efforts[$0] } ?? Effort(from: start, goal: moment.policy.effortOnA)
            return TodayList(rep: rep, rows: sorted, leftOut: out, effort: effort)
        }.sorted { ($0.rep?.raw ?? .max) < ($1.rep?.raw ?? .max) }
    }

    private static func effortStart(_ moment: Moment) -> Day {
        var (day, left) = (moment.today, moment.days.isWorking(moment.today) ? 4 : 5)
        while left > 0 {
            day = day + -1
            if moment.days.isWorking(day) { left -= 1 }
        }
        return day
    }

    /// The effort by rep.
    public static func efforts(_ moment: Moment, _ grades: Grades) -> [ID<Rep>: Effort] {
        let start = effortStart(moment)
        let first = moment.facts.zone.instant(start)
        var result: [ID<Rep>: Effort] = [:]
        moment.board.activities.forEachInPlace { activity in
            guard activity.at >= first, activity.at <= moment.now, activity.direction == .outbound,
                activity.what.isTouch, let rep = activity.rep
            else { return }
            let account = activity.account ?? moment.board.deals[activity.deal]?.account
            var effort = result[rep] ?? Effort(from: start, goal: moment.policy.effortOnA)
            effort.all += 1
            if grades.effective(account) == .a { effort.onA += 1 }
            result[rep] = effort
        }
        return result
    }
}

/// Gathers what is due: broken timers and red dots by deal, the cadence by account and owner.
private struct Queues {
    let moment: Moment
    let grades: Grades
    let timers: Timers
    let redDots: RedDots
    private(set) var rows: [ID<Rep>?: [TodayRow]] = [:]

    init(_ moment: Moment, _ grades: Grades, _ timers: Timers, _ redDots: RedDots) {
        self.moment = moment
        self.grades = grades
        self.timers = timers
        self.redDots = redDots
    }

    /// What the open deals of one account and owner have in common.
    private struct Relation {
        var touched: Instant?
        var leader: ID<Deal>
        var value: Money
    }

    mutating func fill() {
        var waiting: [ID<Rep>?: [TodayRow]] = [:]
        let (moment, grades, timers, redDots) = (moment, grades, timers, redDots)
        let relations = relations()
        moment.board.deals.forEachInPlace { deal in
            guard deal.outcome == .open else { return }
            let owner = moment.owner(of: deal)
            let grade = grades.effective(deal.account)
            var best: TodayRow?
            if let timer = timers.broken(deal.id) {
                best = TodayRow(deal, timer, grade, moment)
            } else {
                best = Queues.cadence(deal, Queues.key(deal, owner).flatMap { relations[$0] }, grade, moment)
                if best.map({ $0.what > .redDot }) ?? true, let red = redDots[deal.id] {
                    best = TodayRow(deal, red, grade, moment)
                }
            }
            if let best {
                waiting[owner, default: []].append(best)
            } else if waiting[owner] == nil {
                waiting[owner] = []
            }
        }
        rows = waiting
    }

    private static func key(_ deal: Deal, _ owner: ID<Rep>?) -> Int? {
        deal.account.map { $0.raw << 32 | (owner?.raw ?? 0) }
    }

    private func relations() -> [Int: Relation] {
        var result: [Int: Relation] = [:]
        result.reserveCapacity(moment.board.accounts.count)
        moment.board.deals.forEachInPlace { deal in
            guard deal.outcome == .open, let key = Queues.key(deal, moment.owner(of: deal)) else { return }
            let value = moment.weighted(deal) ?? .zero
            guard var relation = result[key] else {
                result[key] = Relation(touched: deal.lastOut, leader: deal.id, value: value)
                return
            }
            if let touch = deal.lastOut { relation.touched = max(touch, relation.touched ?? touch) }
            if value > relation.value { (relation.leader, relation.value) = (deal.id, value) }
            result[key] = relation
        }
        return result
    }

    /// The row of a deal that its account's cadence or its own next step makes due today or earlier. Of an account's deals
    /// with one owner only the most valuable stands for the cadence. Never touched: due from the day it was created.
    private static func cadence(_ deal: Deal, _ relation: Relation?, _ grade: Account.Grade, _ moment: Moment)
        -> TodayRow?
    {
        let step = deal.nextDue.flatMap { $0 <= moment.today ? $0 : nil }
        let touched = relation.map(\.touched) ?? deal.lastOut
        var due: Day?
        if relation.map({ $0.leader == deal.id }) ?? true {
            let every = TodayRow.cadence(grade, moment.policy)
            if let from = touched.map({ moment.day(of: $0) }) {
                // Before that many natural days have passed it cannot be due: working days are fewer.
                due = moment.today - from >= every ? moment.days.day(every, after: from) : nil
            } else {
                due = deal.created ?? moment.today
            }
        }
        let day = [step, due.flatMap { $0 <= moment.today ? $0 : nil }].compactMap { $0 }.min()
        guard let day else { return nil }
        return TodayRow(deal, grade, dueOn: day, touched: touched, step: step == day ? step : nil, moment)
    }
}
