import Model

/// A made-up company of any size, the same for the same size.
struct Company {
    var board = Board()
    let now: Instant
    private let today: Day
    private let zone = Zone.shanghai
    private var state: UInt64 = 42

    init(deals count: Int, now: Instant) {
        self.now = now
        today = zone.day(of: now)
        let reps = min(max(count / 500, 6), 200)
        for stage in StandardStages.all { board.stages.put(stage) }
        fill(\.regions, 4) { company, region in region.name = "Region \(region.id.raw)" }
        fill(\.teams, max(reps / 8, 1)) { _, team in
            (team.name, team.region) = ("Team \(team.id.raw)", ID(team.id.raw % 4 + 1))
        }
        fill(\.reps, reps) { _, rep in
            (rep.name, rep.team) = ("Rep \(rep.id.raw)", ID(rep.id.raw % max(reps / 8, 1) + 1))
        }
        fill(\.members, max(reps / 10, 2)) { _, member in (member.name, member.role) = ("Presales", .presales) }
        fill(\.products, 12) { _, product in product.name = "Product \(product.id.raw)" }
        let industries = (1...12).map { "Industry \($0)" }
        fill(\.accounts, count / 3 + 1) { company, account in
            account.name = "Account \(account.id.raw)"
            account.owner = ID(company.pick(reps) + 1)
            account.industry = industries[company.pick(12)]
            account.source = company.pick(2) == 0 ? "web" : "fair"
            account.grade = [.a, .b, .b, .c, .c, .c, nil][company.pick(7)]
        }
        makeDeals(count)
        makeTouches(count)
        makeMoney()
        makeRisk()
        makeTargets()
        board.rebuildLanes()
    }

    mutating func pick(_ count: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int((state >> 33) % UInt64(max(count, 1)))
    }

    private mutating func fill<E: Entity>(
        _ table: WritableKeyPath<Board, Table<E>>, _ count: Int, _ make: (inout Company, inout E) -> Void
    ) {
        var slots: ContiguousArray<E?> = [nil]
        slots.reserveCapacity(Table<E>.capacity(count))
        for number in 0..<count {
            var entity = E(blank: ID(number + 1))
            make(&self, &entity)
            slots.append(entity)
        }
        board[keyPath: table] = Table(slots: slots)
    }

    private mutating func makeDeals(_ count: Int) {
        let (accounts, reps) = (board.accounts.count, board.reps.count)
        var spells: ContiguousArray<Spell?> = [nil]
        let reasons = ["price", "timing", "competitor", "no budget"]
        fill(\.deals, count) { company, deal in
            let age = company.pick(720)
            deal.name = "Deal \(deal.id.raw)"
            (deal.account, deal.owner) = (ID(company.pick(accounts) + 1), ID(company.pick(reps) + 1))
            deal.product = ID(company.pick(12) + 1)
            deal.created = company.today + -age
            deal.source = company.pick(3) == 0 ? "web" : nil
            deal.amount = company.pick(25) == 0 ? nil : Money(minor: Int64(company.pick(40_000_000) + 500_000))
            deal.stage = ID(company.pick(5) + 1)
            let kind = company.pick(100)
            if kind >= 25 || age > 400 {
                deal.outcome = kind % 5 < 2 ? .won : .lost
                deal.closed = company.today + -company.pick(age + 1)
                deal.reason = deal.outcome == .lost ? reasons[company.pick(4)] : nil
            } else {
                deal.close = company.pick(30) == 0 ? nil : company.today + (company.pick(120) - 15)
                deal.nextDue = company.pick(4) == 0 ? nil : company.today + (company.pick(20) - 4)
                deal.nextStep = deal.nextDue == nil ? nil : "call"
                deal.pushes = company.pick(6) == 0 ? 2 : 0
                deal.decision = company.today + (company.pick(60) - 10)
                deal.budget = deal.amount
                deal.need = company.pick(2) == 0 ? "tender" : nil
            }
            let end = deal.closed.map { company.today - $0 } ?? 0
            let steps = deal.stage.raw
            for stage in 1...steps {
                var spell = Spell(blank: ID(spells.count))
                let day = age - (age - end) * (stage - 1) / steps
                (spell.deal, spell.stage) = (deal.id, ID(stage))
                spell.from = company.now + Int64(-day * 86_400 - company.pick(80_000))
                spells.append(spell)
                (deal.stageSince, deal.movedAt) = (spell.from, spell.from)
            }
        }
        board.spells = Table(slots: spells)
    }

