import Model

private func day(_ ago: Int) -> Day { ExampleBoard.today + -ago }
private func at(_ ago: Int, _ minute: Int = 600) -> Instant { Zone.shanghai.instant(day(ago), minute: minute) }
private func money(_ units: Int64) -> Money { Money(minor: units * 100) }

/// The facts behind `RuleExamples`. Amounts are currency units, days count back from the Monday.
struct ExampleBoard {
    /// The deal that most sentences are about, and the one that grew old.
    static let key = 1
    static let old = 2

    static let today = Day(year: 2026, month: 11, day: 23) ?? Day(number: 0)
    static let now = Zone.shanghai.instant(today, minute: 540)

    private var changes: [Change] = StandardStages.all.map(Change.add)
    private var numbers: [Kind: Int] = [:]

    /// nil where a change does not apply.
    static func make() -> Board? {
        var example = ExampleBoard()
        example.addPeople()
        example.addKeyDeal()
        example.addOldDeal()
        example.addCohort()
        example.addOffice()
        var board = Board()
        do { try board.apply(example.changes) } catch { return nil }
        return board
    }

    @discardableResult
    private mutating func add<E: Entity>(_ fill: (inout E) -> Void) -> ID<E> {
        numbers[E.kind, default: 0] += 1
        var entity = E(blank: ID(numbers[E.kind] ?? 1))
        fill(&entity)
        changes.append(.add(entity))
        return entity.id
    }

    private mutating func addPeople() {
        add { (region: inout Region) in region.name = "East" }
        for name in ["Lin", "Grace"] {
            add { (rep: inout Rep) in (rep.name, rep.region) = (name, ID(1)) }
        }
        add { (member: inout Member) in (member.name, member.role) = ("Hall", .presales) }
        for (name, grade) in [("Larkspur", Account.Grade.a), ("Tidewell", .b), ("Foxglove", .c)] {
            add { (account: inout Account) in (account.name, account.grade, account.owner) = (name, grade, ID(1)) }
        }
        add { (product: inout Product) in product.name = "FlowPass" }
        add { (target: inout Target) in (target.period, target.amount) = ("2026Q4", money(10_000_000)) }
        add { (rival: inout Competitor) in rival.name = "Plumbline" }
    }

    /// A silent A near its decision, with a broken timer and an unanswered competitor.
    private mutating func addKeyDeal() {
        add { (deal: inout Deal) in
            (deal.name, deal.account, deal.owner, deal.stage) = ("Line 2", ID(1), ID(1), ID(4))
            (deal.amount, deal.budget, deal.approvers) = (money(1_100_000), money(1_200_000), 3)
            (deal.need, deal.needDay) = ("RFP-7", day(21))
            (deal.created, deal.decision, deal.close) = (day(38), day(-17), day(-18))
            (deal.competitor, deal.pushes) = ("Plumbline", 2)
            (deal.nextStep, deal.nextDue) = ("call", day(3))
            (deal.stageSince, deal.movedAt) = (at(9), at(9))
            (deal.lastIn, deal.lastOut) = (at(17), at(2))
        }
        addSpells([(1, 38), (4, 9)])
        addTouch(.message, .inbound, at(17), account: 1)
        addTouch(.competitor, .inbound, at(1), account: 1, text: "Plumbline: price cut of 20%")
        addTouch(.demo, .outbound, at(2), account: 1)
        for part in [DealRole.Part.product, .delivery] {
            add { (role: inout DealRole) in (role.part, role.person) = (part, "Hall") }
        }
        add { (decision: inout Decision) in
            (decision.what, decision.owner, decision.due, decision.at) = (.reprice, "Grace", day(4), at(10))
        }
    }

