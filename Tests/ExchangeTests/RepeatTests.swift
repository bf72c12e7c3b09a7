import Model
import Testing

@testable import Exchange

/// Rows of one name and rows of one code: however often a file is imported, the same deals and the same money.
struct RepeatTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let text: String
        let amounts: [Int64?]
    }

    static let cases = [
        Case(
            testDescription: "renewals of one name",
            text: """
                Deal Name,Customer,Stage,Amount,Close Date,Owner
                Renewal,Acme,Won,100,2026-03-01,Ann
                Renewal,Acme,Won,200,2026-06-05,Ann
                Renewal,Acme,Open,300,2026-12-09,Bob
                """, amounts: [100, 200, 300]),
        Case(
            testDescription: "no names: account and product",
            text: """
                Customer,Product,Stage,Amount,Close Date,Owner
                Acme,X,Won,100,2026-10-01,Ann
                Beta,X,Won,500,2026-10-02,Ann
                Acme,X,Lost,200,2026-10-05,Ann
                Acme,X,Won,300,2026-10-09,Bob
                """, amounts: [100, 500, 200, 300]),
        Case(
            testDescription: "a row repeated word for word is a deal of its own",
            text: """
                Deal Name,Customer,Stage,Amount
                Renewal,Acme,Won,100
                Renewal,Acme,Won,100
                Renewal,Acme,Won,200
                """, amounts: [100, 100, 200]),
        Case(
            testDescription: "one code: the last row counts",
            text: """
                id,Deal Name,Customer,Stage,Amount,Close Date
                1,R1,Acme,Won,100,2026-03-01
                1,R1,Acme,Won,200,2026-06-05
                2,R2,Acme,Lead,300,2026-12-01
                2,R2,Acme,Lead,300,2026-12-31
                """, amounts: [200, 300]),
        Case(
            testDescription: "one code that changes its outcome within the file",
            text: """
                id,Deal Name,Customer,Stage,Amount,Close Date
                1,R1,Acme,Won,100,2026-03-01
                1,R1,Acme,Lost,100,2026-06-05
                1,R1,Acme,Won,250,2026-07-05
                """, amounts: [250]),
    ]

    @Test(arguments: cases)
    func againBooksNothing(_ item: Case) throws {
        let desk = try Desk()
        let path = try desk.file("d.csv", item.text)
        var board = emptyBoard()
        let first = try importing([path], into: &board)
        #expect(first.total.errors == 0 && first.total.imported == item.amounts.count)
        #expect(board.deals.map(\.amount) == item.amounts.map { $0.map { Money(minor: $0 * 100) } })
        #expect(board.deals.allSatisfy { $0.pushes == 0 })
        let deals = Array(board.deals)
        for _ in 0..<2 {
            let again = try importing([path], into: &board)
            #expect(again.total.unchanged == again.total.read && again.total.updated == 0)
            #expect(Array(board.deals) == deals && board.bookings.count == 0)
        }
    }

    @Test func whatChangedIsBookedOnce() throws {
        let desk = try Desk()
        var board = emptyBoard()
        let head = "id,Deal Name,Customer,Stage,Amount,Close Date,Contact\n"
        let old = try desk.file("1.csv", head + "1,R1,Acme,Won,100,2026-03-01,\n2,R2,Acme,Lead,5,2026-12-01,\n")
        try importing([old], into: &board)
        let new = try desk.file(
            "2.csv",
            head + "1,R1,Acme,Won,150,2026-03-01,\n2,R2,Acme,Lead,5,2026-12-10,Eve\n"
                + "1,R1,Acme,Won,130,2026-03-01,\n2,R2,Acme,Lead,5,2026-12-20,\n")
        let last = ImportOptions.choosing { $0.sameID = .last }
        let report = try importing([new], into: &board, last)
        // The win as it was, and the difference to its last row.
        #expect(board.bookings.map(\.amount) == [Money(minor: 10_000), Money(minor: 3_000)])
        #expect(board.deals.map(\.pushes) == [0, 1] && board.deals.map { $0.close?.iso } == [nil, "2026-12-20"])
        // The rows of the first deal count once as updated, at its last one; of the second one brought a contact.
        #expect(report.total.updated == 3 && report.total.unchanged == 1 && report.total.duplicates == 4)
        let again = try importing([new], into: &board, last)
        #expect(again.total.unchanged == 4 && board.bookings.count == 2)
    }

    @Test func stagesThatComeAndGoLeaveTheClock() throws {
        let desk = try Desk()
        var board = emptyBoard()
        let head = "id,Deal Name,Stage,stage_since\n"
        let since = try desk.file("1.csv", head + "1,R1,Proposal,2026-11-02T09:00\n")
        try importing([since], into: &board)
        let path = try desk.file("2.csv", head + "1,R1,Lead,\n1,R1,Proposal,\n")
        let report = try importing([path], into: &board)
        #expect(report.total.unchanged == 2 && board.spells.count == 1)
        #expect(board.deals[ID(1)]?.stageSince == board.zone.parse("2026-11-02T09:00"))
    }

    @Test func oneCodeForTwoDealsIsTold() throws {
        let desk = try Desk()
        let path = try desk.file(
            "d.csv",
            "id,Deal Name,Customer,Stage\n1,R1,Acme,Won\n1,R2,Acme,Won\n2,S,,Won\n2,S,Acme,Won\n2,S,Beta,Won\n")
        var board = emptyBoard()
        let report = try importing([path], into: &board)
        #expect(report.warnings.map(\.line) == [3, 6] && report.warnings.map(\.value) == ["1", "2"])
        #expect(report.warnings.first?.reason.en.contains("\"R1\"") == true)
        #expect(board.deals.map(\.name) == ["R2", "S"] && report.total.errors == 0)
    }

    /// A refused row does not lead the rows behind it to other deals.
    @Test func refusedRowsKeepTheirPlace() throws {
        let desk = try Desk()
        let head = "Deal Name,Customer,Stage,Amount\n"
        let path = try desk.file("1.csv", head + "R,Acme,Won,100\nR,Acme,Won,x\nR,Acme,Won,300\n")
        var board = emptyBoard()
        try importing([path], into: &board)
        let again = try importing([path], into: &board)
        #expect(again.total.unchanged == 2 && again.total.errors == 1 && board.bookings.count == 0)
    }
}
