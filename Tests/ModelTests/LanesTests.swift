import Testing

@testable import Model

@Test func sumsAreThoseOfAllDealsByCurrency() throws {
    let board = try Fixtures.board(deals: 500)
    for lane in board.lanes.all {
        let deals = lane.deals.compactMap { board.deals[$0] }
        #expect(lane.sums.count == deals.count)
        #expect(lane.sums.withoutAmount == deals.count { $0.amount == nil })
        let home = deals.filter { $0.currency == nil }
        #expect(lane.sums.home.amount.minor == home.reduce(0) { $0 + ($1.amount?.minor ?? 0) })
        let dated = home.filter { $0.outcome != .open || $0.close != nil }
        let hundredfold = dated.reduce(Int64(0)) { $0 + ($1.amount?.minor ?? 0) * Int64(lane.probability) }
        #expect(lane.sums.home.weighted.minor == (hundredfold + 50) / 100)
        let dollars = deals.filter { $0.currency == "USD" }.reduce(Int64(0)) { $0 + ($1.amount?.minor ?? 0) }
        #expect((lane.sums.foreign.first { $0.currency == "USD" }?.amount.minor ?? 0) == dollars)
    }
    #expect(board.lanes.all.reduce(0) { $0 + $1.count } == 500)
}

@Test func aFilteredBoardSumsOnlyWhatRemains() throws {
    let board = try Fixtures.board(deals: 300)
    let even = board.lanes.filtered { $0.raw.isMultiple(of: 2) }
    #expect(even.all.reduce(0) { $0 + $1.count } == 150)
    for lane in even.all {
        let sum = lane.deals.compactMap { board.deals[$0] }.filter { $0.currency == nil }
            .reduce(Int64(0)) { $0 + ($1.amount?.minor ?? 0) }
        #expect(lane.sums.home.amount.minor == sum)
    }
}

@Test func theOrderIsDueThenAmount() throws {
    let board = try Fixtures.board(deals: 400)
    for lane in board.lanes.all.dropLast(2) {
        let deals = lane.deals.compactMap { board.deals[$0] }
        for (left, right) in zip(deals, deals.dropFirst()) {
            let (first, second) = (left.nextDue?.number ?? .max, right.nextDue?.number ?? .max)
            #expect(first <= second)
            if first == second { #expect((left.amount?.minor ?? -1) / 100 >= (right.amount?.minor ?? -1) / 100) }
        }
        for (index, deal) in deals.enumerated() { #expect(board.lanes.position(of: deal)?.position == index) }
    }
}

@Test func largestAmountsStillAddUp() throws {
    var board = try Fixtures.board(deals: 0)
    for number in 1...1_000 {
        var deal = Deal(blank: ID(number))
        deal.amount = .limit
        deal.close = Day(number: 20_800)
        try board.apply(.add(deal))
    }
    #expect(board.lanes.all[0].sums.home.amount.minor == Money.limit.minor * 1_000)
    #expect(board.lanes.all[0].sums.home.weighted.minor == Money.limit.minor * 100)
}

/// Lanes follow stages that come, go, move and weigh otherwise, whether deals stand in them or wait for them.
@Test(arguments: 1...6 as ClosedRange<UInt64>)
func lanesFollowTheStages(seed: UInt64) throws {
    var dice = Dice(state: seed)
    var board = try Fixtures.board(deals: 200, seed: seed)
    var gone: [Stage] = []
    for step in 0..<60 {
        var changes: [Change] = []
        let stage = try #require(Array(board.stages).randomElement(using: &dice))
        var after = stage
        switch Int.random(in: 0..<6, using: &dice) {
        case 0 where board.stages.count > 2:
            gone.append(stage)
            changes = [.remove(stage)]
        case 1 where !gone.isEmpty: changes = [.add(gone.removeLast())]
        case 2:
            var new = Stage(blank: board.stages.nextID)
            (new.zh, new.position) = ("new \(step)", Int.random(in: 0..<9, using: &dice))
            changes = [.add(new)]
        case 3: after.probability = Int.random(in: 0...100, using: &dice)
        case 4: after.position = Int.random(in: 0..<9, using: &dice)
        default:
            var deal = try #require(board.deals[ID(Int.random(in: 1...200, using: &dice))])
            let before = deal
            deal.stage = stage.id
            changes = Change.update(before, to: deal).map { [$0] } ?? []
        }
        if after != stage { changes = Change.update(stage, to: after).map { [$0] } ?? [] }
        try board.apply(changes)
        var fresh = board
        fresh.rebuildLanes()
        #expect(fresh.lanes == board.lanes, "seed \(seed), step \(step)")
        for lane in board.lanes.all {
            #expect(lane.probability == fresh.lanes.all.first { $0.place == lane.place }?.probability)
        }
    }
}
