import Model

/// Lists that a view asks for on every key, put in order once.
extension Conclusions {
    /// The queue of a grade.
    public func queued(_ grade: Account.Grade) -> Ranked<ID<Account>> { memos.queues.value(grade) { queue(grade) } }

    /// The red dots of the scope.
    public var redList: Ranked<RedSubject> { memos.redList.value { redDots } }

    /// The lights of the scope's open deals.
    public var lightCounts: LightCounts { memos.lights.value { lights } }
}

/// What details of accounts and reps ask for.
extension Conclusions {
    /// The open deals of an account, the largest first, then by number.
    public func openDeals(of account: ID<Account>) -> [Deal] {
        facts.dealsOfAccount[account.raw].compactMap { board.deals[$0] }.filter { $0.outcome == .open }
            .sorted { ($1.amount ?? .zero, $0.id) < ($0.amount ?? .zero, $1.id) }
    }

    /// The closed deals of an account, the last closed first.
    public func closedDeals(of account: ID<Account>) -> [Deal] {
        facts.dealsOfAccount[account.raw].compactMap { board.deals[$0] }.filter { $0.outcome != .open }
            .sorted { ($1.closed?.number ?? .min, $0.id) < ($0.closed?.number ?? .min, $1.id) }
    }

    /// A scope's rows for the week, month and quarter of today, signed amounts.
    func paces(of key: ScopeKey) -> [ProgressRow] {
        [Period.Unit.week, .month, .quarter].compactMap { unit in
            ledger(.signed, Period(unit, of: today)).row(of: key)
        }
    }

    /// What was said and done on an account and its deals up to now, the newest first.
    public func activities(of account: ID<Account>) -> [Activity] {
        let own =
            Array(facts.loose[account.raw]) + facts.dealsOfAccount[account.raw].flatMap { facts.activities[$0.raw] }
        return own.filter { $0.at <= now }.sorted { ($1.at, $1.id) < ($0.at, $0.id) }
    }

    /// The people at an account and its deals, those who decide first.
    public func contacts(of account: ID<Account>) -> [Contact] {
        let own = Array(facts.contactsOfAccount[account.raw])
        let ofDeals = facts.dealsOfAccount[account.raw].flatMap { facts.contactsOfDeal[$0.raw] }
        return (own + ofDeals.filter { $0.account != account })
            .sorted { ($0.decides ? 0 : 1, $0.id) < ($1.decides ? 0 : 1, $1.id) }
    }

    /// The parts of the iron triangle that an open deal misses where it stands (R24).
    public func missingRoles(of deal: Deal) -> [DealRole.Part] { Triangle(board).missing(deal, moment) }

    /// The timers that wait for a rep's answer, the most urgent first, in any scope.
    public func timers(answeredBy rep: ID<Rep>) -> [Countdown] {
        kept.lists.timers.filter { $0.timer.rep == rep }.map { $0.timer.at(now) }
    }

    /// How often a rep's timers were answered in time (R13), in any scope; nil where there were none.
    public func timerRate(of rep: ID<Rep>) -> TimerRate? {
        kept.tallies.timers.first { $0.rep == rep && $0.kept + $0.missed + $0.running > 0 }
    }
}