    private mutating func makeTouches(_ count: Int) {
        let (reps, kinds) = (board.reps.count, [Activity.What.call, .visit, .message, .meeting, .call, .message])
        let events = [Activity.What.demo, .decisionMaker, .competitor, .requirement, .promise]
        var touches: [(at: Instant, deal: Int, event: Bool)] = (0..<(count * 3)).map { _ in
            (now + Int64(-pick(720 * 86_400)), pick(count) + 1, pick(12) == 0)
        }
        touches.sort { $0.at < $1.at }
        var place = 0
        var clocks: [(word: Instant?, touch: Instant?)] = Array(repeating: (nil, nil), count: count + 1)
        let deals = board.deals
        fill(\.activities, touches.count) { company, activity in
            let touch = touches[place]
            place += 1
            (activity.deal, activity.at) = (ID(touch.deal), touch.at)
            activity.account = deals[ID<Deal>(touch.deal)]?.account
            activity.rep = ID(company.pick(reps) + 1)
            activity.what = touch.event ? events[company.pick(5)] : kinds[company.pick(6)]
            activity.direction = company.pick(3) == 0 ? .inbound : .outbound
            guard activity.what.isTouch else { return }
            if activity.direction == .inbound { clocks[touch.deal].word = touch.at }
            if activity.direction == .outbound { clocks[touch.deal].touch = touch.at }
        }
        for deal in deals {
            var after = deal
            (after.lastIn, after.lastOut) = clocks[deal.id.raw]
            board.deals.put(after)
        }
        // They were copied above, and a copy has no room.
        board.deals.reserve(count)
    }

    private mutating func makeMoney() {
        let won = board.deals.filter { $0.outcome == .won && $0.amount != nil }
        let states = [Contract.State.approval, .signed, .invoiced, .invoiced, .partlyPaid]
        fill(\.contracts, won.count / 3) { company, contract in
            let deal = won[contract.id.raw]
            (contract.name, contract.deal, contract.account) = ("Contract", deal.id, deal.account)
            (contract.amount, contract.state) = (deal.amount ?? .zero, states[company.pick(5)])
            (contract.signed, contract.invoiced) = (deal.closed, deal.closed.map { $0 + 10 })
            contract.stepSince = company.now + Int64(-company.pick(20 * 86_400))
        }
        let contracts = Array(board.contracts)
        fill(\.payments, contracts.count * 2) { company, payment in
            let contract = contracts[(payment.id.raw - 1) / 2]
            (payment.contract, payment.amount) = (contract.id, Money(minor: contract.amount.minor / 2))
            payment.due = (contract.signed ?? company.today) + 30 * (payment.id.raw % 2 + 1)
        }
        fill(\.receipts, contracts.count) { company, receipt in
            let contract = contracts[receipt.id.raw - 1]
            (receipt.contract, receipt.amount) = (contract.id, Money(minor: contract.amount.minor / 3))
            receipt.day = (contract.signed ?? company.today) + company.pick(60)
        }
        fill(\.splits, won.count / 50 * 2) { company, split in
            split.deal = won[(split.id.raw - 1) / 2 * 20].id
            (split.rep, split.percent) = (ID(split.id.raw % company.board.reps.count + 1), 50)
        }
        fill(\.bookings, won.count / 100) { company, booking in
            let deal = won[booking.id.raw * 30]
            (booking.deal, booking.amount) = (deal.id, deal.amount ?? .zero)
            booking.day = deal.closed ?? company.today
        }
    }

    private mutating func makeRisk() {
        let open = board.deals.filter { $0.outcome == .open }
        fill(\.dealRoles, open.count) { company, role in
            role.deal = open[company.pick(open.count)].id
            (role.part, role.person) = (role.id.raw % 3 == 0 ? .delivery : .product, "somebody")
        }
        fill(\.presalesRequests, open.count / 40) { company, request in
            request.deal = open[company.pick(open.count)].id
            (request.week, request.tenths) = (company.today + company.pick(28), company.pick(40) + 5)
        }
        fill(\.redDots, open.count / 100) { company, dot in
            dot.deal = open[company.pick(open.count)].id
            (dot.reason, dot.since) = ("by hand", company.now + -86_400 * 3)
        }
        fill(\.handOvers, open.count / 50) { company, item in
            item.deal = open[company.pick(open.count)].id
            (item.to, item.at) = (ID(company.pick(company.board.reps.count) + 1), company.now + -86_400 * 2)
        }
        fill(\.gradeChanges, board.accounts.count / 10) { company, change in
            change.account = ID(company.pick(company.board.accounts.count) + 1)
            (change.to, change.by, change.at) = (.b, "R9", company.now + Int64(-company.pick(90 * 86_400)))
        }
    }

    private mutating func makeTargets() {
        let quarters = ["2025Q4", "2026Q1", "2026Q2", "2026Q3", "2026Q4"]
        let scopes = [ScopeName(.company, nil)] + (1...4).map { ScopeName(.region, $0) }
        fill(\.targets, quarters.count * scopes.count) { company, target in
            let scope = scopes[(target.id.raw - 1) % scopes.count]
            (target.period, target.scope) = (quarters[(target.id.raw - 1) / scopes.count], scope.scope)
            (target.scopeID, target.amount) = (scope.id, Money(minor: scope.id == nil ? 4_000_000_000 : 900_000_000))
        }
    }

    private struct ScopeName {
        let scope: Target.Scope
        let id: Int?

        init(_ scope: Target.Scope, _ id: Int?) { (self.scope, self.id) = (scope, id) }
    }
}
