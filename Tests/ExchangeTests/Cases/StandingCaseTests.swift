import Model
import Testing

@testable import Exchange

/// Where deals stand: by columns that no header tells, by flags, days and archives.
struct StandingCaseTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let text: String
        let deals: [String]
        var guesses = 0
        var maps: [String: String] = [:]
    }

    static let cases = [
        Case(
            testDescription: "an unknown header over known words",
            text: """
                商机名称,客户名称,推进情况,金额
                甲,A,方案报价,8
                乙,B,赢单,5
                丙,C,丢单,3
                丁,D,谈判,2
                """,
            deals: [
                "甲|A|-|open proposal|8", "乙|B|-|won signing|5", "丙|C|-|lost signing|3", "丁|D|-|open negotiation|2",
            ], guesses: 1),
        Case(
            testDescription: "in English",
            text: "Deal,Customer,Where it is,Amount\nA,X,Negotiation,8\nB,X,Closed Won,5\nC,X,Closed Lost,3\n",
            deals: ["A|X|-|open negotiation|8", "B|X|-|won signing|5", "C|X|-|lost signing|3"], guesses: 1),
        Case(
            testDescription: "an outcome column of its own",
            text: "Prospect name,Company,Amount,Did it work\nA,X,8,won\nB,X,5,lost\nC,X,3,won\n",
            deals: ["X|X|-|won signing|8", "X|X|-|lost signing|5", "X|X|-|won signing|3"], guesses: 1),
        Case(
            testDescription: "the status tells outcomes, another column the stages",
            text:
                "Deal,Customer,Status,Step,Amount\nA,X,Open,Proposal,1\nB,X,Open,Negotiation,2\nC,X,Won,Negotiation,3\n",
            deals: ["A|X|-|open proposal|1", "B|X|-|open negotiation|2", "C|X|-|won negotiation|3"], guesses: 1),
        Case(
            testDescription: "a flag alone, by choice",
            text:
                "ref,seen,yes_or_no,came from\nq1,2026-01-05,1,search\nq2,2026-01-06,0,social\nq3,2026-01-07,1,social\n",
            deals: ["q1|-|-|won signing|-", "q2|-|-|open lead|-", "q3|-|-|won signing|-"],
            maps: ["ref": "code", "seen": "created", "yes_or_no": "is_won", "came from": "source"]),
        Case(
            testDescription: "archived with a reason, or without a chance, was lost",
            text: """
                Opportunity,Customer,Stage,Expected Revenue,Lost Reason,Active,Probability
                A,X,Proposition,7,Too dear,FALSE,0.0
                B,X,New,7,,FALSE,0
                C,X,Won,5,,TRUE,100
                D,X,Won,5,,FALSE,100
                E,X,New,5,,TRUE,10
                """,
            deals: [
                "A|X|-|lost proposal|7", "B|X|-|lost lead|7", "C|X|-|won signing|5", "D|X|-|won signing|5",
                "E|X|-|open lead|5",
            ]),
        Case(
            testDescription: "days of wins and losses alone",
            text:
                "Deal,Customer,Amount,Won date,Lost date\nA,X,7,2026-03-01,\nB,X,8,,2026-03-02\nC,X,9,,\nD,X,1,2026-01-01,2026-02-01\n",
            deals: ["A|X|-|won signing|7", "B|X|-|lost signing|8", "C|X|-|open lead|9", "D|X|-|lost signing|1"]),
        Case(
            testDescription: "archived, said the other way round",
            text: "Deal,Customer,Stage,Amount,Archived,Loss reason\nA,X,Lead,7,yes,price\nB,X,Lead,7,no,\n",
            deals: ["A|X|-|lost lead|7", "B|X|-|open lead|7"]),
    ]

    @Test(arguments: cases)
    func areFound(_ item: Case) throws {
        let told = try Told(item.text, .choosing { $0.maps = item.maps })
        #expect(told.deals == item.deals && told.report.errors.isEmpty)
        #expect(told.report.allGuesses.count == item.guesses)
    }

    /// A header that means stages over words that nobody knows: asked, with every word.
    @Test func unknownWordsAreAsked() throws {
        let told = try Told("Deal,Customer,Sales phase,Amount\nA,X,Verhandelt,8\nB,X,Ruht,5\nC,X,Ruht,3\n")
        #expect(told.report.isRefused && told.board.deals.count == 0)
        #expect(
            told.report.unmappedStages == [StageWord(word: "Verhandelt", count: 1), StageWord(word: "Ruht", count: 2)])
        #expect(told.report.sentence.en.contains("--stage \"Verhandelt=lead\""))
    }

    @Test func withoutAnyStageIsTold() throws {
        let told = try Told("Deal,Customer,Owner,Amount\nA,X,Ann,8\nB,X,Ann,5\n")
        #expect(told.deals == ["A|X|Ann|open lead|8", "B|X|Ann|open lead|5"])
        #expect(told.report.allGuesses.contains { $0.en.contains("no column tells a stage") })
    }

    @Test func wonBeforeItWasEntered() throws {
        let told = try Told(
            "id,Deal,Account,Stage,Amount,Create Date,Close Date\n1,A,X,Closed Won,9,2026-05-30,2026-03-01\n"
                + "2,B,X,Closed Lost,9,2026-05-30,2026-04-01\n3,C,X,Closed Won,1,2026-04-30,2026-05-02\n")
        #expect(told.won == Money(minor: 1_000) && told.report.errors.isEmpty)
        #expect(told.days == ["A|- - 2026-03-01", "B|- - 2026-04-01", "C|2026-04-30 - 2026-05-02"])
        #expect(told.report.warnings.map(\.line) == [2, 3])
        #expect(told.report.warnings.first?.reason.en.contains("cycle is unknown") == true)
    }

    @Test(arguments: ["Forecast Category", "ForecastCategoryName", "预测分类"])
    func forecastWords(header: String) throws {
        let words = [
            "Forecast", "BestCase", "Closed", "MostLikely", "Commit", "Best Case", "Upside", "Omitted", "Pipeline",
        ]
        let rows = words.map { "\($0),X,Negotiation,1,\($0)\n" }.joined()
        let told = try Told("Deal Name,Account,Stage,Amount,\(header)\n" + rows)
        #expect(
            told.board.deals.map(\.category) == [
                .commit, .best, nil, .commit, .commit, .best, .best, .omitted, .pipeline,
            ])
        #expect(told.report.warnings.isEmpty)
    }
}
