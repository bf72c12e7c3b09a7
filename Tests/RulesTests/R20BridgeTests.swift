import Model
import Testing

@testable import Rules

private func state(_ units: Int64?, _ close: String? = "2026-12-01", _ outcome: Deal.Outcome = .open) -> Bridge.State {
    Bridge.State(amount: units.map { Numbers.money($0) }, close: close.flatMap { Day(iso: $0) }, outcome: outcome)
}

private func units(_ bridge: Bridge) -> [Int64] {
    [
        bridge.start, bridge.created, bridge.pulledIn, bridge.increased, bridge.reopened, bridge.decreased,
        bridge.pushedOut, bridge.lost, bridge.won, bridge.end,
    ].map { $0.minor / 100 }
}

@Test(
    arguments: [
        (state(100), [], [100, 0, 0, 0, 0, 0, 0, 0, 0, 100]),
        (nil, [state(100)], [0, 100, 0, 0, 0, 0, 0, 0, 0, 100]),
        (state(100, "2027-01-01"), [state(100, "2026-12-31")], [0, 0, 100, 0, 0, 0, 0, 0, 0, 100]),
        (state(100, "2026-12-31"), [state(100, "2027-01-01")], [100, 0, 0, 0, 0, 0, 100, 0, 0, 0]),
        (state(100), [state(130)], [100, 0, 0, 30, 0, 0, 0, 0, 0, 130]),
        (state(100), [state(70)], [100, 0, 0, 0, 0, 30, 0, 0, 0, 70]),
        (state(100), [state(100, "2026-12-01", .won)], [100, 0, 0, 0, 0, 0, 0, 0, 100, 0]),
        (state(100, "2026-12-01", .lost), [state(100)], [0, 0, 0, 0, 100, 0, 0, 0, 0, 100]),
        // All at once: pulled in with the old amount, then raised, then won.
        (state(100, "2027-02-01"), [state(150, "2026-12-01", .won)], [0, 0, 100, 50, 0, 0, 0, 0, 150, 0]),
        // Lost and opened again, at another amount.
        (state(100), [state(100, "2026-12-01", .lost), state(80)], [100, 0, 0, 0, 80, 0, 0, 100, 0, 80]),
        (nil, [state(9), state(9, "2026-12-01", .lost)], [0, 9, 0, 0, 0, 0, 0, 9, 0, 0]),
        (state(100), [nil], [100, 0, 0, 0, 0, 100, 0, 0, 0, 0]),
        (state(nil), [state(5, nil)], [0, 0, 0, 0, 0, 0, 0, 0, 0, 0]),
    ] as [(Bridge.State?, [Bridge.State?], [Int64])])
func aDealInTheBridge(start: Bridge.State?, states: [Bridge.State?], expected: [Int64]) throws {
    var bridge = Bridge(window: try Numbers.period("2026Q4"))
    bridge.add(start: start, then: states)
    #expect(units(bridge) == expected)
    #expect(bridge.sum == bridge.end)
}

struct Dice64: RandomNumberGenerator {
    var seed: UInt64
    mutating func next() -> UInt64 {
        seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return seed ^ (seed >> 29)
    }
}

private func random(_ number: Int, _ dice: inout Dice64) -> Deal {
    var deal = Numbers.deal(number)
    deal.amount =
        Int.random(in: 0..<5, using: &dice) == 0 ? nil : Money(minor: Int64.random(in: 0...999_999, using: &dice))
    deal.close =
        Int.random(in: 0..<6, using: &dice) == 0 ? nil : Day(number: Int32.random(in: 20_700...20_840, using: &dice))
    deal.outcome = [.open, .open, .won, .lost][Int.random(in: 0..<4, using: &dice)]
    deal.currency = Int.random(in: 0..<9, using: &dice) == 0 ? "USD" : nil
    deal.owner = [nil, ID(1), ID(2), ID(3)][Int.random(in: 0..<4, using: &dice)]
    return deal
}

