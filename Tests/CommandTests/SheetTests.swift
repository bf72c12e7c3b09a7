import Foundation
import Testing

/// Spreadsheets in and out, by the built program.
struct SheetTests {
    /// SpreadsheetML, which a test can write without help.
    private static func book(_ sheets: [(name: String, rows: [[String]])]) -> String {
        let made = sheets.map { sheet in
            let rows = sheet.rows.map { row in
                let cells = row.map { text in
                    let type = Double(text) == nil ? "String" : "Number"
                    return "<Cell><Data ss:Type=\"\(type)\">\(text)</Data></Cell>"
                }
                return "<Row>\(cells.joined())</Row>"
            }
            return "<Worksheet ss:Name=\"\(sheet.name)\"><Table>\(rows.joined())</Table></Worksheet>"
        }
        return "<?xml version=\"1.0\"?><?mso-application progid=\"Excel.Sheet\"?><Workbook "
            + "xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\" "
            + "xmlns:ss=\"urn:schemas-microsoft-com:office:spreadsheet\">\(made.joined())</Workbook>"
    }

    private static let two = book([
        (
            "商机",
            [
                ["deal", "customer", "stage", "amount"], ["Cloud", "Acme", "lead", "1200.5"],
                ["Farm", "Acme", "won", "oops"],
            ]
        ),
        ("Readme", [["nothing"]]),
    ])

    @Test(arguments: ["zh", "en"])
    func aWorkbookIsImported(lang: String) throws {
        let place = try Place()
        let file = try place.file("export.xls", SheetTests.two)
        let read = try place.run("import", file, "--partial-ok", "--lang", lang)
        #expect(read.err.contains("export.xls:商机!D3 amount “oops”"), "\(read.err)")
        #expect(read.out.contains("“Readme”"), "\(read.out)")
        let deals = try place.run("export", "deals", "--json").object().list("deals")
        #expect(deals.map { $0.text("name") } == ["Cloud"])
        #expect(deals.first?.number("amount") == 1200.5)
        let report = try place.run("import", file, "--json", "--dry-run", "--lang", lang).object()
        #expect(try report.list("files").map { $0.text("sheet") } == ["商机"])
        #expect(try report.list("errors").map { $0.text("cell") } == ["商机!D3"])
        let unknown = try place.run("import", file, "--sheet", "Nope", "--lang", lang)
        #expect(unknown.status == 1)
        #expect(unknown.isPlain)
        #expect(unknown.err.contains("“商机” “Readme”"))
    }

    @Test(arguments: ["zh", "en"])
    func whatIsNoTableIsRefusedWithASentence(lang: String) throws {
        let place = try Place()
        let cases: [(String, [UInt8], String)] = [
            ("old.xls", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] + [UInt8](repeating: 0, count: 600), ".xlsx"),
            ("cut.xlsx", [0x50, 0x4B, 3, 4, 20, 0, 8, 8, 8], "cut.xlsx"),
            (
                "dtd.xls",
                Array(
                    SheetTests.two.replacingOccurrences(
                        of: "<Workbook", with: "<!DOCTYPE x [<!ENTITY a \"b\">]><Workbook"
                    ).utf8), "DTD"
            ),
        ]
        for (name, bytes, word) in cases {
            let file = try place.file(name, Data(bytes))
            let refused = try place.run("import", file, "--lang", lang)
            #expect(refused.status == 1)
            #expect(refused.isPlain, "\(refused.err)")
            #expect(
                refused.err.contains(name) && refused.err.contains(word) || lang == "en" && word == "DTD",
                "\(refused.err)")
            #expect(!FileManager.default.fileExists(atPath: place.store))
        }
    }

    @Test(arguments: ["accounts", "deals", "activities", "contracts", "payments", "receipts", "targets", "all"])
    func everyListIsExported(what: String) throws {
        let place = try Place()
        _ = try place.run("init", "--sample")
        #expect(try place.run("export", what, "-o", place.path("out.xlsx")).status == 0)
        let bytes = try place.bytes("out.xlsx")
        #expect(bytes.starts(with: [0x50, 0x4B, 3, 4]))
        #expect(try place.run("export", what, "--format", "xlsx").bytes == bytes)
        #expect(
            try place.run("export", what, "--format", "csv").out.split(whereSeparator: \.isNewline).count
                > (what == "payments" ? 0 : 1))
    }

    /// What is exported as a workbook comes back as it was.
    @Test func anExportComesBack() throws {
        let place = try Place()
        _ = try place.run("init", "--sample")
        #expect(try place.run("export", "deals", "-o", place.path("d.xlsx")).status == 0)
        let again = try place.run("import", place.path("d.xlsx"), "--json", "--dry-run").object()
        #expect(try again.list("errors").isEmpty)
        #expect(again.count("unchanged") == again.count("read"))
        #expect(again.count("read") ?? 0 > 100)
    }
}
