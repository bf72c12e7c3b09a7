import Model

@testable import Rules

/// A made-up company in which anything may happen: random changes of every kind, always the same for a seed.
struct World {
    private var state: UInt64
    private(set) var board = Board()
    var now: Instant
    let zone = Zone.shanghai

    init(seed: UInt64, now: Instant, deals: Int) throws(BoardError) {
        state = seed
        self.now = now
        try board.apply(StandardStages.all.map { .add($0) })
        for name in ["North", "South"] { try add(\.regions) { $0.name = name } }
        for number in 1...3 {
            try add(\.teams) { ($0.name, $0.region) = ("Team \(number)", number < 3 ? ID(number) : nil) }
        }
        for number in 1...6 { try add(\.reps) { ($0.name, $0.team) = ("Rep \(number)", ID(number % 3 + 1)) } }
        for number in 1...2 { try add(\.members) { ($0.name, $0.role) = ("Presales \(number)", .presales) } }
        for number in 1...3 { try add(\.products) { $0.name = "Product \(number)" } }
        for _ in 0..<(deals / 3) { try board.apply(addAccount()) }
        for _ in 0..<deals { try board.apply(addDeal()) }
        for _ in 0..<(deals * 6) { try board.apply(step()) }
    }

    private mutating func add<E: Entity>(_ table: WritableKeyPath<Board, Table<E>>, _ fill: (inout E) -> Void)
        throws(BoardError)
    {
        try board.apply(make(table, fill))
    }

    mutating func apply(_ changes: [Change]) throws(BoardError) { try board.apply(changes) }

    // MARK: - Chance

    mutating func pick(_ count: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int((state >> 33) % UInt64(max(count, 1)))
    }

    mutating func one<T>(_ list: [T]) -> T { list[pick(list.count)] }
    mutating func maybe<T>(_ value: T) -> T? { pick(4) == 0 ? nil : value }

    private mutating func any<E: Entity>(_ table: KeyPath<Board, Table<E>>) -> E? {
        let all = Array(board[keyPath: table])
        return all.isEmpty ? nil : one(all)
    }

    private var today: Day { zone.day(of: now) }
    private mutating func day(_ range: ClosedRange<Int>) -> Day { today + (range.lowerBound + pick(range.count)) }
    private mutating func past() -> Instant {
        now + Int64([-pick(86_400), -pick(86_400 * 60), -pick(86_400 * 10), pick(20_000)][pick(4)])
    }
    private mutating func money() -> Money {
        Money(minor: Int64(one([1, 7, 50, 120, 500])) * Int64(100_000 + pick(900_001)))
    }

    // MARK: - Steps

    private func make<E: Entity>(_ table: KeyPath<Board, Table<E>>, _ fill: (inout E) -> Void) -> [Change] {
        var entity = E(blank: board[keyPath: table].nextID)
        fill(&entity)
        return [.add(entity)]
    }

    private func edit<E: Entity>(_ before: E?, _ body: (inout E) -> Void) -> [Change] {
        guard let before else { return [] }
        var after = before
        body(&after)
        return Change.update(before, to: after).map { [$0] } ?? []
    }

    private func remove<E: Entity>(_ entity: E?) -> [Change] { entity.map { [.remove($0)] } ?? [] }

    /// What somebody may do at any moment.
    mutating func step() -> [Change] {
        switch pick(30) {
        case 0: return addDeal()
        case 1: return addAccount()
        case 2...8: return editDeal()
        case 9...12: return addActivity()
        case 13: return pick(2) == 0 ? remove(any(\.activities)) : redate()
        case 14, 15: return editAccount()
        case 16...18: return cash()
        case 19: return share()
        case 20, 21: return risk()
        case 22: return presales()
        case 23: return target()
        case 24: return people()
        case 25: return grade()
        case 26: return pick(8) == 0 ? ground() : addActivity()
        default: return closeDeal()
        }
    }

    private mutating func addAccount() -> [Change] {
        let (owner, industry, source) = (
            maybe(ID<Rep>(1 + pick(6))), maybe(one(["steel", "food", "health"])), one(["web", "fair"])
        )
        return make(\.accounts) { account in
            account.name = "Account \(account.id.raw)"
            (account.owner, account.industry, account.source) = (owner, industry, source)
        }
    }

    private mutating func addDeal() -> [Change] {
        let account = any(\.accounts)?.id
        let (owner, stage) = (maybe(ID<Rep>(1 + pick(6))), ID<Stage>(1 + pick(5)))
        let (created, close, amount) = (day(-120...0), day(-20...80), maybe(money()))
        let (source, currency, product) = (maybe("web"), pick(9) == 0 ? "USD" : nil, maybe(ID<Product>(1 + pick(3))))
        let (id, spell) = (board.deals.nextID, board.spells.nextID)
        let (account2, next) = (maybe(account), maybe(day(-4...6)))
        let from = zone.instant(created, minute: 600)
        return make(\.deals) { deal in
            deal.name = "Deal \(deal.id.raw)"
            (deal.account, deal.owner, deal.stage) = (account2 ?? nil, owner, stage)
            (deal.created, deal.close, deal.amount, deal.currency) = (created, close, amount, currency)
            (deal.source, deal.product, deal.nextDue, deal.stageSince) = (source, product, next, from)
        } + [.add(World.spell(spell, id, stage, from))]
    }

