import Model
import Testing

@testable import Rules

extension Desk {
    fileprivate func lists() -> [TodayList] {
        let moment = moment
        return TodayList.all(moment, grades: Grades(moment), timers: Timers(moment), redDots: redDots())
    }

    /// A deal of an account of a grade, last touched on a day.
    @discardableResult
    fileprivate mutating func touched(
        _ grade: Account.Grade, _ day: String, _ fill: (inout Deal) throws -> Void = { _ in }
    )
        throws -> ID<Deal>
    {
        let account = account(grade)
        return try deal(account: account) {
            $0.lastOut = try Desk.at(day + "T10:00")
            try fill(&$0)
        }
    }
}

@Test(arguments: [
    (Account.Grade.a, "2026-11-23", false), (.a, "2026-11-22", true), (.a, "2026-11-20", true),
    (.b, "2026-11-16", true), (.b, "2026-11-17", false), (.c, "2026-10-26", true), (.c, "2026-10-27", false),
])
func theCadenceInWorkingDays(grade: Account.Grade, touch: String, due: Bool) throws {
    var desk = try Desk()
    try desk.touched(grade, touch)
    #expect(desk.lists().map(\.rows.count) == [due ? 1 : 0])
}

@Test func theOrderOfTheListAndItsSentences() throws {
    var desk = try Desk()
    let c = try desk.touched(.c, "2026-09-01")
    let b = try desk.touched(.b, "2026-11-12")
    let red = try desk.touched(.b, "2026-11-22") { $0.pushes = 2 }
    let a = try desk.touched(.a, "2026-11-19")
    let demo = try desk.touched(.c, "2026-11-23")
    try desk.activity(demo, .demo, .outbound, "2026-11-21T15:00")
    let list = try #require(desk.lists().first)
    #expect(list.rows.map(\.deal) == [demo, a, red, b, c] && list.rows.map(\.rank) == [1, 2, 3, 4, 5])
    #expect(list.rows.map(\.what.key) == ["timer", "a_due", "red_dot", "b_due", "c_due"])
    #expect(list.rows[0].overdueMinutes(desk.now) == 18 * 60 && list.rows[1].daysLate == 3)
    #expect(list.rows[1].why(desk.moment).zh == "A级每1个工作日：上次触达11-19，应11-20；第2档，加权2.5万×晚3天")
    #expect(list.rows[0].why(desk.moment).en.hasPrefix("timer: call within 24h of the demo: overdue by 18h"))
    #expect(list.leftOut == 0 && list.why(desk.moment).zh == "今天5条")
}

@Test func tiesByWeightedValueTimesDaysLate() throws {
    var desk = try Desk()
    let late = try desk.touched(.b, "2026-11-12") { $0.amount = Money(minor: 100_000) }  // due 11-19: 4 days late
    let large = try desk.touched(.b, "2026-11-13") { $0.amount = Money(minor: 150_000) }  // due 11-20: 3 days late
    let today = try desk.touched(.b, "2026-11-16") { $0.amount = Money(minor: 900_000) }
    #expect(desk.lists()[0].rows.map(\.deal) == [large, late, today])
}

@Test func capacityCountsWhatDoesNotFit() throws {
    var desk = try Desk()
    for _ in 0..<14 { try desk.touched(.a, "2026-11-20") }
    let list = desk.lists()[0]
    #expect(list.rows.count == 12 && list.leftOut == 2)
    #expect(list.why(desk.moment).zh == "每日12条，另有 2 条未排入")
    desk.policy.capacity = 14
    #expect(desk.lists()[0].leftOut == 0)
}

@Test func oneRowForAnAccountAndAProposedGradeCountsAtOnce() throws {
    var desk = try Desk()
    let account = desk.account(.a)
    let yesterday = try Desk.at("2026-11-20T10:00")
    try desk.deal(account: account) { ($0.lastOut, $0.amount) = (yesterday, Money(minor: 100)) }
    let main = try desk.deal(account: account) {
        ($0.lastOut, $0.amount) = (yesterday + -86_400, Money(minor: 9_000_000))
    }
    #expect(desk.lists()[0].rows.map(\.deal) == [main])
    // A step that is due stands for itself.
    let second = try desk.deal(account: account) { ($0.lastOut, $0.nextDue) = (nil, try Desk.day("2026-11-23")) }
    #expect(desk.lists()[0].rows.map(\.deal) == [second])
    var silent = try Desk()
    try silent.touched(.a, "2026-11-20") { $0.lastIn = try Desk.at("2026-11-01T10:00") }
    #expect(silent.lists()[0].rows.map(\.what) == [.redDot] && silent.lists()[0].rows[0].grade == .b)
}

@Test func nobodysDealsAndEmptyListsSayWhy() throws {
    var desk = try Desk()
    var gone = try #require(desk.board.reps[ID(2)])
    gone.left = try Desk.day("2026-11-22")
    desk.board.reps.put(gone)
    try desk.deal()
    try desk.deal { $0.owner = ID(2) }
    let lists = desk.lists()
    #expect(lists.map(\.rep) == [ID(1), nil] && lists.map(\.rows.count) == [0, 1])
    #expect(lists[0].why(desk.moment).zh == "今天没有到期的跟进、时限或红点")
    desk.now = try Desk.at("2026-11-22T09:00")
    #expect(desk.lists()[0].why(desk.moment).zh.hasPrefix("今天休息"))
    #expect(try Desk().lists().isEmpty)
}

@Test(arguments: [(4, 1, 80, true), (3, 1, 75, false), (0, 1, 0, false)])
func theShareOfEffortOnA(onA: Int, other: Int, percent: Int, reached: Bool) throws {
    var desk = try Desk()
    let a = try desk.touched(.a, "2026-11-23")
    let c = try desk.touched(.c, "2026-11-23")
    for _ in 0..<onA { try desk.activity(a, .call, .outbound, "2026-11-17T00:00") }
    for _ in 0..<other { try desk.activity(c, .message, .outbound, "2026-11-23T08:00") }
    // Not counted: before the five working days, the customer's words, records.
    try desk.activity(c, .call, .outbound, "2026-11-16T23:59")
    try desk.activity(c, .call, .inbound, "2026-11-20T10:00")
    try desk.activity(c, .requirement, .outbound, "2026-11-20T10:00")
    let effort = desk.lists()[0].effort
    #expect(effort.onA == onA && effort.all == onA + other && effort.isReached == reached)
    #expect(effort.why(.zh) == "A级精力\(percent)%（\(onA)/\(onA + other)次触达，自11-17），目标80%")
    #expect(Effort(from: Day(number: 0), goal: 80).share == nil)
}
