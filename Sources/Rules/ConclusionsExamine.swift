import Model

/// What is concluded of a cluster.
struct Findings {
    var deals: [(deal: ID<Deal>, mark: DealMark)] = []
    /// All timers of its deals, with whether the deal is open.
    var timers: [(timer: Countdown, isOpen: Bool)] = []
    var account: AccountMark?
    /// Whether the account's owner is in scope.
    var ownScope = false
    /// The next moment at which something turns by itself, in seconds.
    var deadline = Int64.max

    mutating func clear() {
        deals.removeAll(keepingCapacity: true)
        timers.removeAll(keepingCapacity: true)
        (account, ownScope, deadline) = (nil, false, .max)
    }
}

/// What marks rest on beside the facts: rates and medians as they stand, and who is in scope.
struct Standpoint: Sendable {
    let moment: Moment
    let past: Past
    let ground: RedReason.Ground
    let cycles: Cycles
    let rates: StageRates
    let due: Forecast.Due
    let members: Members
    /// The chances by which the queues stand.
    let chances: ContiguousArray<Chance>

    /// Concludes a cluster; what was found of another before is forgotten.
    func examine(_ cluster: Cluster, into found: inout Findings) {
        found.clear()
        guard case .account(let account) = cluster else {
            for id in Kept.deals(of: cluster, moment.facts) { look(at: id, Appraisal(nil, moment, past), &found) }
            return
        }
        let appraisal = Appraisal(account, moment, past)
        for id in moment.facts.dealsOfAccount[account.raw] { look(at: id, appraisal, &found) }
        moment.nextTurn(of: account, &found.deadline)
        let owner = moment.board.accounts.look(at: account) { $0.owner }
        found.ownScope = members.holds(owner ?? nil)
        var mark = mark(account, appraisal)
        mark.exists = owner != nil
        mark.open = Int32(clamping: appraisal.open)
        mark.inScope = found.ownScope || found.deals.contains { $0.mark.isOpen && $0.mark.inScope }
        found.account = mark
    }

    private func look(at id: ID<Deal>, _ appraisal: Appraisal, _ found: inout Findings) {
        moment.board.deals.look(at: id) { deal in
            let timers = Countdown.all(of: deal, moment)
            moment.nextTurn(of: deal, timers, &found.deadline)
            var mark = mark(deal, appraisal, timers)
            mark.inScope = members.holds(deal.owner)
            if mark.score > 0, let part = due.part(deal, Portion(deal, moment.facts, members), rates) {
                (mark.risk, mark.risky) = (Int16(clamping: part.stage), part.amount)
            }
            found.deals.append((id, mark))
            for timer in timers { found.timers.append((timer, mark.isOpen)) }
        }
    }

    private func mark(_ account: ID<Account>, _ appraisal: Appraisal) -> AccountMark {
        var mark = AccountMark()
        mark.isProposed = appraisal.proposal != nil
        mark.grade = appraisal.grade
        if appraisal.open > 0 { mark.worth = Worth(of: account, moment, chances) }
        mark.late = Int32(clamping: appraisal.daysLate(moment))
        if account.raw > 0, let row = RedRow(account, silence: appraisal.silenceOfItsOwn, moment) {
            mark.score = Int32(clamping: row.score)
            mark.amount = row.amount?.minor ?? 0
            mark.red = RedMark(row, past, moment)
        }
        return mark
    }

    private func mark(_ deal: Deal, _ appraisal: Appraisal, _ timers: [Countdown]) -> DealMark {
        var mark = DealMark()
        mark.isOpen = deal.outcome == .open
        guard deal.outcome != .lost else { return mark }
        if deal.outcome == .won, let item = KickOff(deal, moment) { mark.signed = item.signed.number }
        let finding = Finding(deal, appraisal, timers, moment, past, ground, cycles)
        mark.age = Int32(clamping: finding.alert?.age ?? -1)
        if let row = finding.red {
            mark.score = Int32(clamping: row.score)
            mark.amount = row.amount?.minor ?? 0
            mark.red = RedMark(row, past, moment)
            mark.warns = mark.red.isYellow
        }
        guard mark.isOpen else { return mark }
        mark.stage = Int16(clamping: deal.stage.raw)
        let owner = moment.owner(of: deal)
        mark.rep = Int32(truncatingIfNeeded: owner?.raw ?? 0)
        mark.hasRival = appraisal.relations.contains { $0.owner == owner && $0.deals > 1 }
        if let row = finding.today {
            (mark.what, mark.late, mark.due) = (row.what, Int32(clamping: row.daysLate), row.due.seconds)
            mark.worth = moment.worth(deal)?.minor ?? 0
            if row.what == .redDot, let alert = finding.alert {
                (mark.still, mark.like) = (Int32(clamping: alert.still), cycles.like(deal))
                mark.since = finding.red?.sinceWithoutCycle(moment)?.number ?? .max
            }
        }
        return mark
    }
}

/// What is concluded of one deal that is not lost.
struct Finding {
    let alert: Cycles.Alert?
    let red: RedRow?
    /// nil unless it is open and due.
    let today: TodayRow?

    /// `timers` are those of the deal.
    init(
        _ deal: Deal, _ appraisal: Appraisal, _ timers: [Countdown], _ moment: Moment, _ past: Past,
        _ ground: RedReason.Ground, _ cycles: Cycles
    ) {
        let alert = cycles.alert(deal)
        let broken = deal.outcome == .open ? timers.first(where: \.isOverdue) : nil
        let reasons = RedReason.all(
            deal, moment, past, ground, silence: appraisal.silence, broken: broken,
            cycle: alert.map { CycleSignal($0, moment.policy, today: moment.today) })
        let row =
            reasons.isEmpty
            ? nil
            : RedRow(
                .deal(deal.id), deal.account, moment.owner(of: deal), deal.amount, deal.currency, reasons, moment)
        (self.alert, red) = (alert, row)
        today = deal.outcome == .open ? appraisal.todayRow(deal, broken: broken, red: row, moment) : nil
    }
}

extension Moment {
    /// The next moment at which something about a deal turns without a change: a timer runs out, a fact dated ahead
    /// comes true.
    func nextTurn(of deal: Deal, _ timers: [Countdown], _ deadline: inout Int64) {
        func ahead(_ instant: Instant?) {
            if let instant, instant > now { deadline = min(deadline, instant.seconds) }
        }
        ahead(deal.lastIn)
        ahead(deal.lastOut)
        ahead(deal.movedAt)
        let raw = deal.id.raw
        if latest > now.seconds { facts.activities[raw].look { ahead($0.at) } }
        if !facts.indexes.handOvers.isEmpty(raw) { facts.handOvers[raw].look { ahead($0.at) } }
        if !facts.indexes.redDots.isEmpty(raw) { facts.redDots[raw].look { ahead($0.since) } }
        for timer in timers where timer.met == nil { ahead(timer.due) }
    }

    /// The same for an account's own touches and red dots.
    func nextTurn(of account: ID<Account>, _ deadline: inout Int64) {
        if !facts.indexes.looseRedDots.isEmpty(account.raw) {
            facts.looseRedDots[account.raw].look { if $0.since > now { deadline = min(deadline, $0.since.seconds) } }
        }
        guard latest > now.seconds else { return }
        facts.loose[account.raw].look { if $0.at > now { deadline = min(deadline, $0.at.seconds) } }
    }
}
