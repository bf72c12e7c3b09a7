import Model
import Testing

@testable import Exchange

/// What other systems leave in their files and what is no ground to refuse a row.
struct LenienceTests {
    private func board(_ text: String, _ order: DateOrder? = nil) throws -> (Board, ImportReport) {
        let desk = try Desk()
        var board = emptyBoard()
        var options = ImportOptions()
        options.dateOrder = order
        let report = try importing([try desk.file("d.csv", text)], into: &board, options)
        return (board, report)
    }

    @Test(arguments: [("true", "false"), ("1", "0"), ("Yes", "No"), ("是", "否"), ("TRUE", "FALSE")])
    func checkBoxesAreNoDays(yes: String, no: String) throws {
        let (board, report) = try board(
            """
            Deal Name,Account,Stage,Amount,Close Date,Closed,Won,Closed Date
            A,Acme,Closed Won,100,2026-10-01,\(yes),\(yes),2026-09-30
            B,Acme,Prospecting,200,2026-12-01,\(no),\(no),
            C,Acme,Proposal,300,2026-10-02,\(yes),\(no),2026-09-29
            D,Acme,Proposal,300,2026-10-02,\(yes),\(yes),2026-09-28
            """)
        #expect(report.total.errors == 0 && report.warnings.isEmpty)
        #expect(board.deals.map(\.outcome) == [.won, .open, .lost, .won])
        #expect(board.deals.map { $0.closed?.iso } == ["2026-09-30", nil, "2026-09-29", "2026-09-28"])
    }

    @Test func closedWithoutAWordIsTold() throws {
        let (board, report) = try board(
            "Deal Name,Account,Stage,Closed\nA,Acme,Proposal,Yes\nB,Acme,Lead,No\nC,Acme,Won,Yes\n")
        #expect(board.deals.map(\.outcome) == [.open, .open, .won])
        #expect(report.warnings.map(\.line) == [2] && report.warnings.map(\.column) == ["Closed"])
    }

