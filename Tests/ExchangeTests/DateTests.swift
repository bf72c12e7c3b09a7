import Model
import Testing

@testable import Exchange

struct DateTests {
    struct Case: Sendable {
        let text: String
        let iso: String?
        var order: DateOrder?
    }

    @Test(arguments: [
        Case(text: "2026-11-27", iso: "2026-11-27"), Case(text: "2026/1/5", iso: "2026-01-05"),
        Case(text: "2026年1月5日", iso: "2026-01-05"), Case(text: "２０２６-０１-０５", iso: "2026-01-05"),
        Case(text: "20260105", iso: "2026-01-05"), Case(text: "27.11.2026", iso: "2026-11-27"),
        Case(text: "11/27/2026", iso: "2026-11-27"), Case(text: "03/03/2026", iso: "2026-03-03"),
        Case(text: "03/04/2026", iso: nil), Case(text: "03/04/2026", iso: "2026-04-03", order: .dmy),
        Case(text: "03/04/2026", iso: "2026-03-04", order: .mdy), Case(text: "03/04/2026", iso: nil, order: .ymd),
        Case(text: "27-Nov-2026", iso: "2026-11-27"), Case(text: "Nov 27, 2026", iso: "2026-11-27"),
        Case(text: "27 November 2026", iso: "2026-11-27"), Case(text: "2026-11-27T09:30:00", iso: "2026-11-27"),
        Case(text: "2026-11-27 9:30 PM", iso: "2026-11-27"), Case(text: "2026-11-27T20:00:00Z", iso: "2026-11-28"),
        Case(text: "2026-11-27T20:00:00.123+08:00", iso: "2026-11-27"),
        Case(text: "2026-11-27T01:00:00+0900", iso: "2026-11-27"),
        Case(text: "2026-11-27T00:30:00+09:00", iso: "2026-11-26"), Case(text: "45000", iso: nil),
        Case(text: "45000", iso: "2023-03-15", order: .excel), Case(text: "27/11/26", iso: nil),
        Case(text: "2026-02-29", iso: nil),
        Case(text: "2028-02-29", iso: "2028-02-29"), Case(text: "tomorrow", iso: nil),
        Case(text: "2026-11-27x", iso: nil),
        Case(text: "", iso: nil), Case(text: "0000-00-00", iso: nil), Case(text: "13/13/2026", iso: nil),
    ])
    func values(_ row: Case) {
        var found: String?
        if case .day(let day, _) = DateValue.read(row.text, order: row.order, zone: .shanghai) { found = day.iso }
        #expect(found == row.iso)
    }

    private func run(_ rows: String, _ order: DateOrder? = nil) throws -> [String?] {
        let desk = try Desk()
        var board = emptyBoard()
        var options = ImportOptions()
        options.dateOrder = order
        try importing([try desk.file("d.csv", "name,account,stage,created\n" + rows)], into: &board, options)
        return board.deals.map { $0.created?.iso }
    }

    @Test func theWholeColumnDecides() throws {
        #expect(try run("A,X,lead,03/04/2026\nB,X,lead,25/04/2026\n") == ["2026-04-03", "2026-04-25"])
        #expect(try run("A,X,lead,03/04/2026\nB,X,lead,04/25/2026\n") == ["2026-03-04", "2026-04-25"])
        #expect(code { _ = try run("A,X,lead,03/04/2026\nB,X,lead,05/06/2026\n") } == .ambiguousDates)
        #expect(code { _ = try run("A,X,lead,25/04/2026\nB,X,lead,04/25/2026\n") } == .mixedDates)
        #expect(try run("A,X,lead,03/04/2026\nB,X,lead,05/06/2026\n", .dmy) == ["2026-04-03", "2026-06-05"])
        #expect(try run("A,X,lead,03/03/2026\n") == ["2026-03-03"])
    }

    /// A file comes from one system: what its other columns prove holds for a column that could be either.
    @Test func theOtherColumnsOfTheFileDecide() throws {
        func close(_ rows: String) throws -> [String?] {
            let desk = try Desk()
            var board = emptyBoard()
            let header = "name,account,stage,created,close_date\n"
            try importing([try desk.file("d.csv", header + rows)], into: &board, ImportOptions())
            return board.deals.map { $0.close?.iso }
        }
        #expect(try close("A,X,lead,25/04/2026,03/05/2026\n") == ["2026-05-03"])
        #expect(try close("A,X,lead,04/25/2026,05/03/2026\n") == ["2026-05-03"])
        #expect(code { _ = try close("A,X,lead,2026-04-25,03/05/2026\n") } == .ambiguousDates)
        #expect(code { _ = try close("A,X,lead,03/04/2026,03/05/2026\n") } == .ambiguousDates)
    }

    @Test func theChoiceIsNamed() throws {
        let error = #expect(throws: ExchangeError.self) { _ = try run("A,X,lead,03/04/2026\n") }
        #expect(error?.sentence.en.contains("--dates dmy") == true && error?.sentence.zh.contains("created") == true)
        #expect(error?.sentence.en.contains("line 2: 03/04/2026") == true)
    }
}
