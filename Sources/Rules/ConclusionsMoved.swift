import Model

/// What follows where a median or a rate of winning has moved: only what hangs on it, without concluding all deals anew.
extension Kept {
    /// A median moved within the limits of these deals: their alerts began on other days, by which rows for today are late.
    mutating func redate(_ shift: Cycles.Shift, _ moment: Moment) {
        let (cycles, today) = (tallies.cycles, moment.today)
        for id in cycles.old(shift) {
            var mark = deals[id.raw]
            guard mark.still >= 0, let median = moment.board.deals.look(at: id, { cycles.days(of: $0) }) ?? nil else {
                continue
            }
            let since = CycleSignal.since(
                age: Int(mark.age), still: Int(mark.still), median: median, moment.policy, today: today)
            let due = TodayRow.due(min(since, Day(number: mark.since)), moment)
            guard due.seconds != mark.due else { continue }
            (mark.due, mark.late) = (due.seconds, Int32(clamping: TodayRow.daysLate(due, moment)))
            replace(id, mark)
        }
    }

    /// The chance of winning from a stage is another: its deals weigh something else, and so do their accounts.
    mutating func reweigh(_ stage: Int, _ moment: Moment) {
        for id in lists.inStage[stage] {
            guard let (weighted, account) = moment.board.deals.look(at: id, { (moment.weighted($0), $0.account) })
            else {
                continue
            }
            var mark = deals[id.raw]
            if mark.what != nil, mark.weighted != weighted?.minor ?? 0 {
                mark.weighted = weighted?.minor ?? 0
                replace(id, mark)
            }
            if let account { reweigh(account, moment) }
        }
    }

    private mutating func reweigh(_ account: ID<Account>, _ moment: Moment) {
        var mark = accounts[account.raw]
        let value = Appraisal.value(of: account, moment).minor
        guard value != mark.value else { return }
        let isListed = mark.exists && mark.inScope
        if isListed { lists.queues[mark.grade.rank].remove(mark.place(account)) }
        mark.value = value
        if isListed { lists.queues[mark.grade.rank].insert(mark.place(account)) }
        accounts[account.raw] = mark
    }

    /// Puts a deal into another place of its list for today.
    private mutating func replace(_ id: ID<Deal>, _ mark: DealMark) {
        let rep = Int(mark.rep)
        if let place = deals[id.raw].place(id) { lists.today[rep].remove(place) }
        deals[id.raw] = mark
        if let place = mark.place(id) { lists.today[rep].insert(place) }
    }

    /// The deals of a stage at whose accounts another deal is now the most valuable one of its owner, and so stands for the
    /// cadence (R11).
    func ledOtherwise(_ stage: Int, _ moment: Moment, before chances: ContiguousArray<Int>) -> [ID<Deal>] {
        lists.inStage[stage].filter { id in
            guard let account = moment.board.deals.look(at: id, { $0.account }) ?? nil, accounts[account.raw].open > 1
            else { return false }
            let (one, two) = (chances, moment.chances)
            return Appraisal.leaders(of: account, moment, one) != Appraisal.leaders(of: account, moment, two)
        }
    }
}