@Test(arguments: 1...40) func bridgesOfRandomHistoriesBalance(seed: UInt64) throws {
    var dice = Dice64(seed: seed)
    var board = try Numbers.board()
    for number in 1...20 { try board.apply(.add(random(number, &dice))) }
    let start = board
    var changes: [Change] = []
    for _ in 0..<120 {
        let number = Int.random(in: 1...30, using: &dice)
        let wish = random(number, &dice)
        var change: Change?
        if let old = board.deals[ID<Deal>(number)] {
            change = Int.random(in: 0..<12, using: &dice) == 0 ? .remove(old) : .update(old, to: wish)
        } else {
            change = .add(wish)
        }
        guard let change else { continue }
        try board.apply(change)
        changes.append(change)
    }
    var (past, trail) = (Past(since: Instant(seconds: 0)), DealTrail(from: start))
    for change in changes {
        let (before, after) = try trail.follow(change)
        past.note(from: before, to: after, at: Instant(seconds: 1))
    }
    let scopes: [Set<Int?>] = [[nil, 1, 2, 3], [1], [2, 3], [nil], []]
    for window in [nil, try Numbers.period("2026Q4"), try Numbers.period("2026-11-23")] {
        for scope in scopes {
            let bridge = Bridge(board, past, window: window) { scope.contains($0?.raw) }
            #expect(bridge.sum == bridge.end)
            // The ends are what the two snapshots themselves hold.
            for (board, side) in [(start, bridge.start), (board, bridge.end)] {
                let open = board.deals.filter { deal in
                    deal.outcome == .open && deal.currency == nil && scope.contains(deal.owner?.raw)
                        && (window.map { window in deal.close.map { window.holds($0) } ?? false } ?? true)
                }
                #expect(open.reduce(Money.zero) { $0 + ($1.amount ?? .zero) } == side)
            }
            #expect(units(bridge).allSatisfy { $0 >= 0 })
            #expect(bridge.handedIn <= bridge.created && bridge.handedOut <= bridge.decreased)
            if scope.count == 4 { #expect(bridge.handedIn == .zero && bridge.handedOut == .zero) }
        }
    }
}

@Test func aHandOverIsNewOnOneSideAndGoneOnTheOther() throws {
    var (mine, yours) = (state(100), state(130))
    (mine.owner, yours.owner) = (ID(1), ID(2))
    // Handed over and raised at once, then handed back: the raise counts on nobody's side of the hand-over.
    for (rep, expected) in [
        (1, [100, 100, 0, 0, 0, 100, 0, 0, 0, 100]), (2, [0, 130, 0, 0, 0, 130, 0, 0, 0, 0]),
    ] as [(Int, [Int64])] {
        var bridge = Bridge()
        bridge.add(start: mine, then: [yours, mine]) { $0?.raw == rep }
        #expect(units(bridge) == expected && bridge.sum == bridge.end)
        #expect(bridge.handedIn == bridge.created && bridge.handedOut == bridge.decreased)
    }
    var both = Bridge()
    both.add(start: mine, then: [yours, mine])
    #expect(units(both) == [100, 0, 0, 30, 0, 30, 0, 0, 0, 100] && both.handedIn == .zero)
}

@Test func thePastFollowsTheDaysOfDeals() throws {
    func deal(_ close: String?, _ decision: String?) -> Deal {
        var deal = Numbers.deal(7)
        (deal.close, deal.decision) = (close.flatMap { Day(iso: $0) }, decision.flatMap { Day(iso: $0) })
        return deal
    }
    let days = [
        (nil, nil), ("2026-12-01", "2026-12-20"), ("2026-12-15", "2026-12-10"), ("2026-12-08", "2026-12-12"),
    ].map(deal)
    var (live, read) = (Past(), Past())
    for (index, pair) in zip(days, days.dropFirst()).enumerated() {
        let time = Instant(seconds: Int64(index))
        live.note(from: pair.0, to: pair.1, at: time)
        guard case .update(_, let id, let edits) = Change.update(pair.0, to: pair.1) else { continue }
        read.note(edits, of: ID(id), at: time)
    }
    #expect(live == read && live.states.isEmpty)
    #expect(live.firstClose == [ID(7): try Numbers.day("2026-12-01")])
    let (from, to) = (try Numbers.day("2026-12-10"), try Numbers.day("2026-12-12"))
    #expect(live.moves == [ID(7): DecisionMove(from: from, to: to, at: Instant(seconds: 2))])
}

@Test func theBridgeSaysWhatMoved() throws {
    var bridge = Bridge()
    #expect(bridge.why.zh == "0 = 0")
    bridge.add(start: state(100), then: [state(130), state(130, "2026-12-01", .won)])
    #expect(bridge.why.zh == "100 +30 增额 −130 赢单 = 0" && bridge.why.en == "100 +30 increased −130 won = 0")
}
