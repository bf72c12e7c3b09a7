import Testing

@testable import Model

@Test func everyKindHasUniqueFieldsAndRoundTrips() throws {
    for kind in Kind.allCases {
        let names = Schema.fields(of: kind).map(\.name)
        #expect(!names.isEmpty)
        #expect(Set(names).count == names.count)
    }
    var dice = Dice(state: 5)
    let deal = Fixtures.deal(7, &dice)
    #expect(Deal(id: 7, row: deal.row) == deal)
    #expect(Deal(id: 7, row: [.null]) == nil)
}

@Test func referencesAreKnownToTheSchema() {
    let references = Dictionary(uniqueKeysWithValues: Schema.fields(of: .deal).map { ($0.name, $0.reference) })
    #expect(references["account_id"] == .account)
    #expect(references["stage_id"] == .stage)
    #expect(references["amount"] == .some(nil))
}

@Test func aChangeThenItsInverseGivesTheSameBoard() throws {
    for seed in UInt64(1)...20 {
        var dice = Dice(state: seed)
        var board = try Fixtures.board(deals: 60, seed: seed)
        var done: [Change] = []
        let start = board
        for _ in 0..<120 {
            let changes = randomWork(board, &dice)
            try board.apply(changes)
            done += changes
            var fresh = board
            fresh.rebuildLanes()
            #expect(fresh.lanes == board.lanes)
            for deal in board.deals {
                let rows = board.bookings.filter { $0.deal == deal.id }
                let worth = deal.outcome == .won ? deal.amount ?? .zero : .zero
                #expect(rows.isEmpty || rows.reduce(Money.zero) { $0 + $1.amount } == worth)
            }
        }
        for change in done.reversed() { try board.apply(change.inverse) }
        #expect(board == start)
    }
}

/// A random verb on a random deal; refused wishes give nothing.
private func randomWork(_ board: Board, _ dice: inout Dice) -> [Change] {
    let number = Int.random(in: 1...board.deals.lastID, using: &dice)
    let work = Work(board, now: Fixtures.now)
    guard let deal = board.deals[ID(number)] else {
        return [.add(Fixtures.deal(board.deals.lastID + 1, &dice))]
    }
    let stage = StandardStages.all[Int.random(in: 0..<5, using: &dice)]
    let roles = [RoleAnswer(.product, without: "standard"), RoleAnswer(.delivery, person: "Li")]
    switch Int.random(in: 0..<11, using: &dice) {
    case 0: return (try? work.move(deal, to: stage, reason: "because", roles: roles)) ?? []
    case 1: return (try? work.win(deal, roles: roles)) ?? []
    case 2: return (try? work.lose(deal, reason: "price")) ?? []
    case 3: return work.log(deal, .call, .inbound, text: "hello", next: NextStep(text: "send", due: deal.close))
    case 4: return (try? work.next(deal, nil)) ?? []
    case 5: return (try? work.edit(deal) { $0.close = Day(number: 20_950) }) ?? []
    case 6: return [.remove(deal)]
    case 7: return (try? work.cancel(deal, reason: "went under")) ?? []
    case 8: return (try? work.reopen(deal)) ?? []
    case 9:
        let amount = Money(minor: Int64.random(in: 1...50_000_000, using: &dice))
        return (try? work.edit(deal) { $0.amount = amount }) ?? []
    default: return [.add(Fixtures.deal(board.deals.lastID + 1, &dice))]
    }
}

@Test func whatDoesNotFitIsRefused() throws {
    var board = try Fixtures.board(deals: 3)
    let deal = try #require(board.deals[ID(2)])
    var other = deal
    other.name = "renamed"
    let rename = try #require(Change.update(deal, to: other))
    #expect(throws: BoardError.exists(.deal, 2)) { try board.apply(.add(deal)) }
    try board.apply(rename)
    #expect(throws: BoardError.differs(.deal, 2, field: "name")) { try board.apply(rename) }
    #expect(throws: BoardError.missing(.deal, 99)) {
        try board.apply(.update(.deal, 99, [FieldEdit(field: 1, before: .null, after: .text("x"))]))
    }
    #expect(throws: BoardError.malformed(.deal, 2, field: "name")) {
        try board.apply(.update(.deal, 2, [FieldEdit(field: 1, before: .text("renamed"), after: .int(3))]))
    }
}

@Test func textsDifferByteForByte() throws {
    var dice = Dice(state: 1)
    var deal = Fixtures.deal(1, &dice)
    deal.name = "Caf\u{E9}"
    var after = deal
    after.name = "Cafe\u{301}"
    #expect(Change.update(deal, to: after) != nil)
}
