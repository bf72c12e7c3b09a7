import Model
import Testing

@testable import Exchange

/// Several files of one run, joined by ids or by names, in any order.
struct JoinCaseTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let files: [String]
        let deals: [String]
    }

    static let cases = [
        Case(
            testDescription: "ids of 18 characters, users by first and last name",
            files: [
                "Id,Name,AccountId,OwnerId,StageName,Amount,CloseDate\n0061,Move,0011,0051,Closed Won,10,2026-10-01\n0062,Grow,0012,0052,Prospecting,20,2026-12-01\n",
                "Id,Name,Industry,OwnerId\n0011,Initech,Retail,0051\n0012,Umbrella,Energy,0052\n",
                "Id,FirstName,LastName,Username,IsActive,Department\n0051,Ann,Lee,a@x.y,1,North\n0052,Bo,Kim,b@x.y,1,South\n",
            ],
            deals: ["Move|Initech|Ann Lee|won signing|10", "Grow|Umbrella|Bo Kim|open lead|20"]),
        Case(
            testDescription: "associated companies by record ids",
            files: [
                "Record ID,Deal Name,Deal Stage,Amount,Associated Company IDs,Deal owner\n9001,Pilot,Closed won,50,701,Ann\n9002,Trial,Contract sent,60,702;701,Bob\n",
                "Record ID,Company name,Industry\n701,Globex,Energy\n702,Hooli,Media\n",
            ], deals: ["Pilot|Globex|Ann|won signing|50", "Trial|Hooli|Bob|open signing|60"]),
        Case(
            testDescription: "technical names of a system with numbers",
            files: [
                "ID,TITLE,STAGE_ID,OPPORTUNITY,CURRENCY_ID,COMPANY_ID,ASSIGNED_BY_ID,DATE_CREATE\n1,Site,NEW,500,CNY,11,1,2026-10-01\n2,Shop,WON,700,CNY,12,7,2026-09-01\n",
                "ID,TITLE,INDUSTRY\n11,Acme,IT\n12,Beta,IT\n",
                "ID,NAME,LAST_NAME,DEPARTMENT\n1,Ann,Lee,Sales\n7,Bo,Kim,Sales\n",
            ], deals: ["Site|Acme|Ann Lee|open lead|500", "Shop|Beta|Bo Kim|won signing|700"]),
        Case(
            testDescription: "ids under plain headers",
            files: [
                "商机编号,商机名称,客户,负责人,阶段,金额\nS1,甲,K1,U1,赢单,5\nS2,乙,K2,U2,谈判,6\n",
                "客户编号,客户名称,行业\nK1,某院,医疗\nK2,某校,教育\n", "工号,姓名,团队\nU1,张三,一组\nU2,李四,二组\n",
            ], deals: ["甲|某院|张三|won signing|5", "乙|某校|李四|open negotiation|6"]),
        Case(
            testDescription: "names where there are no ids",
            files: [
                "name,customer,owner,stage,amount,product\nA,Acme,Ann,lead,5,Box\n", "product,list price\nBox,7\n",
                "customer,industry\nAcme,IT\n",
            ], deals: ["A|Acme|Ann|open lead|5"]),
    ]

    @Test(arguments: cases)
    func inAnyOrder(_ item: Case) throws {
        for turn in item.files.indices {
            let order = item.files.indices.map { item.files[($0 + turn) % item.files.count] }
            let told = try Told(order.enumerated().map { (name: "\($0.offset).csv", text: $0.element) })
            #expect(told.deals.sorted() == item.deals.sorted())
            #expect(told.report.errors.isEmpty && told.report.warnings.isEmpty)
            #expect(Set(told.report.files.map(\.table)).count == item.files.count)
        }
    }

    @Test func anIdThatNoFileExplainsIsTold() throws {
        let told = try Told("Id,Name,AccountId,StageName,Amount\n0061,Move,0011,Closed Won,10\n")
        #expect(told.deals == ["Move|-|-|won signing|10"])
        #expect(told.report.warnings.map(\.value) == ["0011"] && told.report.warnings[0].reason.en.contains("accounts"))
    }

    /// A name in a column of ids is a name.
    @Test func technicalExportWithNames() throws {
        let told = try Told(
            "id,name,contact_name,partner_name,phone,type,probability,planned_revenue,stage_id,user_id,team_id\n"
                + "7,Fleet,Jo,Acme,555,opportunity,40,1500,Proposition,Mitchell Admin,Sales\n")
        #expect(told.deals == ["Fleet|Acme|Mitchell Admin|open proposal|1500"])
        #expect(told.report.files.map(\.table) == ["deals"])
    }
}
