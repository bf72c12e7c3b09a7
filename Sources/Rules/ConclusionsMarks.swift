import Model

extension Kept {
    /// The deals of a cluster, by number.
    static func deals(of cluster: Cluster, _ facts: Facts) -> [ID<Deal>] {
        switch cluster {
        case .account(let id): Array(facts.dealsOfAccount[id.raw])
        case .deal(let id): facts.board.deals.look(at: id) { $0.account == nil } ?? false ? [id] : []
        }
    }

    /// What is concluded of a cluster.
    private struct Findings {
        var deals: [(deal: ID<Deal>, mark: DealMark)] = []
        var account: AccountMark?
        /// Whether the account's owner is in scope.
        var ownScope = false
        var deadline = Int64.max
    }

    /// Concludes a cluster anew and puts it into the lists.
    mutating func mark(_ cluster: Cluster, _ moment: Moment, _ past: Past) {
        let found = Kept.examine(
            cluster, moment, past, ground, tallies.cycles, tallies.forecast, tallies.rates, members)
        for (deal, mark) in found.deals {
            while deals.count <= deal.raw { deals.append(DealMark()) }
            deals[deal.raw] = mark
            move(deal, mark, sign: 1)
        }
        if case .account(let account) = cluster, let mark = found.account {
            while accounts.count <= account.raw { accounts.append(AccountMark()) }
            accounts[account.raw] = mark
            lists.move(account, mark, ownScope: found.ownScope, sign: 1)
        }
        guard found.deadline < .max else { return }
        lists.deadlines.insert(Deadline(at: Instant(seconds: found.deadline), cluster: cluster))
    }

    private static func examine(
        _ cluster: Cluster, _ moment: Moment, _ past: Past, _ ground: RedReason.Ground, _ cycles: Cycles,
        _ forecast: Forecast.Tally, _ rates: StageRates, _ members: Members
    ) -> Findings {
        var found = Findings()
        let account: ID<Account>? = if case .account(let id) = cluster { id } else { nil }
        let appraisal = Appraisal(account, moment, past)
        var isHeld = false
        for id in Kept.deals(of: cluster, moment.facts) {
            moment.board.deals.look(at: id) { deal in
                moment.nextTurn(of: deal, &found.deadline)
                var mark = Kept.mark(deal, appraisal, moment, past, ground, cycles)
                mark.inScope = members.holds(deal.owner)
                if mark.score > 0, mark.inScope, let part = forecast.part(deal, rates) {
                    mark.risk = Int16(clamping: part.stage)
                }
                if mark.isOpen, mark.inScope { isHeld = true }
                found.deals.append((id, mark))
            }
        }
        guard let account else { return found }
        moment.nextTurn(of: account, &found.deadline)
        let owner = moment.board.accounts.look(at: account) { $0.owner }
        found.ownScope = members.holds(owner ?? nil)
        var mark = Kept.mark(account, appraisal, moment, past)
        mark.exists = owner != nil
        mark.inScope = isHeld || found.ownScope
        found.account = mark
        return found
    }

    private static func mark(
        _ account: ID<Account>, _ appraisal: Appraisal, _ moment: Moment, _ past: Past
    ) -> AccountMark {
        var mark = AccountMark()
        mark.isProposed = appraisal.proposal != nil
        mark.grade = appraisal.grade
        mark.value = appraisal.value.minor
        mark.late = Int32(clamping: appraisal.daysLate(moment))
        if account.raw > 0, let row = RedRow(account, moment) {
            mark.score = Int32(clamping: row.score)
            mark.since = row.since?.number ?? .max
            mark.amount = row.amount?.minor ?? 0
            mark.red = RedMark(row, past, moment)
        }
        return mark
    }

