import Model
import Testing

@testable import Exchange

/// Columns that are known by parts of their headers, and what stands in headers besides names.
struct HeaderTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let text: String
        /// name|account|owner|outcome|amount currency|created close closed
        let deals: [String]
        var ignored: [String] = []
    }

    static let cases = [
        Case(
            testDescription: "expected and actual amounts and days",
            text: """
                商机名称（必填）,客户名称（必填）,商机阶段,预计商机金额(元),实际成交金额(元),预计签单日期,实际签单日期,负责人（必填）,负责人部门,创建时间,赢率
                甲,申通,方案报价,"1,200.00",,2026-12-20,,李雷,一组,2026-09-01,40%
                乙,大德,赢单,800.00,760.00,2026-10-20,2026-10-18,韩梅梅,一组,2026-08-01,100%
                丙,金陵,输单,300.00,0.00,2026-10-30,2026-10-25,韩梅梅,一组,2026-08-11,0%
                """,
            deals: [
                "甲|申通|李雷|open|120000 -|2026-09-01 2026-12-20 -",
                "乙|大德|韩梅梅|won|76000 -|2026-08-01 2026-10-20 2026-10-18",
                "丙|金陵|韩梅梅|lost|30000 -|2026-08-11 2026-10-30 2026-10-25",
            ], ignored: ["负责人部门", "赢率"]),
        Case(
            testDescription: "one closing day for all, owners and amounts under longer names",
            text: """
                销售机会名称,客户名称,销售金额,销售阶段,结单日期,销售机会所有人,创建日期
                扩容,中建,120万,谈判审核,2026/12/20,王芳,2026/9/1
                机房,武钢,85.5万元,赢单,2026/10/20,王芳,2026/7/1
                """,
            deals: [
                "扩容|中建|王芳|open|120000000 -|2026-09-01 2026-12-20 -",
                "机房|武钢|王芳|won|85500000 -|2026-07-01 - 2026-10-20",
            ]),
        Case(
            testDescription: "abbreviations",
            text: """
                Oppty Name,Customer,Sales Stage,Probability Value,TCV,Est. Close Date,Sales Rep Name,Created
                A,Acme,Proposal,0.5,120000,2026-12-01,Ann,2026-09-01
                """, deals: ["A|Acme|Ann|open|12000000 -|2026-09-01 2026-12-01 -"], ignored: ["Probability Value"]),
        Case(
            testDescription: "fields of an interface, won and lost days apart",
            text: """
                id,title,value,currency,org_name,owner_name,stage_id,status,add_time,won_time,lost_time,expected_close_date
                1,A,100,USD,Acme,Ann,3,won,2026-08-01 10:00:00,2026-10-01 10:00:00,,2026-10-10
                2,B,200,USD,Acme,Ann,3,lost,2026-08-01 10:00:00,,2026-10-11 10:00:00,2026-10-10
                3,C,300,USD,Acme,Ann,2,open,2026-08-01 10:00:00,,,2026-12-10
                """,
            deals: [
                "A|Acme|Ann|won|10000 USD|2026-08-01 2026-10-10 2026-10-01",
                "B|Acme|Ann|lost|20000 USD|2026-08-01 2026-10-10 2026-10-11",
                "C|Acme|Ann|open|30000 USD|2026-08-01 2026-12-10 -",
            ], ignored: ["stage_id"]),
        Case(
            testDescription: "estimated and actual revenue, topic, potential customer, a currency in words",
            text: """
                Topic,Potential Customer,Est. Close Date,Est. Revenue,Actual Close Date,Actual Revenue,Status,Owner,Currency
                10 Airpots,Fabrikam,2026-12-19,"25,000.00",,,Open,Veronica,US Dollar
                6 Cafes,Adatum,2026-10-19,"5,000.00",2026-10-15,"4,800.00",Won,Veronica,USD - US Dollar
                """,
            deals: [
                "10 Airpots|Fabrikam|Veronica|open|2500000 USD|- 2026-12-19 -",
                "6 Cafes|Adatum|Veronica|won|480000 USD|- 2026-10-19 2026-10-15",
            ]),
        Case(
            testDescription: "a currency of its own for every amount",
            text: """
                Opportunity Name,Account Name,Stage,Amount Currency,Amount,Expected Revenue Currency,Expected Revenue
                A,Acme,Proposal,USD,100,EUR,50
                """, deals: ["A|Acme|-|open|10000 USD|- - -"],
            ignored: ["Expected Revenue Currency", "Expected Revenue"]),
        Case(
            testDescription: "the currency named after the amount",
            text: "商机名称,客户,阶段,签约额,签约额币种,销售额占比\nA,甲,报价,100,美元,5%\n",
            deals: ["A|甲|-|open|10000 USD|- - -"], ignored: ["销售额占比"]),
        Case(
            testDescription: "words for money that are no deal's amount",
            text: """
                Deal Name,Company,Stage,Annual Revenue,Weighted Amount,Paid Amount,预算金额,Value Proposition,Owner Email
                A,Acme,Proposal,1000000,50,20,500,better,a@b.c
                """, deals: ["A|Acme|-|open|- -|- - -"],
            ignored: ["Annual Revenue", "Weighted Amount", "Paid Amount", "预算金额", "Value Proposition", "Owner Email"]),
    ]

    @Test(arguments: cases)
    func areKnownByTheirParts(_ item: Case) throws {
        let desk = try Desk()
        var board = emptyBoard()
        let report = try importing([try desk.file("d.csv", item.text)], into: &board)
        #expect(report.total.errors == 0 && report.warnings.isEmpty)
        #expect(board.deals.map { line($0, board) } == item.deals)
        #expect(report.files.flatMap(\.ignored) == item.ignored)
        let again = try importing([try desk.file("d.csv", item.text)], into: &board)
        #expect(again.total.unchanged == again.total.read)
    }

    private func line(_ deal: Deal, _ board: Board) -> String {
        let days = [deal.created, deal.close, deal.closed].map { $0?.iso ?? "-" }.joined(separator: " ")
        let amount = (deal.amount.map { "\($0.minor)" } ?? "-") + " " + (deal.currency ?? "-")
        return [
            deal.name, board.accounts[deal.account]?.name ?? "-", board.reps[deal.owner]?.name ?? "-",
            deal.outcome.rawValue, amount, days,
        ].joined(separator: "|")
    }

    @Test func whatIsMissingIsTold() throws {
        let desk = try Desk()
        let path = try desk.file(
            "d.csv",
            "Deal Name,Company,Stage,Obat,End date,Probability,Last Modified,Coin currency,Fee\n"
                + "A,Acme,Proposal,1200,2026-12-01,30,2026-11-01,USD,x\nB,Acme,Won,900,2026-10-01,100,2026-11-01,USD,y\n"
        )
        var board = emptyBoard()
        let report = try importing([path], into: &board)
        let file = try #require(report.files.first)
        #expect(
            file.missing == [
                MissingField(field: "amount", columns: ["Obat"]),
                MissingField(field: "close_date", columns: ["End date"]),
                MissingField(field: "owner", columns: []),
            ])
        #expect(file.notices.count == 2 && file.notices[0].en.contains("--map \"Obat=amount\""))
        #expect(report.gaps == ImportReport.Gaps(amounts: 2, days: 1, closings: 1))
        #expect(report.sentence.zh.hasSuffix("缺金额 2 / 缺日期 1 / 赢单输单缺结束日期 1。"))
        var options = ImportOptions()
        options.maps = ["Obat": "amount", "End date": "close_date"]
        let mapped = try importing([path], into: &board, options)
        #expect(mapped.gaps == ImportReport.Gaps() && mapped.files.first?.ignoredCurrencies == ["Coin currency"])
        #expect(mapped.files.first?.notices.last?.en.contains("Coin currency=currency") == true)
    }

    @Test func oneFieldFromTwoColumnsIsRefused() throws {
        let desk = try Desk()
        let path = try desk.file("d.csv", "name,account,stage,A,B\nX,Y,lead,1,2\n")
        var options = ImportOptions()
        options.maps = ["A": "amount", "B": "amount"]
        #expect(
            code { try Importer.run(files: [path], board: emptyBoard(), today: today, options: options) { _ in } }
                == .twice)
        // Each in a file of its own.
        let one = try desk.file("1.csv", "name,account,stage,A\nX,Y,lead,1\n")
        let two = try desk.file("2.csv", "name,account,stage,B\nZ,Y,lead,2\n")
        var board = emptyBoard()
        try importing([one, two], into: &board, options)
        #expect(board.deals.map(\.amount?.minor) == [100, 200])
    }
}
