import Foundation
import Model
import Testing

@testable import Exchange

/// Files that are refused, each with a sentence that says what it is and what to do, and nothing stored.
struct ForeignFileTests {
    let desk: Desk

    init() throws { desk = try Desk() }

    private func refusal(_ name: String, _ bytes: [UInt8]) throws -> ExchangeError? {
        let path = try desk.file(name, bytes)
        var emitted = 0
        let error = #expect(throws: ExchangeError.self) {
            try Importer.run(files: [path], board: emptyBoard(), today: today) { _ in emitted += 1 }
        }
        #expect(emitted == 0)
        #expect(error?.sentence.en.contains(name) == true)
        #expect(error?.sentence.zh.contains(name) == true)
        return error
    }

    private static let compound: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]

    private func wide(_ text: String) -> [UInt8] { text.utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] } }

    @Test func oldAndLockedWorkbooks() throws {
        let padding = [UInt8](repeating: 0, count: 3_000)
        let old = try refusal("old.xls", ForeignFileTests.compound + padding + wide("Workbook") + padding)
        #expect(old?.code == .spreadsheet)
        #expect(old?.sentence.en.contains("save it as .xlsx") == true)
        // The name may stand across two pieces that are read.
        for gap in [3_000, (1 << 20) - 20, (1 << 20) - 8] {
            let bytes =
                ForeignFileTests.compound + [UInt8](repeating: 0, count: gap) + wide("EncryptedPackage") + padding
            let locked = try refusal("locked.xlsx", bytes)
            #expect(locked?.code == .locked)
            #expect(locked?.sentence.en.contains("password") == true)
            #expect(locked?.sentence.zh.contains("密码") == true)
        }
        #expect(try refusal("b2.xls", [9, 0, 4, 0, 0, 0, 16, 0, 1, 2, 3]) != nil)
        #expect(try refusal("b4.xls", [9, 4, 6, 0, 0, 0, 16, 0, 1, 2, 3])?.code == .spreadsheet)
    }

    @Test(arguments: [
        ("a.xlsb", "xl/workbook.bin", ".xlsb"), ("a.numbers", "Index/Document.iwa", "Numbers"),
        ("a.docx", "word/document.xml", "document"), ("a.zip", "deals.csv", "deals.csv"),
        ("b.zip", "more.zip", "unpack"),
    ])
    func otherArchives(name: String, part: String, word: String) throws {
        let error = try refusal(
            name,
            zipped(
                [("[Content_Types].xml", "<Types/>"), (part, "x")].filter { !name.hasSuffix("zip") || $0.0 == part }))
        #expect(error?.code == .spreadsheet)
        #expect(error?.sentence.en.contains(word) == true, "\(error?.sentence.en ?? "")")
    }

    @Test func otherDocuments() throws {
        let text = try refusal(
            "a.odt", zipped([("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", "<a/>")]))
        #expect(text?.sentence.en.contains("document") == true)
        let web = try refusal(
            "a.mht", Array("MIME-Version: 1.0\nContent-Type: multipart/related; boundary=\"x\"\n".utf8))
        #expect(web?.sentence.en.contains("single-file web page") == true)
        #expect(try refusal("empty.zip", [0x50, 0x4B, 5, 6] + [UInt8](repeating: 0, count: 18))?.code == .spreadsheet)
    }

    // MARK: Damage and traps

    @Test func filesThatAreCutOff() throws {
        let whole = try MadeBook("<row><c><v>1</v></c></row>").bytes
        for length in [4, 10, whole.count / 2, whole.count - 1] {
            #expect(try refusal("cut.xlsx", Array(whole.prefix(length)))?.code == .damaged, "\(length)")
        }
        var parts = MadeBook("<row><c><v>1</v></c></row>").parts
        let sheet = try #require(parts.firstIndex { $0.name.contains("sheet1") })
        parts[sheet].text = String(parts[sheet].text.dropLast(20))
        #expect(try refusal("xml.xlsx", zipped(parts))?.code == .damaged)
    }

    @Test func aWrongChecksum() throws {
        var bytes = try MadeBook("<row><c><v>1</v></c></row>").bytes
        // The directory's checksum of every entry.
        var place = 0
        while place + 4 < bytes.count {
            if bytes[place...].starts(with: [0x50, 0x4B, 1, 2]) { bytes[place + 16] ^= 1 }
            place += 1
        }
        #expect(try refusal("sum.xlsx", bytes)?.code == .damaged)
    }

    @Test func lockedEntries() throws {
        var bytes = try MadeBook("<row><c><v>1</v></c></row>").bytes
        for place in bytes.indices.dropLast(4) where bytes[place...].starts(with: [0x50, 0x4B, 1, 2]) {
            bytes[place + 8] |= 1
        }
        #expect(try refusal("zip.xlsx", bytes)?.code == .locked)
    }

    @Test(arguments: [
        "<!DOCTYPE worksheet [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;\">]><worksheet><sheetData><row><c t=\"str\"><v>&b;</v></c></row></sheetData></worksheet>",
        "<!DOCTYPE w SYSTEM \"file:///etc/passwd\"><worksheet/>",
        "<worksheet><sheetData><row><c t=\"str\"><v>&secret;</v></c></row></sheetData></worksheet>",
        "<worksheet><sheetData><row><c t=\"str\"><v>&#0;</v></c></row></sheetData></worksheet>",
        "<worksheet><sheetData><row><c t=\"s\"><v>99</v></c></row></sheetData></worksheet>",
        "<worksheet><sheetData><row><c><v>abc</v></c></row></sheetData></worksheet>",
        "<worksheet><sheetData><row><c r=\"B1\"><v>1</v></c><c r=\"A1\"><v>1</v></c></row></sheetData></worksheet>",
        "<worksheet><sheetData></worksheet></sheetData>", "<worksheet/><worksheet/>", "text<worksheet/>", "",
    ])
    func wrongXML(sheet: String) throws {
        var parts = MadeBook("").parts
        let place = try #require(parts.firstIndex { $0.name.contains("sheet1") })
        parts[place].text = sheet
        #expect(try refusal("x.xlsx", zipped(parts))?.code == .damaged)
    }

    @Test func invalidUTF8() throws {
        let zip = ZipWriter()
        for (name, text) in MadeBook("<row><c t=\"str\"><v>#</v></c></row>").parts {
            try zip.begin(name)
            zip.write(Array(text.utf8).map { $0 == 35 ? 0xFF : $0 })
        }
        try zip.finish()
        #expect(try refusal("u.xlsx", zip.take())?.code == .damaged)
    }

    @Test func traps() throws {
        let row = { (cells: String) in "<row>\(cells)</row>" }
        let cases: [(String, String)] = [
            ("columns", row("<c r=\"XFE1\"><v>1</v></c>")),
            ("columns2", row(String(repeating: "<c><v>1</v></c>", count: 16_385))),
            ("rows", "<row r=\"1048577\"><c><v>1</v></c></row>"),
            (
                "deep",
                row(
                    "<c><v>" + String(repeating: "<a>", count: 300) + String(repeating: "</a>", count: 300) + "</v></c>"
                )
            ),
            ("tag", "<row x=\"\(String(repeating: "y", count: 2 << 20))\"/>"),
            ("bomb", row("<c t=\"str\"><v>" + String(repeating: "A", count: 40 << 20) + "</v></c>")),
        ]
        for (name, data) in cases {
            let error = try refusal("\(name).xlsx", MadeBook(data).bytes)
            #expect(error?.code == (name == "deep" ? .damaged : .tooLarge), "\(name)")
            #expect(error?.sentence.en.contains("nothing was stored") == true, "\(name)")
        }
        // A directory that lies about sizes is found out while unpacking.
        var bytes = try MadeBook(cases[5].1).bytes
        for place in bytes.indices.dropLast(60) where bytes[place...].starts(with: [0x50, 0x4B, 1, 2]) {
            guard bytes[(place + 46)...].starts(with: "xl/worksheets".utf8) else { continue }
            bytes.replaceSubrange((place + 24)..<(place + 28), with: [0, 1, 0, 0])
        }
        #expect(try refusal("lie.xlsx", bytes)?.code == .tooLarge)
    }

    @Test func repeatedRows() throws {
        let content = { (repeats: String, cell: String) in
            "<office:document-content xmlns:office=\"o\" xmlns:table=\"t\" xmlns:text=\"x\"><table:table table:name=\"S\">"
                + "<table:table-row table:number-rows-repeated=\"\(repeats)\"><table:table-cell \(cell)><text:p>deal</text:p></table:table-cell></table:table-row>"
                + "</table:table></office:document-content>"
        }
        for (repeats, cell) in [
            ("1048576", "office:value-type=\"string\""),
            ("1", "table:number-columns-repeated=\"16385\" office:value-type=\"string\""),
            ("90000", "table:number-columns-repeated=\"16000\" office:value-type=\"string\""),
        ] {
            let parts = [(name: "content.xml", text: content(repeats, cell))]
            #expect(try refusal("r.ods", zipped(parts))?.code == .tooLarge, "\(repeats)")
        }
        #expect(try refusal("n.ods", zipped([(name: "content.xml", text: content("-5", ""))]))?.code == .damaged)
    }

    @Test func spansPastTheSheet() throws {
        let far = MadeBook(
            "<row r=\"1\"><c><v>1</v></c></row>", after: "<mergeCells><mergeCell ref=\"A1:ZZZZZZ1\"/></mergeCells>")
        #expect(try rows(desk.book(far)) == [["1"]])
        let page = "<table><tr><td colspan=99999999999>a<td rowspan=9999999999999>b</tr><tr><td>c</table>"
        #expect(code { _ = try rows(try desk.file("p.xls", page)) } == .tooLarge)
        let book = { (span: String) in
            "<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\"><Worksheet Name=\"S\"><Table>"
                + "<Row><Cell \(span)><Data Type=\"String\">a</Data></Cell></Row></Table></Worksheet></Workbook>"
        }
        for span in ["MergeAcross", "MergeDown", "Index"].map({ "\($0)=\"9223372036854775807\"" }) {
            _ = code { _ = try rows(try desk.file("m.xls", book(span))) }
        }
        #expect(code { _ = try rows(try desk.file("m.xls", book("Index=\"-9223372036854775808\""))) } == nil)
    }

    @Test func aFileThatChangesWhileItIsRead() throws {
        let name = "b.xlsx"
        let path = try desk.book(name, MadeBook("<row><c><v>1</v></c></row>"))
        let book = try #require(try TableFormat.book(path, encoding: nil))
        let reader = try TableSource(book, 0).reader()
        _ = try desk.book(name, MadeBook("<row><c><v>2</v></c></row><row><c><v>3</v></c></row>"))
        #expect(throws: ExchangeError.self) {
            var record = CSVRecord()
            while try reader.next(into: &record) {}
            _ = try TableSource(book, 0).reader()
        }
        let csv = try desk.file("d.csv", "deal,customer,stage\nA,B,lead\n")
        #expect(
            code {
                try Importer.run(
                    files: [csv], board: emptyBoard(), today: today,
                    progress: { done, total in
                        if done * 2 >= total { _ = try? desk.file("d.csv", "deal,customer,stage\nA,B,won\nC,D,won\n") }
                        return true
                    }
                ) { _ in }
            } == .changed)
    }
}