    private static func spell(_ id: ID<Spell>, _ deal: ID<Deal>, _ stage: ID<Stage>, _ from: Instant) -> Spell {
        var spell = Spell(blank: id)
        (spell.deal, spell.stage, spell.from) = (deal, stage, from)
        return spell
    }

    private mutating func editDeal() -> [Change] {
        guard let deal = any(\.deals) else { return [] }
        let (money, owner, moment) = (maybe(money()), maybe(ID<Rep>(1 + pick(6))), past())
        let (soon, late, account) = (day(-5...10), day(-30...90), any(\.accounts)?.id)
        switch pick(14) {
        case 0: return edit(deal) { $0.amount = money }
        case 1: return edit(deal) { $0.owner = owner }
        case 2: return edit(deal) { ($0.close, $0.pushes) = (late, $0.pushes + 1) }
        case 3: return edit(deal) { $0.nextDue = soon }
        case 4: return edit(deal) { $0.lastIn = moment }
        case 5: return edit(deal) { $0.lastOut = moment }
        case 6: return edit(deal) { $0.account = account }
        case 7: return edit(deal) { ($0.decision, $0.budget) = (soon + 12, money) }
        case 8: return edit(deal) { ($0.need, $0.needDay) = ("tender", soon) }
        case 9:
            let category = one(Deal.Category.allCases)
            return edit(deal) { $0.category = category }
        case 10:
            let turn = maybe(one(Deal.Turn.allCases))
            return edit(deal) { ($0.turn, $0.account) = (turn, turn == nil ? nil : $0.account) }
        default:
            let stage = ID<Stage>(1 + pick(5))
            let spell = World.spell(board.spells.nextID, deal.id, stage, min(moment, now))
            let moved = edit(deal) { ($0.stage, $0.stageSince, $0.movedAt) = (stage, spell.from, spell.from) }
            return moved.isEmpty ? [] : moved + [.add(spell)]
        }
    }

    /// A deal that ends, or goes on: what moves medians and rates of winning.
    mutating func closeDeal() -> [Change] {
        let (deal, day, reason) = (any(\.deals), day(-100...0), maybe(one(["price", "timing"])))
        let outcome = one([Deal.Outcome.won, .won, .lost, .open])
        return edit(deal) { ($0.outcome, $0.closed, $0.reason) = (outcome, outcome == .open ? nil : day, reason) }
    }

    private mutating func addActivity() -> [Change] {
        let (deal, account, contact) = (any(\.deals), any(\.accounts)?.id, any(\.contacts)?.id)
        let (what, direction, at) = (one(Activity.What.allCases), one(Activity.Direction.allCases), past())
        let (rep, isLoose, due) = (maybe(ID<Rep>(1 + pick(6))), pick(6) == 0, day(-3...5))
        let text = one(["a mistake", "discount", "hello"])
        let member = maybe(ID<Member>(1 + pick(3)))
        return make(\.activities) { activity in
            activity.deal = isLoose ? nil : deal?.id
            activity.account = isLoose ? account : deal?.account
            (activity.rep, activity.contact, activity.member) = (rep, contact, member)
            (activity.what, activity.direction, activity.at, activity.text) = (what, direction, at, text)
            activity.due = what == .promise ? due : nil
        }
    }

    private mutating func redate() -> [Change] {
        let (activity, at) = (any(\.activities), past())
        return edit(activity) { $0.at = at }
    }

    private mutating func editAccount() -> [Change] {
        let (account, owner) = (any(\.accounts), maybe(ID<Rep>(1 + pick(6))))
        let (industry, grade) = (maybe(one(["steel", "food", "health", "new"])), maybe(one(Account.Grade.allCases)))
        switch pick(4) {
        case 0: return edit(account) { $0.owner = owner }
        case 1: return edit(account) { $0.industry = industry }
        case 2: return edit(account) { ($0.source, $0.pinned) = ("fair", industry) }
        default: return edit(account) { $0.grade = grade }
        }
    }

