import Foundation
import Model
import Testing

@testable import Exchange

/// Workbooks made by hand, part by part, as other programs write them.
struct MadeBook {
    var sheets: [(name: String, state: String?, data: String)] = []
    var strings: [String] = []
    /// Formats of the styles, from the second on: the number of a built-in one, or a code.
    var formats: [String] = []
    var isFrom1904 = false
    var space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    var target = { (number: Int) in "worksheets/sheet\(number).xml" }
    var more: [(name: String, text: String)] = []

    init(_ rows: String, strings: [String] = [], formats: [String] = [], after: String = "") {
        sheets = [("Sheet1", nil, "<sheetData>\(rows)</sheetData>\(after)")]
        self.strings = strings
        self.formats = formats
    }

    var bytes: [UInt8] {
        get throws { try zipped(parts) }
    }

    var parts: [(name: String, text: String)] {
        let relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        var relations = ""
        var list = ""
        var result: [(String, String)] = [("[Content_Types].xml", "<Types/>")]
        for (index, sheet) in sheets.enumerated() {
            let number = index + 1
            let state = sheet.state.map { " state=\"\($0)\"" } ?? ""
            list += "<sheet name=\"\(sheet.name)\" sheetId=\"\(number)\"\(state) r:id=\"rId\(number)\"/>"
            relations +=
                "<Relationship Id=\"rId\(number)\" Type=\"\(relation)/worksheet\" Target=\"\(target(number))\"/>"
            result.append(
                ("xl/worksheets/sheet\(number).xml", "<worksheet xmlns=\"\(space)\">\(sheet.data)</worksheet>"))
        }
        relations += "<Relationship Id=\"s\" Type=\"\(relation)/sharedStrings\" Target=\"sharedStrings.xml\"/>"
        relations += "<Relationship Id=\"f\" Type=\"\(relation)/styles\" Target=\"styles.xml\"/>"
        result.append(
            (
                "_rels/.rels",
                "<Relationships><Relationship Id=\"a\" Type=\"\(relation)/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
            ))
        let start = isFrom1904 ? "<workbookPr date1904=\"1\"/>" : ""
        result.append(
            (
                "xl/workbook.xml",
                "<workbook xmlns=\"\(space)\" xmlns:r=\"\(relation)\">\(start)<sheets>\(list)</sheets></workbook>"
            ))
        result.append(("xl/_rels/workbook.xml.rels", "<Relationships>\(relations)</Relationships>"))
        result.append(
            ("xl/sharedStrings.xml", "<sst xmlns=\"\(space)\">\(strings.map { "<si>\($0)</si>" }.joined())</sst>"))
        result.append(("xl/styles.xml", styles))
        return result + more
    }

    private var styles: String {
        let own = formats.enumerated().filter { builtIn($1) == nil }
        let list = own.map { "<numFmt numFmtId=\"\(200 + $0)\" formatCode=\"\(quoted($1))\"/>" }.joined()
        let cells = formats.enumerated().map { "<xf numFmtId=\"\(builtIn($1) ?? 200 + $0)\"/>" }.joined()
        return
            "<styleSheet xmlns=\"\(space)\"><numFmts>\(list)</numFmts><cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs>"
            + "<cellXfs><xf numFmtId=\"0\"/>\(cells)</cellXfs></styleSheet>"
    }

    /// The number of a built-in format; `00000000` is a code.
    private func builtIn(_ format: String) -> Int? { Int(format).flatMap { String($0) == format ? $0 : nil } }

    private func quoted(_ text: String) -> String {
        text.replacingOccurrences(of: "&", with: "&amp;").replacingOccurrences(of: "\"", with: "&quot;")
    }
}

func zipped(_ parts: [(name: String, text: String)]) throws -> [UInt8] {
    let zip = ZipWriter()
    for (name, text) in parts {
        try zip.begin(name)
        zip.write(Array(text.utf8))
    }
    try zip.finish()
    return zip.take()
}

/// The records of a sheet of a file, each with its cells; the first sheet where none is named.
func rows(_ path: String, sheet: Int = 0) throws -> [[String]] {
    try rowsAndNotes(path, sheet: sheet).rows
}

func rowsAndNotes(_ path: String, sheet: Int = 0) throws -> (rows: [[String]], notes: [String]) {
    let book = try #require(try TableFormat.book(path, encoding: nil))
    let reader = try TableSource(book, sheet).reader()
    var record = CSVRecord()
    var rows: [[String]] = []
    var notes: [String] = []
    while try reader.next(into: &record) {
        rows.append(record.texts)
        notes += record.notes.map {
            "\(CellPlace.text(book.sheets[sheet].name, $0.column, record.line)) \($0.kind) \($0.text)"
        }
    }
    return (rows, notes)
}

extension Desk {
    func book(_ book: MadeBook) throws -> String { try self.book("b.xlsx", book) }

    func book(_ name: String, _ book: MadeBook) throws -> String { try file(name, book.bytes) }

    /// Runs a Python program of the system's own Python in the folder; nil where the packages are not there.
    func python(_ program: String, _ arguments: String...) throws -> String {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: Desk.pythonPath)
        process.arguments = ["-W", "error", "-c", program] + arguments
        process.currentDirectoryURL = URL(fileURLWithPath: folder)
        let out = Pipe()
        process.standardOutput = out
        let failed = Pipe()
        process.standardError = failed
        try process.run()
        let bytes = out.fileHandleForReading.readDataToEndOfFile()
        let error = failed.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0, "\(String(decoding: error, as: UTF8.self))")
        #expect(error.isEmpty, "\(String(decoding: error, as: UTF8.self))")
        return String(decoding: bytes, as: UTF8.self)
    }

    static let pythonPath = "/usr/bin/python3"

    /// Whether the packages are there that `tools/setup.sh tests` installs.
    static let hasPython: Bool = {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: pythonPath)
        process.arguments = ["-c", "import openpyxl, xlsxwriter"]
        process.standardError = FileHandle.nullDevice
        guard (try? process.run()) != nil else { return false }
        process.waitUntilExit()
        return process.terminationStatus == 0
    }()
}
