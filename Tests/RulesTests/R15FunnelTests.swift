import Model
import Testing

@testable import Rules

private let now = Zone.shanghai.parse("2026-11-23T09:00") ?? Instant(seconds: 0)

private struct Story {
    var outcome = Deal.Outcome.open
    var way: [(stage: Int, day: String)]
    var closed: String?
    var reason: String?
}

private func funnel(_ stories: [Story], _ window: String = "2026Q4") throws -> Funnel {
    var board = try Numbers.board()
    var next = 1
    for (index, story) in stories.enumerated() {
        var deal = Numbers.deal(index + 1, story.outcome, closed: story.closed)
        deal.reason = story.reason
        deal.stage = ID(story.way.last?.stage ?? 1)
        try board.apply(.add(deal))
        for spell in try Numbers.spells(index + 1, story.way, first: next) {
            try board.apply(.add(spell))
            next += 1
        }
    }
    return Funnel(Facts(board), window: try Numbers.period(window), now: now)
}

@Test func theLeakOfTheRuleBook() throws {
    let proposal = [(stage: 3, day: "2026-10-09")]
    var stories = (0..<9).map { _ in Story(way: proposal + [(4, "2026-10-20")]) }
    for number in 0..<9 {
        let reason = number < 5 ? "价格" : (number < 8 ? "竞品" : nil)
        stories.append(Story(outcome: .lost, way: proposal, closed: "2026-11-02", reason: reason))
    }
    stories += (0..<2).map { _ in Story(way: proposal) }
    let row = try funnel(stories).rows[2]
    #expect(row.entered == 20 && row.advanced == 9 && row.lost == 9 && row.open == 2)
    #expect(row.flagged && row.loss == 0.5)
    #expect(row.why.zh == "流失50% (9/18，29–71%) 在途2；价格×5、竞品×3、未写原因×1")
    #expect(row.why.en == "loss 50% (9/18, 29–71%), open 2; 价格×5, 竞品×3, no reason×1")
    #expect(try funnel(stories).worst?.stage == ID(3))
    // Days in the stage: 9 of 11, 9 of 24, 2 open at 45: the 11th of 20 that ends is at 24.
    #expect(row.medianDays == 24)
    // One loss fewer: 8 of 17 is under 50%.
    #expect(try !funnel(stories.filter { $0.reason != nil || $0.outcome == .open }).rows[2].flagged)
}

@Test func tenCasesAreNeededForAFlag() throws {
    let way = [(stage: 1, day: "2026-10-09")]
    let lost = (0..<9).map { _ in Story(outcome: .lost, way: way, closed: "2026-10-10") }
    #expect(try !funnel(lost).rows[0].flagged)
    #expect(try funnel(lost + [lost[0]]).rows[0].flagged)
}

@Test func skipsPassAndGoingBackIsNoLoss() throws {
    let rows = try funnel([
        // Skips 2 and 3, is won at 4.
        Story(outcome: .won, way: [(1, "2026-10-08"), (4, "2026-10-20")], closed: "2026-11-02"),
        // Goes back from 3 to 2 and is lost there.
        Story(outcome: .lost, way: [(2, "2026-10-08"), (3, "2026-10-12"), (2, "2026-10-20")], closed: "2026-11-02"),
    ]).rows
    #expect(rows.map(\.entered) == [1, 2, 2, 1, 1])
    #expect(rows.map(\.advanced) == [1, 1, 1, 1, 1])
    #expect(rows.map(\.lost) == [0, 1, 0, 0, 0])
    #expect(rows.map(\.back) == [0, 0, 1, 0, 0])
    #expect(rows[4].loss == 0)
}

@Test func theCohortIsOfThoseWhoEnteredInTheWindow() throws {
    let before = Story(way: [(1, "2026-09-30"), (2, "2026-10-01")])
    let rows = try funnel([before]).rows
    #expect(rows.map(\.entered) == [0, 1, 0, 0, 0])
    #expect(try funnel([before], "2026Q3").rows.map(\.advanced) == [1, 0, 0, 0, 0])
    #expect(try funnel([before], "2027Q1").why.zh == "2027Q1内没有商机进入任何阶段")
}

@Test func withoutHistoryThereAreOnlyOutcomes() throws {
    let funnel = try funnel([
        Story(outcome: .won, way: [], closed: "2026-10-09"), Story(outcome: .lost, way: [], closed: "2026-12-31"),
        Story(outcome: .lost, way: [], closed: "2027-01-01"),
    ])
    #expect(funnel.rows.allSatisfy { $0.entered == 0 })
    #expect(funnel.withoutHistory.won == 1 && funnel.withoutHistory.lost == 1)
    #expect(funnel.why.zh == "2单没有阶段历史，只计结果：赢1 输1 在途0")
}

