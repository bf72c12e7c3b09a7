import Model

/// How a decision of the red-dot meeting stands (R23).
public struct DecisionStanding: Equatable, Sendable {
    public enum State: String, Sendable { case done, open, late }

    public let decision: Decision
    public let state: State

    /// Late once its due date is past.
    public init(_ decision: Decision, today: Day) {
        self.decision = decision
        let late = decision.due.map { max(today - $0, 0) } ?? 0
        let isDone = decision.done.map { $0 <= today } ?? false
        state = isDone ? .done : late > 0 ? .late : .open
        lateDays = isDone ? 0 : late
    }

    /// Natural days past the due date; 0 where it is not late.
    public let lateDays: Int

    /// What is wrong with a decision: each needs an owner and a due date from today on; a postponement a reason.
    public static func refusal(_ decision: Decision, today: Day) -> Refusal? {
        if decision.what == .postponed {
            guard (decision.reason ?? "").isEmpty else { return nil }
            return Refusal(zh: "暂缓要写原因（--reason）。", en: "A postponement needs its reason (--reason).")
        }
        if (decision.owner ?? "").isEmpty {
            return Refusal(zh: "决定要有负责人（--owner）。", en: "A decision needs an owner (--owner).")
        }
        guard let due = decision.due else {
            return Refusal(zh: "决定要有期限（--due）。", en: "A decision needs a due date (--due).")
        }
        return due < today
            ? Refusal(zh: "期限 \(due.iso) 早于今天；请改期限。", en: "The due date \(due.iso) lies before today; change it.") : nil
    }

    public static func name(_ what: Decision.What, _ lang: Lang) -> String {
        switch what {
        case .invest: lang.pick("投入", "invest")
        case .reprice: lang.pick("调价", "reprice")
        case .escalate: lang.pick("升级", "escalate")
        case .downgrade: lang.pick("降级", "downgrade")
        case .drop: lang.pick("放弃", "drop")
        case .postponed: lang.pick("暂缓", "postponed")
        }
    }

    /// `调价 陈晓明 11-27前：逾期3天`.
    public func why(_ today: Day) -> Sentence {
        Sentence { lang in
            let head = DecisionStanding.name(decision.what, lang) + (decision.owner.map { " \($0)" } ?? "")
            let due = decision.due.map { lang.pick(" \($0.short)前", " by \($0.short)") } ?? ""
            let reason = decision.reason.map { lang.pick("（\($0)）", " (\($0))") } ?? ""
            let standing: String =
                switch state {
                case .done: state.name(lang) + lang.pick("", " ") + (decision.done?.short ?? "")
                case .open: state.name(lang)
                case .late:
                    lang.pick("逾期\(lateDays)天", "\(lateDays)d late")
                }
            return head + due + reason + lang.pick("：", ": ") + standing
        }
    }
}

/// One item of the red-dot meeting: what is shown to decide on (R23).
public struct AgendaItem: Equatable, Sendable {
    public let row: RedRow
    public let weighted: Money?
    /// Our touches so far, and tenths of a presales person-day that were asked for.
    public let touches: Int
    public let presalesTenths: Int
    public let requirementChanges: Int
    public let last: DecisionStanding?
    /// This week's decision; nil while the item cannot be left.
    public let decided: Decision?
}

/// The weekly red-dot meeting (R23).
public struct Agenda: Sendable {
    /// The Monday of the meeting's week.
    public let week: Day
    /// Decisions of before this week: those not done, and those done since last week's Monday; by due date.
    public let previous: [DecisionStanding]
    /// The red dots in the order in which they came in: R22's.
    public let items: [AgendaItem]
    /// Decisions of this week on what carries no red dot any more, in the order in which they were made.
    public let settled: [DecisionStanding]

    public var undecided: Int { items.count { $0.decided == nil } }

    public init(_ moment: Moment, rows: [RedRow]) {
        let monday = moment.today + (1 - moment.today.weekday)
        let start = moment.facts.zone.instant(monday)
        var requests: [ID<Deal>: Int] = [:]
        moment.board.presalesRequests.forEachInPlace { requests[$0.deal, default: 0] += $0.tenths }
        items = rows.map { Agenda.item($0, from: start, requests, moment) }
        var (previous, settled) = ([DecisionStanding](), [DecisionStanding]())
        let listed = Set(rows.map(\.subject))
        moment.board.decisions.forEachInPlace { decision in
            if decision.at >= start, decision.at <= moment.now, let subject = decision.subject,
                !listed.contains(subject)
            {
                settled.append(DecisionStanding(decision, today: moment.today))
            }
            guard decision.at < start, decision.what != .postponed else { return }
            let standing = DecisionStanding(decision, today: moment.today)
            if standing.state != .done || decision.done.map({ $0 >= monday + -7 }) ?? false {
                previous.append(standing)
            }
        }
        self.previous = previous.sorted {
            ($0.decision.due?.number ?? .max, $0.decision.id) < ($1.decision.due?.number ?? .max, $1.decision.id)
        }
        self.settled = settled.sorted { ($0.decision.at, $0.decision.id) < ($1.decision.at, $1.decision.id) }
        week = monday
    }

    private static func item(_ row: RedRow, from start: Instant, _ requests: [ID<Deal>: Int], _ moment: Moment)
        -> AgendaItem
    {
        let deal = moment.board.deals[row.deal]
        let touched =
            switch row.subject {
            case .deal(let id): moment.facts.activities[id.raw]
            case .account(let id): moment.facts.loose[id.raw]
            }
        let past = touched.filter { $0.at <= moment.now }
        let decisions = moment.facts.decisions(on: row.subject).filter { $0.at <= moment.now }
        return AgendaItem(
            row: row, weighted: deal.flatMap { $0.outcome == .open ? moment.weighted($0) : nil },
            touches: past.count { $0.what.isTouch && $0.direction == .outbound },
            presalesTenths: row.deal.flatMap { requests[$0] } ?? 0,
            requirementChanges: past.count { $0.what == .requirement },
            last: decisions.last { $0.at < start }.map { DecisionStanding($0, today: moment.today) },
            decided: decisions.last { $0.at >= start })
    }

    /// Why the agenda is empty, or how far it is.
    public var why: Sentence {
        items.isEmpty
            ? Sentence(zh: "本周没有红点，无需开会", en: "no red dots this week, nothing to decide")
            : Sentence(
                zh: "\(items.count)项，未决\(undecided)项",
                en: "\(English.count(items.count, "item")), \(undecided) undecided")
    }
}
