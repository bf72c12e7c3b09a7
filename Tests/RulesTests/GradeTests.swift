import Model
import Testing

@testable import Rules

private func grade(_ fill: (inout Deal) throws -> Void) throws -> (GradeVerdict, Sentence) {
    var desk = try Desk()
    let account = desk.account()
    try desk.deal(account: account) { deal in
        deal.amount = Money(minor: 110_000_000)
        deal.budget = Money(minor: 120_000_000)
        deal.need = "招标文件"
        deal.needDay = try Desk.day("2026-11-02")
        deal.decision = try Desk.day("2026-12-10")
        try fill(&deal)
    }
    let moment = desk.moment
    let verdict = try #require(Grades(moment).verdicts.first)
    return (verdict, verdict.why(moment))
}

@Test func theRuleBooksExampleOfAGrade() throws {
    let (verdict, why) = try grade { _ in }
    #expect(verdict.grade == .a && verdict.decisionDays == 17 && verdict.budgetFit == true && verdict.need)
    #expect(why.zh == "A：✓招标文件(11-02) ✓决策12-10(17天) ✓预算120万/报价110万")
    #expect(why.en == "A: ✓ 招标文件 (11-02) ✓ decision 12-10 (17d) ✓ budget 1.2M / price 1.1M")
}

@Test(arguments: [
    (30, 110_000_000, Account.Grade.a), (31, 110_000_000, .b), (0, 110_000_000, .a), (-1, 110_000_000, .b),
    (30, 109_999_999, .b), (31, 109_999_999, .c),
])
func theBoundariesOfAGrade(days: Int, budget: Int64, expected: Account.Grade) throws {
    let (verdict, _) = try grade {
        $0.decision = try Desk.day("2026-11-23") + days
        $0.budget = Money(minor: budget)
    }
    #expect(verdict.grade == expected)
}

@Test func missingFactsAreNamedAndNeverCountAsMet() throws {
    let (verdict, why) = try grade {
        ($0.need, $0.decision, $0.budget) = (nil, nil, nil)
    }
    #expect(verdict.grade == .c && verdict.budgetFit == nil)
    #expect(why.zh == "C：✗需求未书面 ✗决策日未知 ✗预算未知/报价110万")
    let (later, text) = try grade { $0.needDay = try Desk.day("2026-11-24") }
    #expect(later.grade == .b && text.zh.contains("✗招标文件(11-24)未到"))
}

@Test func theBestOpenDealGivesTheGradeAndAPinGivesAtLeastB() throws {
    var desk = try Desk()
    let plain = desk.account()
    let pinned = desk.account { $0.pinned = "集团总部" }
    try desk.deal(account: plain) { $0.outcome = .won }
    let weak = try desk.deal(account: plain)
    let best = try desk.deal(account: plain) {
        $0.need = "RFP"
        $0.budget = $0.amount
    }
    let verdicts = Grades(desk.moment).verdicts
    #expect(verdicts[0].deal == best && best != weak && verdicts[0].grade == .b && verdicts[0].openDeals == 2)
    #expect(verdicts[1].account == pinned && verdicts[1].grade == .b)
    #expect(verdicts[1].why(desk.moment).zh == "B：没有进行中的商机；潜力客户：集团总部")
    #expect(try Grades(Desk().moment).verdicts.isEmpty)
}

/// A silent A: heard on a day, everything else as an A has it.
private func silent(since word: String, now: String, grade: Account.Grade? = .a) throws -> (Desk, ID<Account>) {
    var desk = try Desk(now)
    let account = desk.account(grade)
    let today = Zone.shanghai.day(of: desk.now)
    try desk.deal(account: account) {
        $0.lastIn = try Desk.at(word)
        ($0.need, $0.decision, $0.budget) = ("招标文件", today + 20, $0.amount)
    }
    return (desk, account)
}

@Test(arguments: [
    ("2026-11-09T18:00", "2026-11-23T09:00", 14, true), ("2026-11-10T08:00", "2026-11-23T09:00", 13, false),
    ("2026-11-10T00:00", "2026-11-23T23:59", 13, false),
    // Seven days of National Day, 10-01 to 10-07, stand still: 21 natural days later it is 14.
    ("2026-09-28T12:00", "2026-10-19T09:00", 14, true), ("2026-09-28T12:00", "2026-10-18T09:00", 13, false),
    // Inside the run the clock does not move; an ordinary weekend counts.
    ("2026-09-18T12:00", "2026-10-07T09:00", 9, false), ("2026-11-20T12:00", "2026-11-22T09:00", 2, false),
])
func silenceInNaturalDaysLessStatutoryHolidays(word: String, now: String, days: Int, falls: Bool) throws {
    let (desk, account) = try silent(since: word, now: now)
    let grades = Grades(desk.moment)
    #expect(try #require(Silence(account, desk.moment)).days == days)
    #expect(grades.proposals.map(\.to) == (falls ? [.b] : []))
    #expect(grades.effective(account) == (falls ? .b : .a))
}