@Test func theCohortHasItsValueAndItsDeals() throws {
    var board = try Numbers.board()
    let ways: [(outcome: Deal.Outcome, units: Int64?, to: Int)] = [
        (.open, 100, 3), (.open, 300, 3), (.lost, 900, 3), (.won, 50, 5), (.open, nil, 4),
    ]
    for (index, way) in ways.enumerated() {
        var deal = Numbers.deal(index + 1, way.outcome, units: way.units, closed: "2026-11-02")
        deal.stage = ID(way.to)
        if index == 1 { deal.currency = "USD" }
        try board.apply(.add(deal))
        for spell in try Numbers.spells(index + 1, [(3, "2026-10-09"), (way.to, "2026-10-20")], first: index * 2 + 1) {
            try board.apply(.add(spell))
        }
    }
    let all = Conclusions(Facts(board), now: now)
    #expect(all.funnel.rows[2].entered == 5)
    // Another currency and a missing amount count as nothing.
    #expect(all.funnel.rows[2].amount == Numbers.money(1_050))
    #expect(all.deals(entering: ID(3)).map(\.raw) == [2, 1, 3, 4, 5])
    #expect(all.deals(entering: ID(5)).map(\.raw) == [4])
    #expect(all.deals(entering: ID(1)).isEmpty && all.deals(entering: ID(99)).isEmpty)
    #expect(all.funnelBook.company == nil)
}

@Test func theFunnelIsComparedWithTheSameWorkingDays() throws {
    let board = try Numbers.board()
    var all = Conclusions(Facts(board), now: now)
    // 33 working days of 2026Q3 end on Friday 08-14.
    #expect(all.likeBefore.days == 33 && all.likeBefore.window.last == Day(iso: "2026-08-14"))
    #expect(all.likeBefore.window.first == Day(iso: "2026-07-01") && all.likeBefore.window.name == "2026Q3")
    all.pin(.company, try Numbers.period("2026Q2"))
    let first = try Numbers.period("2026Q1")
    #expect(all.likeBefore.days == nil && all.likeBefore.window == first)
    all.pin(ScopeKey(.rep, 1), try Numbers.period("2026Q4"))
    #expect(all.funnelBook.company != nil)
}

/// A win out of the first stage passes all others at the moment of closing: for the cohort, for the stage's pace and for
/// the rates alike.
@Test func aWinOutOfAnEarlyStagePassesTheRest() throws {
    var board = try Numbers.board()
    try board.apply(.add(Numbers.deal(1, .won, closed: "2026-11-02")))
    for spell in try Numbers.spells(1, [(1, "2026-09-08")], first: 1) { try board.apply(.add(spell)) }
    let all = Conclusions(Facts(board), now: now)
    // It entered the first stage before the quarter.
    #expect(all.funnel.rows.map(\.entered) == [0, 1, 1, 1, 1] && all.funnel.rows.map(\.advanced) == [0, 1, 1, 1, 1])
    #expect(all.stageLags.map(\.actual) == [1, 1, 1, 1, 1])
    #expect(all.rates.rates.map(\.cases) == [1, 1, 1, 1, 1])
    #expect(all.deals(entering: ID(5)).map(\.raw) == [1])
    let before = Funnel(Facts(board), window: try Numbers.period("2026Q3"), now: now)
    #expect(before.rows.map(\.entered) == [1, 0, 0, 0, 0])
}

/// A part of the team has its passages without a plan.
@Test func theStagesOfARepAreCountedWithoutAPlan() throws {
    var board = try Numbers.board()
    var other = Numbers.deal(2, .won, closed: "2026-11-02")
    other.owner = ID(2)
    try board.apply([.add(Numbers.deal(1, .won, closed: "2026-11-02")), .add(other)])
    for deal in 1...2 {
        for spell in try Numbers.spells(deal, [(1, "2026-10-08")], first: deal) { try board.apply(.add(spell)) }
    }
    var all = Conclusions(Facts(board), now: now)
    #expect(all.stageLagsOfScope() == all.stageLags && all.stageLags.first?.actual == 2)
    all.pin(ScopeKey(.rep, 1), try Numbers.period("2026Q4"))
    #expect(all.stageLags.isEmpty)
    #expect(all.stageLagsOfScope().map(\.actual) == [1, 1, 1, 1, 1])
    #expect(all.stageLagsOfScope().allSatisfy { $0.planned == nil && $0.light == .grey })
}

/// What was passed stays passed when the deal comes back: only the furthest stage was left without passing.
@Test func aPassedStageStaysPassed() throws {
    let way = [(3, "2026-10-08"), (4, "2026-10-12"), (5, "2026-10-20"), (3, "2026-10-26")]
    let rows = try funnel([Story(way: way.map { (stage: $0.0, day: $0.1) })]).rows
    #expect(rows.map(\.advanced) == [0, 0, 0, 1, 0] && rows.map(\.back) == [0, 0, 0, 0, 1])
    #expect(rows.map(\.open) == [0, 0, 1, 0, 0])
}
