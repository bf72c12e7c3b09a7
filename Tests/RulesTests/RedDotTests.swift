import Model
import Testing

@testable import Rules

@Test func aHealthyDealHasNoRedDotAndAnEmptyBoardHasNone() throws {
    var desk = try Desk()
    try desk.deal()
    #expect(try desk.redDots().rows.isEmpty && Desk().redDots().rows.isEmpty)
}

/// Each row: what is done to a healthy deal of the second stage, and the reasons that it gives.
private let ownFacts: [(@Sendable (inout Deal) -> Void, [String])] = [
    (
        {
            $0.nextStep = nil; $0.nextDue = nil
        }, ["no_next_step"]
    ),
    (
        {
            $0.nextStep = ""; $0.nextDue = nil
        }, ["no_next_step"]
    ),
    ({ $0.nextDue = Day(number: 20_779) }, ["next_step_overdue"]), ({ $0.nextDue = Day(number: 20_780) }, []),
    ({ $0.nextDue = nil }, []), ({ $0.pushes = 2 }, ["pushed"]), ({ $0.pushes = 1 }, []),
    ({ $0.budget = Money(minor: 9_999_999) }, ["budget_under_price"]), ({ $0.budget = Money(minor: 10_000_000) }, []),
    ({ $0.owner = nil }, ["missing_role"]), ({ $0.stage = ID(3) }, ["missing_role"]),
    ({ $0.stage = ID(5) }, ["missing_role", "missing_role"]),
    (
        {
            $0.stage = ID(5); $0.outcome = .lost
        }, []
    ),
    (
        {
            $0.stage = ID(5); $0.outcome = .won
        }, []
    ),
]

@Test(arguments: ownFacts.indices)
func reasonsInADealsOwnFacts(index: Int) throws {
    let (change, expected) = ownFacts[index]
    #expect(try Desk.day("2026-11-23").number == 20_780)
    var desk = try Desk()
    let deal = try desk.deal { change(&$0) }
    #expect(desk.reasons(deal) == expected)
}

@Test(arguments: [(2, 0), (3, 1), (4, 1)])
func threeChangesOfRequirements(times: Int, reasons: Int) throws {
    var desk = try Desk()
    let deal = try desk.deal()
    for number in 0..<times { try desk.activity(deal, .requirement, .inbound, "2026-11-1\(number)T10:00") }
    #expect(desk.reasons(deal).count == reasons)
    guard reasons > 0 else { return }
    let row = try #require(desk.redDots()[deal])
    #expect(try row.since == Desk.day("2026-11-12"))
    #expect(row.why(desk.moment).zh == "红点3分(自11-12)：需求变更\(times)次(自11-12)")
}

@Test(arguments: [
    ("2026-11-19T09:00", "2026-11-23T17:59", false), ("2026-11-19T09:00", "2026-11-23T18:00", true),
    ("2026-11-21T09:00", "2026-11-24T17:59", false), ("2026-11-21T09:00", "2026-11-24T18:00", true),
])
func aCompetitorsEventUnansweredForTwoWorkingDays(at: String, now: String, red: Bool) throws {
    var desk = try Desk(now)
    let deal = try desk.deal()
    try desk.activity(deal, .call, .outbound, "2026-11-18T09:00")
    try desk.activity(deal, .competitor, .inbound, at)
    try desk.activity(deal, .call, .inbound, at) { $0.at = $0.at + 60 }
    #expect(desk.reasons(deal) == (red ? ["competitor"] : []))
    try desk.activity(deal, .message, .outbound, at) { $0.at = $0.at + 120 }
    #expect(desk.reasons(deal).isEmpty)
}

@Test func byHandBrokenTimersSilenceAndTheCycle() throws {
    var desk = try Desk()
    let account = desk.account(.a)
    let deal = try desk.deal(account: account) { $0.lastIn = try Desk.at("2026-11-09T10:00") }
    #expect(desk.reasons(deal) == ["silent"])
    try desk.activity(deal, .demo, .outbound, "2026-11-20T10:00")
    let since = try Desk.at("2026-11-16T10:00")
    desk.add(\.redDots) { ($0.deal, $0.reason, $0.since) = (deal, "老板要求", since) }
    let signal = CycleSignal(isRed: true, since: try Desk.day("2026-11-01"), why: Sentence(zh: "周期", en: "cycle"))
    let row = try #require(desk.redDots(cycle: { _ in signal })[deal])
    #expect(row.reasons.map(\.key) == ["by_hand", "cycle", "silent", "timer"])
    #expect(try row.score == 16 && row.since == Desk.day("2026-11-01"))
    // A refused fall does not make the customer speak.
    let proposal = try #require(Grades(desk.moment).proposals.first)
    desk.board.gradeChanges.put(proposal.record(ID(1), .refused, desk.moment, .zh))
    #expect(desk.reasons(deal).contains("silent"))
}

