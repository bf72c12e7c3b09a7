import Model

/// The lists of the pinned scope, in their order, as numbers: a view reads the rows on the screen only.
extension Conclusions {
    /// This week's red dots by score × amount (R22); `redDot(of:)` tells the rest.
    public var redDots: Ranked<RedSubject> {
        Ranked(kept.redDots.rows.lazy.filter { holds($0) }.map(\.subject))
    }

    /// On last week's list and no longer on this one.
    public var cleared: [RedSubject] {
        kept.redDots.cleared.filter { subject in
            switch subject {
            case .deal(let id): board.deals[id].map { holds($0) } ?? kept.members.everybody
            case .account(let id): holds(rep: board.accounts[id]?.owner)
            }
        }
    }

    private func holds(_ row: RedRow) -> Bool {
        kept.members.everybody || (board.deals[row.deal].map { holds($0) } ?? holds(rep: row.owner))
    }

    /// The accounts of an effective grade: proposals on top, then in R11's order (weighted value × days late, then
    /// weighted value), the smaller number first where both are equal.
    public func queue(_ grade: Account.Grade) -> Ranked<ID<Account>> {
        var rows: [(place: QueuePlace, account: ID<Account>)] = []
        board.accounts.forEachInPlace { account in
            guard self.grade(of: account.id) == grade, holds(account: account.id) else { return }
            rows.append((QueuePlace(account.id, self), account.id))
        }
        rows.sort { $0.place < $1.place }
        return Ranked(rows.lazy.map(\.account))
    }

    /// The accounts whose change of grade waits for an answer, in the order of their numbers (R9).
    public var proposals: Ranked<ID<Account>> {
        Ranked(kept.grades.proposals.lazy.map(\.account).filter { holds(account: $0) })
    }

    /// The reps who have a list for today, in the order of their numbers; nobody's last (R11).
    public var repsToday: [ID<Rep>?] {
        kept.today.lazy.map(\.rep).filter { kept.members.everybody || holds(rep: $0) }
    }

    /// A rep's list for today, of any scope; nil for deals that nobody owns. No list: no open deals.
    public func today(of rep: ID<Rep>?) -> TodayList? { kept.today.first { $0.rep == rep } }

    /// The lists for today of the scope.
    public var todayLists: [TodayList] { repsToday.compactMap { today(of: $0) } }

    /// Open deals by their close date (none last), then the larger amount, then the number: the timeline's order.
    public var timeline: Ranked<ID<Deal>> {
        var rows: [(close: Int32, amount: Int64, deal: ID<Deal>)] = []
        board.deals.forEachInPlace { deal in
            guard deal.outcome == .open, holds(deal) else { return }
            rows.append((deal.close?.number ?? .max, -(deal.amount?.minor ?? -1), deal.id))
        }
        rows.sort { $0 < $1 }
        return Ranked(rows.lazy.map(\.deal))
    }

    /// Open deals that are old for their kind and stand still, the oldest first (R16).
    public var cycleAlerts: Ranked<ID<Deal>> {
        var rows: [(age: Int, deal: ID<Deal>)] = []
        board.deals.forEachInPlace { deal in
            if holds(deal), let alert = cycleAlert(of: deal) { rows.append((-alert.age, deal.id)) }
        }
        rows.sort { $0 < $1 }
        return Ranked(rows.lazy.map(\.deal))
    }

    /// Timers of open deals that wait for their answer, the most urgent first (R13).
    public var liveTimers: Ranked<Countdown> {
        Ranked(kept.timers.live.lazy.filter { timer in board.deals[timer.deal].map { holds($0) } ?? false })
    }

    /// Won deals whose delivery kick-off waits, the oldest first (R24).
    public var kickOffs: Ranked<ID<Deal>> {
        Ranked(KickOff.all(moment).lazy.map(\.deal).filter { id in board.deals[id].map { holds($0) } ?? false })
    }

    /// Contracts in the order of their numbers (R27).
    public var contracts: Ranked<ID<Contract>> {
        Ranked(kept.standings.lazy.map(\.contract).filter { holds(contract: $0) })
    }
}

/// The place of an account in its queue.
struct QueuePlace: Comparable {
    let isProposed: Bool
    let urgency: Int128
    let value: Int64
    let account: ID<Account>

    init(_ account: ID<Account>, _ all: Conclusions) {
        self.account = account
        isProposed = all.proposal(of: account) != nil
        value = all.weighted(of: account).minor
        urgency = Int128(value) * Int128(all.daysLate(of: account))
    }

    static func < (left: QueuePlace, right: QueuePlace) -> Bool {
        if left.isProposed != right.isProposed { return left.isProposed }
        if left.urgency != right.urgency { return left.urgency > right.urgency }
        return left.value != right.value ? left.value > right.value : left.account < right.account
    }
}

extension Conclusions {
    /// Natural days past the day on which an account's cadence asked for a touch (R11); 0 without an open deal.
    public func daysLate(of account: ID<Account>) -> Int {
        var (touched, created, open) = (Instant?.none, Day?.none, false)
        for id in facts.dealsOfAccount[account.raw] {
            guard let deal = board.deals[id], deal.outcome == .open else { continue }
            open = true
            if let touch = deal.lastOut { touched = max(touch, touched ?? touch) }
            if let day = deal.created { created = min(day, created ?? day) }
        }
        guard open else { return 0 }
        guard let touched else { return created.map { max(today - $0, 0) } ?? 0 }
        let every = TodayRow.cadence(grade(of: account), policy)
        let from = moment.day(of: touched)
        return today - from >= every ? max(today - moment.days.day(every, after: from), 0) : 0
    }
}
