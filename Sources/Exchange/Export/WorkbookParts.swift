import Model

/// The parts of a workbook that do not depend on its rows.
enum WorkbookParts {
    private static let head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
    private static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    private static let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    private static let package = "http://schemas.openxmlformats.org/package/2006"
    private static let type = "application/vnd.openxmlformats-officedocument.spreadsheetml"

    static func all(_ plans: [WorkbookWriter.Plan]) -> [(name: String, text: String)] {
        [
            ("[Content_Types].xml", contentTypes(plans)), ("_rels/.rels", rootRelations),
            ("xl/workbook.xml", workbook(plans)), ("xl/_rels/workbook.xml.rels", relations(plans)),
            ("xl/styles.xml", styles),
        ]
    }

    /// What stands before a sheet's rows.
    static func sheetStart(_ plan: WorkbookWriter.Plan) -> String {
        let widths = plan.widths.enumerated().map { index, width in
            "<col min=\"\(index + 1)\" max=\"\(index + 1)\" width=\"\(width).7109375\" customWidth=\"1\"/>"
        }
        return head + "<worksheet xmlns=\"\(main)\"><dimension ref=\"\(area(plan, ""))\"/><sheetViews>"
            + "<sheetView workbookViewId=\"0\"><pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" "
            + "state=\"frozen\"/><selection pane=\"bottomLeft\" activeCell=\"A2\" sqref=\"A2\"/></sheetView></sheetViews>"
            + "<sheetFormatPr defaultRowHeight=\"15\"/><cols>\(widths.joined())</cols><sheetData>"
    }

    /// What stands behind them.
    static func sheetEnd(_ plan: WorkbookWriter.Plan) -> String {
        "</sheetData><autoFilter ref=\"\(area(plan, ""))\"/></worksheet>"
    }

    private static func area(_ plan: WorkbookWriter.Plan, _ mark: String) -> String {
        let last = CellPlace.letters(max(plan.columns.count - 1, 0))
        return "\(mark)A\(mark)1:\(mark)\(last)\(mark)\(plan.rows + 1)"
    }

    private static func contentTypes(_ plans: [WorkbookWriter.Plan]) -> String {
        let sheets = plans.indices.map {
            "<Override PartName=\"/xl/worksheets/sheet\($0 + 1).xml\" ContentType=\"\(type).worksheet+xml\"/>"
        }
        return head + "<Types xmlns=\"\(package)/content-types\">"
            + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
            + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
            + "<Override PartName=\"/xl/workbook.xml\" ContentType=\"\(type).sheet.main+xml\"/>"
            + "<Override PartName=\"/xl/styles.xml\" ContentType=\"\(type).styles+xml\"/>\(sheets.joined())</Types>"
    }

    private static let rootRelations =
        head + "<Relationships xmlns=\"\(package)/relationships\"><Relationship Id=\"rId1\" "
        + "Type=\"\(office)/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"

    private static func relations(_ plans: [WorkbookWriter.Plan]) -> String {
        let sheets = plans.indices.map {
            "<Relationship Id=\"rId\($0 + 1)\" Type=\"\(office)/worksheet\" Target=\"worksheets/sheet\($0 + 1).xml\"/>"
        }
        return head + "<Relationships xmlns=\"\(package)/relationships\">\(sheets.joined())"
            + "<Relationship Id=\"rId\(plans.count + 1)\" Type=\"\(office)/styles\" Target=\"styles.xml\"/></Relationships>"
    }

    private static func workbook(_ plans: [WorkbookWriter.Plan]) -> String {
        let sheets = plans.enumerated().map {
            "<sheet name=\"\($1.name)\" sheetId=\"\($0 + 1)\" r:id=\"rId\($0 + 1)\"/>"
        }
        let filters = plans.enumerated().map { index, plan in
            "<definedName name=\"_xlnm._FilterDatabase\" localSheetId=\"\(index)\" hidden=\"1\">"
                + "\(plan.name)!\(area(plan, "$"))</definedName>"
        }
        return head + "<workbook xmlns=\"\(main)\" xmlns:r=\"\(office)\"><bookViews><workbookView/></bookViews>"
            + "<sheets>\(sheets.joined())</sheets><definedNames>\(filters.joined())</definedNames></workbook>"
    }

    /// 0 as it stands, 1 headers, 2 amounts, 3 days, 4 moments.
    private static let styles =
        head
        + "<styleSheet xmlns=\"\(main)\"><numFmts count=\"2\"><numFmt numFmtId=\"164\" formatCode=\"yyyy\\-mm\\-dd\"/>"
        + "<numFmt numFmtId=\"165\" formatCode=\"yyyy\\-mm\\-dd\\ hh:mm\"/></numFmts>"
        + "<fonts count=\"2\"><font><sz val=\"11\"/><name val=\"Calibri\"/><family val=\"2\"/></font>"
        + "<font><b/><sz val=\"11\"/><name val=\"Calibri\"/><family val=\"2\"/></font></fonts>"
        + "<fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/>"
        + "</fill></fills><borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders>"
        + "<cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>"
        + "<cellXfs count=\"5\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/>"
        + "<xf numFmtId=\"0\" fontId=\"1\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyFont=\"1\"/>"
        + [4, 164, 165].map {
            "<xf numFmtId=\"\($0)\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\"/>"
        }.joined()
        + "</cellXfs><cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles></styleSheet>"
}
