import Testing

@testable import Model

private func won(_ board: inout Board, units: Int64 = 100, closed: String = "2026-10-08") throws -> Deal {
    var deal = Deal(blank: board.deals.nextID)
    (deal.name, deal.owner, deal.stage) = ("年度采购", ID(1), ID(5))
    (deal.outcome, deal.amount, deal.closed) = (.won, Money(minor: units * 100), Day(iso: closed))
    try board.apply(.add(deal))
    return deal
}

private func rows(_ board: Board) -> [String] { board.bookings.map { "\($0.day.iso) \($0.amount.plain)" } }

private func work(_ board: Board) -> Work { Work(board, now: Fixtures.now, rep: ID(1)) }

@Test func aCancelledWinIsTakenBackOnItsDay() throws {
    var board = try Fixtures.board(deals: 0)
    let deal = try won(&board)
    #expect(throws: Refusal.self) { try work(board).cancel(deal, reason: "") }
    try board.apply(work(board).cancel(deal, reason: "客户毁约"))
    #expect(rows(board) == ["2026-10-08 100", "2026-11-23 -100"])
    let lost = try #require(board.deals[deal.id])
    #expect(lost.outcome == .lost && lost.closed?.iso == "2026-11-23" && lost.reason == "客户毁约")
    #expect(throws: Refusal.self) { try work(board).cancel(lost, reason: "again") }
    // Won again for more, it counts from the new day on.
    try board.apply(work(board).reopen(lost))
    #expect(board.bookings.count == 2)
    let again = try #require(board.deals[deal.id])
    let roles = [RoleAnswer(.delivery, person: "交付赵")]
    try board.apply(
        work(board).win(again, amount: Money(minor: 13_000), on: Day(iso: "2026-11-20"), roles: roles))
    #expect(rows(board) == ["2026-10-08 100", "2026-11-23 -100", "2026-11-20 130"])
}

@Test func aChangedAmountIsBookedOnTheDayOfTheChange() throws {
    var board = try Fixtures.board(deals: 0)
    let deal = try won(&board)
    let changes = try work(board).edit(deal) { $0.amount = Money(minor: 12_001) }
    let before = board
    try board.apply(changes)
    #expect(rows(board) == ["2026-10-08 100", "2026-11-23 20.01"])
    var back = board
    for change in changes.reversed() { try back.apply(change.inverse) }
    #expect(back == before)
    let raised = try #require(board.deals[deal.id])
    #expect(try work(board).edit(raised) { $0.source = "展会" }.count == 1)
    try board.apply(work(board).edit(raised) { $0.amount = Money(minor: 5_000) })
    #expect(rows(board).last == "2026-11-23 -70.01")
    for amount in [nil, Money.zero, Money(minor: -1)] {
        #expect(throws: Refusal.self) { try work(board).edit(raised) { $0.amount = amount } }
    }
    #expect(throws: Refusal.self) { try work(board).edit(raised) { $0.currency = "USD" } }
}

@Test func aMissingAmountThatIsFilledInIsNoChange() throws {
    var board = try Fixtures.board(deals: 0)
    var deal = try won(&board)
    deal.amount = nil
    board.deals.put(deal)
    try board.apply(work(board).edit(deal) { $0.amount = Money(minor: 5_000) })
    #expect(board.bookings.count == 0)
}

@Test func aWinWithMoneyOnItsContractIsNotCancelled() throws {
    var board = try Fixtures.board(deals: 0)
    let deal = try won(&board)
    var contract = Contract(blank: ID(1))
    contract.deal = deal.id
    var receipt = Receipt(blank: ID(1))
    receipt.contract = ID(1)
    try board.apply([.add(contract), .add(receipt)])
    #expect(throws: Refusal.self) { try work(board).cancel(deal, reason: "x") }
}
