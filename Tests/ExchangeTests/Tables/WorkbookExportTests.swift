import Foundation
import Model
import Testing

@testable import Exchange

/// Lists written as workbooks.
struct WorkbookExportTests {
    @Test func whatIsWrittenIsReadBack() throws {
        let desk = try Desk()
        var board = emptyBoard()
        let names = [
            "=1+1", "'quoted", "_x0041_", " spaced ", "tab\tend", "a\u{1}b", "“中文” 😀 \u{202E}x", "<&>\"'", "A\r\nB",
            "00042", "1e5",
        ]
        var csv = "id,name,account,stage,amount,close_date,notes\r\n"
        for (index, name) in names.enumerated() {
            let quoted = "\"" + name.replacingOccurrences(of: "\"", with: "\"\"") + "\""
            csv += "\(index),\(quoted),Acme,lead,\(index).25,2026-12-\(10 + index),\(quoted)\r\n"
        }
        try importing([try desk.file("d.csv", csv)], into: &board)
        var deal = try #require(board.deals[ID(1)])
        let before = deal
        deal.stageSince = Instant(seconds: 1_790_000_001)
        deal.lastIn = Instant(seconds: 1_790_000_059)
        deal.budget = Money(minor: -1)
        deal.budget = Money(minor: 99_999_999_999_999)
        try board.apply([try #require(Change.update(before, to: deal))])
        let path = try desk.file("out.xlsx", export(board, .deals, .xlsx))
        var copy = emptyBoard()
        let report = try importing([path], into: &copy)
        #expect(report.total.errors == 0, "\(report.errors)")
        #expect(copy.deals.map(\.name) == board.deals.map(\.name))
        #expect(Array(copy.deals) == Array(board.deals))
        let again = try importing([path], into: &copy)
        #expect(again.total.unchanged == names.count)
        #expect(try export(board, .deals, .xlsx) == export(board, .deals, .xlsx))
    }

    @Test func longTextsAreCutAndTold() throws {
        let desk = try Desk()
        var board = emptyBoard()
        let long = String(repeating: "长", count: 40_000)
        try importing([try desk.file("d.csv", "name,account,stage,notes\nA,B,lead,\(long)\n")], into: &board)
        var bytes: [UInt8] = []
        let said = try Exporter(board: board, now: Instant(seconds: 0)).write(.deals, as: .xlsx) { bytes += $0 }
        #expect(said.count == 1)
        #expect(said.first?.en.contains("32,767") == true)
        let cells = try rows(desk.file("l.xlsx", bytes))
        let note = try #require(cells.last?.first { $0.hasPrefix("长") })
        #expect(note.utf16.count == 32_767)
        #expect(note.hasSuffix("…"))
    }

    @Test func everyListHasASheet() throws {
        let desk = try Desk()
        var board = emptyBoard()
        try importing([try desk.file("d.csv", "name,account,stage,amount\nA,B,won,5\n")], into: &board)
        var contract = Contract(blank: ID(1))
        (contract.deal, contract.account, contract.name) = (ID(1), ID(1), "合同")
        (contract.amount, contract.signed) = (Money(minor: 500), Day(iso: "2026-11-02"))
        var receipt = Receipt(blank: ID(1))
        (receipt.contract, receipt.day, receipt.amount) = (ID(1), Day(number: 20_760), Money(minor: 250))
        var target = Target(blank: ID(1))
        (target.period, target.metric, target.amount) = ("2026Q4", .contacts, Money(minor: 30))
        try board.apply([.add(contract), .add(receipt), .add(target)])
        let path = try desk.file("all.xlsx", export(board, .all, .xlsx))
        let book = try #require(try TableFormat.book(path, encoding: nil))
        let names = book.sheets.map(\.name)
        #expect(names == ["accounts", "deals", "activities", "contracts", "payments", "receipts", "targets"])
        let found = try Dictionary(uniqueKeysWithValues: names.indices.map { (names[$0], try rows(path, sheet: $0)) })
        #expect(found["contracts"]?.last?.prefix(6) == ["1", "合同", "B", "A", "5", "CNY"])
        #expect(found["receipts"]?.last == ["1", "1", "合同", "B", "2026-11-03", "2.5", "CNY"])
        #expect(found["targets"]?.last == ["1", "2026Q4", "company", "", "contacts", "30", "", "FALSE"])
        #expect(found["payments"]?.count == 1)
        let json = try JSONSerialization.jsonObject(with: Data(export(board, .receipts, .json))) as? [String: Any]
        #expect((json?["receipts"] as? [[String: Any]])?.first?["amount"] as? Double == 2.5)
        #expect(try records(export(board, .targets, .csv)).count == 2)
        // The tables among them are read back by one import.
        var copy = emptyBoard()
        let report = try importing([path], into: &copy)
        #expect(report.total.errors == 0)
        #expect(copy.deals.map(\.name) == ["A"])
    }
}