    @Test func categoriesOfOtherSystems() throws {
        let words = [
            "Best Case", "BestCase", "Commit", "Pipeline", "Omitted", "Not forecasted", "Closed", "承诺", "最佳", "管道",
            "odd",
        ]
        let (board, report) = try board(
            "Deal Name,Account,Stage,Forecast Category\n" + words.map { "\($0),Acme,Proposal,\($0)\n" }.joined())
        #expect(
            board.deals.map(\.category) == [
                .best, .best, .commit, .pipeline, .omitted, .omitted, nil, .commit, .best, .pipeline, nil,
            ])
        #expect(report.total.errors == 0 && report.warnings.map(\.value) == ["odd"])
    }

    @Test func whatIsNotNeededDoesNotRefuse() throws {
        let (board, report) = try board(
            "name,account,stage,turn,approvers,budget,amount\nA,Acme,lead,someone,many,lots,5\nB,Acme,lead,customer,3,7,x\n"
        )
        #expect(board.deals.map(\.amount?.minor) == [500])
        #expect(report.warnings.map(\.column) == ["budget", "approvers", "turn"] && report.errors.map(\.line) == [3])
    }

    @Test func wordsForNothing() throws {
        let words = ["-", "--", "N/A", "NULL", "None", "nan", "NaT", "\\N"]
        let (board, report) = try board(
            "name,account,owner,stage,amount,close date,approvers\n"
                + words.map { "\($0),Acme,\($0),lead,\($0),\($0),\($0)\n" }.joined())
        #expect(report.total.errors == 0 && report.missingWords == words.count * 3)
        #expect(board.deals.map(\.name) == words && board.deals.allSatisfy { $0.amount == nil && $0.close == nil })
        #expect(report.sentence.en.contains("cells such as - or N/A 24"))
    }

    @Test(
        arguments: [
            ("1.5E+06", 150_000_000), ("1.5e6", 150_000_000), ("1.2345E2", 12_345), ("2E+00", 200), ("1.25E-1", 12),
            ("1.35E-1", 14),
            ("5E-1", 50), ("1E99", nil), ("E5", nil), ("1.234567E2", 12_346),
        ] as [(String, Int64?)])
    func shortenedNumbers(text: String, minor: Int64?) throws {
        let (board, _) = try board("name,account,stage,amount\nA,X,lead,\(text)\n")
        #expect(board.deals.map(\.amount?.minor) == (minor.map { [$0] } ?? []))
    }

    @Test func blankRowsAreNoRows() throws {
        let (board, report) = try board(
            "name,account,stage,amount\nA,X,lead,5\n,,,\n \t, ,,\nB,X,lead,6\n,,,\n  \n\u{1A}")
        #expect(board.deals.count == 2 && report.total.read == 2 && report.total.errors == 0)
    }

    @Test(
        arguments: [
            ("05-Jan-26", nil, "2026-01-05"), ("Jan 5, 26", nil, "2026-01-05"), ("05/01/26", .dmy, "2026-01-05"),
            ("05/01/26", .mdy, "2026-05-01"), ("26-01-05", .ymd, "2026-01-05"), ("31/12/26", .dmy, "2026-12-31"),
            ("31/12/26", nil, "2026-12-31"), ("12/31/26", nil, "2026-12-31"), ("31/12/26", .mdy, nil),
            ("1/2/3", .dmy, nil),
        ] as [(String, DateOrder?, String?)])
    func yearsOfTwoDigits(text: String, order: DateOrder?, iso: String?) throws {
        let (board, report) = try board("name,account,stage,created\nA,X,lead,\"\(text)\"\n", order)
        #expect(board.deals.compactMap { $0.created?.iso } == (iso.map { [$0] } ?? []))
        #expect(report.total.errors == (iso == nil ? 1 : 0))
    }

    /// What the column does not prove is asked once, and nothing is taken.
    @Test(arguments: ["05/01/26", "20-10-16", "01-03-17"])
    func yearsOfTwoDigitsAreAskedFor(text: String) throws {
        let desk = try Desk()
        let path = try desk.file("d.csv", "name,account,stage,created\nA,X,lead,\(text)\nB,X,lead,\n")
        var emitted = 0
        let error = #expect(throws: ExchangeError.self) {
            try Importer.run(files: [path], board: emptyBoard(), today: today) { _ in emitted += 1 }
        }
        #expect(error?.code == .ambiguousDates && emitted == 0)
        #expect(error?.sentence.en.contains("--dates dmy") == true && error?.sentence.zh.contains(text) == true)
    }

    @Test func winsAndLossesHaveTheirOwnDays() throws {
        let (board, report) = try board(
            """
            Title,Organization,Status,Expected close date,Won time,Lost time
            A,Acme,Won,2026-10-10,2026-10-01 10:00:00,
            B,Acme,Lost,2026-11-10,,2026-10-20 10:00:00
            C,Acme,Lost,2026-11-10,,
            D,Acme,Open,2026-12-10,,
            """)
        #expect(board.deals.map { $0.closed?.iso } == ["2026-10-01", "2026-10-20", nil, nil])
        #expect(report.gaps == ImportReport.Gaps(amounts: 4, closings: 1))
    }

    struct Words: Sendable {
        let word: String
        let stage: String?
    }

    @Test(arguments: [
        Words(word: "1. Prospecting", stage: "lead"), Words(word: "2 - Qualification", stage: "qualified"),
        Words(word: "06-Closed Won", stage: "won"), Words(word: "4-谈判", stage: "negotiation"),
        Words(word: "Stage 3: Proposal", stage: "proposal"), Words(word: "阶段2：需求确认", stage: "qualified"),
        Words(word: "Closed Won (100%)", stage: "won"), Words(word: "3) Proposal (Sales Pipeline)", stage: "proposal"),
        Words(word: "谈判（重点）", stage: "negotiation"), Words(word: "Won (cancelled)", stage: nil),
        Words(word: "7. Whatever", stage: nil), Words(word: "(Won)", stage: "won"), Words(word: "12", stage: nil),
        Words(word: "Cancelled", stage: "lost"), Words(word: "Not Interested", stage: "lost"),
        Words(word: "未中标", stage: "lost"),
        Words(word: "中标", stage: "won"), Words(word: "Initial Contact", stage: "lead"),
        Words(word: "PoC", stage: "proposal"),
        Words(word: "Qualified Lead", stage: "qualified"), Words(word: "商务洽谈", stage: "negotiation"),
        Words(word: "Verbal", stage: "signing"), Words(word: "Closed", stage: nil), Words(word: "已签约", stage: nil),
        Words(word: "On Hold", stage: nil), Words(word: "Deleted", stage: nil),
    ])
    func decoratedStages(_ row: Words) throws {
        let words = try StageWords(stages: StandardStages.all, chosen: [:])
        let meaning = words.meaning(of: row.word)
        let key = StandardStages.all.first { $0.id == meaning?.stage }?.key
        #expect(key ?? meaning?.outcome?.rawValue == row.stage)
    }
}
