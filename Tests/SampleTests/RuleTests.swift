import Model
import Rules
import Testing

/// Every rule finds a case in the sample company, and one just on the other side of its boundary.
@Suite struct RuleTests {
    static let cases: [RuleCase] =
        RuleCase.time + RuleCase.targets + RuleCase.customers + RuleCase.numbers + RuleCase.risk + RuleCase.cash

    @Test(arguments: cases)
    func findsItsCaseAndTheNeighbour(_ entry: RuleCase) throws {
        let office = try Office.monday.get()
        let (inside, outside) = (entry.inside(office), entry.outside(office))
        #expect(inside, "the case is missing")
        #expect(outside, "its neighbour is missing")
    }

    @Test func noRuleIsForgotten() {
        let told = Set(Self.cases.map(\.rule))
        #expect((1...27).map { "R\($0)" }.filter { !told.contains($0) } == [])
    }

    /// On any day the list of red dots stays short enough to be read.
    @Test(arguments: Fixture.days)
    func redDotsStayTelling(_ iso: String) throws {
        let office = try Office(iso)
        let red = office.open.count { office.all.redDot(of: $0.id) != nil }
        #expect(red * 100 >= office.open.count * 8 && red * 100 <= office.open.count * 20, "\(red)")
        let lights = Set(office.open.compactMap { office.all.light(of: $0) })
        #expect(lights == [.green, .yellow, .red])
    }

    /// Both languages give the same conclusions.
    @Test func languagesConcludeTheSame() throws {
        let (zh, en) = (try Office.monday.get(), try Office("2026-11-23", lang: .en))
        let (chinese, english) = (Array(zh.all.redDots), Array(en.all.redDots))
        #expect(chinese == english)
        #expect(zh.all.forecast.p50 == en.all.forecast.p50)
        #expect(zh.all.todayLists.map(\.rows.count) == en.all.todayLists.map(\.rows.count))
        #expect(zh.all.agenda.previous.map(\.state) == en.all.agenda.previous.map(\.state))
        let proposed = (Array(zh.all.proposals), Array(en.all.proposals))
        #expect(proposed.0 == proposed.1)
    }
}
