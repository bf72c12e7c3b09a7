import Model

/// What is concluded of an account, and what its open deals have in common (R8, R9, R11). For deals without an account
/// it is empty.
struct Appraisal {
    /// What the open deals of one owner at the account have in common.
    struct Relation {
        let owner: ID<Rep>?
        /// Our last touch.
        var touched: Instant?
        /// The most valuable deal, which stands for the cadence.
        var leader: ID<Deal>
        var value: Money
        var deals = 1
    }

    let account: ID<Account>?
    /// The grade that counts in every ordering.
    var grade = Account.Grade.c
    var verdict: GradeVerdict?
    var proposal: GradeProposal?
    /// How long a confirmed A has been silent, once that is too long.
    var silence: Silence?
    private(set) var relations: [Relation] = []
    /// Our last touch over all owners, and the day on which the oldest open deal was created.
    private var touched: Instant?
    private var created: Day?
    private(set) var open = 0

    init(_ account: ID<Account>?, _ moment: Moment, _ past: Past) {
        self.account = account
        guard let account else { return }
        for id in moment.facts.dealsOfAccount[account.raw] {
            moment.board.deals.look(at: id) { if $0.outcome == .open { look($0, moment) } }
        }
        guard let entity = moment.board.accounts[account] else { return }
        let verdict = GradeVerdict(entity, moment)
        let proposal = GradeProposal(entity, verdict, moment) { past.moves.isEmpty ? nil : past.moves[$0] }
        grade = proposal?.to ?? entity.grade ?? .c
        (self.verdict, self.proposal) = (verdict, proposal)
        // A refused fall does not make the customer speak: the red dot stays.
        guard entity.grade == .a, let silence = Silence(account, moment) else { return }
        if silence.days >= moment.policy.silentDays { self.silence = silence }
    }

    /// The silence that no open deal carries: it is the account's own red dot.
    var silenceOfItsOwn: Silence? { open == 0 ? silence : nil }

    private mutating func look(_ deal: Deal, _ moment: Moment) {
        open += 1
        let standing = moment.standing(deal) ?? .zero
        if let touch = deal.lastOut { touched = max(touch, touched ?? touch) }
        if let day = deal.created { created = min(day, created ?? day) }
        let owner = moment.owner(of: deal)
        guard let place = relations.firstIndex(where: { $0.owner == owner }) else {
            return relations.append(Relation(owner: owner, touched: deal.lastOut, leader: deal.id, value: standing))
        }
        relations[place].deals += 1
        if let touch = deal.lastOut { relations[place].touched = max(touch, relations[place].touched ?? touch) }
        if standing > relations[place].value {
            (relations[place].leader, relations[place].value) = (deal.id, standing)
        }
    }

    /// Natural days past the day on which the cadence asked for a touch (R11); 0 without an open deal.
    func daysLate(_ moment: Moment) -> Int {
        guard open > 0 else { return 0 }
        guard let touched else { return created.map { max(moment.today - $0, 0) } ?? 0 }
        let every = TodayRow.cadence(grade, moment.policy)
        let from = moment.day(of: touched)
        guard moment.today - from >= every else { return 0 }
        return max(moment.today - moment.days.day(every, after: from), 0)
    }

    /// The row of an open deal on its owner's list: a broken timer first, else what the cadence or the deal's own next
    /// step makes due today or earlier, unless a red dot goes before that; nil where nothing is due.
    func todayRow(_ deal: Deal, broken: Countdown?, red: RedRow?, _ moment: Moment) -> TodayRow? {
        if let broken { return TodayRow(deal, broken, grade, moment) }
        let due = cadence(deal, moment)
        if let red, due.map({ $0.what > .redDot }) ?? true { return TodayRow(deal, red, grade, moment) }
        return due
    }

    /// Of an account's deals with one owner only the most valuable stands for the cadence. Never touched: due from the
    /// day it was created.
    private func cadence(_ deal: Deal, _ moment: Moment) -> TodayRow? {
        let owner = moment.owner(of: deal)
        let relation = relations.first { $0.owner == owner }
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
        if let late = due, late > moment.today { due = nil }
        guard let day = [step, due].compactMap({ $0 }).min() else { return nil }
        return TodayRow(deal, grade, dueOn: day, touched: touched, step: step == day ? step : nil, moment)
    }
}

/// What weights alone tell of an account, where nothing else has changed.
extension Appraisal {
    /// Weighted value of an account's open deals in the workspace's currency.
    static func value(of account: ID<Account>, _ moment: Moment) -> Money {
        var value = Money.zero
        eachOpen(of: account, moment) { if $0.currency == nil { value += moment.weighted($0) ?? .zero } }
        return value
    }

    /// Whether another deal at an account is now the most valuable open one of an owner than by other chances of winning.
    static func changesLeader(
        of owner: ID<Rep>?, at account: ID<Account>, _ moment: Moment, from chances: ContiguousArray<Chance>
    ) -> Bool {
        var before: (deal: ID<Deal>, value: Money)?
        var after: (deal: ID<Deal>, value: Money)?
        eachOpen(of: account, moment) { deal in
            guard moment.owner(of: deal) == owner else { return }
            let (old, new) = (moment.standing(deal, chances) ?? .zero, moment.standing(deal) ?? .zero)
            if before.map({ old > $0.value }) ?? true { before = (deal.id, old) }
            if after.map({ new > $0.value }) ?? true { after = (deal.id, new) }
        }
        return before?.deal != after?.deal
    }

    private static func eachOpen(of account: ID<Account>, _ moment: Moment, _ body: (Deal) -> Void) {
        for id in moment.facts.dealsOfAccount[account.raw] {
            moment.board.deals.look(at: id) { if $0.outcome == .open { body($0) } }
        }
    }
}
