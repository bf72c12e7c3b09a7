import Model
import Testing

@testable import Exchange

/// A file of the stages that deals went through becomes spells and never a deal.
struct HistoryCaseTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let history: String
        let spells: [String]
    }

    static let deals =
        "Id,Name,StageName,Amount,CloseDate,CreatedDate,IsClosed,IsWon\n"
        + "A1,Move,Closed Won,900,2026-10-10,2026-08-01,1,1\nA2,Grow,Negotiation/Review,40,2026-12-10,2026-08-02,0,0\n"

    static let cases = [
        Case(
            testDescription: "a record of each state",
            history:
                "Id,OpportunityId,StageName,Amount,CloseDate,CreatedDate\n4,A1,Closed Won,900,2026-10-10,2026-10-10\n"
                + "2,A1,Proposal/Price Quote,900,2026-11-30,2026-09-01\n1,A1,Prospecting,100,2026-11-30,2026-08-01\n"
                + "3,A1,Proposal/Price Quote,900,2026-11-30,2026-09-05\n5,A2,Negotiation/Review,40,2026-12-10,2026-09-20\n",
            spells: ["Move lead 2026-08-01", "Move proposal 2026-09-01", "Grow negotiation 2026-09-20"]),
        Case(
            testDescription: "changes of fields with the value before",
            history:
                "OpportunityId,Field,OldValue,NewValue,CreatedDate\nA1,StageName,Prospecting,Qualification,2026-08-20\n"
                + "A1,Amount,100,900,2026-08-21\nA1,StageName,Qualification,Closed Won,2026-10-10\n",
            spells: ["Move lead 2026-08-01", "Move qualified 2026-08-20"]),
        Case(
            testDescription: "nothing but deal, stage and day",
            history:
                "deal_id,stage,date\nA1,Prospecting,2026-08-01\nA1,Negotiation,2026-09-01\nA1,Closed Won,2026-10-10\n",
            spells: ["Move lead 2026-08-01", "Move negotiation 2026-09-01"]),
        Case(
            testDescription: "by the deal's name, with a way back",
            history:
                "Deal,Stage,Entered\nGrow,Proposal,2026-08-10\nGrow,Lead,2026-08-20\nGrow,Negotiation,2026-09-01\n",
            spells: ["Grow proposal 2026-08-10", "Grow lead 2026-08-20 back", "Grow negotiation 2026-09-01"]),
    ]

    @Test(arguments: cases, [true, false])
    func becomesSpells(_ item: Case, first: Bool) throws {
        let files = [(name: "h.csv", text: item.history), (name: "d.csv", text: HistoryCaseTests.deals)]
        let told = try Told(first ? files : files.reversed())
        #expect(told.report.files.first { $0.path.hasSuffix("h.csv") }?.table == "history")
        #expect(told.deals.map { $0.split(separator: "|")[0] } == ["Move", "Grow"] && told.won == Money(minor: 90_000))
        #expect(told.spells.sorted() == item.spells.sorted() && told.report.errors.isEmpty)
        for deal in told.board.deals where deal.outcome == .open {
            #expect(deal.stageSince == told.board.spells.filter { $0.deal == deal.id }.map(\.from).max())
        }
        var board = told.board
        let desk = try Desk()
        let again = try importing(try files.map { try desk.file($0.name, $0.text) }, into: &board)
        #expect(again.total.imported == 0 && again.total.updated == 0 && board.spells.count == told.board.spells.count)
    }

    @Test func aHistoryAloneMeetsDealsThatStand() throws {
        var board = try Told(HistoryCaseTests.deals).board
        let desk = try Desk()
        let text = HistoryCaseTests.cases[0].history + "9,ZZ,Prospecting,1,2026-10-10,2026-10-10\n"
        let report = try importing([try desk.file("h.csv", text)], into: &board)
        #expect(board.spells.count == 3 && board.deals.count == 2 && board.bookings.count == 0)
        #expect(report.errors.map(\.value) == ["ZZ"] && report.total.errors == 1 && report.total.imported == 5)
        #expect(board.deals[ID(1)].flatMap { board.stages[$0.stage]?.key } == "proposal")
    }

    /// A second import that finds a deal in another stage writes a spell, dated by the file or by the day (R28).
    @Test(arguments: [
        ("2026-11-20", "2026-11-20"), ("", today.iso), ("2026-01-01", today.iso), ("2030-01-01", today.iso),
    ])
    func aSecondImportMovesADeal(modified: String, day: String) throws {
        let head = "id,Deal,Account,Stage,Amount,Created,Last Modified Date\n"
        var board = try Told(head + "1,A,X,Lead,5,2026-09-01,2026-09-02\n2,B,X,Lead,5,2026-09-01,2026-09-02\n").board
        let desk = try Desk()
        let file = try desk.file(
            "2.csv", head + "1,A,X,Proposal,5,2026-09-01,\(modified)\n2,B,X,Lead,5,2026-09-01,\(modified)\n")
        try importing([file], into: &board)
        #expect(board.spells.map { board.zone.day(of: $0.from).iso } == [day])
        #expect(
            board.deals[ID(1)]?.stageSince.map { board.zone.day(of: $0).iso } == day
                && board.deals[ID(2)]?.stageSince == nil)
        try importing([file], into: &board)
        #expect(board.spells.count == 1)
    }
}
