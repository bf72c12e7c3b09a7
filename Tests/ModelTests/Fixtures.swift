import Model

/// SplitMix64: the same numbers on every machine.
struct Dice: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

enum Fixtures {
    static let now = Zone.shanghai.parse("2026-11-23T09:00") ?? Instant(seconds: 0)

    /// A workspace with the five standard stages, two reps and a number of deals.
    static func board(deals count: Int, seed: UInt64 = 1) throws -> Board {
        var dice = Dice(state: seed)
        var board = Board()
        for stage in StandardStages.all { try board.apply(.add(stage)) }
        for (number, name) in ["陈晓明", "Grace Lee"].enumerated() {
            var rep = Rep(blank: ID(number + 1))
            rep.name = name
            try board.apply(.add(rep))
        }
        for number in 1...max(count, 1) where count > 0 {
            try board.apply(.add(deal(number, &dice)))
        }
        return board
    }

    static func deal(_ number: Int, _ dice: inout Dice) -> Deal {
        var deal = Deal(blank: ID(number))
        deal.name = "Deal \(number)"
        deal.owner = ID(Int.random(in: 1...2, using: &dice))
        deal.stage = ID(Int.random(in: 1...5, using: &dice))
        deal.outcome = [.open, .open, .open, .won, .lost][Int.random(in: 0..<5, using: &dice)]
        deal.amount = Bool.random(using: &dice) ? Money(minor: Int64.random(in: 0...50_000_000, using: &dice)) : nil
        deal.currency = Int.random(in: 0..<4, using: &dice) == 0 ? "USD" : nil
        deal.close = Bool.random(using: &dice) ? Day(number: Int32.random(in: 20_700...20_900, using: &dice)) : nil
        deal.closed = deal.outcome == .open ? nil : Day(number: Int32.random(in: 20_500...20_780, using: &dice))
        deal.nextDue = Bool.random(using: &dice) ? Day(number: Int32.random(in: 20_700...20_900, using: &dice)) : nil
        return deal
    }
}
