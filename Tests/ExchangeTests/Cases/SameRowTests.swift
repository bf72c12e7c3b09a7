import Model
import Testing

@testable import Exchange

/// Rows that look like one another: never one deal without a word.
struct SameRowTests {
    @Test(arguments: ["2026-04-15", ""])
    func sameNameCustomerAndDay(day: String) throws {
        let text = """
            Opportunity,Customer,Stage,Value,Created
            Renewal,Initech,Won,1000.50,\(day)
            Renewal,Initech,Won,2000,\(day)
            Renewal,Initech,Lost,30,\(day)
            Renewal,Umbrella,Won,5,\(day)
            """
        let told = try Told(text)
        #expect(told.board.deals.count == 4 && told.won == Money(minor: 300_550))
        #expect(told.report.total.imported == 4 && told.report.warnings.isEmpty)
        // In another order the second import still meets each of them.
        let lines = text.split(separator: "\n")
        let desk = try Desk()
        var board = told.board
        let turned = try desk.file("t.csv", ([lines[0]] + lines[1...].reversed()).joined(separator: "\n"))
        let again = try importing([turned], into: &board)
        #expect(again.total.unchanged == 4 && board.deals.count == 4 && board.bookings.count == 0)
    }

    @Test func wordForWordIsTold() throws {
        let told = try Told("Deal,Customer,Stage,Amount\nA,X,Won,7\nB,X,Won,8\nA,X,Won,7\n")
        #expect(told.board.deals.count == 3 && told.won == Money(minor: 2_200))
        #expect(told.report.warnings.map(\.line) == [4])
        #expect(told.report.warnings.first?.reason.en.contains("line 2") == true)
    }

    @Test func twoFilesWithTheSameDealAreTold() throws {
        let told = try Told([
            ("a.csv", "Deal,Customer,Stage,Amount\nA,X,Won,7\n"),
            ("b.csv", "Deal,Customer,Stage,Amount\nA,X,Won,7\nC,X,Won,1\n"),
        ])
        #expect(told.board.deals.count == 3 && told.report.warnings.map(\.file.last) == ["v"])
        #expect(told.report.warnings.first?.reason.en.contains("another file") == true)
    }

    struct Case: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let text: String
        let deals: [String]
        var errors: [Int] = []
        var choice: SameID?
    }

    static let cases = [
        Case(
            testDescription: "lines with other products are parts",
            text: """
                Deal ID,Item,Customer,Stage,Amount,Close Date
                Q1,Switch,Acme,Won,700.25,2026-10-01
                Q2,Switch,Globex,Open,40,2026-12-01
                Q1,Cable,Acme,Won,9.75,2026-10-01
                Q1,Labour,Acme,Won,90,2026-10-01
                """,
            deals: ["Acme · Switch|Acme|-|won signing|800", "Globex · Switch|Globex|-|open lead|40"]),
        Case(
            testDescription: "parts by a column that is known to nobody",
            text: """
                商机编号,商机名称,客户名称,阶段,金额,明细内容
                A1,机房,某院,赢单,30,服务器
                A1,机房,某院,赢单,12,布线
                """, deals: ["机房|某院|-|won signing|42"]),
        Case(
            testDescription: "the whole amount in each line counts once",
            text: """
                Opportunity ID,Opportunity Name,Account Name,Stage,Amount,Product Name
                1,R,Acme,Won,500,A
                1,R,Acme,Won,500,B
                2,S,Acme,Won,70,A
                2,S,Acme,Won,70,C
                """, deals: ["R|Acme|-|won signing|500", "S|Acme|-|won signing|70"]),
        Case(
            testDescription: "nothing tells what the rows are",
            text: "id,Deal,Customer,Stage,Amount\n1,R,Acme,Won,500\n1,R,Acme,Won,30\n2,S,Acme,Won,1\n",
            deals: ["S|Acme|-|won signing|1"], errors: [2, 3]),
        Case(
            testDescription: "chosen: parts",
            text: "id,Deal,Customer,Stage,Amount\n1,R,Acme,Won,500\n1,R,Acme,Won,30\n",
            deals: ["R|Acme|-|won signing|530"], choice: .parts),
        Case(
            testDescription: "chosen: the last",
            text: "id,Deal,Customer,Stage,Amount\n1,R,Acme,Won,500\n1,R,Acme,Won,30\n",
            deals: ["R|Acme|-|won signing|30"], choice: .last),
        Case(
            testDescription: "a bad part takes the others with it",
            text: "id,Product,Customer,Stage,Amount\n1,P,Acme,Won,500\n1,Q,Acme,Won,x5\n2,S,Acme,Won,1\n",
            deals: ["Acme · S|Acme|-|won signing|1"], errors: [3]),
        Case(
            testDescription: "a number that starts anew is no id",
            text: """
                编号,商机名称,客户名称,阶段,金额
                1,甲,A,赢单,1
                2,乙,B,赢单,2
                3,丙,C,赢单,4
                1,丁,D,赢单,8
                2,戊,E,赢单,16
                3,己,F,赢单,32
                """,
            deals: [
                "甲|A|-|won signing|1", "乙|B|-|won signing|2", "丙|C|-|won signing|4", "丁|D|-|won signing|8",
                "戊|E|-|won signing|16",
                "己|F|-|won signing|32",
            ]),
    ]

    @Test(arguments: cases)
    func oneIdInSeveralRows(_ item: Case) throws {
        let options = ImportOptions.choosing { $0.sameID = item.choice }
        let told = try Told(item.text, options)
        #expect(told.deals.sorted() == item.deals.sorted())
        #expect(told.report.errors.map(\.line) == item.errors)
        let sum = told.report.total
        #expect(sum.read == sum.imported + sum.updated + sum.unchanged + sum.errors)
        #expect(
            sum.errors > 0 || !told.report.warnings.isEmpty || !told.report.allGuesses.isEmpty || item.choice != nil)
        let desk = try Desk()
        var board = told.board
        let again = try importing([try desk.file("d.csv", item.text)], into: &board, options)
        #expect(again.total.imported == 0 && again.total.updated == 0 && board.bookings.count == 0)
    }

    @Test func theIdsAreNamed() throws {
        let told = try Told("id,Deal,Customer,Stage,Amount\nK-77,R,Acme,Won,500\nK-77,R,Acme,Won,30\n")
        #expect(told.report.errors.map(\.value) == ["K-77", "K-77"])
        #expect(told.report.errors.first?.reason.en.contains("--same-id parts") == true)
    }
}