@Test func ourOwnCallsDoNotBreakTheSilenceAndTheSentenceCounts() throws {
    var (desk, account) = try silent(since: "2026-11-09T18:00", now: "2026-11-23T09:00")
    try desk.activity(ID(1), .call, .outbound, "2026-11-22T10:00")
    let proposal = try #require(Grades(desk.moment).proposals.first)
    #expect(proposal.why(desk.moment).zh == "A→B：客户14天没有来话(自11-09)，满14天即降")
    #expect(proposal.why(desk.moment).en == "A→B: no word from the customer for 14d (since 11-09), limit 14d")
    try desk.activity(ID(1), .message, .inbound, "2026-11-22T11:00")
    #expect(Grades(desk.moment).proposals.isEmpty && account == ID(1))
}

@Test func aRefusalHoldsUntilTheFactsChange() throws {
    var (desk, account) = try silent(since: "2026-11-01T18:00", now: "2026-11-23T09:00")
    let proposal = try #require(Grades(desk.moment).proposals.first)
    let record = proposal.record(ID(1), .refused, by: "Grace Lee", desk.moment, .zh)
    #expect(record.evidence == "silent since 2026-11-01" && record.from == .a && record.to == .b)
    desk.board.gradeChanges.put(record)
    #expect(Grades(desk.moment).proposals.isEmpty && Grades(desk.moment).effective(account) == .a)
    desk.now = desk.now + 5 * 86_400
    #expect(Grades(desk.moment).proposals.isEmpty)
    try desk.activity(ID(1), .message, .inbound, "2026-11-02T11:00")
    #expect(Grades(desk.moment).proposals.count == 1)
}

@Test func aCriterionThatTurnsTrueRaises() throws {
    let (desk, account) = try silent(since: "2026-11-22T18:00", now: "2026-11-23T09:00", grade: .b)
    let proposal = try #require(Grades(desk.moment).proposals.first)
    #expect(proposal.from == .b && proposal.to == .a && proposal.cause == .criteria)
    #expect(Grades(desk.moment).effective(account) == .a)
    // A silent one rises to B at most.
    let (quiet, _) = try silent(since: "2026-11-01T18:00", now: "2026-11-23T09:00", grade: .b)
    #expect(Grades(quiet.moment).proposals.isEmpty)
    let (new, _) = try silent(since: "2026-11-01T18:00", now: "2026-11-23T09:00", grade: nil)
    #expect(Grades(new.moment).proposals.map(\.to) == [.b])
}

@Test(arguments: [
    ("竞品在同行项目交付延期", "2026-11-22T10:00", true), ("竞品降价两成抢单", "2026-11-22T10:00", false),
    ("blunder: outage", "2026-11-10T10:00", true), ("blunder: outage", "2026-11-09T10:00", false),
])
func aBlunderSpeedsUp(text: String, at: String, rises: Bool) throws {
    var desk = try Desk()
    let account = desk.account(.b)
    let deal = try desk.deal(account: account) { ($0.need, $0.budget) = ("RFP", $0.amount) }
    try desk.activity(deal, .competitor, .inbound, at) { $0.text = text }
    #expect(Grades(desk.moment).proposals.map(\.to) == (rises ? [.a] : []))
    guard rises else { return }
    // Once confirmed it stands, although a criterion is not met.
    let record = try #require(Grades(desk.moment).proposals.first).record(ID(1), .confirmed, desk.moment, .zh)
    desk.board.gradeChanges.put(record)
    var raised = try #require(desk.board.accounts[account])
    raised.grade = .a
    desk.board.accounts.put(raised)
    #expect(Grades(desk.moment).proposals.isEmpty)
}

@Test func aDecisionMovedForwardRaisesAndKnownContradictionsLower() throws {
    var desk = try Desk()
    let account = desk.account(.b)
    try desk.deal(account: account) { $0.need = "RFP" }
    let move = DecisionMove(
        from: try Desk.day("2027-03-01"), to: try Desk.day("2027-01-10"), at: try Desk.at("2026-11-22T10:00"))
    #expect(Grades(desk.moment, moved: { _ in move }).proposals.map(\.to) == [.a])
    #expect(Grades(desk.moment).proposals.isEmpty)
    var known = try #require(desk.board.deals[ID(1)])
    (known.budget, known.decision) = (Money(minor: 1), try Desk.day("2026-11-01"))
    desk.board.deals.put(known)
    #expect(Grades(desk.moment).proposals.map(\.to) == [.c])
}
