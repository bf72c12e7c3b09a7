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
        var moved = lists.queues.map { _ in (old: [QueuePlace](), new: [QueuePlace]()) }
        for id in lists.inStage[stage] {
            let found = moment.board.deals.look(at: id) { deal in
                (moment.weighted(deal)?.minor ?? 0, deal.account, deal.currency == nil)
            }
            guard let (weighted, account, isHome) = found else { continue }
            var mark = deals[id.raw]
            if mark.what != nil, mark.weighted != weighted {
                mark.weighted = weighted
                replace(id, mark)
            }
            guard let account else { continue }
            // Most accounts have no other open deal.
            let alone = accounts[account.raw].open == 1 ? (isHome ? weighted : 0) : nil
            guard let places = reweigh(account, alone ?? Appraisal.value(of: account, moment).minor) else { continue }
            moved[places.rank].old.append(places.old)
            moved[places.rank].new.append(places.new)
        }
        for (rank, places) in moved.enumerated() { lists.queues[rank].replace(places.old, by: places.new) }
    }

    /// Weighs an account anew; tells its places in its queue where it has moved there.
    private mutating func reweigh(
        _ account: ID<Account>, _ value: Int64
    ) -> (rank: Int, old: QueuePlace, new: QueuePlace)? {
        let before = accounts[account.raw]
        guard value != before.value else { return nil }
        accounts[account.raw].value = value
        guard before.exists, before.inScope else { return nil }
        return (before.grade.rank, before.place(account), accounts[account.raw].place(account))
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
            moment.board.deals.look(at: id) { deal in
                guard let account = deal.account, accounts[account.raw].open > 1 else { return false }
                return Appraisal.changesLeader(of: moment.owner(of: deal), at: account, moment, from: chances)
            } ?? false
        }
    }
}
