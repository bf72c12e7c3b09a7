import Model
import Testing

@testable import Rules

@Test func keyFiguresOfAQuarter() throws {
    var board = try Numbers.board()
    var won = Numbers.deal(1, .won, units: 300, closed: "2026-10-31")
    won.created = Day(iso: "2026-10-01")
    var early = Numbers.deal(2, .won, units: 100, closed: "2026-10-01")
    early.created = Day(iso: "2026-08-02")
    var pushed = Numbers.deal(5, units: 50)
    pushed.pushes = 2
    var other = Numbers.deal(7, .won, units: 40, closed: "2026-12-31")
    other.owner = ID(3)
    try board.apply([
        .add(won), .add(early), .add(Numbers.deal(3, .lost, units: 100, closed: "2026-11-01")),
        .add(Numbers.deal(4, .won, units: 9, closed: "2026-09-30")), .add(pushed), .add(Numbers.deal(6, units: nil)),
        .add(other),
    ])
    var visit = Activity(blank: ID(1))
    (visit.what, visit.rep, visit.at) = (.visit, ID(1), try Numbers.moment("2026-10-01T00:00"))
    // What presales did is no rep's work, and not what was planned for reps.
    var demo = Activity(blank: ID(2))
    (demo.what, demo.member, demo.at) = (.demo, ID(1), visit.at)
    try board.apply([.add(visit), .add(demo)])
    let facts = Facts(board)
    let period = try Numbers.period("2026Q4")
    func kpis(_ scope: ScopeKey) -> KPIs {
        KPIs(
            facts, booked: Booked(facts), period: period, today: period.last, target: Numbers.money(800), planned: 4,
            scope: scope)
    }
    let team = kpis(ScopeKey(.team, 1))
    #expect(team.attainment == 0.5 && team.won == 2 && team.lost == 1 && team.reps == 2)
    #expect(team.winRateByValue == 0.8 && team.cycle == 45)
    // 1 open with an amount × 2/3 × 200 ÷ 45 days.
    #expect(team.velocity?.minor == 296)
    #expect(team.slipped == 1 && team.pushes == 2 && team.slippedAmount == Numbers.money(50))
    #expect(team.contacts == 1 && team.contactsPerRep == 0.5)
    #expect(team.why.zh == "达成50.0%；赢率67%（2/3），按金额80%；周期45.0天；流速3/日；推迟1单2次50；有效接触1/4")
    #expect(kpis(.company).contacts == 1)
    #expect(kpis(.company).won == 3 && kpis(ScopeKey(.rep, 2)).winRate == nil)
    #expect(kpis(ScopeKey(.rep, 2)).velocity == nil)
    let empty = Facts(Board())
    let none = KPIs(empty, booked: Booked(empty), period: period, today: period.last, target: nil)
    #expect(none.attainment == nil && none.winRate == nil && none.winRateByValue == nil && none.contactsPerRep == nil)
    #expect(none.why.zh == "达成—；赢率—（0/0），按金额—；周期—；流速—；推迟0单0次0；有效接触0")
}

@Test func openDealsOfAllKindsAreCountedBesideThoseOfTheVelocity() throws {
    var board = try Numbers.board()
    var dollars = Numbers.deal(2)
    dollars.currency = "USD"
    try board.apply([.add(Numbers.deal(1)), .add(dollars), .add(Numbers.deal(3, units: nil))])
    let kpis = Conclusions(Facts(board), now: try Numbers.moment("2026-11-23T09:00")).kpis
    #expect(kpis.open == 1 && kpis.openDeals == 3)
}

/// Planned contacts are rounded like what progress expects.
@Test func plannedContactsAreWhatProgressExpects() throws {
    var board = try Numbers.board()
    var target = Numbers.target(1, "2026Q4", 0)
    (target.metric, target.amount) = (.contacts, Money(minor: 2_999))
    try board.apply(.add(target))
    let all = Conclusions(Facts(board), now: try Numbers.moment("2026-11-23T09:00"))
    // 2,999 × 33 ÷ 62 = 1,596.24; × 34 ÷ 62 = 1,644.6.
    #expect(all.kpis.contactsPlanned == 1_596)
    let later = Conclusions(Facts(board), now: try Numbers.moment("2026-11-23T19:00"))
    #expect(later.kpis.contactsPlanned == 1_645)
    #expect(later.progress(.contacts).first?.light.expected?.minor == 1_645)
}

/// What lies behind today is no figure yet.
@Test func keyFiguresStopAtToday() throws {
    var board = try Numbers.board()
    try board.apply([
        .add(Numbers.deal(1, .won, units: 300, closed: "2026-11-23")),
        .add(Numbers.deal(2, .won, units: 100, closed: "2026-11-24")),
    ])
    let figures = Conclusions(Facts(board), now: try Numbers.moment("2026-11-23T09:00")).kpis
    #expect(figures.signed == Numbers.money(300) && figures.won == 1 && figures.wonAmount == Numbers.money(300))
}

/// Contacts are planned by the days on which a rep is there, as progress expects them.
@Test func plannedContactsFollowTheRepsOwnDays() throws {
    var board = try Numbers.board()
    var joiner = try #require(board.reps[ID(2)])
    joiner.joined = Day(iso: "2026-11-16")
    try board.apply(Change.update(try #require(board.reps[ID(2)]), to: joiner).map { [$0] } ?? [])
    var target = Numbers.target(1, "2026Q4", 0)
    (target.metric, target.amount) = (.contacts, Money(minor: 3_000))
    try board.apply(.add(target))
    let all = Conclusions(Facts(board), now: try Numbers.moment("2026-11-23T09:00"))
    for key in [ScopeKey(.rep, 1), ScopeKey(.rep, 2), .company] {
        let row = try #require(all.progress(of: key, .contacts).first)
        #expect(all.kpis(of: key).contactsPlanned == row.light.expected.map { Int($0.minor) })
    }
    // 5 of the joiner's 34 days.
    #expect(all.kpis(of: ScopeKey(.rep, 2)).contactsPlanned.map { $0 < 200 } == true)
}
