import Model
import Testing

@testable import Exchange

/// What belongs to deals, in files of its own: lines, activities, contracts, plans and receipts.
struct CompanyCaseTests {
    static let deals =
        "Id,Name,AccountName,StageName,Amount,CreatedDate\nA1,Move,Acme,Closed Won,900,2026-08-01\nA2,Grow,Beta,Proposal,,2026-08-02\n"

    private func run(_ files: [(String, String)]) throws -> (first: Told, again: ImportReport) {
        let all = [("deals.csv", CompanyCaseTests.deals)] + files
        let told = try Told(all.map { (name: $0.0, text: $0.1) })
        let desk = try Desk()
        var board = told.board
        let again = try importing(try all.reversed().map { try desk.file($0.0, $0.1) }, into: &board)
        #expect(
            board.activities.count == told.board.activities.count && board.receipts.count == told.board.receipts.count)
        #expect(board.deals.map(\.amount) == told.board.deals.map(\.amount))
        return (told, again)
    }

    @Test func linesFillAmountAndProduct() throws {
        let (told, again) = try run([
            (
                "lines.csv",
                "Id,OpportunityId,Product2Id,Quantity,UnitPrice,TotalPrice\n1,A2,P1,2,10,20\n2,A2,P2,1,31,31\n3,A1,P1,90,10,900\n"
            ),
            ("products.csv", "Id,Name,Family,Price\nP1,Box,F,10\nP2,Lid,F,31\n"),
        ])
        #expect(told.report.files.map(\.table).sorted() == ["deals", "line_items", "products"])
        #expect(told.board.deals.map(\.amount?.plain) == ["900", "51"])
        #expect(told.board.deals.map { told.board.products[$0.product]?.name } == ["Box", "Lid"])
        #expect(told.report.errors.isEmpty && again.total.imported == 0 && again.total.updated == 0)
    }

    @Test func activitiesFillTheClocks() throws {
        let (told, again) = try run([
            (
                "acts.csv",
                "OpportunityId,Type,Direction,Date,Subject,Owner\nA2,Call,Inbound,2026-10-01,asks,Ann\nA2,Email,Sent,2026-10-03,offer,Ann\n"
                    + "A2,会议,,2026-10-05,met,Bo\nA2,来电,,2026-10-04,rang,Bo\nA2,To do,,2026-10-02,think,Bo\n"
            )
        ])
        let deal = try #require(told.board.deals[ID(2)])
        #expect(deal.lastIn.map { told.board.zone.day(of: $0).iso } == "2026-10-04")
        #expect(deal.lastOut.map { told.board.zone.day(of: $0).iso } == "2026-10-05")
        #expect(told.board.activities.map(\.what) == [.call, .message, .meeting, .call])
        #expect(told.board.activities.map(\.direction) == [.inbound, .outbound, .outbound, .inbound])
        #expect(told.board.notes.map(\.text) == ["To do: think"] && told.report.warnings.map(\.line) == [6])
        #expect(again.total.imported == 0 && again.total.updated == 0)
    }

    @Test func contractsPlansAndReceipts() throws {
        let (told, again) = try run([
            ("receipts.csv", "合同编号,回款日期,回款金额\nHT-1,2026-10-01,400\nHT-1,2026-11-01,100\n"),
            ("plans.csv", "合同编号,计划回款日期,计划回款金额\nHT-1,2026-10-01,400\nHT-1,2026-12-01,500\n"),
            ("contracts.csv", "合同编号,合同名称,商机名称,合同金额,签约日期,状态\nHT-1,主合同,Move,900,2026-09-01,执行中\n"),
        ])
        #expect(Set(told.report.files.map(\.table)) == ["deals", "contracts", "payments", "receipts"])
        let contract = try #require(told.board.contracts[ID(1)])
        #expect(
            contract.name == "主合同" && contract.deal == ID(1) && contract.state == .signed
                && contract.amount.plain == "900")
        #expect(
            told.board.payments.map(\.amount.plain) == ["400", "500"]
                && told.board.receipts.map(\.amount.plain) == ["400", "100"])
        #expect(told.report.errors.isEmpty && again.total.imported == 0 && again.total.updated == 0)
    }

    @Test func whatDoesNotFitIsRefused() throws {
        let told = try Told([
            ("deals.csv", CompanyCaseTests.deals),
            (
                "c.csv",
                "Contract Number,Contract Name,Opportunity,Amount,Signed,Status\nC1,Main,A1,900,2026-09-01,Activated\nC2,Odd,ZZ,900,2026-09-01,Activated\nC3,Draft,A2,5,,Draft\n"
            ),
            (
                "r.csv",
                "Contract Number,Payment Date,Amount\nC1,2026-10-01,901\nC9,2026-10-01,1\nC1,2026-08-01,1\nC3,2026-10-01,1\nC1,2026-10-01,900\n"
            ),
            ("a.csv", "Deal,Type,Date,Subject\nNobody,Call,2026-10-01,x\nMove,Call,2031-01-01,x\n"),
        ])
        #expect(told.board.contracts.count == 2 && told.board.receipts.map(\.amount.plain) == ["900"])
        #expect(told.report.errors.map(\.line).sorted() == [2, 2, 3, 3, 3, 4, 5] && told.board.activities.count == 0)
    }
}
