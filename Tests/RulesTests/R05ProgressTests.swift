import Model
import Testing

@testable import Rules

private let now = Zone.shanghai.parse("2026-11-23T09:00") ?? Instant(seconds: 0)

@Test func theProgressTreeOfAQuarter() throws {
    var board = try Numbers.board()
    let rep = try #require(board.reps[ID<Rep>(2)])
    var joiner = rep
    joiner.joined = Day(iso: "2026-11-02")
    try board.apply([
        #require(Change.update(rep, to: joiner)), .add(Numbers.target(1, "2026Q4", 1_680)),
        .add(Numbers.deal(1, .won, units: 330, closed: "2026-10-30")),
        // Booked for a day that has not come: not reached yet.
        .add(Numbers.deal(2, .won, units: 500, closed: "2026-12-30")),
    ])
    let facts = Facts(board)
    let rows = Targets(facts).progress(facts, booked: Booked(facts), period: try Numbers.period("2026Q4"), now: now)
    #expect(rows.map(\.depth) == [0, 1, 2, 3, 3, 2, 3])
    #expect(rows[0].actual == Numbers.money(330) && rows[0].elapsed == 33 && rows[0].total == 62)
    #expect(rows[0].light.light == .red && rows[0].children.red == 1)
    #expect(rows[3].target == Numbers.money(620) && rows[3].light.light == .green)
    // The rep who came on 11-02 has 15 of 44 days behind.
    #expect(rows[4].elapsed == 15 && rows[4].total == 44 && rows[4].target == Numbers.money(440))
    #expect(rows[4].light.light == .red && rows[4].light.expected == Numbers.money(150))
    #expect(rows[2].children == LightCounts([.green, .red]))
    #expect(rows.allSatisfy { $0.second == nil })
}

@Test func otherMetrics() throws {
    var board = try Numbers.board()
    var account = Account(blank: ID(1))
    account.owner = ID(2)
    var deal = Numbers.deal(1)
    (deal.account, deal.created) = (account.id, Day(iso: "2026-10-09"))
    var contract = Contract(blank: ID(1))
    contract.deal = deal.id
    var receipt = Receipt(blank: ID(1))
    (receipt.contract, receipt.day, receipt.amount) = (contract.id, try Numbers.day("2026-11-23"), Numbers.money(70))
    var visit = Activity(blank: ID(1))
    (visit.what, visit.rep, visit.at) = (.visit, ID(3), now)
    try board.apply([.add(account), .add(deal), .add(contract), .add(receipt), .add(visit)])
    let facts = Facts(board)
    func actuals(_ metric: Target.Metric) throws -> [Int64] {
        Targets(facts).progress(
            facts, booked: Booked(facts), period: try Numbers.period("2026Q4"), metric: metric, now: now
        ).filter { $0.key.scope != .region && $0.key.scope != .team }.map(\.actual.minor)
    }
    #expect(try actuals(.signed) == [0, 0, 0, 0])
    #expect(try actuals(.receipts) == [7_000, 7_000, 0, 0])
    #expect(try actuals(.accounts) == [1, 0, 1, 0])
    #expect(try actuals(.contacts) == [1, 0, 0, 1])
}