    private mutating func cash() -> [Change] {
        let (deal, account, contract) = (any(\.deals), any(\.accounts)?.id, any(\.contracts))
        let (state, day, amount) = (one(Contract.State.allCases), day(-120...10), money())
        let (isLoose, since, payment) = (pick(3) == 0, past(), any(\.payments))
        switch pick(6) {
        case 0:
            return make(\.contracts) { contract in
                contract.name = "Contract \(contract.id.raw)"
                (contract.deal, contract.account) = isLoose ? (nil, account) : (deal?.id, deal?.account)
                (contract.amount, contract.state, contract.stepSince) = (amount, state, since)
                (contract.signed, contract.invoiced) = (day, day + 5)
            }
        case 1: return edit(contract) { ($0.state, $0.amount) = (state, amount) }
        case 2:
            guard let contract else { return [] }
            return make(\.payments) { ($0.contract, $0.due, $0.amount) = (contract.id, day, amount) }
        case 3, 4:
            guard let contract else { return [] }
            return make(\.receipts) { receipt in
                (receipt.contract, receipt.day, receipt.amount) = (contract.id, day, amount)
                receipt.payment = payment?.contract == contract.id ? payment?.id : nil
            }
        default: return remove(any(\.receipts))
        }
    }

    private mutating func share() -> [Change] {
        guard let deal = any(\.deals) else { return [] }
        let (day, amount) = (day(-90...0), money())
        if pick(2) == 0 {
            return make(\.bookings) {
                ($0.deal, $0.day, $0.amount) = (deal.id, day, deal.id.raw % 3 == 0 ? .zero - amount : amount)
            }
        }
        if pick(3) == 0 { return remove(any(\.splits)) }
        let id = board.splits.nextID.raw
        return (0..<2).map { index in
            var split = Split(blank: ID(id + index))
            (split.deal, split.rep, split.percent) = (deal.id, ID(1 + (deal.id.raw + index) % 6), 50)
            return .add(split)
        }
    }

    private mutating func risk() -> [Change] {
        guard let deal = any(\.deals) else { return [] }
        let (at, part, rep) = (past(), one(DealRole.Part.allCases), ID<Rep>(1 + pick(6)))
        let item: RedSubject = pick(3) == 0 ? deal.account.map { .account($0) } ?? .deal(deal.id) : .deal(deal.id)
        switch pick(5) {
        case 0: return make(\.redDots) { ($0.subject, $0.reason, $0.since) = (item, "by hand", at) }
        case 1: return remove(any(\.redDots))
        case 2: return make(\.dealRoles) { ($0.deal, $0.part, $0.person) = (deal.id, part, "somebody") }
        case 3: return make(\.decisions) { ($0.subject, $0.owner, $0.at) = (item, "somebody", at) }
        default: return make(\.handOvers) { ($0.deal, $0.to, $0.at) = (deal.id, rep, at) }
        }
    }

    private mutating func presales() -> [Change] {
        let (deal, week, tenths) = (any(\.deals), day(-7...20), 10 + pick(400))
        let (member, until) = (ID<Member>(1 + pick(2)), pick(6))
        guard let deal, pick(3) > 0 else {
            return make(\.leaves) { ($0.member, $0.from, $0.until) = (member, week, week + until) }
        }
        return make(\.presalesRequests) { ($0.deal, $0.week, $0.tenths, $0.person) = (deal.id, week, tenths, member) }
    }

    private mutating func target() -> [Change] {
        let (period, metric, amount) = (
            one(["2026", "2026Q4", "2026-11", "2026W48"]), one(Target.Metric.allCases), money()
        )
        let (scope, cost) = (
            one([ScopeKey.company, ScopeKey(.region, 1), ScopeKey(.team, 2), ScopeKey(.rep, 3)]), pick(5) == 0
        )
        if cost { return make(\.sourceCosts) { ($0.source, $0.period, $0.amount) = ("web", "2026-11", amount) } }
        return make(\.targets) { target in
            (target.period, target.metric, target.amount) = (period, metric, amount)
            (target.scope, target.scopeID) = (scope.scope, scope.id)
        }
    }

    private mutating func people() -> [Change] {
        let (account, contact) = (any(\.accounts)?.id, any(\.contacts))
        if pick(2) == 0 { return make(\.contacts) { ($0.account, $0.name) = (account, "Contact") } }
        return edit(contact) { $0.decides.toggle() }
    }

    private mutating func grade() -> [Change] {
        guard let account = any(\.accounts) else { return [] }
        let (to, state, at) = (one(Account.Grade.allCases), one(GradeChange.State.allCases), past())
        return make(\.gradeChanges) { ($0.account, $0.to, $0.state, $0.at, $0.by) = (account.id, to, state, at, "R9") }
    }

    private mutating func ground() -> [Change] {
        let (rep, day, team) = (any(\.reps), day(-30...30), ID<Team>(1 + pick(3)))
        switch pick(4) {
        case 0: return edit(rep) { $0.left = $0.left == nil ? day : nil }
        case 1: return edit(rep) { $0.team = team }
        case 2: return make(\.calendarDays) { ($0.day, $0.working) = (day, false) }
        default:
            let probability = pick(100)
            return edit(board.stages[ID(2)]) { $0.probability = probability }
        }
    }
}
