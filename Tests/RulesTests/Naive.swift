import Model

@testable import Rules

/// The grades of all accounts at a moment (R8, R9): what stands, what is proposed, and what orders the queues.
struct Grades: Sendable {
    private(set) var verdicts: [GradeVerdict] = []
    /// Proposals in the order of the accounts' numbers.
    private(set) var proposals: [GradeProposal] = []
    private var effective: ContiguousArray<Account.Grade> = []

    init(_ moment: Moment, moved: (ID<Deal>) -> DecisionMove? = { _ in nil }) {
        var (verdicts, proposals) = ([GradeVerdict](), [GradeProposal]())
        var effective = ContiguousArray(repeating: Account.Grade.c, count: moment.board.accounts.slotCount)
        verdicts = moment.board.accounts.map { GradeVerdict($0, moment) }
        var place = 0
        moment.board.accounts.forEachInPlace { account in
            let verdict = verdicts[place]
            place += 1
            let proposal = GradeProposal(account, verdict, moment, moved: moved)
            if let proposal { proposals.append(proposal) }
            effective[account.id.raw] = proposal?.to ?? account.grade ?? .c
        }
        (self.verdicts, self.proposals, self.effective) = (verdicts, proposals, effective)
    }

    /// The grade that counts in every ordering: the proposed one at once, else the confirmed one; C where none is known.
    func effective(_ account: ID<Account>?) -> Account.Grade {
        guard let raw = account?.raw, raw < effective.count else { return .c }
        return effective[raw]
    }
}

/// The timers of all deals (R13).
struct Timers: Sendable {
    /// Timers of open deals that wait for their answer, the most urgent first.
    private(set) var live: [Countdown] = []
    /// By rep, in the order of their numbers; nobody's last.
    private(set) var rates: [TimerRate] = []
    private var overdue: [ID<Deal>: Countdown] = [:]

    init(_ moment: Moment) {
        var (live, rates) = ([Countdown](), [ID<Rep>?: TimerRate]())
        moment.board.deals.forEachInPlace { deal in
            for timer in Countdown.all(of: deal, moment) {
                if timer.met == nil, deal.outcome == .open { live.append(timer) }
                var rate = rates[timer.rep] ?? TimerRate(rep: timer.rep)
                rate.add(timer)
                rates[timer.rep] = rate
            }
        }
        self.live = live.sorted { ($0.due, $0.deal) < ($1.due, $1.deal) }
        self.rates = rates.values.sorted { ($0.rep?.raw ?? .max) < ($1.rep?.raw ?? .max) }
        for timer in self.live.reversed() where timer.isOverdue { overdue[timer.deal] = timer }
    }

    /// The broken timer of a deal that has been broken longest.
    func broken(_ deal: ID<Deal>) -> Countdown? { overdue[deal] }
}

/// This week's red dots (R22).
struct RedDots: Sendable {
    /// By score × amount, the largest first.
    private(set) var rows: [RedRow] = []
    /// On last week's list and no longer on this one.
    private(set) var cleared: [RedSubject] = []
    private var places: [RedSubject: Int] = [:]

    subscript(deal: ID<Deal>) -> RedRow? { self[.deal(deal)] }
    subscript(subject: RedSubject) -> RedRow? { places[subject].map { rows[$0] } }

    var subjects: Set<RedSubject> { Set(places.keys) }

    /// `lastWeek` is what this list held a week ago (from the facts of then); `cycle` is R16's alert of a deal.
    init(
        _ moment: Moment, grades: Grades, timers: Timers, presales: [PresalesWeek], standings: [ContractStanding],
        lastWeek: Set<RedSubject>? = nil, cycle: (Deal) -> CycleSignal? = { _ in nil }
    ) {
        let finder = RedFinder(moment, grades: grades, timers: timers, presales: presales, standings: standings)
        var rows: [RedRow] = []
        moment.board.deals.forEachInPlace { deal in
            let reasons = finder.reasons(deal, cycle)
            guard !reasons.isEmpty else { return }
            rows.append(
                RedRow(
                    .deal(deal.id), deal.account, moment.owner(of: deal), deal.amount, deal.currency, reasons, moment))
        }
        for (account, reasons) in finder.accounts {
            let (owner, amount, currency) = finder.sum(account, reasons)
            rows.append(RedRow(.account(account), account, owner, amount, currency, reasons, moment))
        }
        rows.sort { ($1.weight, $1.score, $0.order) < ($0.weight, $0.score, $1.order) }
        for index in rows.indices { places[rows[index].subject] = index }
        self.rows = rows
        if let lastWeek { compare(with: lastWeek) }
    }

