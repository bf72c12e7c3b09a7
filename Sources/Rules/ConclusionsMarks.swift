import Model

extension Kept {
    /// The deals of a cluster, by number.
    static func deals(of cluster: Cluster, _ facts: Facts) -> [ID<Deal>] {
        switch cluster {
        case .account(let id): Array(facts.dealsOfAccount[id.raw])
        case .deal(let id): facts.board.deals.look(at: id) { $0.account == nil } ?? false ? [id] : []
        }
    }

    /// What marks rest on beside the facts, as it stands.
    func standpoint(_ moment: Moment, _ past: Past) -> Standpoint {
        Standpoint(
            moment: moment, past: past, ground: ground, cycles: tallies.cycles, rates: tallies.rates,
            due: tallies.forecast.due, members: members, chances: lists.chances)
    }

    /// Concludes a cluster anew and puts it into the lists.
    mutating func mark(_ cluster: Cluster, _ standpoint: Standpoint) {
        var found = Findings()
        standpoint.examine(cluster, into: &found)
        for (deal, mark) in found.deals {
            while deals.count <= deal.raw { deals.append(DealMark()) }
            deals[deal.raw] = mark
        }
        if case .account(let account) = cluster, let mark = found.account {
            while accounts.count <= account.raw { accounts.append(AccountMark()) }
            accounts[account.raw] = mark
        }
        list(cluster, found)
    }

    /// Puts what was found of a cluster into the lists.
    mutating func list(_ cluster: Cluster, _ found: Findings) {
        for (deal, mark) in found.deals { move(deal, mark, sign: 1) }
        if case .account(let account) = cluster, let mark = found.account {
            lists.move(account, mark, ownScope: found.ownScope, sign: 1)
        }
        guard found.deadline < .max else { return }
        lists.deadlines.insert(Deadline(at: Instant(seconds: found.deadline), cluster: cluster))
    }

    /// Puts a deal into the lists, or takes it out; the forecast knows what of it is at risk.
    private mutating func move(_ deal: ID<Deal>, _ mark: DealMark, sign: Int) {
        lists.move(deal, mark, sign: sign)
        guard mark.risk >= 0 else { return }
        tallies.forecast.addRisk(Forecast.Part(stage: Int(mark.risk), amount: mark.risky), sign: sign)
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
        let deals = Kept.deals(of: cluster, moment.facts)
        memos.follow(deals, moment, members, sign: sign)
        for id in deals {
            moment.board.deals.look(at: id) { deal in
                tallies.addGround(deal, moment.facts, sign: sign)
                count(deal, moment, sign: sign)
            }
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
