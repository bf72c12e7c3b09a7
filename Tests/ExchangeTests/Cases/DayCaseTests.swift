import Model
import Testing

@testable import Exchange

/// Days by the style of their column.
struct DayCaseTests {
    @Test func dayNumbersOfASpreadsheet() throws {
        let told = try Told(
            "Deal,Account,Stage,Amount,Created Date,Close Date\nA,X,Proposal,5,46100,2026-12-01\nB,X,Proposal,5,46101.5,46357\n"
        )
        #expect(told.days == ["A|2026-03-19 2026-12-01 -", "B|2026-03-20 2026-12-01 -"])
        #expect(told.report.allGuesses.count == 2 && told.report.allGuesses[0].en.contains("46100 is 2026-03-19"))
    }

    @Test func aBadDayIsNoDayNumber() throws {
        let told = try Told("Deal,Account,Stage,Created Date\nA,X,Lead,123\nB,X,Lead,2026-01-01\n")
        #expect(told.report.errors.map(\.line) == [2] && told.report.errors[0].reason.en.contains("--dates excel"))
    }

    @Test(arguments: [
        ("11-13-25", "12-01-25", "2025-12-01"), ("11/13/25", "12/01/25", "2025-12-01"),
        ("31.10.25", "01.12.25", "2025-12-01"),
    ])
    func twoDigitsAreReadWhereTheColumnsDecide(proof: String, open: String, iso: String) throws {
        let text = "Deal,Account,Stage,Created Date,Close Date\nA,X,Lead,\(proof),\(open)\n"
        #expect(try Told(text).board.deals.map { $0.close?.iso } == [iso])
    }
}
