import Foundation
import Model
import Testing

@testable import Exchange

struct ImportTests {
    @Test func chineseHeadersAndUnits() throws {
        let desk = try Desk()
        let path = try desk.file(
            "商机.csv",
            """
            商机编号,商机名称,客户名称,负责人,阶段,金额(万元),创建日期,预计成交日期,备注,联系人,手机,行业,大区,下一步
            S1,年度采购,华为技术,陈晓明,方案报价,12.5,2026年11月2日,2026/12/10,价格还需再谈,王伟,13800000000,制造,华东,发送报价单
            S2,系统升级,华为 技术,陈晓明,赢单,80,2026-10-01,2026-11-20,,,,,,
            S3,云续约,,林雨薇,输单,,2026-10-01,2026-11-21,,,,,,
            """)
        var board = emptyBoard()
        let report = try importing([path], into: &board)
        #expect(report.total.imported == 3 && report.total.errors == 0)
        let deals = Array(board.deals)
        #expect(deals.map(\.outcome) == [.open, .won, .lost])
        #expect(deals.map(\.amount) == [Money(minor: 12_500_000), Money(minor: 80_000_000), nil])
        #expect(board.stages[deals[0].stage]?.key == "proposal")
        #expect(deals[0].close?.iso == "2026-12-10" && deals[0].closed == nil && deals[0].created?.iso == "2026-11-02")
        #expect(deals[1].closed?.iso == "2026-11-20" && deals[1].close == nil)
        #expect(deals[1].account == deals[0].account && deals[2].account == nil)
        #expect(deals.allSatisfy { $0.currency == nil && $0.stageSince == nil })
        #expect(deals[0].nextStep == "发送报价单")
        #expect(board.accounts[deals[0].account]?.industry == "制造")
        #expect(
            board.contacts.map(\.phone) == ["13800000000"] && board.contacts.first { _ in true }?.deal == deals[0].id)
        #expect(board.notes.map(\.text) == ["价格还需再谈"])
        #expect(board.regions[board.reps[deals[0].owner]?.region]?.name == "华东")
        #expect(board.spells.count == 0)
    }

    @Test func unknownStagesBlockAndAreListed() throws {
        let desk = try Desk()
        let path = try desk.file("d.csv", "name,account,stage\nA,X,Won\nB,X,暗箱\nC,X,暗箱\nD,X,limbo\n")
        var emitted = 0
        let report = try Importer.run(files: [path], board: emptyBoard(), today: today) { _ in emitted += 1 }
        #expect(emitted == 0 && report.isRefused)
        #expect(report.unmappedStages == [StageWord(word: "暗箱", count: 2), StageWord(word: "limbo", count: 1)])
        #expect(report.sentence.en.contains("暗箱 (2)") && report.sentence.zh.contains("limbo (1)"))
        var board = emptyBoard()
        var options = ImportOptions()
        options.stages = ["暗箱": "谈判", "Limbo": "lost"]
        try importing([path], into: &board, options)
        #expect(
            board.deals.map { board.stages[$0.stage]?.key } == ["signing", "negotiation", "negotiation", "signing"])
        #expect(board.deals.map(\.outcome) == [.won, .open, .open, .lost])
        options.stages = ["暗箱": "nowhere"]
        #expect(
            code { try Importer.run(files: [path], board: emptyBoard(), today: today, options: options) { _ in } }
                == .unknownStage)
    }

    struct Words: Sendable {
        let word: String
        let stage: String
    }

    @Test(arguments: [
        Words(word: "Prospecting", stage: "lead"), Words(word: "线索", stage: "lead"),
        Words(word: "Engaging", stage: "qualified"),
        Words(word: "QUALIFICATION", stage: "qualified"), Words(word: "Proposal/Price Quote", stage: "proposal"),
        Words(word: "报价", stage: "proposal"), Words(word: "Negotiation/Review", stage: "negotiation"),
        Words(word: "谈判", stage: "negotiation"), Words(word: "Contract Sent", stage: "signing"),
        Words(word: "签约", stage: "signing"),
        Words(word: "Closed Won", stage: "won"), Words(word: "closed_lost", stage: "lost"),
        Words(word: "成交", stage: "won"),
        Words(word: "丢单", stage: "lost"),
    ])
    func stageWords(_ row: Words) throws {
        let words = try StageWords(stages: StandardStages.all, chosen: [:])
        let meaning = try #require(words.meaning(of: row.word))
        let key = StandardStages.all.first { $0.id == meaning.stage }?.key
        #expect(key ?? meaning.outcome?.rawValue == row.stage)
    }

    @Test func ownStagesComeFirst() throws {
        var stage = Stage(blank: ID(1))
        stage.key = "demo"
        stage.zh = "演示"
        stage.en = "Demo"
        let words = try StageWords(stages: [stage], chosen: [:])
        #expect(words.meaning(of: "DEMO")?.stage == stage.id)
        #expect(words.meaning(of: "prospecting") == nil)
    }

    @Test func badRowsAreRefusedOneByOne() throws {
        let desk = try Desk()
        let long = String(repeating: "长", count: 100_001)
        let path = try desk.file(
            "d.csv",
            """
            id,name,account,stage,amount,created,closed
            1,good,A,won,"1,234.50",2026-01-01,2026-02-01
            2,amount,A,lead,12x,2026-01-01,
            3,negative,A,lead,-5,2026-01-01,
            4,date,A,lead,5,2026-02-30,
            5,early,A,lead,5,1899-12-31,
            6,order,A,won,5,2026-03-01,2026-02-01
            7,short,A,lead
            8,cents,A,lead,1.005,2026-01-01,
            9,nostage,A,,5,2026-01-01,
            10,\(long),A,lead,5,2026-01-01,
            11,tail,A,lead,5,2026-01-01,,,
            ,,,lead,5,2026-01-01,
            """)
        var board = emptyBoard()
        let report = try importing([path], into: &board)
        #expect(board.deals.map(\.name) == ["good", "order", "cents", "tail"])
        #expect(board.accounts.count == 1)
        #expect(report.errors.map(\.line) == [3, 4, 5, 6, 8, 10, 11, 13])
        #expect(report.warnings.map(\.line) == [7, 9] && report.isRefused)
        #expect(
            report.errors.map(\.column)
                == ["amount", "amount", "created", "created", "", "stage", "name", "name"])
        #expect(report.errors[0].value == "12x")
        #expect(report.errors[4].reason.en.contains("7 columns expected, 4 found"))
        #expect(report.total.read == 12 && report.total.errors == 8 && report.total.imported == 4)
        let csv = try records(report.errorsCSV(lang: .en))
        #expect(csv.count == 9 && csv[0] == ["file", "line", "column", "value", "reason"] && csv[1][1] == "3")
        // A guarded value: the errors are opened in a spreadsheet too.
        #expect(csv[2][3] == "'-5")
    }

    @Test func nothingImportedIsSaid() throws {
        let desk = try Desk()
        let path = try desk.file("d.csv", "name,account,stage,amount\nA,X,lead,many\n")
        let report = try Importer.run(files: [path], board: emptyBoard(), today: today) { _ in }
        #expect(report.isRefused && report.sentence.en.hasPrefix("Nothing was imported"))
    }

    @Test func duplicatesUpdate() throws {
        let desk = try Desk()
        var board = emptyBoard()
        let first = try desk.file(
            "1.csv",
            "id,name,account,stage,amount,contact,notes\nX1,One,Acme,lead,10,Ann,first\nX1,One,Acme,proposal,20,Ann,first\n"
        )
        var report = try importing([first], into: &board)
        #expect(report.total.imported == 1 && report.total.updated == 1 && report.total.duplicates == 1)
        #expect(board.deals.count == 1 && board.contacts.count == 1 && board.notes.count == 1)
        let deal = try #require(board.deals[ID(1)])
        #expect(deal.amount == Money(minor: 2_000) && board.stages[deal.stage]?.key == "proposal")
        // A blank cell is no fact; a lost deal stays in the stage from which it was lost.
        let second = try desk.file("2.csv", "id,name,account,stage,amount,close_date\nX1,One,Acme,lost,,2026-05-05\n")
        report = try importing([second], into: &board)
        #expect(report.total.updated == 1 && report.total.duplicates == 1)
        let after = try #require(board.deals[ID(1)])
        #expect(after.amount == Money(minor: 2_000) && after.outcome == .lost && after.closed?.iso == "2026-05-05")
        #expect(board.stages[after.stage]?.key == "proposal")
    }

    /// Rows without a code are deals of their own; a second import of the same file meets each of them again.
    @Test func withoutCodesNameAccountAndDayDecide() throws {
        let desk = try Desk()
        let path = try desk.file(
            "d.csv",
            "name,account,stage,amount,created\nA,X,lead,1,2026-01-01\nA,Y,lead,1,2026-01-01\nA,X,lead,1,2026-01-02\nA,X,lead,2,2026-01-01\n"
        )
        var board = emptyBoard()
        let report = try importing([path], into: &board)
        #expect(board.deals.count == 4 && report.total.duplicates == 0 && report.total.imported == 4)
        let again = try importing([path], into: &board)
        #expect(again.total.unchanged == 4 && board.deals.count == 4)
    }

    @Test func minorUnitsCurrenciesAndSpells() throws {
        let desk = try Desk()
        let path = try desk.file(
            "d.csv",
            "id,name,company,stage,amount_cents,currency,stage_since,owner\n1,A,X,lead,12345,CNY,2026-11-01T08:00,Ann\n2,B,X,lead,500,usd,,Ann\n3,C,X,won,500,EUR,2026-11-01,Ann\n"
        )
        var board = emptyBoard()
        try importing([path], into: &board)
        #expect(board.deals.map(\.amount?.minor) == [12_345, 500, 500])
        #expect(board.deals.map(\.currency) == [nil, "USD", "EUR"])
        #expect(board.spells.map(\.deal) == [ID(1)])
        #expect(board.deals[ID(1)]?.stageSince == board.zone.parse("2026-11-01T08:00"))
        var options = ImportOptions()
        options.currency = "USD"
        var other = emptyBoard()
        let plain = try desk.file("p.csv", "id,name,company,stage,amount\n1,A,X,lead,12\n2,B,X,lead,€12\n")
        try importing([plain], into: &other, options)
        #expect(other.deals.map(\.currency) == ["USD", "EUR"])
    }

    @Test func mapsAndProfiles() throws {
        let desk = try Desk()
        let path = try desk.file(
            "d.csv", "Kürzel,Titel der Sache,Kunde,Phase,status,Wert\nK1,Sache,Kunde AG,lead,x,\"1.234,56 €\"\n")
        #expect(code { try Importer.run(files: [path], board: emptyBoard(), today: today) { _ in } } == .unknownFile)
        var options = ImportOptions()
        options.maps = [
            "Kürzel": "code", "Titel der Sache": "name", "Kunde": "account", "Phase": "stage", "status": "-",
            "Wert": "amount",
        ]
        options.dateOrder = .dmy
        options.delimiter = 44
        options.encoding = .utf8
        options.stages = ["Angebot": "proposal"]
        (options.decimalMark, options.sameID, options.filled) = (.comma, .parts, ["Kunde"])
        options.tables = ["": "deals", "other.csv": "accounts"]
        try Profile.save(options, as: "crm", folder: desk.folder + "/profiles")
        let loaded = try Profile.load("crm", folder: desk.folder + "/profiles")
        #expect(loaded == options)
        var board = emptyBoard()
        let report = try importing([path], into: &board, loaded)
        #expect(report.files.first?.ignored == ["status"])
        #expect(board.deals.map(\.amount?.minor) == [123_456] && board.deals.map(\.currency) == ["EUR"])
        (options.tables, options.filled) = ([:], [])
        options.maps = ["nowhere": "name"]
        #expect(
            code { try Importer.run(files: [path], board: emptyBoard(), today: today, options: options) { _ in } }
                == .unknownFile)
        let good = try desk.file("g.csv", "name,account,stage\nA,B,lead\n")
        #expect(
            code { try Importer.run(files: [good], board: emptyBoard(), today: today, options: options) { _ in } }
                == .unknownColumn)
        options.maps = ["name": "nonsense"]
        #expect(
            code { try Importer.run(files: [good], board: emptyBoard(), today: today, options: options) { _ in } }
                == .unknownField)
        _ = try desk.file("bad.profile", "dates = dmy\ncolour = red\n")
        let error = #expect(throws: ExchangeError.self) { _ = try Profile.load("bad", folder: desk.folder) }
        #expect(error?.code == .profile && error?.sentence.en.contains("line 2") == true)
    }

    @Test func cancelLeavesWithAnError() throws {
        let desk = try Desk()
        let path = try desk.file("d.csv", "name,account,stage\n" + (0..<2_000).map { "D\($0),A,lead\n" }.joined())
        var calls = 0
        let stopped = code {
            try Importer.run(
                files: [path], board: emptyBoard(), today: today,
                progress: { _, _ in
                    calls += 1; return calls < 3
                }
            ) { _ in }
        }
        #expect(stopped == .cancelled && calls == 3)
        var last = (0, 0)
        try Importer.run(
            files: [path], board: emptyBoard(), today: today,
            progress: {
                last = ($0, $1); return true
            }
        ) { _ in }
        #expect(last.0 == last.1 && last.1 > 0)
    }

    @Test func likelySameCustomersAreAsked() throws {
        let desk = try Desk()
        let path = try desk.file(
            "d.csv",
            "name,account,stage\n1,华为技术有限公司,lead\n2,华为技术（股份）有限公司,lead\n3,Acme Inc.,lead\n4,ACME inc.,lead\n5,Acme,lead\n6,华为技术,lead\n"
        )
        var board = emptyBoard()
        let report = try importing([path], into: &board)
        #expect(board.accounts.count == 5)
        #expect(report.possibleDuplicates == [["Acme", "Acme Inc."], ["华为技术", "华为技术有限公司", "华为技术（股份）有限公司"]])
    }

    @Test func anEmptyBoardGetsStages() throws {
        let desk = try Desk()
        var board = Board()
        try importing([try desk.file("d.csv", "name,account,stage\nA,B,lead\n")], into: &board)
        #expect(board.stages.count == 5 && board.deals.count == 1)
    }

    @Test func fieldWordsNameTheirFields() {
        #expect(ImportField.allCases.allSatisfy { ImportField(word: $0.word) == $0 })
        #expect(ImportField.close.word == "close_date" && ImportField.record.word == "record")
        #expect(
            ImportField.competitor.word == "competitor" && Importer.fieldWords.count == ImportField.allCases.count - 1)
    }

    @Test func reportAsJSON() throws {
        let desk = try Desk()
        let path = try desk.file("d.csv", "name,account,stage,amount\nA,X,lead,1\nB,X,lead,x\n")
        let report = try Importer.run(files: [path], board: emptyBoard(), today: today) { _ in }
        var json = JSONWriter()
        json.object { report.write(&$0, lang: .zh) }
        let found = try #require(try JSONSerialization.jsonObject(with: Data(json.bytes)) as? [String: Any])
        #expect(found["read"] as? Int == 2 && found["imported"] as? Int == 1 && found["updated"] as? Int == 0)
        #expect(found["duplicates"] as? Int == 0 && (found["unmapped_stages"] as? [String])?.isEmpty == true)
        let error = try #require((found["errors"] as? [[String: Any]])?.first)
        #expect(
            error["line"] as? Int == 3 && error["column"] as? String == "amount" && error["value"] as? String == "x")
        #expect((error["reason"] as? String)?.contains("不是金额") == true)
    }
}
