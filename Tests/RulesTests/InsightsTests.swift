import Model
import Testing

@testable import Rules

/// Deals that closed around Monday 2026-11-23, in the order of the rows.
private func desk(
    _ rows: [(outcome: Deal.Outcome, day: String, reason: String?, amount: Int64, source: String?)]
) throws -> Desk {
    var desk = try Desk()
    for row in rows {
        let closed = try Desk.day(row.day)
        try desk.deal {
            ($0.outcome, $0.closed, $0.reason) = (row.outcome, row.outcome == .open ? nil : closed, row.reason)
            ($0.amount, $0.source, $0.created) = (Money(minor: row.amount), row.source, closed + -3)
        }
    }
    return desk
}

@Test func reasonsAreCountedWithinTheWindow() throws {
    let desk = try desk([
        (.lost, "2026-10-01", "价格", 100, nil), (.lost, "2026-12-31", "价格", 200, nil),
        (.lost, "2026-09-30", "价格", 400, nil), (.lost, "2026-11-02", nil, 800, nil),
        (.lost, "2026-11-03", "", 1_600, nil), (.lost, "2026-11-03", "竞品", 50, nil),
        (.won, "2026-11-03", "价格", 3_200, nil), (.open, "2026-11-03", "价格", 6_400, nil),
    ])
    let period = try #require(Period("2026Q4"))
    let reasons = OutcomeReasons(desk.board, window: period)
    #expect(reasons.lost.map(\.reason) == ["价格", "竞品", nil])
    #expect(reasons.lost.map(\.count) == [2, 1, 2])
    #expect(reasons.lost.map(\.amount.minor) == [300, 50, 2_400])
    #expect(reasons.won.map(\.count) == [1])
    #expect((reasons.wonCount, reasons.lostCount) == (1, 5))
    #expect(OutcomeReasons(desk.board, window: period) { $0.id != ID(1) }.lost.first?.count == 1)
}

/// The deals behind a figure are those that it counts, the largest amount first.
@Test func figuresNameTheirDeals() throws {
    let desk = try desk([
        (.lost, "2026-11-02", "价格", 100, "展会"), (.lost, "2026-11-03", "价格", 200, "官网"),
        (.won, "2026-11-04", "服务", 300, "展会"), (.open, "2026-11-05", nil, 50, "展会"),
        (.lost, "2026-08-05", "价格", 900, "展会"),
    ])
    let all = Conclusions(Facts(desk.board), now: desk.now)
    #expect(all.deals(behind: .reason(.lost, "价格")) == [ID(2), ID(1)])
    #expect(all.deals(behind: .reason(.lost, nil)).isEmpty)
    #expect(all.deals(behind: .source("展会")) == [ID(3), ID(1), ID(4)])
    #expect(all.deals(behind: .sourceEver("展会")) == [ID(5), ID(3), ID(1), ID(4)])
    #expect(all.deals(behind: .source(nil)).isEmpty)
    #expect(all.deals(behind: .wonInPeriod) == [ID(3)])
    #expect(all.deals(behind: .closedInPeriod) == [ID(3), ID(2), ID(1)])
    #expect(all.deals(behind: .open) == [ID(4)])
    #expect(all.deals(behind: .stage(ID(2))) == [ID(4)])
    #expect(all.deals(behind: .cycle(industry: nil)).count == 5)
    var other = all
    other.pin(ScopeKey(.rep, 2), all.period)
    #expect(other.deals(behind: .open).isEmpty)
}

/// Signings count on the compared days only: as many working days of the previous period.
@Test func aSegmentNamesTheDealsOfTheComparedDays() throws {
    let desk = try desk([
        (.won, "2026-10-09", nil, 100, nil), (.won, "2026-07-01", nil, 200, nil), (.won, "2026-09-30", nil, 400, nil),
    ])
    let all = Conclusions(Facts(desk.board), now: desk.now)
    #expect(all.deals(behind: .segment(.industry, nil)) == [ID(2), ID(1)])
    let row = try #require(all.segments(.industry).first)
    #expect((row.before.minor, row.after.minor) == (200, 100))
}

/// Sources of all time stand in where none of the period's has enough cases.
@Test func sourcesFallBackToAllTime() throws {
    let old = (0..<6).map { (Deal.Outcome.won, "2026-0\($0 / 3 + 3)-10", nil as String?, Int64(100), "展会" as String?) }
    let insights = Conclusions(
        Facts(try desk(old + [(.won, "2026-11-10", nil, 100, "展会")]).board), now: try Desk().now
    ).insights
    #expect(insights.sourcesAreOfAllTime)
    #expect(insights.sources.rows.map(\.leads) == [7])
    let recent = (0..<5).map { _ in (Deal.Outcome.won, "2026-11-10", nil as String?, Int64(100), "展会" as String?) }
    let fresh = Conclusions(Facts(try desk(old + recent).board), now: try Desk().now).insights
    #expect(!fresh.sourcesAreOfAllTime)
    #expect(fresh.sources.rows.map(\.leads) == [5])
}

/// The time line shows open deals by their day, then closed ones, the latest first.
@Test func openDealsComeBeforeClosedOnes() throws {
    var desk = try desk([
        (.won, "2026-10-09", nil, 100, nil), (.won, "2026-11-09", nil, 100, nil), (.lost, "2026-09-09", nil, 100, nil),
    ])
    let today = try Desk.day("2026-11-23")
    try desk.deal { ($0.created, $0.close) = (today + -9, today + 9) }
    try desk.deal { ($0.created, $0.close) = (today + -9, today + -9) }
    try desk.deal { ($0.created, $0.close) = (today + -9, nil) }
    let all = Conclusions(Facts(desk.board), now: desk.now)
    #expect(Array(all.underWay) == [ID(5), ID(4), ID(6), ID(2), ID(1)])
}
