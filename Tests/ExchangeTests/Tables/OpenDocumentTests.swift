import Foundation
import Model
import Testing

@testable import Exchange

/// Tables of OpenDocument files.
struct OpenDocumentTests {
    let desk: Desk

    init() throws { desk = try Desk() }

    private func content(_ tables: String, styles: String = "") -> String {
        """
        <?xml version="1.0" encoding="UTF-8"?><office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
         xmlns:table="t" xmlns:text="x" xmlns:calcext="c"><office:automatic-styles>\(styles)</office:automatic-styles>
        <office:body><office:spreadsheet>\(tables)</office:spreadsheet></office:body></office:document-content>
        """
    }

    private func ods(_ tables: String, styles: String = "", more: [(name: String, text: String)] = []) throws -> String
    {
        try desk.file(
            "t.ods",
            zipped(
                [
                    (name: "mimetype", text: "application/vnd.oasis.opendocument.spreadsheet"),
                    (name: "content.xml", text: content(tables, styles: styles)),
                ] + more))
    }

    @Test func cellsOfAllKinds() throws {
        let path = try ods(
            """
            <table:table table:name="S"><table:table-header-rows><table:table-row>
            <table:table-cell office:value-type="string" calcext:value-type="string"><text:p>two</text:p><text:p>lines &amp; <text:span>span</text:span></text:p>
            <office:annotation><text:p>a note</text:p></office:annotation></table:table-cell>
            <table:table-cell office:value-type="float" office:value="591153.43999999994"><text:p>591,153.44</text:p></table:table-cell>
            <table:table-cell office:value-type="currency" office:currency="EUR" office:value="12.5"><text:p>12,50 €</text:p></table:table-cell>
            <table:table-cell office:value-type="percentage" office:value="0.3"><text:p>30%</text:p></table:table-cell>
            <table:table-cell office:value-type="date" office:date-value="2026-11-23"><text:p>23.11.26</text:p></table:table-cell>
            <table:table-cell office:value-type="date" office:date-value="2026-11-23T09:30:00"><text:p>x</text:p></table:table-cell>
            <table:table-cell office:value-type="time" office:time-value="PT36H30M00S"><text:p>36:30</text:p></table:table-cell>
            <table:table-cell office:value-type="boolean" office:boolean-value="true"><text:p>WAHR</text:p></table:table-cell>
            <table:table-cell office:value-type="float" office:value="42"><text:p>00042</text:p></table:table-cell>
            <table:table-cell office:value-type="string"><text:p>a<text:s text:c="2"/>b<text:tab/>c<text:line-break/>d</text:p></table:table-cell>
            </table:table-row></table:table-header-rows></table:table>
            """)
        #expect(
            try rows(path) == [
                [
                    "two\nlines & span", "591153.44", "EUR 12.5", "30%", "2026-11-23", "2026-11-23 09:30", "36:30",
                    "TRUE",
                    "00042", "a  b\tc\nd",
                ]
            ])
    }

    @Test func repeatsSpansAndDoubts() throws {
        let path = try ods(
            """
            <table:table table:name="S"><table:table-row table:number-rows-repeated="3"><table:table-cell table:number-columns-repeated="1024"/></table:table-row>
            <table:table-row><table:table-cell table:number-rows-spanned="3" office:value-type="string"><text:p>Acme</text:p></table:table-cell>
            <table:table-cell table:number-columns-repeated="2" office:value-type="float" office:value="1"/></table:table-row>
            <table:table-row table:number-rows-repeated="2"><table:covered-table-cell/><table:table-cell office:value-type="float" office:value="7"/></table:table-row>
            <table:table-row><table:table-cell table:formula="of:=1"/><table:table-cell office:value-type="string" calcext:value-type="error" office:string-value=""><text:p>#N/A</text:p></table:table-cell>
            <table:table-cell office:value-type="float" office:value="911100001234567890"/></table:table-row>
            <table:table-row table:number-rows-repeated="1048566"><table:table-cell table:number-columns-repeated="16384"/></table:table-row></table:table>
            """)
        let (rows, notes) = try rowsAndNotes(path)
        #expect(rows == [["Acme", "1", "1"], ["Acme", "7"], ["Acme", "7"], ["", "", "911100001234568000"]])
        #expect(notes == ["S!A7 noValue =", "S!B7 fault #N/A", "S!C7 longNumber 911100001234568000"])
    }

    @Test func sheetsAndHiddenOnes() throws {
        let row = { (text: String) in
            "<table:table-row><table:table-cell office:value-type=\"string\"><text:p>\(text)</text:p></table:table-cell></table:table-row>"
        }
        let path = try ods(
            "<table:table table:name=\"A\" table:style-name=\"ta1\">\(row("1"))</table:table>"
                + "<table:table table:name=\"B\" table:style-name=\"ta2\">\(row("2"))</table:table>",
            styles:
                "<style:style xmlns:style=\"s\" style:name=\"ta2\"><style:table-properties table:display=\"false\"/></style:style>"
        )
        let book = try #require(try TableFormat.book(path, encoding: nil))
        #expect(book.sheets.map(\.name) == ["A", "B"])
        #expect(book.sheets.map(\.isHidden) == [false, true])
        #expect(try rows(path, sheet: 1) == [["2"]])
    }

    @Test func aFlatFile() throws {
        let text = content(
            "<table:table table:name=\"S\"><table:table-row><table:table-cell office:value-type=\"string\"><text:p>平</text:p></table:table-cell></table:table-row></table:table>"
        )
        .replacingOccurrences(of: "document-content", with: "document")
        #expect(try rows(desk.file("t.fods", text)) == [["平"]])
        #expect(try rows(desk.file("t.xml", [0xEF, 0xBB, 0xBF] + Array(text.utf8))) == [["平"]])
    }

    @Test func lockedFiles() throws {
        let manifest =
            "<manifest:manifest xmlns:manifest=\"m\"><manifest:file-entry><manifest:encryption-data/></manifest:file-entry></manifest:manifest>"
        #expect(try code { _ = try rows(ods("", more: [(name: "META-INF/manifest.xml", text: manifest)])) } == .locked)
    }
}
