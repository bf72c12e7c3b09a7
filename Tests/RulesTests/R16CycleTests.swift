import Model
import Testing

@testable import Rules

private let now = Zone.shanghai.parse("2026-11-23T09:00") ?? Instant(seconds: 0)

/// Medians worked out with an independent program; the second is the classical leukaemia trial of 1963, median 23.
@Test(
    arguments: [
        ([(10, true), (20, true), (30, false), (40, true), (50, false), (60, true), (70, false)], 60),
        (
            [
                (6, true), (6, true), (6, true), (6, false), (7, true), (9, false), (10, true), (10, false),
                (11, false),
                (13, true), (16, true), (17, false), (19, false), (20, false), (22, true), (23, true), (25, false),
                (32, false), (32, false), (34, false), (35, false),
            ], 23
        ),
        ([(5, true), (5, false)], 5), ([(5, false)], nil), ([(1, true), (2, true), (3, true), (4, true)], 2),
        ([(1, true), (2, false), (3, false)], nil), ([], nil), ([(0, true)], 0),
    ] as [([(Int, Bool)], Int?)])
func mediansWithOpenCases(durations: [(Int, Bool)], median: Int?) {
    #expect(Survival.median(of: durations.map { (days: $0.0, ended: $0.1) }) == median)
}

/// A board whose education deals all took 60 days; others 10.
private func board(education: Int, others: Int = 0) throws -> Board {
    var board = try Numbers.board()
    for (number, industry) in ["教育", "制造"].enumerated() {
        var account = Account(blank: ID(number + 1))
        account.industry = industry
        try board.apply(.add(account))
    }
    for number in 0..<education + others {
        var deal = Numbers.deal(number + 1, number % 2 == 0 ? .won : .lost, closed: "2026-09-30")
        deal.account = ID(number < education ? 1 : 2)
        deal.created = try Numbers.day("2026-09-30") + (number < education ? -60 : -10)
        try board.apply(.add(deal))
    }
    return board
}

private func open(age: Int, moved: Int?) throws -> Deal {
    var deal = Numbers.deal(100)
    let today = try Numbers.day("2026-11-23")
    deal.created = today + -age
    deal.account = ID(1)
    deal.movedAt = moved.map { Zone.shanghai.instant(today + -$0, minute: 600) }
    return deal
}

@Test(
    arguments: [
        (45, 32, Light.yellow), (45, 1, nil), (44, 32, nil), (45, 14, .yellow), (45, 13, nil), (59, 32, .yellow),
        (60, 32, .red), (90, 1, nil), (45, nil, .yellow), (600, nil, .red),
    ] as [(Int, Int?, Light?)])
func alertsOfASixtyDaySegment(age: Int, moved: Int?, light: Light?) throws {
    let cycles = Cycles(Facts(try board(education: 5)), now: now)
    #expect(cycles.alert(try open(age: age, moved: moved))?.light == light)
}

@Test func theAlertSaysWhatItComparesWith() throws {
    let own = Cycles(Facts(try board(education: 5, others: 20)), now: now)
    #expect(own.median(industry: "教育") == Cycles.Median(days: 60, closed: 5, open: 0, segment: "教育"))
    let alert = try #require(own.alert(try open(age: 45, moved: 32)))
    #expect(alert.why.zh == "黄：已45天，为周期中位60天的75%（教育（5单已结））；32天未推进")
    let few = Cycles(Facts(try board(education: 4, others: 20)), now: now)
    #expect(few.median(industry: "教育").segment == nil && few.median(industry: "教育").days == 10)
    #expect(few.median(industry: nil).closed == 24)
}

@Test func cyclesWithoutDays() throws {
    let empty = Cycles(Facts(try Numbers.board()), now: now)
    #expect(empty.all.days == nil && empty.meanClosed == nil && empty.medianClosed == nil)
    #expect(empty.alert(try open(age: 400, moved: nil)) == nil)
    var board = try board(education: 5, others: 5)
    try board.apply([.add(Numbers.deal(50)), .add(Numbers.deal(51, .won))])
    let cycles = Cycles(Facts(board), now: now)
    #expect(cycles.undated == 2 && cycles.all.closed == 10)
    #expect(cycles.meanClosed == 35 && cycles.medianClosed == 35)
    #expect(cycles.alert(Numbers.deal(50)) == nil)
}
