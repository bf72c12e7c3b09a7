import Foundation
import Model
import Testing

@testable import Exchange

/// Workbooks as one XML file, and HTML tables under the name of a workbook.
struct MarkupTableTests {
    let desk: Desk

    init() throws { desk = try Desk() }

    private static let workbook = """
        <?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>
        <Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet" xmlns:html="h" xmlns:x="x">
        <Styles><Style ss:ID="d"><NumberFormat ss:Format="Short Date"/></Style><Style ss:ID="p"><NumberFormat ss:Format="Percent"/></Style></Styles>
        <Worksheet ss:Name="销售"><Table><Column ss:Width="80"/><Row><Cell ss:MergeDown="1"><Data ss:Type="String">客户</Data></Cell>
        <Cell ss:MergeAcross="1"><ss:Data ss:Type="String"><html:B>金</html:B>额</ss:Data><Comment><ss:Data>no</ss:Data></Comment></Cell></Row>
        <Row><Cell ss:Index="2"><Data ss:Type="String">plan</Data></Cell><Cell><Data ss:Type="String">real</Data></Cell></Row>
        <Row ss:Index="5"><Cell><Data ss:Type="String">A &lt; B</Data></Cell><Cell><Data ss:Type="Number">591153.43999999994</Data></Cell>
        <Cell ss:StyleID="p"><Data ss:Type="Number">0.3</Data></Cell><Cell ss:StyleID="d"><Data ss:Type="Number">46349</Data></Cell>
        <Cell><Data ss:Type="DateTime">2026-11-23T00:00:00.000</Data></Cell><Cell><Data ss:Type="DateTime">1899-12-31T09:30:00.000</Data></Cell>
        <Cell><Data ss:Type="Boolean">1</Data></Cell><Cell><Data ss:Type="Error">#DIV/0!</Data></Cell><Cell ss:Formula="=1"/></Row></Table></Worksheet>
        <Worksheet ss:Name="Old"><Table/><WorksheetOptions xmlns="x"><Visible>SheetHidden</Visible></WorksheetOptions></Worksheet></Workbook>
        """

    private static let expected = [
        ["客户", "金额", "金额"], ["客户", "plan", "real"],
        ["A < B", "591153.44", "30%", "2026-11-23", "2026-11-23", "09:30", "TRUE"],
    ]

    @Test func spreadsheetML() throws {
        let path = try desk.file("export.xls", MarkupTableTests.workbook)
        let (rows, notes) = try rowsAndNotes(path)
        #expect(rows == MarkupTableTests.expected)
        #expect(notes == ["销售!H5 fault #DIV/0!", "销售!I5 noValue ="])
        #expect(try TableFormat.book(path, encoding: nil)?.sheets.map(\.isHidden) == [false, true])
    }

    @Test func spreadsheetMLInOtherEncodings() throws {
        let text = MarkupTableTests.workbook
        var wide: [UInt8] = [0xFF, 0xFE]
        for unit in text.utf16 { wide += [UInt8(unit & 255), UInt8(unit >> 8)] }
        #expect(try rows(desk.file("w.xls", wide)) == MarkupTableTests.expected)
        #expect(try rows(desk.file("w2.xls", wide.dropFirst(2))) == MarkupTableTests.expected)
        let chinese = text.replacingOccurrences(
            of: "<?xml version=\"1.0\"?>", with: "<?xml version=\"1.0\" encoding=\"gb2312\"?>")
        #expect(try rows(desk.file("g.xls", gb18030(chinese))) == MarkupTableTests.expected)
    }

    private func gb18030(_ text: String) throws -> [UInt8] {
        let handle = try #require(iconv_open("GB18030", "UTF-8"))
        defer { iconv_close(handle) }
        var source = Array(text.utf8).map { CChar(bitPattern: $0) }
        var room = [CChar](repeating: 0, count: source.count * 2)
        var (left, free) = (source.count, room.count)
        source.withUnsafeMutableBufferPointer { from in
            room.withUnsafeMutableBufferPointer { to in
                var (read, write) = (from.baseAddress, to.baseAddress)
                _ = iconv(handle, &read, &left, &write, &free)
            }
        }
        return room[..<(room.count - free)].map { UInt8(bitPattern: $0) }
    }

    private static let page = """
        <html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta http-equiv=Content-Type content="text/html; charset=CHARSET">
        <style><!-- td {color:red} table > tr --></style><!--[if gte mso 9]><xml><table><tr><td>no</td></tr></table></xml><![endif]--></head>
        <body><TABLE border=0><tr><td colspan=3 align=center>销售&nbsp;报表</td></tr>
        <tr><th>客户<th>金额 &amp; more<th nowrap>日期</tr>
        <tr class='a > b'><td rowspan="2">Acme</td><td x:num="1200.5">1,200.50</td><td>2026-11-23
        </td></tr><tr><td>&yen;7<td>a<br>b<script>if (1 < 2) { "<td>" }</script></tr>
        <tr><td>R&D &#20013;&unknown; 1 < 2</td><td><table><tr><td>inner</td></tr></table></td><td><p>x</p><p>y</p></td></tr></TABLE>
        """

    @Test func htmlTables() throws {
        let expected = [
            ["销售 报表"], ["客户", "金额 & more", "日期"], ["Acme", "1,200.50", "2026-11-23"], ["Acme", "¥7", "a\nb"],
            ["R&D 中&unknown; 1 < 2", "", "x\ny"],
        ]
        let utf8 = MarkupTableTests.page.replacingOccurrences(of: "CHARSET", with: "utf-8")
        let path = try desk.file("report.xls", utf8)
        #expect(try rows(path) == expected)
        #expect(try rows(path, sheet: 1) == [["inner"]])
        let chinese = MarkupTableTests.page.replacingOccurrences(of: "CHARSET", with: "gb2312")
        #expect(try rows(desk.file("g.xls", gb18030(chinese))) == expected)
        let silent = MarkupTableTests.page.replacingOccurrences(of: "; charset=CHARSET", with: "")
        #expect(try rows(desk.file("s.xls", gb18030(silent))) == expected)
    }

    @Test func anExportInHTMLIsImported() throws {
        var board = emptyBoard()
        let report = try importing(
            [
                try desk.file(
                    "opps.xls",
                    "<table><tr><th>Opportunity Name</th><th>Account Name</th><th>Stage</th><th>Amount</th></tr>"
                        + "<tr><td>Rollout</td><td>Acme</td><td>Closed Won</td><td>USD 1,200.00</td></tr></table>")
            ], into: &board)
        #expect(report.total.imported == 1)
        #expect(Array(board.deals).first?.amount == Money(minor: 120_000))
        #expect(report.files.first?.sheet == "table 1")
    }

    @Test(arguments: ["deal\tcustomer\tstage\nA\tB\tlead\n", "deal,note\n<b>,x\n", "<a>,b\n1,2\n"])
    func textsStayTexts(text: String) throws {
        #expect(try TableFormat.book(desk.file("t.xls", text), encoding: nil) == nil)
    }
}
