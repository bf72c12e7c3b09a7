import Model
import Testing

@testable import Rules

@Test(
    arguments: [
        (-60, -120, nil, .us(nil)), (-120, -60, nil, .customer), (nil, -60, nil, .customer), (-60, nil, nil, .us(nil)),
        (-60, -60, nil, .us(nil)), (nil, nil, nil, .unknown), (60, 60, nil, .unknown), (-60, -30, .legal, .us(.legal)),
        (-30, -60, .customer, .customer),
    ] as [(Int64?, Int64?, Deal.Turn?, Turn.Side)])
func whoseTurnItIs(word: Int64?, touch: Int64?, byHand: Deal.Turn?, side: Turn.Side) throws {
    let desk = try Desk()
    var deal = Deal(blank: ID(1))
    deal.lastIn = word.map { desk.now + $0 }
    deal.lastOut = touch.map { desk.now + $0 }
    deal.turn = byHand
    let turn = Turn(deal, now: desk.now)
    #expect(turn.side == side && turn.byHand == (byHand != nil))
}

@Test func theTurnSaysWhy() throws {
    var desk = try Desk()
    let deal = try desk.deal {
        $0.lastIn = try Desk.at("2026-11-20T10:00")
        $0.lastOut = try Desk.at("2026-11-19T10:00")
    }
    let ours = Turn(try #require(desk.board.deals[deal]), now: desk.now)
    #expect(ours.why(desk.moment).zh == "该我方：客户11-20来话，已3天未回")
    #expect(ours.why(desk.moment).en == "our turn: the customer's word of 11-20 unanswered for 3d")
    #expect(Turn(Deal(blank: ID(9)), now: desk.now).side == .unknown)
}

@Test(arguments: [
    ("2026-11-21", 2, true), ("2026-11-22", 1, true), ("2026-11-23", 0, false), ("2026-11-26", -3, false),
])
func aPromisePastItsDate(due: String, late: Int, overdue: Bool) throws {
    var desk = try Desk()
    let deal = try desk.deal()
    try desk.activity(deal, .promise, .outbound, "2026-11-17T10:00") { $0.due = try Desk.day(due) }
    try desk.activity(deal, .call, .outbound, "2026-11-20T10:00")
    let promises = Promise.open(on: deal, desk.moment)
    #expect(promises.map(\.late) == [late] && promises.map(\.isOverdue) == [overdue])
    try desk.activity(deal, .promise, .outbound, "2026-11-22T10:00")
    #expect(Promise.open(on: deal, desk.moment).isEmpty)
}

@Test(arguments: [
    ("2026-11-23T14:59", 60, false), ("2026-11-23T15:00", 0, true), ("2026-11-23T15:01", -60, true),
    ("2026-11-22T15:00", 86_400, false),
])
func aDemoWantsACallWithin24NaturalHours(now: String, left: Int64, overdue: Bool) throws {
    var desk = try Desk(now)
    let deal = try desk.deal()
    try desk.activity(deal, .demo, .outbound, "2026-11-22T15:00")
    try desk.activity(deal, .message, .outbound, "2026-11-22T15:00")
    let timer = try #require(Timers(desk.moment).live.first)
    #expect(timer.left == left && timer.isOverdue == overdue && timer.what == .demo && timer.rep == ID(1))
    #expect((Timers(desk.moment).broken(deal) != nil) == overdue)
}

@Test(arguments: [("2026-11-22T15:00", 1, 0), ("2026-11-22T15:01", 0, 1)])
func onlyACallStopsTheClockOfADemo(call: String, kept: Int, missed: Int) throws {
    var desk = try Desk()
    let deal = try desk.deal()
    try desk.activity(deal, .demo, .outbound, "2026-11-21T15:00")
    try desk.activity(deal, .visit, .outbound, "2026-11-21T16:00")
    #expect(Timers(desk.moment).live.map(\.isOverdue) == [true])
    #expect(Timers(desk.moment).live[0].why(desk.moment).zh == "演示后24小时内电话：已超18小时(应在11-22 15:00前)")
    try desk.activity(deal, .call, .outbound, call)
    let timers = Timers(desk.moment)
    #expect(timers.live.isEmpty)
    #expect(timers.rates.map(\.kept) == [kept] && timers.rates.map(\.missed) == [missed])
    #expect(timers.rates[0].rate == Double(kept))
}

@Test func aNewDecisionMakerWantsATwoWayExchangeWithSomebodyNew() throws {
    var desk = try Desk()
    let deal = try desk.deal()
    let known = desk.add(\.contacts) { $0.decides = true }
    let fresh = desk.add(\.contacts) { $0.decides = true }
    let clerk = desk.add(\.contacts) { $0.name = "文员" }
    try desk.activity(deal, .call, .inbound, "2026-11-10T10:00") { $0.contact = known }
    try desk.activity(deal, .decisionMaker, .inbound, "2026-11-21T08:00")
    func talk(_ contact: ID<Contact>, _ direction: Activity.Direction, _ at: String) throws {
        try desk.activity(deal, .call, direction, at) { $0.contact = contact }
    }
    for contact in [known, clerk] {
        try talk(contact, .outbound, "2026-11-21T09:00")
        try talk(contact, .inbound, "2026-11-21T10:00")
    }
    try talk(fresh, .outbound, "2026-11-21T11:00")
    let open = try #require(Timers(desk.moment).live.first)
    #expect(try open.isOverdue && open.overdueMinutes == 60 && open.due == Desk.at("2026-11-23T08:00"))
    desk.now = try Desk.at("2026-11-23T07:59")
    #expect(Timers(desk.moment).live[0].left == 60)
    try talk(fresh, .inbound, "2026-11-22T12:00")
    let timers = Timers(desk.moment)
    #expect(timers.live.isEmpty && timers.rates[0].kept == 1)
}

@Test(arguments: [
    // Handed over on Thursday 09-24; Friday is a holiday: Monday and Tuesday count.
    ("2026-09-24T10:00", "2026-09-29T18:00"), ("2026-11-20T10:00", "2026-11-24T18:00"),
    ("2026-11-21T10:00", "2026-11-24T18:00"), ("2026-09-30T19:00", "2026-10-09T18:00"),
])
func aHandOverWantsATouchWithinTwoWorkingDays(at: String, due: String) throws {
    var desk = try Desk(at)
    let deal = try desk.deal()
    let moment = desk.now
    desk.add(\.handOvers) { ($0.deal, $0.to, $0.at) = (deal, ID(2), moment) }
    try desk.activity(deal, .call, .inbound, at)
    let end = try Desk.at(due)
    #expect(Timers(desk.moment).live.map(\.due) == [end] && Timers(desk.moment).live[0].rep == ID(2))
    desk.now = end + -60
    #expect(Timers(desk.moment).live.map(\.isRunning) == [true])
    desk.now = end
    #expect(Timers(desk.moment).live.map(\.isOverdue) == [true])
    try desk.activity(deal, .call, .outbound, at) { $0.at = end }
    try desk.activity(deal, .call, .outbound, at) { ($0.at, $0.rep, $0.member) = (end, nil, ID(1)) }
    #expect(Timers(desk.moment).live.map(\.isOverdue) == [true])
    try desk.activity(deal, .call, .outbound, at) { ($0.at, $0.rep) = (end, ID(2)) }
    #expect(Timers(desk.moment).live.isEmpty && Timers(desk.moment).rates.map(\.kept) == [1])
}

@Test(arguments: [("2026-11-22", 0, 0), ("2026-11-23", 0, 1)])
func aDealThatClosedInTimeNeedsNoAnswer(closed: String, live: Int, missed: Int) throws {
    var desk = try Desk()
    let deal = try desk.deal { ($0.outcome, $0.closed) = (.won, try Desk.day(closed)) }
    try desk.activity(deal, .demo, .outbound, "2026-11-21T08:00")
    let timers = Timers(desk.moment)
    #expect(timers.live.count == live && timers.rates.reduce(0) { $0 + $1.missed } == missed)
    #expect(try Timers(Desk().moment).rates.isEmpty)
}
