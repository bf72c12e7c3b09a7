import Model

/// What is concluded of one entity, each in constant time.
extension Conclusions {
    private func mark(_ deal: ID<Deal>) -> DealMark? {
        deal.raw > 0 && deal.raw < kept.deals.count ? kept.deals[deal.raw] : nil
    }

    private func mark(_ account: ID<Account>) -> AccountMark? {
        account.raw > 0 && account.raw < kept.accounts.count ? kept.accounts[account.raw] : nil
    }

    private func appraisal(of account: ID<Account>?) -> Appraisal { Appraisal(account, moment, past) }

    private func finding(of deal: Deal) -> Finding {
        Finding(
            deal, appraisal(of: deal.account), Countdown.all(of: deal, moment), moment, past, kept.ground,
            kept.tallies.cycles)
    }

    /// The light of an open deal: red with a red dot, yellow where only its cycle warns; nil once it is closed.
    public func light(of deal: Deal) -> Light? {
        guard deal.outcome == .open else { return nil }
        return mark(deal.id)?.light ?? .green
    }

    /// The red dot of a deal with its reasons (R22); nil where it has none.
    public func redDot(of deal: ID<Deal>) -> RedRow? { redDot(of: .deal(deal)) }

    /// The red dot of a deal or of an account.
    public func redDot(of subject: RedSubject) -> RedRow? {
        guard hasRedDot(subject) else { return nil }
        var row: RedRow?
        switch subject {
        case .deal(let id): row = board.deals[id].flatMap { finding(of: $0).red }
        case .account(let id):
            row = RedRow(id, silence: Appraisal(id, moment, past).silenceOfItsOwn, moment)
        }
        let since = row?.since
        row?.status = past.status(of: subject, since: since, today: today)
        return row
    }

    /// Whether a deal or an account has a red dot.
    public func hasRedDot(_ subject: RedSubject) -> Bool {
        switch subject {
        case .deal(let id): mark(id).map { $0.score > 0 } ?? false
        case .account(let id): mark(id).map { $0.score > 0 } ?? false
        }
    }

    /// The grade that counts in every ordering: the proposed one at once, else the confirmed one (R9).
    public func grade(of account: ID<Account>?) -> Account.Grade { account.flatMap { mark($0)?.grade } ?? .c }

    /// The grade that the facts of an account give it (R8).
    public func verdict(of account: ID<Account>) -> GradeVerdict? {
        board.accounts[account].map { GradeVerdict($0, moment) }
    }

    /// The change of grade that waits for an answer (R9).
    public func proposal(of account: ID<Account>?) -> GradeProposal? {
        guard let account, mark(account)?.isProposed ?? false else { return nil }
        return appraisal(of: account).proposal
    }

    /// How long an account has been silent (R9).
    public func silence(of account: ID<Account>) -> Silence? { Silence(account, moment) }

    /// What the open deals of an account are worth, weighted, in the workspace's currency.
    public func weighted(of account: ID<Account>) -> Money {
        mark(account)?.open ?? 0 > 0 ? Appraisal.value(of: account, moment) : .zero
    }

    /// Natural days past the day on which an account's cadence asked for a touch (R11); 0 without an open deal.
    public func daysLate(of account: ID<Account>) -> Int { Int(mark(account)?.late ?? 0) }

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
    public func cycleAlert(of deal: Deal) -> Cycles.Alert? { kept.tallies.cycles.alert(deal) }

    /// Who else than `toucher` touched an account within the last hours (R14).
    public func doubleWork(touching account: ID<Account>, by toucher: Toucher) -> DoubleWork? {
        DoubleWork(touching: account, by: toucher, moment)
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
        var found = Array(facts.looseContracts[account.raw])
        for deal in facts.dealsOfAccount[account.raw] { found += facts.contracts[deal.raw] }
        return found.filter { $0.account == account }.sorted { $0.id < $1.id }.map { ContractStanding($0, moment) }
    }

    /// The delivery kick-off that waits after a win (R24).
    public func kickOff(of deal: Deal) -> KickOff? { KickOff(deal, moment) }

    /// The row of a deal on its owner's list for today (R11); nil where it is not due, or does not fit.
    public func todayRow(of deal: ID<Deal>) -> TodayRow? {
        guard let rank = kept.today(moment).rank(of: deal), rank < policy.capacity else { return nil }
        return todayRow(deal, rank: rank + 1)
    }

    func todayRow(_ deal: ID<Deal>, rank: Int) -> TodayRow? {
        var row = board.deals[deal].flatMap { finding(of: $0).today }
        row?.rank = rank
        return row
    }

    /// Whether a deal counts for the pinned scope: by its owner.
    public func holds(_ deal: Deal) -> Bool { kept.members.holds(deal.owner) }

    /// Whether a rep belongs to the pinned scope.
    public func holds(rep: ID<Rep>?) -> Bool { kept.members.holds(rep) }

    /// An account is in scope by its owner, or by the owner of one of its open deals.
    public func holds(account: ID<Account>) -> Bool { kept.members.everybody || mark(account)?.inScope ?? false }

    /// A contract is in scope by its deal, else by the owner of its account.
    public func holds(contract: ID<Contract>) -> Bool {
        board.contracts[contract].map { moment.holds($0, kept.members) } ?? kept.members.everybody
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
