import Model
import Rules
import Testing

/// What the sample company is made to show stands exactly on its boundary on any day, in both languages.
@Suite struct BoundaryTests {
    /// Ordinary days at several places of a quarter, a day after a holiday, a Saturday, the last day of a year.
    static let days = ["2026-11-24", "2026-11-26", "2026-03-16", "2025-10-09", "2026-07-11", "2026-12-31"]

    @Test(arguments: days, Lang.allCases)
    func standOnAnyDay(_ iso: String, _ lang: Lang) throws {
        let office = try Office(iso, lang: lang)
        // R11: 80% of the effort, and a touch fewer; cadences.
        #expect(office.efforts.contains { $0.onA * 5 == $0.all * 4 && $0.isReached == true && $0.all >= 20 })
        #expect(office.efforts.contains { ($0.onA + 1) * 5 == ($0.all + 1) * 4 && $0.isReached == false })
        for (grade, workdays) in [(Account.Grade.a, 1), (.b, 5)] {
            #expect(office.touched(grade, workdays: workdays, due: true), "\(grade)")
            #expect(office.touched(grade, workdays: workdays - 1, due: false), "\(grade)")
        }
        // R19: twenty cases, and nineteen.
        #expect(office.ownRates.contains { $0.cases == 20 && $0.own })
        #expect(office.ownRates.contains { $0.cases == 19 && !$0.own })
    }

    /// R6: exactly 10.0% behind, from the fifth day of a quarter on.
    @Test(arguments: days.filter { $0 != "2025-10-09" }, Lang.allCases)
    func theLastStageIsJustYellow(_ iso: String, _ lang: Lang) throws {
        let office = try Office(iso, lang: lang)
        #expect(office.all.stageLags.last?.light == .yellow)
        #expect(office.winning(cents: 1)?.stageLags.last?.light == .green)
    }

    /// R7: a red dot that uses the whole buffer, while deals are to close in the quarter.
    @Test(arguments: days.filter { $0 != "2026-12-31" }, Lang.allCases)
    func aRedDotUsesJustTheBuffer(_ iso: String, _ lang: Lang) throws {
        let office = try Office(iso, lang: lang)
        let buffer = office.newcomer.buffer
        #expect(buffer.used == 1 && buffer.room > .zero && buffer.atRisk == buffer.room)
        #expect(office.risking(cents: 100)?.buffer.used.map { $0 > 1 } == true)
        #expect(office.risking(cents: -100)?.buffer.used.map { $0 < 1 } == true)
    }
}
