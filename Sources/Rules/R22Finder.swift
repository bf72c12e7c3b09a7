import Model

/// Finds the reasons of red dots (R22) in the conclusions of other rules.
struct RedFinder {
    private let moment: Moment
    private let timers: Timers
    private let triangle: Triangle
    /// Accounts that are confirmed A and silent.
    private var silent: [ID<Account>: Silence] = [:]
    private var overloaded: [ID<Deal>: RedReason] = [:]
    private var cash: [ID<Deal>: [RedReason]] = [:]
    /// Reasons of accounts: from contracts without a deal.
    private(set) var accounts: [ID<Account>: [RedReason]] = [:]

    init(
        _ moment: Moment, grades: Grades, timers: Timers, presales: [PresalesWeek], standings: [ContractStanding]
    ) {
        self.moment = moment
        self.timers = timers
        triangle = Triangle(moment.board)
        for proposal in grades.proposals {
            if case .silent(let silence) = proposal.cause { silent[proposal.account] = silence }
        }
        // A refused fall does not make the customer speak: the red dot stays.
        for verdict in grades.verdicts where silent[verdict.account] == nil {
            guard moment.board.accounts[verdict.account]?.grade == .a else { continue }
            if let silence = Silence(verdict.account, moment), silence.days >= moment.policy.silentDays {
                silent[verdict.account] = silence
            }
        }
        for week in presales.reversed() {
            for deal in week.atRisk { overloaded[deal] = .presales(week: week.week, load: week.load) }
        }
        for standing in standings { collect(standing) }
    }

    private mutating func collect(_ standing: ContractStanding) {
        guard let contract = moment.board.contracts[standing.contract] else { return }
        var reasons: [RedReason] = []
        let overdue = standing.overdue
        if let oldest = overdue.first { reasons.append(.paymentOverdue(oldest, rows: overdue.count)) }
        if standing.isStuck(moment.policy), let days = standing.approvalDays {
            reasons.append(
                .approvalStuck(contract.id, days: days, since: contract.stepSince.map { moment.day(of: $0) }))
        }
        guard !reasons.isEmpty else { return }
        if let deal = contract.deal {
            cash[deal, default: []] += reasons
        } else if let account = contract.account {
            accounts[account, default: []] += reasons
        }
    }

    /// An account's owner, and what its overdue rows sum up to in the currency of the first.
    func sum(_ account: ID<Account>, _ reasons: [RedReason]) -> (ID<Rep>?, Money?, String?) {
        var (amount, currency, isFirst) = (Money.zero, String?.none, true)
        for reason in reasons {
            guard let id = RedFinder.contract(of: reason), let contract = moment.board.contracts[id] else { continue }
            if isFirst { currency = contract.currency }
            isFirst = false
            guard contract.currency == currency else { continue }
            if case .paymentOverdue(let due, _) = reason { amount += due.open } else { amount += contract.amount }
        }
        return (moment.board.accounts[account]?.owner, amount, currency)
    }

    private static func contract(of reason: RedReason) -> ID<Contract>? {
        switch reason {
        case .paymentOverdue(let due, _): due.contract
        case .approvalStuck(let id, _, _): id
        default: nil
        }
    }

    /// All reasons of a deal: those of its cash after the win too; none for a lost one.
    func reasons(_ deal: Deal, _ cycle: (Deal) -> CycleSignal?) -> [RedReason] {
        guard deal.outcome != .lost else { return [] }
        var found = moment.facts.redDots[deal.id.raw].filter { $0.since <= moment.now }.map {
            RedReason.byHand(text: $0.reason, since: moment.day(of: $0.since))
        }
        if let money = cash[deal.id] { found += money }
        guard deal.outcome == .open else { return found }
        if let timer = timers.broken(deal.id) { found.append(.timer(timer)) }
        if let signal = cycle(deal) { found.append(.cycle(signal)) }
        if let account = deal.account, let silence = silent[account] { found.append(.silent(silence)) }
        step(deal, &found)
        if deal.pushes >= moment.policy.pushes { found.append(.pushed(times: deal.pushes)) }
        if let budget = deal.budget, let price = deal.amount, budget < price { found.append(.budgetUnder) }
        events(deal, &found)
        for part in triangle.missing(deal, moment) {
            let left = part == .sales ? moment.board.reps[deal.owner]?.left.map { $0 + 1 } : nil
            let entered = part == .sales ? nil : deal.stageSince.map { moment.day(of: $0) }
            found.append(.missingRole(part, since: left ?? entered))
        }
        if let load = overloaded[deal.id] { found.append(load) }
        return found
    }

    private func step(_ deal: Deal, _ found: inout [RedReason]) {
        if let due = deal.nextDue {
            if due < moment.today { found.append(.nextStepLate(due: due, days: moment.today - due)) }
        } else if (deal.nextStep ?? "").isEmpty {
            found.append(.noNextStep)
        }
    }

    /// Changes of requirements, and a competitor's event that no touch of ours has followed.
    private func events(_ deal: Deal, _ found: inout [RedReason]) {
        let (changes, attacks) = (moment.has(.requirement, on: deal.id), moment.has(.competitor, on: deal.id))
        guard changes || attacks else { return }
        var (times, reached, open) = (0, Day?.none, Instant?.none)
        for activity in moment.facts.activities[deal.id.raw] where activity.at <= moment.now {
            switch activity.what {
            case .requirement:
                times += 1
                if times == moment.policy.requirementChanges { reached = moment.day(of: activity.at) }
            case .competitor: open = open ?? activity.at
            default: if activity.what.isTouch, activity.direction == .outbound { open = nil }
            }
        }
        if let reached { found.append(.requirements(times: times, since: reached)) }
        if let day = open.map({ moment.day(of: $0) }) {
            let waited = moment.elapsed(since: day)
            if waited >= moment.policy.competitorDays { found.append(.competitor(since: day, days: waited)) }
        }
    }
}
