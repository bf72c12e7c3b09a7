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

    /// Nothing counted yet but the ground, whose tallies are taken over.
    init(_ moment: Moment, _ scope: ScopeKey, _ period: Period, _ ground: Ground) {
        let board = moment.facts.board
        (self.scope, self.period) = (scope, period)
        targets = Targets(moment.facts)
        organization = targets.organization
        members = Members(scope, organization)
        tallies = Tallies(moment, organization, scope: scope, period: period, ground.rates, ground.cycles)
        lists = Lists(reps: board.reps.slotCount, stages: board.stages.slotCount, chances: moment.chances)
        (deals, accounts) = ([], [])
        deals.reserveCapacity(Table<Deal>.capacity(board.deals.slotCount))
        deals.append(contentsOf: repeatElement(DealMark(), count: board.deals.slotCount))
        let last = max(board.accounts.slotCount, ground.lastAccount + 1)
        accounts.reserveCapacity(Table<Account>.capacity(last))
        accounts.append(contentsOf: repeatElement(AccountMark(), count: last))
        self.ground = RedReason.Ground(triangle: Triangle(board))
        basis = WorkBasis(tallies.basis, moment.policy)
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
        for timer in Countdown.all(of: deal, moment) { time(timer, isOpen: deal.outcome == .open, sign: sign) }
    }

    mutating func time(_ timer: Countdown, isOpen: Bool, sign: Int) {
        tallies.add(timer, sign: sign)
        if timer.met == nil, isOpen { lists.timers.move(TimerPlace(timer: timer), sign: sign) }
    }

    mutating func countEffort(_ activity: Activity, _ moment: Moment, sign: Int) {
        guard tallies.isEffort(activity, now: moment.now) else { return }
        let account = moment.facts.account(of: activity)?.raw ?? 0
        let grade = account < accounts.count ? accounts[account].grade : .c
        tallies.addEffort(activity, grade, sign: sign)
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
