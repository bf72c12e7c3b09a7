import Model

extension RedReason {
    /// What the reasons of all deals rest on beside each deal's own facts.
    struct Ground: Sendable {
        let triangle: Triangle
        /// Deals that do not fit into a week of presales (R25): the Monday, and the load in percent.
        var overloaded: [ID<Deal>: Overload] = [:]
    }

    struct Overload: Equatable, Sendable {
        let week: Day
        let load: Int?
    }

    /// All reasons of a deal: those of its cash after the win too; none for a lost one. `silence` is that of a silent
    /// A account, `broken` the timer that has been broken longest.
    static func all(
        _ deal: Deal, _ moment: Moment, _ past: Past, _ ground: Ground, silence: Silence?, broken: Countdown?,
        cycle: CycleSignal?
    ) -> [RedReason] {
        guard deal.outcome != .lost else { return [] }
        var found: [RedReason] = []
        if !moment.facts.indexes.redDots.isEmpty(deal.id.raw) {
            moment.facts.redDots[deal.id.raw].look { found += byHand($0, moment) }
        }
        if !moment.facts.indexes.contracts.isEmpty(deal.id.raw) {
            for contract in moment.facts.contracts[deal.id.raw] { found += cash(contract, moment) }
        }
        guard deal.outcome == .open else { return found }
        if let broken { found.append(.timer(broken)) }
        if let cycle { found.append(.cycle(cycle)) }
        if let silence { found.append(.silent(silence)) }
        step(deal, moment, past, &found)
        if deal.pushes >= moment.policy.pushes {
            found.append(.pushed(times: deal.pushes, since: past.pushed(deal, moment)))
        }
        if deal.isUnderPrice { found.append(.budgetUnder(since: past.underPrice(since: deal, moment))) }
        events(deal, moment, &found)
        for part in ground.triangle.missing(deal, moment) {
            let left = part == .sales ? moment.board.reps[deal.owner]?.left.map { $0 + 1 } : nil
            let entered = part == .sales ? nil : deal.stageSince.map { moment.day(of: $0) }
            found.append(.missingRole(part, since: left ?? entered))
        }
        if !ground.overloaded.isEmpty, let load = ground.overloaded[deal.id] {
            found.append(.presales(week: load.week, load: load.load))
        }
        return found
    }

    /// The reason that a person gave; empty before its moment.
    fileprivate static func byHand(_ dot: RedDot, _ moment: Moment) -> [RedReason] {
        dot.since <= moment.now ? [.byHand(text: dot.reason, since: moment.day(of: dot.since))] : []
    }

    /// What a contract gives reason for: overdue rows, an approval that is stuck.
    static func cash(_ contract: Contract, _ moment: Moment) -> [RedReason] {
        let standing = ContractStanding(contract, moment)
        var reasons: [RedReason] = []
        let overdue = standing.overdue
        if let oldest = overdue.first { reasons.append(.paymentOverdue(oldest, rows: overdue.count)) }
        if standing.isStuck(moment.policy), let days = standing.approvalDays {
            reasons.append(
                .approvalStuck(contract.id, days: days, since: contract.stepSince.map { moment.day(of: $0) }))
        }
        return reasons
    }

    private static func step(_ deal: Deal, _ moment: Moment, _ past: Past, _ found: inout [RedReason]) {
        if let due = deal.nextDue {
            if due < moment.today { found.append(.nextStepLate(due: due, days: moment.today - due)) }
        } else if deal.isWithoutStep {
            found.append(.noNextStep(since: past.withoutStep(since: deal, moment)))
        }
    }

    /// Changes of requirements, and a competitor's event that no touch of ours has followed.
    private static func events(_ deal: Deal, _ moment: Moment, _ found: inout [RedReason]) {
        guard moment.has(.requirement, on: deal.id) || moment.has(.competitor, on: deal.id) else { return }
        var (times, reached, open) = (0, Day?.none, Instant?.none)
        moment.facts.activities[deal.id.raw].look { activity in
            guard activity.at <= moment.now else { return }
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

extension RedRow {
    /// The row of an account: set by hand, by its contracts without a deal, or by the silence of an A account that has no
    /// open deal to carry it; nil where nothing gives reason. Its amount is what is overdue or stuck in the currency of
    /// the first contract.
    init?(_ account: ID<Account>, silence: Silence?, _ moment: Moment) {
        var (reasons, sum, currency) = ([RedReason](), Money?.none, String?.none)
        if !moment.facts.indexes.looseRedDots.isEmpty(account.raw) {
            moment.facts.looseRedDots[account.raw].look { reasons += RedReason.byHand($0, moment) }
        }
        if let silence { reasons.append(.silent(silence)) }
        for contract in moment.facts.indexes.looseContracts.isEmpty(account.raw)
            ? [] : Array(moment.facts.looseContracts[account.raw])
        {
            for reason in RedReason.cash(contract, moment) {
                if sum == nil { currency = contract.currency }
                reasons.append(reason)
                guard contract.currency == currency else { continue }
                if case .paymentOverdue = reason {
                    let overdue = ContractStanding(contract, moment).overdue
                    sum = overdue.reduce(sum ?? .zero) { $0 + $1.open }
                } else {
                    sum = (sum ?? .zero) + contract.amount
                }
            }
        }
        guard !reasons.isEmpty else { return nil }
        let owner = moment.board.accounts.look(at: account) { $0.owner } ?? nil
        self.init(.account(account), account, owner, sum, currency, reasons, moment)
    }
}
