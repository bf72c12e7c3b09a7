import Testing

@testable import Model

private func setUp() throws -> (Board, Deal, Work) {
    var board = try Fixtures.board(deals: 0)
    var deal = Deal(blank: ID(1))
    deal.name = "年度采购"
    deal.stage = ID(2)
    deal.amount = Money(minor: 12_500_000)
    deal.close = Day(iso: "2026-12-10")
    try board.apply(.add(deal))
    return (board, deal, Work(board, now: Fixtures.now, rep: ID(1)))
}

@Test func aForwardMoveSetsTheClocksAndOpensASpell() throws {
    var (board, deal, work) = try setUp()
    let stage = StandardStages.all[2]
    try board.apply(work.move(deal, to: stage, roles: [RoleAnswer(.product, person: "售前李")]))
    let moved = try #require(board.deals[ID(1)])
    #expect(moved.stage == stage.id)
    #expect(moved.stageSince == Fixtures.now)
    #expect(moved.movedAt == Fixtures.now)
    let spell = try #require(board.spells[ID(1)])
    #expect(spell.stage == stage.id && spell.from == Fixtures.now && !spell.back)
}

@Test func aBackwardMoveNeedsAReasonAndIsNoForwardMove() throws {
    var (board, deal, work) = try setUp()
    let stage = StandardStages.all[0]
    #expect(throws: Refusal.self) { try work.move(deal, to: stage) }
    #expect(throws: Refusal.self) { try work.move(deal, to: stage, reason: "") }
    try board.apply(work.move(deal, to: stage, reason: "预算推迟"))
    #expect(board.deals[ID(1)]?.movedAt == nil)
    #expect(board.spells[ID(1)]?.back == true)
    #expect(board.spells[ID(1)]?.reason == "预算推迟")
}

@Test func winsNeedAnAmountAndADayThatHasCome() throws {
    var (board, deal, work) = try setUp()
    let roles = [RoleAnswer(.product, person: "售前李"), RoleAnswer(.delivery, without: "标准品")]
    #expect(throws: Refusal.self) { try work.win(deal, on: Day(iso: "2026-11-24"), roles: roles) }
    #expect(throws: Refusal.self) { try work.win(deal, amount: .zero, roles: roles) }
    var unpriced = deal
    unpriced.amount = nil
    #expect(throws: Refusal.self) { try work.win(unpriced, roles: roles) }
    try board.apply(work.win(deal, roles: roles))
    let won = try #require(board.deals[ID(1)])
    #expect(won.outcome == .won && won.closed?.iso == "2026-11-23" && won.amount == deal.amount)
    #expect(throws: Refusal.self) { try Work(board, now: Fixtures.now).win(won) }
    #expect(throws: Refusal.self) { try Work(board, now: Fixtures.now).move(won, to: StandardStages.all[3]) }
}

@Test func lossesNeedAReason() throws {
    var (board, deal, work) = try setUp()
    #expect(throws: Refusal.self) { try work.lose(deal, reason: "") }
    try board.apply(work.lose(deal, reason: "价格"))
    #expect(board.deals[ID(1)]?.outcome == .lost)
    #expect(board.deals[ID(1)]?.stage == ID(2))
}

@Test func aLoggedCallMovesOneClockOnly() throws {
    var (board, deal, work) = try setUp()
    try board.apply(work.log(deal, .call, .outbound, next: NextStep(text: "送方案", due: Day(iso: "2026-11-24"))))
    let after = try #require(board.deals[ID(1)])
    #expect(after.lastOut == Fixtures.now && after.lastIn == nil && after.movedAt == nil)
    #expect(after.nextStep == "送方案" && after.nextDue?.iso == "2026-11-24")
    #expect(board.activities[ID(1)]?.rep == ID(1))
}

/// A touch carries who made it; of somebody who is no member it is taken that they log for the owner.
@Test(arguments: [(nil, nil, 1), (nil, 7, nil), (2, 8, 2), (2, nil, 2)] as [(Int?, Int?, Int?)])
func aTouchIsBookedToWhoMadeIt(rep: Int?, member: Int?, booked: Int?) throws {
    var (board, deal, _) = try setUp()
    deal.owner = ID(1)
    board.deals.put(deal)
    let work = Work(board, now: Fixtures.now, rep: rep.map { ID($0) }, member: member.map { ID($0) })
    for changes in [work.log(deal, .call, .outbound), try work.event(deal, .requirement)] {
        let added = changes.first.flatMap { change -> Activity? in
            guard case .add(.activity, let id, let row) = change else { return nil }
            return Activity(id: id, row: row)
        }
        let activity = try #require(added)
        #expect(activity.rep?.raw == booked && activity.member?.raw == member)
        #expect(activity.isOfReps == (booked != nil))
    }
    // The deal's clock follows whoever it was (R10).
    #expect(work.log(deal, .call, .outbound).contains { $0.kind == .deal })
}

@Test func aCloseDateMovedOutIsAPush() throws {
    let (_, deal, work) = try setUp()
    func pushes(_ day: String?) -> Int {
        var board = Board()
        _ = try? board.apply(.add(deal))
        _ = try? board.apply(work.edit(deal) { $0.close = day.flatMap { Day(iso: $0) } })
        return board.deals[ID(1)]?.pushes ?? -1
    }
    #expect(pushes("2026-12-11") == 1)
    #expect(pushes("2026-12-10") == 0)
    #expect(pushes("2026-12-09") == 0)
    #expect(pushes(nil) == 0)
}