    /// Sets what is new, still there and cleared against last week's list.
    mutating func compare(with lastWeek: Set<RedSubject>) {
        for index in rows.indices { rows[index].status = lastWeek.contains(rows[index].subject) ? .still : .new }
        cleared = lastWeek.filter { places[$0] == nil }.sorted { $0.order < $1.order }
    }

    /// Takes the dots that began a week ago or earlier, or on no known day, for last week's list: where no journal tells it.
    mutating func compareByDates(_ today: Day) {
        let before = rows.filter { row in row.since.map { today - $0 >= 7 } ?? true }
        compare(with: Set(before.map(\.subject)))
    }
}

/// Finds the reasons of red dots (R22) in the conclusions of other rules.
struct RedFinder {
    private let moment: Moment
    private let timers: Timers
    private let triangle: Triangle
    /// Accounts that are confirmed A and silent.
    private var silent: [ID<Account>: Silence] = [:]
    private var overloaded: [ID<Deal>: RedReason] = [:]
    private var cash: [ID<Deal>: [RedReason]] = [:]
    /// Reasons of accounts: by hand, silent without an open deal, from contracts without a deal.
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
        for account in moment.board.accounts.map(\.id) {
            var own = moment.board.redDots.filter { $0.account == account && $0.deal == nil && $0.since <= moment.now }
                .map { RedReason.byHand(text: $0.reason, since: moment.day(of: $0.since)) }
            let isIdle = !moment.board.deals.contains { $0.account == account && $0.outcome == .open }
            if isIdle, let silence = silent[account] { own.append(.silent(silence)) }
            if !own.isEmpty { accounts[account] = own + (accounts[account] ?? []) }
        }
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
        var (amount, currency, isFirst) = (Money?.none, String?.none, true)
        for reason in reasons {
            guard let id = RedFinder.contract(of: reason), let contract = moment.board.contracts[id] else { continue }
            if isFirst { currency = contract.currency }
            isFirst = false
            guard contract.currency == currency else { continue }
            let rows = ContractStanding(contract, moment).plan.filter { $0.overdueDays > 0 }
            let late = rows.reduce(Money.zero) { $0 + $1.amount - $1.received }
            let part = if case .paymentOverdue = reason { late } else { contract.amount }
            amount = (amount ?? .zero) + part
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
        if deal.pushes >= moment.policy.pushes { found.append(.pushed(times: deal.pushes, since: nil)) }
        if let budget = deal.budget, let price = deal.amount, budget < price {
            found.append(.budgetUnder(since: deal.created))
        }
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
            found.append(.noNextStep(since: deal.created))
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

extension TodayList {
    /// The lists of all reps who have something, or own open deals, in the order of their numbers; nobody's last.
    static func all(_ moment: Moment, grades: Grades, timers: Timers, redDots: RedDots) -> [TodayList] {
        var queues = Queues(moment, grades, timers, redDots)
        queues.fill()
        let efforts = efforts(moment, grades)
        let start = naiveStart(moment)
        return queues.rows.map { rep, rows in
            var sorted = rows.sorted(by: TodayRow.precedes)
            let out = max(sorted.count - moment.policy.capacity, 0)
            sorted.removeLast(out)
            for index in sorted.indices { sorted[index].rank = index + 1 }
            let effort = rep.flatMap { efforts[$0] } ?? Effort(from: start, goal: moment.policy.effortOnA)
            return TodayList(rep: rep, rows: sorted, leftOut: out, effort: effort)
        }.sorted { ($0.rep?.raw ?? .max) < ($1.rep?.raw ?? .max) }
    }

    static func naiveStart(_ moment: Moment) -> Day {
        var (day, left) = (moment.today, moment.days.isWorking(moment.today) ? 4 : 5)
        while left > 0 {
            day = day + -1
            if moment.days.isWorking(day) { left -= 1 }
        }
        return day
    }

    /// The effort by rep.
    static func efforts(_ moment: Moment, _ grades: Grades) -> [ID<Rep>: Effort] {
        let start = naiveStart(moment)
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
            let value = moment.standing(deal) ?? .zero
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