    private static func mark(
        _ deal: Deal, _ appraisal: Appraisal, _ moment: Moment, _ past: Past, _ ground: RedReason.Ground,
        _ cycles: Cycles
    ) -> DealMark {
        var mark = DealMark()
        mark.isOpen = deal.outcome == .open
        guard deal.outcome != .lost else { return mark }
        if deal.outcome == .won, let item = KickOff(deal, moment) { mark.signed = item.signed.number }
        let finding = Finding(deal, appraisal, moment, ground, cycles)
        mark.age = Int32(clamping: finding.alert?.age ?? -1)
        if let row = finding.red {
            mark.score = Int32(clamping: row.score)
            mark.since = row.since?.number ?? .max
            mark.amount = row.amount?.minor ?? 0
            mark.red = RedMark(row, past, moment)
            mark.warns = mark.red.isYellow
        }
        guard mark.isOpen else { return mark }
        mark.rep = Int32(truncatingIfNeeded: moment.owner(of: deal)?.raw ?? 0)
        if let row = finding.today {
            (mark.what, mark.late, mark.due) = (row.what, Int32(clamping: row.daysLate), row.due.seconds)
            mark.weighted = row.weighted.minor
        }
        return mark
    }

    /// Puts a deal into the lists, or takes it out; the forecast knows what of it is at risk.
    private mutating func move(_ deal: ID<Deal>, _ mark: DealMark, sign: Int) {
        lists.move(deal, mark, sign: sign)
        guard mark.risk >= 0 else { return }
        tallies.forecast.addRisk(Forecast.Part(stage: Int(mark.risk), amount: mark.amount), sign: sign)
    }

    /// Takes a cluster out of the lists, as its marks stand.
    mutating func unmark(_ cluster: Cluster, _ facts: Facts) {
        for id in Kept.deals(of: cluster, facts) where id.raw < deals.count {
            move(id, deals[id.raw], sign: -1)
            deals[id.raw] = DealMark()
        }
        guard case .account(let account) = cluster, account.raw < accounts.count else { return }
        let owner = facts.board.accounts.look(at: account) { $0.owner } ?? nil
        lists.move(account, accounts[account.raw], ownScope: members.holds(owner), sign: -1)
        accounts[account.raw] = AccountMark()
    }

    /// Takes a cluster out of the sums, or puts it back. The marks must stand while it is counted.
    mutating func count(_ cluster: Cluster, _ moment: Moment, sign: Int) {
        for id in Kept.deals(of: cluster, moment.facts) {
            moment.board.deals.look(at: id) { count($0, moment, sign: sign) }
            for contract in moment.facts.contracts[id.raw] { count(contract, moment, sign: sign) }
        }
        guard case .account(let account) = cluster else { return }
        for contract in moment.facts.looseContracts[account.raw] { count(contract, moment, sign: sign) }
        moment.board.accounts.look(at: account) { tallies.actuals.add($0, moment.facts, sign: sign) }
    }

    /// The same for what depends on its grade and on the clock: efforts and timers.
    mutating func countTouches(_ cluster: Cluster, _ moment: Moment, sign: Int) {
        for id in Kept.deals(of: cluster, moment.facts) {
            moment.board.deals.look(at: id) { time($0, moment, sign: sign) }
            moment.facts.activities[id.raw].look { countEffort($0, moment, sign: sign) }
        }
        guard case .account(let account) = cluster else { return }
        moment.facts.loose[account.raw].look { countEffort($0, moment, sign: sign) }
    }
}

/// What is concluded of one deal that is not lost.
struct Finding {
    let alert: Cycles.Alert?
    let red: RedRow?
    /// nil unless it is open and due.
    let today: TodayRow?

    init(_ deal: Deal, _ appraisal: Appraisal, _ moment: Moment, _ ground: RedReason.Ground, _ cycles: Cycles) {
        let alert = cycles.alert(deal)
        let broken = deal.outcome == .open ? Countdown.all(of: deal, moment).first(where: \.isOverdue) : nil
        let reasons = RedReason.all(
            deal, moment, ground, silence: appraisal.silence, broken: broken,
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
    func nextTurn(of deal: Deal, _ deadline: inout Int64) {
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
        for timer in Countdown.all(of: deal, self) where timer.met == nil { ahead(timer.due) }
    }

    /// The same for an account's own touches.
    func nextTurn(of account: ID<Account>, _ deadline: inout Int64) {
        guard latest > now.seconds else { return }
        facts.loose[account.raw].look { if $0.at > now { deadline = min(deadline, $0.at.seconds) } }
    }
}
