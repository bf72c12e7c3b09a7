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
    let summary = Summary(Facts(Board()))
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
    let summary = Summary(Facts(board))
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

/// A cancelled win, a raised amount and a split: sums equal what R5 counts, of any scope and period.
@Test func wonAmountsAreThoseOfTheProgress() throws {
    var board = try Numbers.board()
    try board.apply([
        .add(Numbers.deal(1, .won, units: 100, closed: "2026-10-08")),
        .add(Numbers.deal(2, .lost, units: 50, closed: "2026-11-03")),
        .add(Numbers.deal(3, .won, units: 80, closed: "2026-09-20")),
        .add(Numbers.deal(4, .won, units: 30, closed: "2026-10-30")),
        .add(Numbers.deal(5, .won, units: 9, closed: nil)),
    ])
    let rows: [(Int, String, Int64)] = [
        (2, "2026-09-12", 50), (2, "2026-11-03", -50), (3, "2026-09-20", 60), (3, "2026-11-10", 20),
    ]
    for (index, row) in rows.enumerated() {
        var booking = Booking(blank: ID(index + 1))
        (booking.deal, booking.day, booking.amount) = (ID(row.0), try Numbers.day(row.1), Numbers.money(row.2))
        try board.apply(.add(booking))
    }
    for (index, part) in [(1, 34), (3, 66)].enumerated() {
        var split = Split(blank: ID(index + 1))
        (split.deal, split.rep, split.percent) = (ID(4), ID(part.0), part.1)
        try board.apply(.add(split))
    }
    let facts = Facts(board)
    let (summary, booked, organization) = (Summary(facts), Booked(facts), Organization(board))
    let year = try Numbers.period("2026")
    // The win of an unknown day counts in the whole, and in no period.
    #expect(summary.total.wonAmount == Numbers.money(100 + 80 + 30 + 9))
    #expect(Summary(facts, period: year.first...year.last).total.wonAmount == booked.total(.company, year))
    #expect(booked.total(.company, year) == Numbers.money(100 + 80 + 30))
    #expect(summary.total.won == 4 && summary.total.lost == 1)
    for quarter in summary.byQuarter {
        let period = try Numbers.period(quarter.name ?? "")
        #expect(quarter.outcomes.wonAmount == booked.total(.company, period), "\(period.name)")
    }
    #expect(summary.byQuarter.map(\.name) == ["2026Q3", "2026Q4"])
    for name in ["2026-09", "2026-10", "2026-11", "2026Q4"] {
        let period = try Numbers.period(name)
        for rep in board.reps.map(\.id) {
            let own = Summary(facts, period: period.first...period.last) { $0 == rep }
            #expect(own.total.wonAmount == booked.total(ScopeKey(.rep, rep.raw), period), "\(name) \(rep.raw)")
        }
        for region in board.regions.map(\.id) {
            let key = ScopeKey(.region, region.raw)
            let members = Set(organization.reps(of: key))
            let own = Summary(facts, period: period.first...period.last) { $0.map { members.contains($0) } ?? false }
            #expect(own.total.wonAmount == booked.total(key, period), "\(name)")
        }
    }
}
