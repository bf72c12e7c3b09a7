import Foundation
import Model
import Testing

@testable import Exchange

/// Which sheets of a workbook are imported, and what is said about the others.
struct SheetChoiceTests {
    private func table(_ rows: [[String]]) -> String {
        let lines = rows.map { row in
            "<row>"
                + row.map { Double($0) == nil ? "<c t=\"inlineStr\"><is><t>\($0)</t></is></c>" : "<c><v>\($0)</v></c>" }
                .joined() + "</row>"
        }
        return "<sheetData>\(lines.joined())</sheetData>"
    }

    private func book() -> MadeBook {
        var book = MadeBook("")
        book.sheets = [
            ("Notes", nil, table([["read me"], ["first"]])),
            ("Deals", nil, table([["deal", "customer", "stage", "amount"], ["Cloud", "Acme", "lead", "1200.5"]])),
            ("客户", nil, table([["客户", "行业"], ["Acme", "IT"], ["Beta", "Bank"]])),
            ("Old", "hidden", table([["deal", "customer", "stage", "amount"], ["Past", "Acme", "won", "7"]])),
            ("Keys", "veryHidden", table([["x"]])),
        ]
        return book
    }

    @Test func sheetsThatAreTablesAreRead() throws {
        let desk = try Desk()
        var board = emptyBoard()
        let report = try importing([try desk.book(book())], into: &board)
        #expect(report.total.errors == 0)
        #expect(board.deals.map(\.name) == ["Cloud"])
        #expect(Array(board.deals).first?.amount == Money(minor: 120_050))
        #expect(board.accounts.map(\.industry) == ["IT", "Bank"])
        #expect(report.files.map(\.sheet) == ["客户", "Deals"])
        #expect(report.files.map(\.table) == ["accounts", "deals"])
        let said = report.files.flatMap(\.notices)
        #expect(said.contains { $0.en.contains("“Notes”") && $0.zh.contains("“Notes”") })
        #expect(said.contains { $0.en.contains("“Old” “Keys”") && $0.en.contains("--sheet") })
    }

    @Test func aSheetIsChosen() throws {
        let desk = try Desk()
        let path = try desk.book(book())
        var options = ImportOptions()
        options.sheets = ["old"]
        var board = emptyBoard()
        try importing([path], into: &board, options)
        #expect(board.deals.map(\.name) == ["Past"])
        options.sheets = ["Nothing"]
        let error = #expect(throws: ExchangeError.self) {
            try Importer.run(files: [path], board: emptyBoard(), today: today, options: options) { _ in }
        }
        #expect(error?.code == .unknownSheet)
        #expect(error?.sentence.en.contains("“Deals”") == true)
        options.sheets = ["Notes"]
        #expect(
            code { try Importer.run(files: [path], board: emptyBoard(), today: today, options: options) { _ in } }
                == .unknownFile)
        let csv = try desk.file("d.csv", "deal,customer,stage\nA,B,lead\n")
        #expect(
            code { try Importer.run(files: [csv], board: emptyBoard(), today: today, options: options) { _ in } }
                == .unknownSheet)
    }

    @Test func onlyHiddenSheetsAreNamed() throws {
        let desk = try Desk()
        var made = book()
        made.sheets = [made.sheets[3]]
        let error = #expect(throws: ExchangeError.self) {
            try Importer.run(files: [desk.book(made)], board: emptyBoard(), today: today) { _ in }
        }
        #expect(error?.sentence.en.contains("“Old”") == true)
        #expect(error?.sentence.zh.contains("--sheet") == true)
    }

    /// A refused row, a doubtful cell and a cell without a header are told with sheet and cell.
    @Test func placesAreCells() throws {
        let desk = try Desk()
        var made = MadeBook("")
        made.sheets = [
            (
                "Q4", nil,
                """
                <sheetData><row r="1"><c t="inlineStr"><is><t>deal</t></is></c><c t="inlineStr"><is><t>customer</t></is></c>
                <c t="inlineStr"><is><t>stage</t></is></c><c t="inlineStr"><is><t>amount</t></is></c><c t="inlineStr"><is><t>phone</t></is></c></row>
                <row r="4"><c r="A4" t="inlineStr"><is><t>A</t></is></c><c r="B4" t="inlineStr"><is><t>X</t></is></c><c r="C4" t="inlineStr"><is><t>lead</t></is></c>
                <c r="D4" t="inlineStr"><is><t>many</t></is></c></row>
                <row r="5"><c r="A5" t="inlineStr"><is><t>B</t></is></c><c r="B5" t="inlineStr"><is><t>X</t></is></c><c r="C5" t="inlineStr"><is><t>lead</t></is></c>
                <c r="D5"><f>SUM(A1)</f></c><c r="H5"><v>9</v></c></row></sheetData>
                """
            )
        ]
        var board = emptyBoard()
        let report = try importing([try desk.book("q.xlsx", made)], into: &board)
        #expect(report.errors.map(\.cell) == ["Q4!D4"])
        #expect(report.errors.first?.place.hasSuffix("/q.xlsx:Q4!D4") == true)
        #expect(Set(report.warnings.compactMap(\.cell)) == ["Q4!D5", "Q4!H5"])
        #expect(board.deals.map(\.name) == ["B"])
        #expect(Array(board.deals).first?.amount == nil)
        let csv = String(decoding: report.errorsCSV(lang: .en), as: UTF8.self)
        #expect(csv.contains(",Q4!D4,amount,many,"))
    }

    @Test func aPhoneAsANumberIsTold() throws {
        let desk = try Desk()
        var made = MadeBook("")
        made.sheets = [
            (
                "C", nil,
                table([["contact", "account", "phone"], ["Ann", "X", "13800138000"], ["Bo", "X", "2112345678"]])
            )
        ]
        var board = emptyBoard()
        let report = try importing([try desk.book(made)], into: &board)
        #expect(report.warnings.map(\.value) == ["2112345678"])
        #expect(report.warnings.first?.cell == "C!C3")
    }
}
