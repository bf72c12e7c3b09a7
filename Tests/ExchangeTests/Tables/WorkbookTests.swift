import Foundation
import Model
import Testing

@testable import Exchange

/// What stands in cells of `.xlsx` files, as programs write them.
struct WorkbookTests {
    let desk: Desk

    init() throws { desk = try Desk() }

    @Test func textsOfAllKinds() throws {
        let book = MadeBook(
            """
            <row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="inlineStr"><is><t>in</t><r><t>li</t></r><t>ne</t></is></c></row>
            <row r="2"><c r="A2" t="str"><f>A1</f><v>a &amp; b &#x4E2D;&#25991;</v></c><c r="B2" t="s"><v>2</v></c><c r="C2" t="s"><v>3</v></c></row>
            <row r="3"><c t="inlineStr"><is><t xml:space="preserve"> x </t></is></c><c t="inlineStr"><is><t><![CDATA[<b>]]>]</t></is></c></row>
            """,
            strings: [
                "<t>plain</t>", "<r><rPr><b/></rPr><t>rich </t></r><r><t>text</t></r>",
                "<t>東京</t><rPh sb=\"0\" eb=\"2\"><t>トウキョウ</t></rPh><phoneticPr fontId=\"1\"/>",
                "<t>one_x000D_\ntwo_x005F_x000D_ _xD83D__xDE00_ _x0000_ _xZZZZ_</t>",
            ])
        #expect(
            try rows(desk.book(book)) == [
                ["plain", "rich text", "inline"], ["a & b 中文", "東京", "one\r\ntwo_x000D_ 😀 _x0000_ _xZZZZ_"],
                [" x ", "<b>]"],
            ])
    }

    /// Built-in formats that are days, in Chinese Excel too, and those of one's own by their letters.
    @Test(arguments: [
        ("14", "2026-11-23"), ("22", "2026-11-23"), ("27", "2026-11-23"), ("31", "2026-11-23"), ("36", "2026-11-23"),
        ("50", "2026-11-23"), ("58", "2026-11-23"), ("yyyy\"年\"m\"月\"d\"日\"", "2026-11-23"),
        ("[$-804]yyyy\"年\"m\"月\"", "2026-11-23"), ("[DBNum1][$-804]m\"月\"d\"日\"", "2026-11-23"),
        ("dd/mm/yy;@", "2026-11-23"), ("[Red]d-mmm", "2026-11-23"), ("[$-F800]dddd, mmmm dd, yyyy", "2026-11-23"),
        ("0", "46349"), ("General", "46349"), ("0.00E+00", "46349"), ("#,##0.00", "46349"), ("@", "46349"),
        ("\"day\"0", "46349"), ("0\\d", "46349"), ("0_d", "46349"), ("[Red]0", "46349"), ("0.0,", "46349"),
        ("10", "4634900%"), ("0.0%", "4634900%"), ("46", "1112376:00"), ("[h]:mm", "1112376:00"),
        ("00000000", "00046349"), ("\"$\"#,##0.00", "$46349"), ("[$€-407] #,##0.00", "€46349"),
        ("#,##0.00\\ [$USD]", "46349USD"), ("_(\"$\"* #,##0.00_)", "$46349"), ("0.00\"万元\"", "46349万元"),
        ("0!.0,\"万元\"", "46349"), ("0.0,\"k\"", "46349"), ("0\"天\"", "46349"), ("44", "46349"),
    ])
    func formats(format: String, text: String) throws {
        let book = MadeBook("<row r=\"1\"><c r=\"A1\" s=\"1\"><v>46349</v></c></row>", formats: [format])
        #expect(try rows(desk.book(book)) == [[text]])
    }

    @Test(arguments: [
        (false, "46349.395833333336", "2026-11-23 09:30"), (false, "46349.395844907405", "2026-11-23 09:30:01"),
        (false, "46349.999999", "2026-11-24"), (false, "0.5", "12:00"), (false, "1", "1900-01-01"),
        (false, "59", "1900-02-28"), (false, "60", "1900-02-29"), (false, "61", "1900-03-01"),
        (false, "0", "1900-01-00"),
        (false, "-1", "-1"), (false, "2958465", "9999-12-31"), (false, "2958466", "2958466"),
        (true, "44887", "2026-11-23"), (true, "0", "1904-01-01"), (true, "44887.25", "2026-11-23 06:00"),
    ])
    func days(from1904: Bool, serial: String, text: String) throws {
        var book = MadeBook("<row r=\"1\"><c r=\"A1\" s=\"1\"><v>\(serial)</v></c></row>", formats: ["22"])
        book.isFrom1904 = from1904
        #expect(try rows(desk.book(book)) == [[text]])
    }

    /// Amounts in their shortest form, never with an exponent, never with three places that could be thousands.
    @Test(arguments: [
        ("591153.43999999994", "591153.44"), ("0.10000000000000001", "0.1"), ("1.5E6", "1500000"), ("1E-3", "0.0010"),
        ("1200.00", "1200"), ("-12.50", "-12.5"), ("-0", "0"), ("0.0", "0"), ("12.345", "12.3450"), ("1.500", "1.5"),
        ("123456789.12", "123456789.12"), ("1.2345678901234568E+17", "123456789012345680"), ("007", "7"),
        ("2.5e-7", "0.00000025"),
        ("100000000000000000000", "100000000000000000000"),
    ])
    func numbers(raw: String, text: String) throws {
        #expect(try rows(desk.book(MadeBook("<row><c><v>\(raw)</v></c></row>"))) == [[text]])
    }

    @Test func doubtfulCellsAreNoted() throws {
        let book = MadeBook(
            """
            <row r="3"><c r="B3"><f>1+1</f></c><c r="C3" t="e"><v>#N/A</v></c><c r="D3" t="b"><v>1</v></c><c r="E3"><v>911100001234567890</v></c>
            <c r="F3" t="str"><f>""</f><v></v></c><c r="G3"><v>123456789012345</v></c><c r="H3" t="str"><f>x</f></c><c r="I3" t="d"><v>2026-11-23T00:00:00</v></c></row>
            """)
        let (rows, notes) = try rowsAndNotes(desk.book(book))
        #expect(rows == [["", "", "", "TRUE", "911100001234568000", "", "123456789012345", "", "2026-11-23"]])
        #expect(
            notes == [
                "Sheet1!B3 noValue =", "Sheet1!C3 fault #N/A", "Sheet1!E3 longNumber 911100001234568000",
                "Sheet1!H3 noValue =",
            ])
    }

    /// Columns left out, rows without numbers, a wrong dimension, strict namespaces, prefixes, targets from the root.
    @Test func structure() throws {
        var book = MadeBook(
            """
            <row r="2" spans="1:4"><c r="B2"><v>1</v></c><c r="D2"><v>2</v></c></row><row><c><v>3</v></c><c r="AB3"><v>4</v></c></row>
            <row r="9"/><row r="10"><c r="A10" s="1"/><c r="B10" s="1"/></row><row r="20"><c r="A20"><v>5</v></c><c r="B20" s="1"/></row>
            """)
        book.sheets[0].data = "<dimension ref=\"A1\"/>" + book.sheets[0].data
        book.space = "http://purl.oclc.org/ooxml/spreadsheetml/main"
        book.target = { "/xl/worksheets/sheet\($0).xml" }
        let expected = [["", "1", "", "2"], ["3"] + Array(repeating: "", count: 26) + ["4"], ["5"]]
        #expect(try rows(desk.book(book)) == expected)
        book.sheets[0].data =
            "<x:sheetData xmlns:x=\"u\"><x:row r=\"2\"><x:c r=\"B2\"><x:v>1</x:v></x:c></x:row></x:sheetData>"
        #expect(try rows(desk.book(book)) == [["", "1"]])
        var record = CSVRecord()
        let reader = try TableSource(try #require(try TableFormat.book(desk.book(book), encoding: nil)), 0).reader()
        #expect(try reader.next(into: &record))
        #expect(record.line == 2)
    }

    @Test func bytesOrderMarkAndBackslashes() throws {
        var book = MadeBook("<row><c><v>7</v></c></row>")
        let parts = book.parts.map {
            (name: $0.name.replacingOccurrences(of: "/", with: "\\"), text: "\u{FEFF}" + $0.text)
        }
        book.more = []
        #expect(try rows(desk.file("b.xlsx", zipped(parts))) == [["7"]])
    }

    /// Merged cells: headers of groups spread right, titles do not; a merged customer counts for all its rows.
    @Test func mergedCells() throws {
        let text = { (place: String, text: String) in "<c r=\"\(place)\" t=\"inlineStr\"><is><t>\(text)</t></is></c>" }
        let book = MadeBook(
            "<row r=\"1\">\(text("A1", "Report"))</row>"
                + "<row r=\"2\">\(text("A2", "Customer"))\(text("B2", "Amount"))</row>"
                + "<row r=\"3\">\(text("B3", "plan"))\(text("C3", "real"))</row>"
                + "<row r=\"4\">\(text("A4", "Acme"))<c r=\"B4\"><v>1</v></c></row><row r=\"5\"><c r=\"B5\"><v>2</v></c></row>"
                + "<row r=\"6\"/><row r=\"7\"><c r=\"B7\"><v>3</v></c></row>",
            after:
                "<mergeCells count=\"4\"><mergeCell ref=\"A1:C1\"/><mergeCell ref=\"A2:A3\"/><mergeCell ref=\"B2:C2\"/>"
                + "<mergeCell ref=\"A4:A6\"/></mergeCells>")
        let path = try desk.book(book)
        #expect(
            try rows(path) == [
                ["Report"], ["Customer", "Amount", "Amount"], ["Customer", "plan", "real"], ["Acme", "1"],
                ["Acme", "2"],
                ["", "3"],
            ])
        let reader = try TableSource(try #require(try TableFormat.book(path, encoding: nil)), 0).reader()
        var record = CSVRecord()
        while try reader.next(into: &record) {}
        #expect(reader.remarks.map(\.en).joined().contains("2 areas, such as A2:A3"))
    }
}
