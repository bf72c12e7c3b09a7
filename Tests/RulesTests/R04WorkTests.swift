import Model
import Testing

@testable import Rules

private func work(_ minor: Int64, reps: Int = 6, days: Int = 5) throws -> WorkNeeded {
    let basis = WorkBasis(averageDeal: Numbers.money(100_000), conversionPermille: 100)
    return WorkNeeded(
        target: Money(minor: minor), basis: basis, reps: reps, days: days, today: try Numbers.day("2026-11-23"),
        medianCycle: 60)
}

@Test(
    arguments: [
        (80_000_000, 8, 80, 3), (80_650_000, 9, 81, 3), (1, 1, 1, 1), (0, 0, 0, 0), (90_000_000, 9, 90, 3),
        (90_000_001, 10, 91, 4),
    ] as [(Int64, Int, Int, Int)])
func fromMoneyToWork(minor: Int64, deals: Int, contacts: Int, each: Int) throws {
    let needed = try work(minor)
    #expect(needed.deals?.roundedUp == deals)
    #expect(needed.contacts?.roundedUp == contacts)
    #expect(needed.contactsPerRepDay?.roundedUp == each)
    #expect(needed.signing?.iso == "2027-01-22")
}

@Test func fractionsStayExact() throws {
    #expect(try work(80_650_000).deals == Fraction(8_065, 1_000))
    #expect(try work(80_000_000, reps: 0).contactsPerRepDay == nil)
    #expect(try work(80_000_000, days: 0).contactsPerRepDay == nil)
    #expect(try work(80_000_000).why.zh == "80.0万÷10.0万（手工）=8单；÷10.0%（手工）=80次有效接触；6人5天→每人每日3次；预计2027-01-22前后签约")
}

@Test func theTeamsOwnHistory() throws {
    var board = try Numbers.board()
    let now = try Numbers.moment("2026-11-23T09:00")
    // The first lies one day before the window, the last is a loss.
    let facts: [(Int64, String, Deal.Outcome)] = [
        (900, "2025-11-23", .won), (100, "2025-11-24", .won), (300, "2026-11-23", .won), (70, "2026-11-01", .lost),
    ]
    for (index, fact) in facts.enumerated() {
        try board.apply(.add(Numbers.deal(index + 1, fact.2, units: fact.0, closed: fact.1)))
    }
    for number in 1...10 {
        var activity = Activity(blank: ID(number))
        activity.at = now + Int64(-number)
        activity.what = number > 8 ? .message : .visit
        activity.direction = number == 10 ? .inbound : .outbound
        try board.apply(.add(activity))
    }
    let basis = WorkBasis(Facts(board), now: now)
    #expect(basis.averageDeal == Fraction(20_000, 1) && basis.dealCases == 2)
    // Mean 200, s = 141.42, half width 1.96·s/√2 = 196.
    #expect(abs((basis.dealRange?.low ?? 0) - 400.36) < 0.01)
    #expect(basis.conversion == Fraction(2, 9) && basis.contactCases == 9)
    let empty = WorkBasis(Facts(try Numbers.board()), now: now)
    #expect(empty.averageDeal == nil && empty.conversion == nil)
    #expect(
        WorkNeeded(target: .zero, basis: empty, reps: 1, days: 1, today: try Numbers.day("2026-11-23")).deals == nil)
}

@Test func oneIsNotMany() throws {
    let basis = WorkBasis(averageDeal: Numbers.money(100_000), conversionPermille: 1_000)
    let needed = WorkNeeded(
        target: Numbers.money(100_000), basis: basis, reps: 1, days: 1, today: try Numbers.day("2026-11-23"))
    #expect(needed.why.en.contains("=1 deal;") && needed.why.en.contains("=1 contact;"))
}
