import Model
import Testing

@testable import Rules

private let tenMillion = Numbers.money(10_000_000)

private func spread(
    _ total: Money = tenMillion, _ period: String = "2026Q4", _ unit: Period.Unit = .month,
    _ method: Decomposition.Method = .workingDays, locked: [String: Money] = [:]
) throws -> [Decomposition.Child] {
    try Decomposition.spread(
        total, over: Numbers.period(period), into: unit, by: method, locked: locked, calendar: Numbers.calendar)
}

private func units(_ children: [Decomposition.Child]) -> [Int64] { children.map { $0.shown.minor / 1_000_000 } }

@Test func theQuarterOfTheRuleBook() throws {
    #expect(units(try spread()) == [290, 339, 371])
    #expect(try spread().map(\.workingDays) == [18, 21, 23])
    #expect(try spread().map(\.amount.minor) == [290_322_581, 338_709_677, 370_967_742])
    #expect(units(try spread(.init(minor: 1_000_000_000), "2026Q4", .month, .evenly)) == [334, 333, 333])
    let locked = try spread(locked: ["2026-12": Numbers.money(4_000_000)])
    #expect(units(locked) == [277, 323, 400])
    #expect(locked.map(\.locked) == [false, false, true])
    let weeks = try spread(tenMillion, "2026Q4", .week)
    #expect(weeks[1].period.name == "2026W41" && weeks[1].workingDays == 3)
    #expect(weeks[1].amount.short(.zh) == "48.4万" && weeks[1].shown.short(.zh) == "48.4万")
    #expect(weeks[0].amount == .zero && weeks[4].amount.short(.zh) == "80.6万")
}

@Test func partsAlwaysSumToTheWhole() throws {
    for total in [0, 1, 2, 99, 1_000_000_000, 99_999_999_999_999] as [Int64] {
        for unit in [Period.Unit.quarter, .month, .week, .day] {
            let parts = try spread(Money(minor: total), "2026", unit)
            #expect(parts.reduce(0) { $0 + $1.amount.minor } == total)
            #expect(parts.reduce(0) { $0 + $1.shown.minor } == total)
            #expect(parts.allSatisfy { $0.amount >= .zero })
        }
    }
}

@Test func contradictionsAreRefused() throws {
    #expect(throws: Refusal.self) { try spread(locked: ["2026-12": tenMillion + Money(minor: 1)]) }
    #expect(throws: Refusal.self) { try spread(locked: ["2026-09": Money(minor: 1)]) }
    #expect(throws: Refusal.self) { try spread(tenMillion, "2026-10", .quarter) }
    #expect(throws: Refusal.self) { try spread(Money(minor: -1)) }
    #expect(throws: Refusal.self) { try spread(tenMillion, "2026Q4", .month, .weights([1, 2])) }
    #expect(throws: Refusal.self) { try spread(tenMillion, "2026Q4", .month, .weights([0, 0, 0])) }
    let all = [
        "2026-10": Numbers.money(3_000_000), "2026-11": Numbers.money(3_000_000), "2026-12": Numbers.money(4_000_001),
    ]
    #expect(throws: Refusal.self) { try spread(locked: all) }
    #expect(units(try spread(locked: ["2026-12": tenMillion])) == [0, 0, 1_000])
}

@Test func largestRemainder() {
    #expect(Apportion.split(100, by: [1, 1, 1]) == [34, 33, 33])
    #expect(Apportion.split(-100, by: [1, 1, 1]) == [-34, -33, -33])
    #expect(Apportion.split(1_050, by: [1, 1], unit: 100) == [550, 500])
    #expect(Apportion.split(7, by: [0, 5, 0]) == [0, 7, 0])
    #expect(Apportion.split(7, by: [0, 0]) == [4, 3])
    #expect(Apportion.split(7, by: []).isEmpty)
    #expect(Apportion.split(Int64.max, by: [Int64.max, Int64.max]).reduce(0, +) == Int64.max)
}

