import Model
import Testing

@testable import Rules

@Test func passagesAgainstThePlan() throws {
    var board = try Numbers.board()
    // 1 passes 1 and 2 in the quarter (2 is skipped) and is won: passes 3, 4, 5 too. 2 went before. 3 waits in 3.
    var winner = Numbers.deal(1, .won, closed: "2026-11-20")
    winner.stage = ID(3)
    var waiting = Numbers.deal(3)
    waiting.stage = ID(3)
    try board.apply([.add(winner), .add(Numbers.deal(2)), .add(waiting)])
    let ways: [(Int, [(Int, String)])] = [
        (1, [(1, "2026-09-01"), (3, "2026-10-09")]), (2, [(1, "2026-09-01"), (2, "2026-09-30")]),
        (3, [(3, "2026-10-09")]),
    ]
    for (deal, way) in ways {
        for spell in try Numbers.spells(deal, way.map { (stage: $0.0, day: $0.1) }, first: deal * 10) {
            try board.apply(.add(spell))
        }
    }
    let touches: [(String, Activity.Direction)] = [
        ("2026-11-02T09:00", .inbound), ("2026-11-02T10:00", .inbound), ("2026-11-02T12:00", .outbound),
        ("2026-11-03T09:00", .inbound),
    ]
    for (index, touch) in touches.enumerated() {
        var activity = Activity(blank: ID(index + 1))
        (activity.deal, activity.at, activity.direction) = (waiting.id, try Numbers.moment(touch.0), touch.1)
        try board.apply(.add(activity))
    }
    let facts = Facts(board)
    let now = try Numbers.moment("2026-11-23T09:00")
    func lags(_ deals: Fraction?) throws -> [StageLag] {
        StageLag.all(
            facts, rates: StageRates(facts), period: try Numbers.period("2026Q4"), deals: deals, now: now,
            isOurs: { $0.id == waiting.id })
    }
    let rows = try lags(Fraction(3, 2))
    #expect(rows.map(\.actual) == [1, 1, 1, 1, 1])
    // 1.5 deals ÷ 25%, 50%, 75%, 90% of the next stage; the last stage needs the deals themselves.
    #expect(rows.map { $0.planned?.roundedUp } == [6, 3, 2, 2, 2])
    #expect(rows[0].planned == Fraction(6, 1) && rows[4].planned == Fraction(3, 2))
    // By 33 of 62 days: 3.19, 1.60, 1.06, 0.89 and 0.80 expected.
    #expect(rows.map(\.light) == [.red, .red, .green, .green, .green])
    #expect(rows[2].waitingForUs == 1 && rows[2].responseMinutes == 180 && rows[2].unanswered == 1)
    #expect(rows[0].waitingForCustomer == 1 && rows[0].responseMinutes == nil)
    #expect(rows[2].why.zh == "绿 通过1/计划2（33/62工作日）；等客户0 等我方1；我方响应中位3.0小时，未回1")
    #expect(try lags(nil).allSatisfy { $0.light == .grey && $0.planned == nil })
}
