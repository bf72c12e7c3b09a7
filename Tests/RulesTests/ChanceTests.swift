import Model
import Testing

@testable import Rules

@Test(
    arguments: [
        (16_500_000, 140, 231, 10_000_000), (1, 1, 2, 1), (1, 49, 100, 0), (-1, 1, 2, -1), (100, 1, 3, 33),
        (200, 1, 3, 67), (0, 1, 3, 0), (100_000_000_000_000, 2, 3, 66_666_666_666_667),
    ] as [(Int64, Int, Int, Int64)])
func aDealIsWeightedByTheExactRate(amount: Int64, won: Int, closed: Int, weighted: Int64) throws {
    let chance = Chance(won, of: closed)
    #expect(chance.of(amount).minor == weighted)
    var desk = try Desk()
    let id = try desk.deal { $0.amount = Money(minor: amount) }
    let deal = try #require(desk.board.deals[id])
    let moment = Moment(Facts(desk.board), now: desk.now, chances: [deal.stage: chance])
    #expect(moment.weighted(deal)?.minor == weighted)
}

@Test func whatIsShownOfARateIsRounded() {
    #expect(Chance(140, of: 231).percent == 61 && Chance(140, of: 231).millionths == 606_061)
    #expect(Chance(percent: 35).millionths == 350_000 && Chance(1, of: 0).percent == 100)
}

/// Board, forecast and a deal's own worth take the same rate: 13 of 22 from the third stage.
@Test func theBoardWeightsAsTheForecast() throws {
    var board = try Numbers.board()
    for number in 1...22 {
        try board.apply(.add(Numbers.deal(number, number <= 13 ? .won : .lost, closed: "2026-10-09")))
        for spell in try Numbers.spells(number, [(2, "2026-09-01"), (3, "2026-09-02")], first: number * 2) {
            try board.apply(.add(spell))
        }
    }
    for number in 30..<60 {
        var deal = Numbers.deal(number, units: Int64(number * number))
        deal.stage = ID(1 + number % 5)
        deal.close = Day(iso: "2026-12-15")
        try board.apply(.add(deal))
    }
    let all = Conclusions(Facts(board), now: try Numbers.moment("2026-11-23T09:00"))
    let rates = all.rates
    #expect(rates[ID(3)]?.own == true && rates[ID(1)]?.own == false)
    let open = board.lanes.all.filter { if case .stage = $0.place { true } else { false } }
    let sum = open.reduce(Money.zero) { $0 + rates.weighted($1) }
    #expect(abs(sum.minor - all.forecast.weighted.minor) <= Int64(open.count))
    let third = try #require(open.first { $0.place == .stage(ID(3)) })
    #expect(rates.weighted(third).minor == (third.sums.home.amount.minor * 26 + 22) / 44)
    #expect(board.lanes.all.suffix(2).allSatisfy { rates.weighted($0) == $0.sums.home.weighted })
}
