import Model

/// What is kept behind `Conclusions`: sums, marks and lists, each following single facts. A cluster (an account with its
/// deals) is taken out of everything, changed, and put back.
struct Kept: Sendable {
    let scope: ScopeKey
    let period: Period
    let organization: Organization
    let members: Members
    var targets: Targets
    var tallies: Tallies
    var lists: Lists
    /// By number.
    var deals: ContiguousArray<DealMark>
    var accounts: ContiguousArray<AccountMark>
    var ground: RedReason.Ground
    var presales: [PresalesWeek] = []
    var basis: WorkBasis
    var memos = KeptMemos()

    /// Everything from cold.
    static func make(_ facts: Facts, now: Instant, scope: ScopeKey, period: Period, past: Past) -> (Moment, Kept) {
        var moment = Moment(facts, now: now)
        var kept = Kept(moment, scope, period)
        kept.fill(&moment, past)
        return (moment, kept)
    }

    private init(_ moment: Moment, _ scope: ScopeKey, _ period: Period) {
        let board = moment.facts.board
        (self.scope, self.period) = (scope, period)
        targets = Targets(moment.facts)
        organization = targets.organization
        members = Members(scope, organization)
        tallies = Tallies(moment, organization, scope: scope, period: period)
        lists = Lists(reps: board.reps.slotCount)
        deals = ContiguousArray(repeating: DealMark(), count: board.deals.slotCount)
        // An account that is not there may still be named.
        var last = max(board.accounts.slotCount, 1)
        board.deals.forEachInPlace { last = max(last, ($0.account?.raw ?? 0) + 1) }
        accounts = ContiguousArray(repeating: AccountMark(), count: last)
        ground = RedReason.Ground(triangle: Triangle(board))
        basis = WorkBasis(tallies.basis, moment.policy)
    }

    private mutating func fill(_ moment: inout Moment, _ past: Past) {
        lists.open()
        countAll(moment)
        settle(&moment)
        assess(moment)
        markAll(moment, past)
        lists.seal()
    }

    private mutating func countAll(_ moment: Moment) {
        let board = moment.facts.board
        board.deals.forEachInPlace { count($0, moment, sign: 1) }
        board.activities.forEachInPlace { tallies.add($0, sign: 1) }
        board.contracts.forEachInPlace { count($0, moment, sign: 1) }
        board.accounts.forEachInPlace { tallies.actuals.add($0, moment.facts, sign: 1) }
    }

    private mutating func markAll(_ moment: Moment, _ past: Past) {
        let board = moment.facts.board
        for raw in accounts.indices { mark(.account(ID(raw)), moment, past) }
        board.deals.forEachInPlace { deal in
            if deal.account == nil { mark(.deal(deal.id), moment, past) }
            time(deal, moment, sign: 1)
        }
        board.activities.forEachInPlace { countEffort($0, moment, sign: 1) }
    }

    // MARK: - Counting

    mutating func count(_ deal: Deal, _ moment: Moment, sign: Int) {
        let inScope = members.holds(deal.owner)
        tallies.add(deal, moment, inScope: inScope, sign: sign)
        if inScope, let place = TimelinePlace(deal, moment.facts, period, today: moment.today) {
            lists.underWay.move(place, sign: sign)
        }
    }

    /// A contract counts by its deal's owner, else by that of its account.
    mutating func count(_ contract: Contract, _ moment: Moment, sign: Int) {
        tallies.actuals.add(contract, moment.facts, sign: sign)
        guard moment.holds(contract, members) else { return }
        lists.contracts.move(contract.id, sign: sign)
        tallies.cash.add(ContractStanding(contract, moment), moment, sign: sign)
    }

    /// Counts the timers of a deal, and lists those that wait.
    mutating func time(_ deal: Deal, _ moment: Moment, sign: Int) {
        for timer in Countdown.all(of: deal, moment) {
            tallies.add(timer, sign: sign)
            guard timer.met == nil, deal.outcome == .open else { continue }
            lists.timers.move(TimerPlace(timer: timer), sign: sign)
        }
    }

    mutating func countEffort(_ activity: Activity, _ moment: Moment, sign: Int) {
        let account = moment.facts.account(of: activity)?.raw ?? 0
        let grade = account < accounts.count ? accounts[account].grade : .c
        tallies.addEffort(activity, grade, now: moment.now, sign: sign)
    }

    // MARK: - What follows from sums

    /// Works out rates and medians.
    mutating func settle(_ moment: inout Moment) {
        tallies.rates.settle()
        tallies.cycles.settle()
        moment.setChances(tallies.rates.chances)
        basis = WorkBasis(tallies.basis, moment.policy)
    }

    /// Looks at the load of presales. Tells the deals for which it is another than before.
    @discardableResult
    mutating func assess(_ moment: Moment) -> [ID<Deal>] {
        presales = PresalesWeek.all(moment)
        var overloaded: [ID<Deal>: RedReason.Overload] = [:]
        for week in presales.reversed() {
            for deal in week.atRisk { overloaded[deal] = RedReason.Overload(week: week.week, load: week.load) }
        }
        let before = ground.overloaded
        ground.overloaded = overloaded
        return Set(before.keys).union(overloaded.keys).filter { before[$0]?.week != overloaded[$0]?.week }
    }
}

extension Moment {
    /// Whether a contract is in scope: by its deal's owner, else by its account's.
    func holds(_ contract: Contract, _ members: Members) -> Bool {
        guard !members.everybody else { return true }
        if let deal = contract.deal, let owner = board.deals.look(at: deal, { $0.owner }) {
            return members.holds(owner)
        }
        return members.holds(contract.account.flatMap { board.accounts.look(at: $0) { $0.owner } ?? nil })
    }
}