@Test func aTargetReachesEveryPeriodAndScope() throws {
    var board = try Numbers.board()
    try board.apply(.add(Numbers.target(1, "2026Q4", 10_000_000)))
    let targets = Targets(Facts(board))
    let today = try Numbers.day("2026-11-23")
    func amount(_ key: ScopeKey, _ period: String) throws -> Money? {
        targets.amount(of: key, try Numbers.period(period), on: today)
    }
    #expect(try amount(.company, "2026-10")?.minor == 290_322_581)
    #expect(try amount(.company, "2026W41")?.short(.zh) == "48.4万")
    #expect(try amount(.company, "2026-10-01") == .zero)
    #expect(try amount(.company, "2026-10-08")?.short(.zh) == "16.1万")
    #expect(try amount(.company, "2026Q3") == nil && amount(.company, "2026") == nil)
    #expect(try amount(ScopeKey(.rep, 3), "2026Q4")?.minor == 333_333_333)
    #expect(try amount(ScopeKey(.team, 1), "2026Q4")?.minor == 666_666_667)
    for name in ["2026Q4", "2026-11", "2026W45", "2026-11-23"] {
        let nodes = targets.tree(try Numbers.period(name), on: today)
        #expect(nodes.count == 7 && nodes.map(\.gap) == nodes.map { _ in .zero })
        let reps = nodes.filter { $0.key.scope == .rep }.compactMap(\.amount).reduce(.zero, +)
        #expect(reps == nodes[0].amount)
    }
}

@Test func versionsLocksAndPeopleWhoComeAndGo() throws {
    var board = try Numbers.board()
    let rep = try #require(board.reps[ID<Rep>(2)])
    var joiner = rep
    joiner.joined = Day(iso: "2026-11-02")  // 44 of 62 working days
    try board.apply(#require(Change.update(rep, to: joiner)))
    try board.apply([
        .add(Numbers.target(1, "2026Q4", 1_000)), .add(Numbers.target(2, "2026Q4", 1_200, from: "2026-11-10")),
        .add(Numbers.target(3, "2026Q4", 360, ScopeKey(.rep, 3), locked: true)),
    ])
    let targets = Targets(Facts(board))
    let quarter = try Numbers.period("2026Q4")
    let (before, after) = (try Numbers.day("2026-11-09"), try Numbers.day("2026-11-10"))
    #expect(targets.amount(of: .company, quarter, on: before) == Numbers.money(1_000))
    #expect(targets.amount(of: .company, quarter, on: after) == Numbers.money(1_200))
    let nodes = targets.tree(quarter, on: after)
    func amount(_ key: ScopeKey) -> Int64? { nodes.first { $0.key == key }?.amount?.minor }
    // The region's 1200 go by rep-days 62+44 : 62 to the teams; team 1's part then 62 : 44.
    #expect(amount(ScopeKey(.team, 1)) == 75_714 && amount(ScopeKey(.team, 2)) == 44_286)
    #expect(amount(ScopeKey(.rep, 1)) == 44_286 && amount(ScopeKey(.rep, 2)) == 31_428)
    // Locked below a share: what is set by hand stays, and the contradiction is named.
    #expect(amount(ScopeKey(.rep, 3)) == 36_000)
    #expect(nodes.first { $0.key == ScopeKey(.team, 2) }?.gap == Money(minor: 36_000 - 44_286))
}

@Test func withoutATargetThereIsNone() throws {
    let nodes = Targets(Facts(try Numbers.board())).tree(
        try Numbers.period("2026Q4"), on: try Numbers.day("2026-11-23"))
    #expect(nodes.allSatisfy { $0.amount == nil && $0.origin == .none })
    var board = try Numbers.board()
    try board.apply(.add(Numbers.target(1, "2026Q4", 70, ScopeKey(.rep, 1))))
    let sum = Targets(Facts(board)).tree(try Numbers.period("2026Q4"), on: try Numbers.day("2026-11-23"))[0]
    #expect(sum.amount == Numbers.money(70) && sum.origin == .sum)
}
