import Model

/// The lists of the pinned scope, in their order: a view reads the rows on the screen only.
extension Conclusions {
    /// This week's red dots by score × amount (R22); `redDot(of:)` tells the rest.
    public var redDots: Ranked<RedSubject> { Ranked(kept.lists.redDots) { $0.subject } }

    /// On last week's list and no longer on this one.
    public var cleared: [RedSubject] {
        (past.redDots ?? []).filter { subject in
            guard !hasRedDot(subject) else { return false }
            switch subject {
            case .deal(let id): return board.deals[id].map { holds($0) } ?? kept.members.everybody
            case .account(let id): return holds(rep: board.accounts[id]?.owner)
            }
        }.sorted { $0.order < $1.order }
    }

    /// The accounts of an effective grade: proposals on top, then in R11's order (weighted value × days late, then
    /// weighted value), the smaller number first where both are equal.
    public func queue(_ grade: Account.Grade) -> Ranked<ID<Account>> {
        let places = kept.lists.queues[grade.rank]
        guard kept.lists.chances != moment.chances else { return Ranked(places) { $0.account } }
        let moment = moment
        return QueueReading(places, madeBy: kept.lists.chances, now: moment.chances) {
            Worth(of: $0, moment, moment.chances)
        }.ranked
    }

    /// The accounts whose change of grade waits for an answer, in the order of their numbers (R9).
    public var proposals: Ranked<ID<Account>> {
        guard !kept.members.everybody else { return everyProposal }
        return Ranked(kept.lists.proposals.lazy.filter { holds(account: $0) })
    }

    /// The same for any scope.
    public var everyProposal: Ranked<ID<Account>> { Ranked(kept.lists.proposals) { $0 } }

    /// The reps who have a list for today, in the order of their numbers; nobody's last (R11).
    public var repsToday: [ID<Rep>?] {
        let open = kept.lists.openDeals
        var reps: [ID<Rep>?] = open.indices.dropFirst().filter { open[$0] > 0 && holds(rep: ID($0)) }.map { ID($0) }
        if open[0] > 0, kept.members.everybody { reps.append(nil) }
        return reps
    }

    /// A rep's list for today, of any scope; nil for deals that nobody owns. No list: no open deals.
    public func today(of rep: ID<Rep>?) -> TodayList? {
        let raw = rep?.raw ?? 0
        guard raw < kept.lists.openDeals.count, kept.lists.openDeals[raw] > 0 else { return nil }
        let places = kept.lists.today[raw]
        let rows = kept.today(moment).first(policy.capacity, of: raw).enumerated()
            .compactMap { todayRow($1, rank: $0 + 1) }
        let effort = rep == nil ? Effort(from: Effort.start(moment), goal: policy.effortOnA) : kept.tallies.efforts[raw]
        return TodayList(rep: rep, rows: rows, leftOut: max(places.count - policy.capacity, 0), effort: effort)
    }

    /// The lists for today of the scope.
    public var todayLists: [TodayList] { repsToday.compactMap { today(of: $0) } }

    /// A rep's share of effort on A customers (R11).
    public func effort(of rep: ID<Rep>) -> Effort {
        rep.raw < kept.tallies.efforts.count
            ? kept.tallies.efforts[rep.raw] : Effort(from: Effort.start(moment), goal: policy.effortOnA)
    }

    /// The deals that were under way in the period: the open ones in the order of the time line, then those that closed,
    /// the latest first.
    public var underWay: Ranked<ID<Deal>> { Ranked(kept.lists.underWay) { $0.deal } }

    /// Open deals that are old for their kind and stand still, the oldest first (R16).
    public var cycleAlerts: Ranked<ID<Deal>> { Ranked(kept.lists.alerts) { $0.deal } }

    /// Timers of open deals that wait for their answer, the most urgent first (R13).
    public var liveTimers: Ranked<Countdown> {
        let now = now
        guard !kept.members.everybody else { return Ranked(kept.lists.timers) { $0.timer.at(now) } }
        return Ranked(
            kept.lists.timers.lazy.filter { place in
                board.deals.look(at: place.timer.deal) { holds($0) } ?? false
            }.map { $0.timer.at(now) })
    }

    /// Won deals whose delivery kick-off waits, the oldest first (R24).
    public var kickOffs: Ranked<ID<Deal>> { Ranked(kept.lists.kickOffs) { $0.deal } }

    /// Contracts in the order of their numbers (R27).
    public var contracts: Ranked<ID<Contract>> { Ranked(kept.lists.contracts) { $0 } }
}

extension Conclusions {
    /// What carried a red dot at a moment, by the facts of then and the decisions moved until then.
    public static func redDots(
        _ facts: Facts, now: Instant, moves: [ID<Deal>: DecisionMove] = [:]
    ) -> Set<RedSubject> {
        Set(Conclusions(facts, now: now, past: Past(moves: moves)).redDots)
    }
}
