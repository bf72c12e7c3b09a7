import Model
import Testing

@testable import Rules

private let now = Zone.shanghai.parse("2026-11-23T09:00") ?? Instant(seconds: 0)

private func open(_ number: Int, _ units: Int64?, _ close: String?, stage: Int = 3, _ category: Deal.Category? = nil)
    -> Deal
{
    var deal = Numbers.deal(number, units: units)
    deal.close = close.flatMap { Day(iso: $0) }
    deal.stage = ID(stage)
    deal.category = category
    return deal
}

private func forecast(_ deals: [Deal], target: Int64? = 10_000) throws -> Forecast {
    var board = try Numbers.board()
    for deal in deals { try board.apply(.add(deal)) }
    let facts = Facts(board)
    return Forecast(
        facts, booked: Booked(facts), rates: StageRates(facts), period: try Numbers.period("2026Q4"),
        target: target.map { Numbers.money($0) }, now: now, atRisk: { $0.id == ID(2) })
}

@Test func theForecastOfAQuarter() throws {
    let result = try forecast([
        Numbers.deal(1, .won, units: 4_000, closed: "2026-10-09"), open(2, 1_000, "2026-12-31", .commit),
        open(3, 2_000, "2026-12-01", stage: 5, .best), open(4, 500, "2027-01-01"), open(5, nil, "2026-12-01"),
        open(6, 700, nil), open(7, 300, "2026-11-22", .commit), open(8, 900, "2026-11-30", .omitted),
        Numbers.deal(9, .lost, units: 1_000, closed: "2026-10-09"), open(10, 100, "2026-09-30"),
    ])
    #expect(result.won == Numbers.money(4_000))
    // 50% of 1000 + 300 + 100, 90% of 2000.
    #expect(result.weighted == Numbers.money(700 + 1_800))
    #expect(result.commit == Numbers.money(1_000) && result.best == Numbers.money(2_000))
    #expect(result.pipeline == Numbers.money(400) && result.omitted == Numbers.money(900))
    #expect(result.open == Numbers.money(3_400) && result.deals == 4)
    #expect(result.withoutAmount == 1 && result.withoutDate == 1 && result.overdue == 2)
    #expect(abs((result.coverage ?? 0) - 3_400.0 / 6_000) < 1e-12)
    #expect(result.coverageNeeded == 1.25)
    #expect(result.buffer.forecast == Numbers.money(4_000 + 2_050) && result.buffer.atRisk == Numbers.money(500))
    #expect(result.why.zh.contains("缺金额 1；缺日期 1；已过预计日 2"))
    #expect(try forecast([], target: nil).coverage == nil && forecast([]).coverage == 0)
    #expect(try forecast([Numbers.deal(1, .won, units: 10_000, closed: "2026-10-09")]).coverage == nil)
}

/// What is booked for a later day has not come in yet: the last day of the sum is today.
@Test func onlyWhatIsBookedByTodayIsWon() throws {
    let deals = [("2026-11-23", 1_000), ("2026-11-24", 500)].enumerated().map { index, win in
        Numbers.deal(index + 1, .won, units: Int64(win.1), closed: win.0)
    }
    #expect(try forecast(deals).won == Numbers.money(1_000))
    var board = try Numbers.board()
    for deal in deals { try board.apply(.add(deal)) }
    #expect(Conclusions(Facts(board), now: now).forecast.won == Numbers.money(1_000))
}

private func rates(won: Int, lost: Int) throws -> StageRates {
    var board = try Numbers.board()
    for number in 1...won + lost {
        let deal = Numbers.deal(number, number <= won ? .won : .lost, closed: "2026-10-09")
        try board.apply(.add(deal))
        for spell in try Numbers.spells(number, [(2, "2026-09-01"), (3, "2026-09-02")], first: number * 2) {
            try board.apply(.add(spell))
        }
    }
    try board.apply(.add(Numbers.deal(99, .won, closed: "2026-10-09")))
    return StageRates(Facts(board))
}

