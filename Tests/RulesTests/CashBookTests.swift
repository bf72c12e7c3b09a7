import Model
import Testing

@testable import Rules

private let wan: Int64 = 1_000_000

/// Contracts on Monday 2026-11-23 with plans around it.
private func book(
    _ rows: [(state: Contract.State, amount: Int64, currency: String?, plan: [(Int, Int64)])],
    receipts: [(contract: Int, amount: Int64)] = []
) throws -> CashBook {
    var desk = try Desk()
    let today = try Desk.day("2026-11-23")
    for row in rows {
        let id = desk.add(\.contracts) {
            ($0.name, $0.state, $0.currency) = ("合同", row.state, row.currency)
            ($0.amount, $0.invoiced) = (Money(minor: row.amount * wan), today + -30)
        }
        for (offset, amount) in row.plan {
            desk.add(\.payments) { ($0.contract, $0.due, $0.amount) = (id, today + offset, Money(minor: amount * wan)) }
        }
    }
    for row in receipts {
        desk.add(\.receipts) {
            ($0.contract, $0.amount, $0.day) = (ID(row.contract), Money(minor: row.amount * wan), today + -1)
        }
    }
    return Conclusions(Facts(desk.board), now: desk.now).cashBook
}

/// Whatever the state that was stored, a contract stands in the state that its receipts give it; none is lost.
@Test func everyContractStandsInOneState() throws {
    let cash = try book(
        [
            (.drafted, 10, nil, []), (.invoiced, 20, nil, []), (.invoiced, 30, nil, []), (.invoiced, 40, "USD", []),
            (.cancelled, 50, nil, []),
        ], receipts: [(2, 5), (3, 30)])
    let counts = cash.states.map { ($0.state, $0.total.count, $0.total.home.minor / wan) }
    #expect(counts.map(\.0) == [.drafted, .approval, .approved, .signed, .invoiced, .partlyPaid, .paid, .cancelled])
    #expect(counts.map(\.1) == [1, 0, 0, 0, 1, 1, 1, 1])
    #expect(counts.map(\.2) == [10, 0, 0, 0, 0, 20, 30, 50])
    #expect(cash.states[4].total.foreign.map(\.currency) == ["USD"])
    #expect(try book([(.drafted, 1, nil, [])]).states.contains { $0.state == .cancelled } == false)
}

/// A day past and unpaid is overdue, today is not; currencies are kept apart.
@Test func overdueAndUpcomingAreTheWholePlan() throws {
    let book = try book([
        (.invoiced, 100, nil, [(-31, 10), (-30, 20), (-1, 5), (0, 7), (6, 8), (7, 9), (8, 11)]),
        (.invoiced, 10, "USD", [(-100, 4), (2, 6)]), (.drafted, 10, nil, [(-5, 10)]),
    ])
    #expect(book.overdue.map(\.overdueDays) == [100, 31, 30, 1])
    #expect(book.ages.map { $0.home.minor / wan } == [25, 10, 0, 0])
    #expect(book.ages.map(\.count) == [2, 1, 0, 1])
    #expect(book.ages[3].foreign.map { $0.amount.minor / wan } == [4])
    #expect(book.overdueTotal.home == Money(minor: 35 * wan))
    #expect(book.overdueTotal.count == 4)
    // Sunday 11-29 is the week's last day, 11-30 the month's.
    #expect(book.upcoming.map { $0.open.minor / wan } == [7, 6, 8, 9, 11])
    #expect(book.thisWeek.home.minor / wan == 15)
    #expect(book.thisWeek.foreign.map { $0.amount.minor / wan } == [6])
    #expect(book.thisMonth.home.minor / wan == 24)
}

/// The longest wait first, an unknown one last.
@Test func approvalsByAge() throws {
    var desk = try Desk()
    for since in [nil, "2026-11-20T10:00", "2026-11-02T10:00", "2026-11-13T10:00"] as [String?] {
        let at = try since.map { try Desk.at($0) }
        desk.add(\.contracts) { ($0.name, $0.state, $0.step, $0.stepSince) = ("合同", .approval, "法务", at) }
    }
    let book = Conclusions(Facts(desk.board), now: desk.now).cashBook
    #expect(book.approvals.map(\.contract) == [ID(3), ID(4), ID(2), ID(1)])
    #expect(book.approvals.map { $0.isStuck(Policy()) } == [true, true, false, false])
}

/// Figures follow a change and the chosen scope at once.
@Test func figuresAreForgottenWithTheirFacts() throws {
    var desk = try Desk()
    let deal = try desk.deal { $0.owner = ID(2) }
    desk.add(\.contracts) { ($0.name, $0.deal, $0.amount) = ("合同", deal, Money(minor: wan)) }
    var all = Conclusions(Facts(desk.board), now: desk.now)
    #expect(all.cashBook.states[0].total.count == 1)
    let before = all
    var second = Contract(blank: ID(2))
    (second.name, second.deal) = ("二", deal)
    try all.apply([.add(second)])
    #expect(all.cashBook.states[0].total.count == 2)
    #expect(before.cashBook.states[0].total.count == 1)
    all.pin(ScopeKey(.rep, 1), all.period)
    #expect(all.cashBook.states[0].total.count == 0)
    all.pin(ScopeKey(.rep, 2), all.period)
    #expect(all.cashBook.states[0].total.count == 2)
}
