import Foundation
import Model
import Testing

@testable import Exchange

struct ExportTests {
    @Test(arguments: ["=1+1", "+1", "-1", "@x", "\tx", "\rx", "'=1", "''", "'", "'x", "", "a=1", "'''-", "'\t"])
    func guardIsReversible(_ text: String) throws {
        var csv = CSVWriter()
        csv.row([text, "next"])
        let cell = try records(csv.take(), delimiter: 44).first?.first ?? ""
        #expect(Guard.removed(cell) == text)
        if let first = cell.utf8.first { #expect(!"=+-@\t\r".utf8.contains(first)) }
    }

    /// Naughty strings go in as names, accounts and notes of a foreign file, and come out identical in both formats.
    @Test func naughtyStrings() throws {
        guard let path = realData("naughty_strings/blns.json") else { return }
        let data = try Data(contentsOf: URL(fileURLWithPath: path))
        let all = try #require(try JSONSerialization.jsonObject(with: data) as? [String])
        let texts = all.filter { !$0.isEmpty && !$0.utf8.contains(0) }
        #expect(texts.count > 400)
        let quoted = { (text: String) in "\"" + text.replacingOccurrences(of: "\"", with: "\"\"") + "\"" }
        var file = "id,name,account,stage,notes\r\n"
        for (index, text) in texts.enumerated() { file += "\(index),\(quoted(text)),A,lead,\(quoted(text))\r\n" }
        let desk = try Desk()
        var board = emptyBoard()
        let report = try importing([try desk.file("n.csv", file)], into: &board)
        #expect(report.total.errors == 0)
        #expect(board.deals.map { Array($0.name.utf8) } == texts.map { Array($0.utf8) })
        let json = try JSONSerialization.jsonObject(with: Data(export(board, .deals, .json))) as? [String: Any]
        let deals = json?["deals"] as? [[String: Any]] ?? []
        #expect(deals.map { Array(($0["name"] as? String ?? "").utf8) } == texts.map { Array($0.utf8) })
        #expect(deals.map { Array(($0["notes"] as? String ?? "").utf8) } == texts.map { Array($0.utf8) })
        let csv = try export(board, .deals, .csv)
        #expect(try records(csv).dropFirst().map { Array(Guard.removed($0[2]).utf8) } == texts.map { Array($0.utf8) })
        var copy = emptyBoard()
        try importing([try desk.file("out.csv", csv)], into: &copy)
        #expect(copy.deals.map { Array($0.name.utf8) } == texts.map { Array($0.utf8) })
        #expect(try export(copy, .deals, .csv) == csv)
        #expect(try !export(board, .deals, .json).contains { $0 < 32 && $0 != 10 })
    }

    @Test func everyFactComesBack() throws {
        var board = emptyBoard()
        let desk = try Desk()
        try importing(
            [try desk.file("d.csv", "id,name,account,stage,owner,amount,currency\nA1,Big,Acme,lead,Ann,12.5,USD\n")],
            into: &board)
        var deal = try #require(board.deals[ID(1)])
        let before = deal
        deal.pushes = 3
        deal.turn = .legal
        deal.category = .best
        deal.need = "=tender"
        deal.budget = Money(minor: 12_345)
        deal.approvers = 4
        deal.decision = Day(iso: "2026-12-01")
        deal.stageSince = Instant(seconds: 1_790_000_000)
        deal.lastIn = Instant(seconds: 1_790_000_001)
        deal.close = Day(iso: "2026-12-31")
        deal.nextStep = " 送方案 "
        deal.nextDue = Day(iso: "2026-11-24")
        try board.apply([try #require(Change.update(before, to: deal))])
        var copy = emptyBoard()
        try importing([try desk.file("out.csv", export(board, .deals, .csv))], into: &copy)
        #expect(copy.deals[ID(1)] == deal)
        #expect(copy.spells.map(\.from) == [Instant(seconds: 1_790_000_000)])
        let again = try importing([try desk.file("out.csv", export(board, .deals, .csv))], into: &copy)
        #expect(again.total.unchanged == 1)
    }

    @Test func calendar() throws {
        var board = emptyBoard()
        let desk = try Desk()
        let name = String(repeating: "大数据,平台;", count: 12)
        try importing(
            [
                try desk.file(
                    "d.csv",
                    "name,account,stage,close_date,next_step,next_due\n\"\(name)\",甲,lead,2026-12-31,\"call\nback\",2026-11-24\nB,甲,won,2026-11-01,,\n"
                )
            ], into: &board)
        let bytes = try export(board, .deals, .ics)
        let lines = String(decoding: bytes, as: UTF8.self).components(separatedBy: "\r\n")
        #expect(lines.allSatisfy { $0.utf8.count <= 75 })
        let unfolded = String(decoding: bytes, as: UTF8.self).replacingOccurrences(of: "\r\n ", with: "")
        #expect(unfolded.contains("DTSTART;VALUE=DATE:20261124\r\nDTEND;VALUE=DATE:20261125"))
        #expect(
            unfolded.contains(
                "SUMMARY:call\\nback — 甲 · "
                    + name.replacingOccurrences(of: ",", with: "\\,").replacingOccurrences(of: ";", with: "\\;")))
        #expect(unfolded.components(separatedBy: "BEGIN:VEVENT").count == 3)
        #expect(code { _ = try export(board, .accounts, .ics) } == .notExportable)
    }

    @Test func exportOfAllIsOneTable() throws {
        var board = emptyBoard()
        let desk = try Desk()
        try importing([try desk.file("d.csv", "name,account,stage\nA,X,lead\n")], into: &board)
        let rows = try records(export(board, .all, .csv))
        #expect(rows.map { $0[0] } == ["record", "account", "deal"])
        #expect(rows.allSatisfy { $0.count == rows[0].count })
        let path = try desk.file("all.csv", export(board, .all, .csv))
        #expect(code { try Importer.run(files: [path], board: emptyBoard(), today: today) { _ in } } == .unknownFile)
    }
}