@Test func theOwnRateNeedsTwentyCases() throws {
    let many = try rates(won: 8, lost: 12)
    #expect(many.rates.map(\.own) == [false, true, true, false, false])
    #expect(many[ID(3)]?.value == 0.4 && many[ID(4)]?.cases == 8 && many[ID(1)]?.value == 0.1)
    #expect(many[ID(3)]?.why.zh == "40%（自有8/20，22–61%）")
    let few = try rates(won: 8, lost: 11)
    #expect(few.rates.allSatisfy { !$0.own } && few[ID(3)]?.value == 0.5)
    #expect(few[ID(3)]?.why.zh == "50%（阶段设定，自有样本19）")
    #expect(few[ID(77)] == nil)
}

/// What is past its date may land in any period that is running, and nothing lands in one that is over.
@Test func openDealsLandInPeriodsThatAreNotOver() throws {
    var board = try Numbers.board()
    for deal in [
        open(1, 100, "2026-11-13"), open(2, 200, "2026-12-02"), open(3, 400, "2027-01-15"),
        open(4, 800, "2026-11-20", .omitted),
    ] { try board.apply(.add(deal)) }
    let facts = Facts(board)
    func due(_ period: String, _ moment: Instant = now) throws -> [Int64] {
        let result = Forecast(
            facts, booked: Booked(facts), rates: StageRates(facts), period: try Numbers.period(period), target: nil,
            now: moment)
        return [result.open.minor / 100, result.omitted.minor / 100, Int64(result.overdue)]
    }
    #expect(try due("2026Q4") == [300, 800, 1] && due("2026-11") == [100, 800, 1] && due("2026W48") == [100, 800, 1])
    #expect(try due("2026W49") == [200, 0, 0] && due("2027Q1") == [400, 0, 0] && due("2026") == [300, 800, 1])
    #expect(try due("2026Q3") == [0, 0, 0] && due("2026-10") == [0, 0, 0])
    let later = try Numbers.moment("2027-01-16T09:00")
    #expect(try due("2026Q4", later) == [0, 0, 0] && due("2027Q1", later) == [700, 800, 3])
    let last = try Numbers.moment("2026-12-31T23:00")
    #expect(try due("2026Q4", last) == [300, 800, 2])
}

/// Before a shared deal is won each rep expects the part that will be booked then; a team expects the whole once.
@Test func sharedDealsAreExpectedByTheirParts() throws {
    var board = try Numbers.board()
    var deal = open(1, nil, "2026-12-31", stage: 5)
    deal.amount = Money(minor: 101)
    try board.apply(.add(deal))
    for (index, part) in [(1, 40), (2, 35), (3, 25)].enumerated() {
        var split = Split(blank: ID(index + 1))
        (split.deal, split.rep, split.percent) = (deal.id, ID(part.0), part.1)
        try board.apply(.add(split))
    }
    var all = Conclusions(Facts(board), now: now)
    func expected(_ scope: ScopeKey) -> [Int64] {
        let forecast = all.forecast(of: scope)
        return [forecast.open.minor, forecast.p90.minor]
    }
    let reps = (1...3).map { ScopeKey(.rep, $0) }
    #expect(expected(.company) == [101, 101] && reps.map { expected($0)[0] } == [41, 35, 25])
    #expect(expected(ScopeKey(.team, 1)) == [76, 76] && expected(ScopeKey(.team, 2)) == [25, 25])
    let pinned = Conclusions(Facts(board), now: now, scope: ScopeKey(.rep, 2))
    #expect(pinned.forecast == all.forecast(of: ScopeKey(.rep, 2)) && pinned.forecast.deals == 1)
    var won = deal
    (won.outcome, won.closed) = (.won, Day(iso: "2026-11-23"))
    try all.apply([#require(Change.update(deal, to: won))])
    #expect(reps.map { all.forecast(of: $0).won.minor } == [41, 35, 25])
}