@Test func aPartNeedsAPersonOrAReason() throws {
    var desk = try Desk()
    let deal = try desk.deal { $0.stage = ID(5) }
    func missing() throws -> [DealRole.Part] {
        Triangle(desk.board).missing(try #require(desk.board.deals[deal]), desk.moment)
    }
    #expect(try missing() == [.product, .delivery])
    desk.add(\.dealRoles) { ($0.deal, $0.part, $0.person) = (deal, .product, "售前李") }
    desk.add(\.dealRoles) { ($0.deal, $0.part) = (deal, .delivery) }
    #expect(try missing() == [.delivery])
    desk.add(\.dealRoles) { ($0.deal, $0.part, $0.reason) = (deal, .delivery, "标准品无需交付") }
    #expect(try missing().isEmpty)
}

@Test(arguments: [("2026-11-23", 0), ("2026-10-24", 30)])
func signingOpensADeliveryKickOff(signed: String, days: Int) throws {
    var desk = try Desk()
    let deal = try desk.deal { ($0.outcome, $0.closed) = (.won, try Desk.day(signed)) }
    #expect(KickOff.all(desk.moment).map(\.days) == [days])
    #expect(KickOff.all(desk.moment)[0].why.zh.contains("未指定"))
    desk.now = desk.now + Int64(31 - days) * 86_400
    #expect(KickOff.all(desk.moment).isEmpty)
    desk.now = desk.now + -86_400
    try desk.activity(deal, .meeting, .outbound, signed + "T10:00") { $0.at = $0.at + 86_400 }
    #expect(KickOff.all(desk.moment).isEmpty)
}

@Test(arguments: [
    (84, Light.green), (85, .yellow), (100, .yellow), (101, .red), (0, .green),
])
func presalesCapacityOfAWeek(tenths: Int, light: Light) throws {
    var desk = try Desk()
    let monday = try Desk.day("2026-11-23")
    let people = (0..<3).map { _ in desk.add(\.members) { $0.role = .presales } }
    desk.add(\.members) { $0.role = .finance }
    // Three people × 5 days, less 5 days of leave (the weekend in it takes nothing away).
    desk.add(\.leaves) { ($0.member, $0.from, $0.until) = (people[2], monday + -3, monday + 6) }
    let deal = try desk.deal()
    desk.add(\.presalesRequests) { ($0.deal, $0.week, $0.tenths, $0.person) = (deal, monday + 2, tenths, people[0]) }
    let week = try #require(PresalesWeek.all(desk.moment).first)
    #expect(week.capacity == 100 && week.demand == tenths && week.light == light && week.week == monday)
    #expect(week.people.map(\.capacity) == [50, 50, 0] && week.load == tenths)
    #expect(week.atRisk == (light == .red ? [deal] : []))
}

@Test func thePresalesWeekServesTheMostValuableFirst() throws {
    var desk = try Desk()
    let monday = try Desk.day("2026-11-23")
    #expect(PresalesWeek.all(desk.moment).map(\.light) == [.grey] && PresalesWeek.all(desk.moment)[0].load == nil)
    desk.add(\.members) { $0.role = .presales }
    let deals = try [3, 9, 5].map { amount in try desk.deal { $0.amount = Money(minor: amount * 10_000_000) } }
    for deal in deals { desk.add(\.presalesRequests) { ($0.deal, $0.week, $0.tenths) = (deal, monday, 22) } }
    let week = PresalesWeek.all(desk.moment)[0]
    #expect(week.light == .red && week.load == 132 && week.atRisk == [deals[0]])
    #expect(week.why(desk.moment).zh == "红 售前132%：11-23周需6.6人天/可用5.0人天(1人×5天减请假)，1单有风险：商机1")
    #expect(desk.reasons(deals[0]) == ["presales_overload"] && desk.reasons(deals[1]).isEmpty)
}

@Test func overduePaymentsAndStuckApprovalsMarkTheDealOrTheAccount() throws {
    var desk = try Desk()
    let account = desk.account()
    let won = try desk.deal { $0.outcome = .won }
    let today = try Desk.day("2026-11-23")
    for (deal, account) in [(won, nil), (nil, account)] as [(ID<Deal>?, ID<Account>?)] {
        let contract = desk.add(\.contracts) {
            ($0.deal, $0.account, $0.state, $0.amount) = (deal, account, .signed, Money(minor: 900))
        }
        desk.add(\.payments) { ($0.contract, $0.due, $0.amount) = (contract, today + -1, Money(minor: 400)) }
    }
    let start = try Desk.at("2026-11-13T10:00")
    let open = try desk.deal()
    desk.add(\.contracts) { ($0.deal, $0.state, $0.stepSince) = (open, .approval, start) }
    #expect(desk.reasons(won) == ["payment_overdue"] && desk.reasons(open) == ["approval_stuck"])
    let row = try #require(desk.redDots().rows.first { $0.subject == .account(account) })
    #expect(row.amount?.minor == 400 && row.owner == ID(1) && row.since == today)
    // The amount is all that is overdue.
    desk.add(\.payments) { ($0.contract, $0.due, $0.amount) = (ID(2), today + -3, Money(minor: 300)) }
    let both = try #require(desk.redDots().rows.first { $0.subject == .account(account) })
    #expect(both.amount?.minor == 700)
    #expect(both.since == today + -2)
}

@Test func rankedByScoreTimesAmountAndComparedWithLastWeek() throws {
    var desk = try Desk()
    let small = try desk.deal { ($0.pushes, $0.amount) = (3, Money(minor: 100)) }
    let large = try desk.deal { ($0.nextStep, $0.nextDue, $0.amount) = (nil, nil, Money(minor: 301)) }
    let unknown = try desk.deal { ($0.pushes, $0.amount) = (3, nil) }
    let healthy = try desk.deal()
    let dots = desk.redDots(lastWeek: [.deal(small), .deal(healthy)])
    #expect(dots.rows.map(\.deal) == [large, small, unknown])
    #expect(dots.rows.map(\.status) == [.new, .still, .new] && dots.cleared == [.deal(healthy)])
    #expect(desk.redDots().rows.map(\.status) == [nil, nil, nil])
}
