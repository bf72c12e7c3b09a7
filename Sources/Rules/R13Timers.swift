import Model

/// A clock that an event starts and only the right answer stops (R13).
public struct Countdown: Equatable, Sendable {
    public enum What: String, CaseIterable, Sendable {
        /// A demo: a call within 24 natural hours.
        case demo
        /// The decision maker changed: a new one known, and a two-way exchange with them, within 48 natural hours.
        case decisionMaker = "decision_maker"
        /// A hand-over: our first touch by the end of the second working day after it.
        case handOver = "hand_over"
    }

    public let what: What
    public let deal: ID<Deal>
    /// Who answers for it.
    public let rep: ID<Rep>?
    public let start: Instant
    public let due: Instant
    /// When it was answered; nil while it is not.
    public let met: Instant?
    /// Seconds until it is due; 0 or less is overdue (the boundary belongs to the worse side). Of no meaning once met.
    public let left: Int64

    public var isRunning: Bool { met == nil && left > 0 }
    public var isOverdue: Bool { met == nil && left <= 0 }
    /// Answered in time; an answer at the very end still counts.
    public var isKept: Bool { met.map { $0 <= due } ?? false }

    /// The same timer at another moment.
    func at(_ now: Instant) -> Countdown {
        Countdown(what: what, deal: deal, rep: rep, start: start, due: due, met: met, left: due - now)
    }

    public var overdueMinutes: Int { isOverdue ? Int(-left / 60) : 0 }

    /// `演示后24小时内电话：还剩3小时20分(11-24 15:00前)`, or how long it is overdue or when it was answered.
    public func why(_ moment: Moment) -> Sentence {
        let end = Say.clock(due, moment.facts.zone)
        return Sentence { lang in
            let task = task(moment.policy, lang) + lang.pick("：", ": ")
            if let met {
                let at = Say.clock(met, moment.facts.zone)
                return task
                    + (isKept
                        ? lang.pick("\(at)已做，按时(\(end)前)", "done \(at), in time (by \(end))")
                        : lang.pick(
                            "\(at)才做，晚\(Say.span(met - due, lang))", "done \(at), \(Say.span(met - due, lang)) late"))
            }
            return task
                + (left > 0
                    ? lang.pick("还剩\(Say.span(left, lang))(\(end)前)", "\(Say.span(left, lang)) left (by \(end))")
                    : lang.pick(
                        "已超\(Say.span(-left, lang))(应在\(end)前)", "overdue by \(Say.span(-left, lang)) (was due \(end))"))
        }
    }

    private func task(_ policy: Policy, _ lang: Lang) -> String {
        switch what {
        case .demo:
            lang.pick("演示后\(policy.demoHours)小时内电话", "call within \(policy.demoHours)h of the demo")
        case .decisionMaker:
            lang.pick(
                "换决策人后\(policy.decisionMakerHours)小时内重建关系",
                "rebuild within \(policy.decisionMakerHours)h of the new decision maker")
        case .handOver:
            lang.pick(
                "交接后\(policy.handOverDays)个工作日内首触",
                "first touch within \(English.count(policy.handOverDays, "working day")) of the hand-over")
        }
    }
}

extension Countdown {
    /// All timers of a deal up to now, answered ones too, by due time. Those of a deal that closed before they were due
    /// fall away, and an unanswered one of a closed deal stays as a miss.
    public static func all(of deal: Deal, _ moment: Moment) -> [Countdown] {
        let hasEvents = moment.has(.demo, on: deal.id) || moment.has(.decisionMaker, on: deal.id)
        guard hasEvents || !moment.facts.indexes.handOvers.isEmpty(deal.id.raw) else { return [] }
        return started(on: deal, moment)
    }

    /// Apart, since most deals have none and are asked all the same.
    @inline(never)
    private static func started(on deal: Deal, _ moment: Moment) -> [Countdown] {
        var past: [Trace] = []
        moment.facts.activities[deal.id.raw].look { if $0.at <= moment.now { past.append(Trace($0)) } }
        let owner = moment.owner(of: deal)
        var result: [Countdown] = []
        for event in past where event.what == .demo || event.what == .decisionMaker {
            let isDemo = event.what == .demo
            let hours = isDemo ? moment.policy.demoHours : moment.policy.decisionMakerHours
            let met =
                isDemo
                ? call(after: event, past)
                : Rebuilding(after: event, past) { moment.board.contacts[$0]?.decides ?? false }.done
            result.append(
                Countdown(
                    isDemo ? .demo : .decisionMaker, deal, met == nil ? owner : event.rep ?? owner, event.at,
                    event.at + Int64(hours) * 3_600, met, moment))
        }
        for handOver in moment.facts.handOvers[deal.id.raw] where handOver.at <= moment.now {
            let last = moment.days.day(moment.policy.handOverDays, after: moment.day(of: handOver.at))
            let touch = past.first {
                $0.at > handOver.at && $0.what.isTouch && $0.direction == .outbound
                    && (handOver.to == nil || $0.rep == handOver.to || $0.rep == nil && $0.isOfReps)
            }
            result.append(
                Countdown(
                    .handOver, deal, handOver.to ?? owner, handOver.at,
                    moment.facts.zone.instant(last, minute: moment.policy.dayEnd), touch?.at, moment))
        }
        result.removeAll { isMoot($0, deal, moment) }
        return result.count > 1 ? result.sorted { ($0.due, $0.start) < ($1.due, $1.start) } : result
    }

    /// What timers want of an activity: without its text, it is cheap to hand about.
    struct Trace {
        let id: ID<Activity>
        let what: Activity.What
        let direction: Activity.Direction
        let at: Instant
        let rep: ID<Rep>?
        let isOfReps: Bool
        let contact: ID<Contact>?

        init(_ activity: Activity) {
            (id, what, direction) = (activity.id, activity.what, activity.direction)
            (at, rep, contact, isOfReps) = (activity.at, activity.rep, activity.contact, activity.isOfReps)
        }
    }

    private init(
        _ what: What, _ deal: Deal, _ rep: ID<Rep>?, _ start: Instant, _ due: Instant, _ met: Instant?, _ moment: Moment
    ) {
        self.init(what: what, deal: deal.id, rep: rep, start: start, due: due, met: met, left: due - moment.now)
    }

    /// Only a call stops the clock of a demo, the customer's or ours.
    private static func call(after event: Trace, _ past: [Trace]) -> Instant? {
        past.first { $0.what == .call && ($0.at, $0.id) > (event.at, event.id) }?.at
    }

    private static func isMoot(_ timer: Countdown, _ deal: Deal, _ moment: Moment) -> Bool {
        guard deal.outcome != .open, timer.met == nil, let closed = deal.closed else { return false }
        return closed <= moment.day(of: timer.due)
    }
}
