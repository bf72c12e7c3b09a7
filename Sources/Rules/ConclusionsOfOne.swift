import Model

/// What is concluded of one entity, each in constant time.
extension Conclusions {
    /// The light of an open deal: red with a red dot, yellow where only its cycle warns; nil once it is closed.
    public func light(of deal: Deal) -> Light? {
        guard deal.outcome == .open else { return nil }
        return redDot(of: deal.id).map(\.light) ?? .green
    }

    /// The red dot of a deal with its reasons (R22); nil where it has none.
    public func redDot(of deal: ID<Deal>) -> RedRow? { kept.redDots[deal] }

    /// The red dot of a deal, or of an account by its contracts.
    public func redDot(of subject: RedSubject) -> RedRow? { kept.redDots[subject] }

    /// The grade that counts in every ordering: the proposed one at once, else the confirmed one (R9).
    public func grade(of account: ID<Account>?) -> Account.Grade { kept.grades.effective(account) }

    /// The grade that the facts of an account give it (R8).
    public func verdict(of account: ID<Account>) -> GradeVerdict? { kept.verdicts[account] }

    /// The change of grade that waits for an answer (R9).
    public func proposal(of account: ID<Account>?) -> GradeProposal? { account.flatMap { kept.proposals[$0] } }

    /// How long an account has been silent (R9).
    public func silence(of account: ID<Account>) -> Silence? { Silence(account, moment) }

    /// Open deals of an account: what they are worth, weighted, in the workspace's currency.
    public func weighted(of account: ID<Account>) -> Money {
        facts.dealsOfAccount[account.raw].reduce(Money.zero) { sum, id in
            guard let deal = board.deals[id], deal.outcome == .open, deal.currency == nil else { return sum }
            return sum + (moment.weighted(deal) ?? .zero)
        }
    }

    /// Amount × chance of an open deal in its own currency; nil without an amount or a date (edges).
    public func weighted(of deal: Deal) -> Money? { moment.weighted(deal) }

    /// The timers of a deal, answered ones too, by due time (R13).
    public func timers(of deal: Deal) -> [Countdown] { Countdown.all(of: deal, moment) }

    /// The three clocks of a deal (R10).
    public func clocks(of deal: Deal) -> Clocks { Clocks(deal, now: now, zone: facts.zone) }

    /// Whose turn it is (R12).
    public func turn(of deal: Deal) -> Turn { Turn(deal, now: now) }

    /// The promises of ours that are not kept yet (R12).
    public func promises(of deal: ID<Deal>) -> [Promise] { Promise.open(on: deal, moment) }

    /// An open deal that is old for its kind and stands still (R16).
    public func cycleAlert(of deal: Deal) -> Cycles.Alert? { kept.cycles.alert(deal) }

    /// Who else touched an account within the last hours (R14); `rep` is who is about to, nil a manager.
    public func doubleWork(touching account: ID<Account>, by rep: ID<Rep>?) -> DoubleWork? {
        DoubleWork(touching: account, by: rep, moment)
    }

    /// How a contract stands (R27).
    public func standing(of contract: ID<Contract>) -> ContractStanding? {
        board.contracts[contract].map { ContractStanding($0, moment) }
    }

    /// The contracts of a deal, in the order of their numbers.
    public func standings(of deal: ID<Deal>) -> [ContractStanding] {
        facts.contracts[deal.raw].map { ContractStanding($0, moment) }
    }

    /// The contracts of an account, in the order of their numbers.
    public func standings(ofAccount account: ID<Account>) -> [ContractStanding] {
        kept.standings.filter { board.contracts[$0.contract]?.account == account }
    }

    /// The delivery kick-off that waits after a win (R24).
    public func kickOff(of deal: Deal) -> KickOff? { KickOff(deal, moment) }

    /// The row of a deal on its owner's list for today (R11); nil where it is not due, or does not fit.
    public func todayRow(of deal: ID<Deal>) -> TodayRow? {
        guard let owner = board.deals[deal].map({ moment.owner(of: $0) }) else { return nil }
        return today(of: owner)?.rows.first { $0.deal == deal }
    }

    /// Whether a deal counts for the pinned scope: by its owner.
    public func holds(_ deal: Deal) -> Bool { kept.members.holds(deal.owner) }

    /// Whether a rep belongs to the pinned scope.
    public func holds(rep: ID<Rep>?) -> Bool { kept.members.holds(rep) }

    /// An account is in scope by its owner, or by the owner of one of its open deals.
    public func holds(account: ID<Account>) -> Bool {
        guard !kept.members.everybody else { return true }
        if holds(rep: board.accounts[account]?.owner) { return true }
        return facts.dealsOfAccount[account.raw].contains { id in
            board.deals[id].map { $0.outcome == .open && holds($0) } ?? false
        }
    }

    /// A contract is in scope by its deal, else by the owner of its account.
    public func holds(contract: ID<Contract>) -> Bool {
        guard !kept.members.everybody else { return true }
        guard let contract = board.contracts[contract] else { return false }
        return board.deals[contract.deal].map { holds($0) } ?? holds(rep: board.accounts[contract.account]?.owner)
    }
}

extension RedRow {
    /// Yellow where only the cycle warns, else red.
    public var light: Light {
        let warnsOnly = reasons.allSatisfy { reason in
            if case .cycle(let signal) = reason { return !signal.isRed }
            return false
        }
        return warnsOnly ? .yellow : .red
    }
}
