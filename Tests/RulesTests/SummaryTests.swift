import Model
import Testing

@testable import Rules

@Test(arguments: [
    // Worked out with an independent program (statsmodels' formula, by hand in Python).
    (9, 18, 0.2903, 0.7097), (0, 10, 0.0, 0.2775), (10, 10, 0.7225, 1.0), (1, 1, 0.2065, 1.0),
    (4238, 6711, 0.6199, 0.6430),
])
func wilsonIntervals(hits: Int, n: Int, low: Double, high: Double) throws {
    let interval = try #require(Wilson.interval(hits, of: n))
    #expect(abs(interval.low - low) < 0.0001)
    #expect(abs(interval.high - high) < 0.0001)
}

@Test func noCasesGiveNoInterval() { #expect(Wilson.interval(0, of: 0) == nil) }

@Test func anEmptyBoardHasNoWinRate() {
    let summary = Summary(Board())
    #expect(summary.total.deals == 0)
    #expect(summary.total.winRate == nil)
    #expect(summary.byRep.isEmpty)
}

@Test func outcomesAreSplitByRepRegionAndQuarter() throws {
    var board = Board()
    for stage in StandardStages.all { try board.apply(.add(stage)) }
    var region = Region(blank: ID(1))
    region.name = "华东"
    var team = Team(blank: ID(1))
    team.region = region.id
    var rep = Rep(blank: ID(1))
    rep.name = "陈晓明"
    rep.team = team.id
    var idle = Rep(blank: ID(2))
    idle.name = "Grace Lee"
    try board.apply([.add(region), .add(team), .add(rep), .add(idle)])
    let facts: [(Deal.Outcome, Int64?, String?, String?)] = [
        (.won, 100, nil, "2026-09-30"), (.won, 250, nil, "2026-10-01"), (.won, 900, "USD", "2026-10-02"),
        (.lost, 70, nil, "2026-12-31"), (.open, nil, nil, nil), (.open, 5, nil, nil),
    ]
    for (number, fact) in facts.enumerated() {
        var deal = Deal(blank: ID(number + 1))
        deal.outcome = fact.0
        deal.amount = fact.1.map { Money(minor: $0) }
        deal.currency = fact.2
        deal.closed = fact.3.flatMap { Day(iso: $0) }
        deal.owner = number == 5 ? nil : rep.id
        try board.apply(.add(deal))
    }
    let summary = Summary(board)
    #expect(summary.total.won == 3 && summary.total.lost == 1 && summary.total.open == 2)
    #expect(summary.total.wonAmount.minor == 350)
    #expect(summary.total.wonForeign == ["USD": Money(minor: 900)])
    #expect(summary.total.winRate == 0.75)
    #expect(summary.total.withoutAmount == 1)
    #expect(summary.byRep.map(\.name) == ["陈晓明", nil])
    #expect(summary.byRegion.map(\.name) == ["华东", nil])
    #expect(summary.byQuarter.map(\.name) == ["2026Q3", "2026Q4"])
    #expect(summary.byQuarter[1].outcomes.wonAmount.minor == 250)
    #expect(summary.repsWithoutDeals == ["Grace Lee"])
}

@Test func theThreeClocksAreNaturalDaysInTheWorkspacesZone() throws {
    let zone = Zone.shanghai
    let now = try #require(zone.parse("2026-11-23T09:00"))
    var deal = Deal(blank: ID(1))
    #expect(Clocks(deal, now: now, zone: zone) == Clocks(deal, now: now + 3600, zone: zone))
    #expect(Clocks(deal, now: now, zone: zone).inbound == nil)
    deal.lastIn = zone.parse("2026-11-22T23:59")
    deal.lastOut = zone.parse("2026-11-23T00:00")
    deal.stageSince = zone.parse("2026-10-23T12:00")
    let clocks = Clocks(deal, now: now, zone: zone)
    #expect(clocks.inbound == 1 && clocks.outbound == 0 && clocks.stage == 31)
    deal.movedAt = zone.parse("2026-11-13T12:00")
    #expect(Clocks(deal, now: now, zone: zone).stage == 10)
}