    /// 45 days old, moved 32 days ago; the customer called a colleague this morning.
    private mutating func addOldDeal() {
        add { (deal: inout Deal) in
            (deal.name, deal.account, deal.owner, deal.stage) = ("Line 3", ID(2), ID(1), ID(3))
            (deal.amount, deal.created, deal.close) = (money(300_000), day(45), day(-20))
            (deal.stageSince, deal.movedAt) = (at(32), at(32))
            (deal.nextStep, deal.nextDue) = ("visit", day(-2))
            (deal.lastIn, deal.lastOut) = (at(0, 410), at(6))
        }
        addSpells([(1, 45), (3, 32)])
        addTouch(.call, .inbound, at(0, 410), account: 2, rep: 2)
        add { (role: inout DealRole) in (role.deal, role.part, role.person) = (ID(2), .product, "Hall") }
    }

    /// 8 won and 9 lost from the proposal, each after 60 days, and 1 open; with the two deals above 20 that reached it.
    /// Two wins of the quarter before have no stage history.
    private mutating func addCohort() {
        for index in 0..<18 {
            let (won, closed) = (index < 8, index < 17 ? 10 + index % 8 : 0)
            addDeal(index, won ? .won : (index < 17 ? .lost : .open), money(585_000), created: closed + 60, closed)
            addSpells([(1, closed + 60), (3, closed + 20)] + (won ? [(5, closed + 4)] : []))
        }
        for index in 18..<20 { addDeal(index, .won, money(3_000_000), created: 170, 110) }
    }

    private mutating func addDeal(
        _ index: Int, _ outcome: Deal.Outcome, _ amount: Money, created: Int, _ closed: Int
    ) {
        add { (deal: inout Deal) in
            (deal.name, deal.account, deal.owner) = ("Line \(index + 4)", ID(3), ID(1))
            (deal.product, deal.source, deal.amount) = (ID(1), index % 3 == 0 ? "fair" : "web", amount)
            (deal.outcome, deal.stage, deal.created) = (outcome, ID(outcome == .won ? 5 : 3), day(created))
            if outcome == .open {
                (deal.close, deal.nextStep, deal.nextDue) = (day(-30), "visit", day(-4))
                (deal.stageSince, deal.movedAt, deal.lastOut) = (at(20), at(20), at(1))
            } else {
                deal.closed = day(closed)
            }
            if outcome == .lost { deal.reason = index % 2 == 0 ? "price" : "features" }
        }
    }

    /// A contract whose payment is late, and a week of presales with more asked than there is.
    private mutating func addOffice() {
        add { (contract: inout Contract) in
            (contract.deal, contract.account, contract.name) = (ID(3), ID(3), "C-7")
            (contract.amount, contract.state) = (money(585_000), .partlyPaid)
            (contract.signed, contract.invoiced) = (day(100), day(95))
        }
        add { (row: inout Payment) in (row.due, row.amount) = (day(31), money(300_000)) }
        add { (receipt: inout Receipt) in (receipt.day, receipt.amount) = (day(20), money(120_000)) }
        for (deal, tenths) in [(1, 30), (2, 26)] {
            add { (request: inout PresalesRequest) in
                (request.deal, request.week, request.tenths) = (ID(deal), day(0), tenths)
            }
        }
    }

    /// Stays of the deal added last, as stage and days ago.
    private mutating func addSpells(_ stays: [(stage: Int, ago: Int)]) {
        let deal = ID<Deal>(numbers[.deal] ?? 1)
        for stay in stays {
            add { (spell: inout Spell) in (spell.deal, spell.stage, spell.from) = (deal, ID(stay.stage), at(stay.ago)) }
        }
    }

    private mutating func addTouch(
        _ what: Activity.What, _ direction: Activity.Direction, _ at: Instant, account: Int, rep: Int = 1,
        text: String? = nil
    ) {
        let deal = ID<Deal>(numbers[.deal] ?? 1)
        add { (touch: inout Activity) in
            (touch.what, touch.direction, touch.at, touch.text) = (what, direction, at, text)
            (touch.deal, touch.account, touch.rep) = (deal, ID(account), ID(rep))
        }
    }
}
