import Model

/// An `.ods` file, or the same as one flat XML file: its tables, told by one look through it.
final class OpenDocument: TableBook {
    let path: String
    private let open: () throws -> any ByteSource
    private(set) var sheets: [Sheet] = []
    /// The part's share of the file.
    private let size: Int

    init(_ archive: ZipArchive, path: String) throws {
        guard let entry = archive["content.xml"] else {
            throw TableFault.damaged("缺少“content.xml”", "the part content.xml is missing")
        }
        self.path = path
        size = entry.packed
        open = { try InflateStream(archive, entry) }
        if try OpenDocument.isLocked(archive) { throw TableFault.locked }
        try findSheets()
    }

    /// A flat file.
    init(_ input: ByteInput, _ encoding: MarkupEncoding?) throws {
        path = input.path
        size = input.size
        open = { try DecodedBytes(input, encoding?.encoding ?? .utf8, skipping: encoding?.mark ?? 0) }
        try findSheets()
    }

    func reader(_ sheet: Int) throws -> any RecordReader {
        OpenTableReader(path: path, sheet: sheets[sheet].name, number: sheet, source: try open(), size: size)
    }

    private static func isLocked(_ archive: ZipArchive) throws -> Bool {
        if archive.has("encrypted-package") { return true }
        guard let manifest = archive["META-INF/manifest.xml"] else { return false }
        var scanner = XMLScanner(try InflateStream(archive, manifest))
        while true {
            switch try scanner.next() {
            case .end: return false
            case .open where scanner.name == "encryption-data": return true
            default: continue
            }
        }
    }

    private func findSheets() throws {
        var scanner = XMLScanner(try open())
        var hiddenStyles: Set<String> = []
        var style: String?
        var depth = 0
        while true {
            switch try scanner.next() {
            case .end: return
            case .open where scanner.name == "style": style = try scanner.attribute("name")
            case .open where scanner.name == "table-properties":
                if try scanner.attribute("display") == "false", let style { hiddenStyles.insert(style) }
            case .open where scanner.name == OpenNames.table:
                depth += 1
                guard depth == 1 else { continue }
                let look = try scanner.attribute("style-name") ?? ""
                let name = try scanner.attribute("name") ?? "\(sheets.count + 1)"
                sheets.append(Sheet(name: name, isHidden: hiddenStyles.contains(look)))
                guard sheets.count <= 10_000 else {
                    throw TableFault.tooLarge("有上万张工作表", "it has more than 10,000 sheets")
                }
            case .close where scanner.name == OpenNames.table: depth -= 1
            default: continue
            }
        }
    }
}

/// The names of elements and attributes of an OpenDocument table.
enum OpenNames {
    static let table: XMLName = "table"
    static let row: XMLName = "table-row"
    static let cell: XMLName = "table-cell"
    static let covered: XMLName = "covered-table-cell"
    static let paragraph: XMLName = "p"
    static let rowsRepeated: XMLName = "number-rows-repeated"
    static let columnsRepeated: XMLName = "number-columns-repeated"
    static let columnsSpanned: XMLName = "number-columns-spanned"
    static let rowsSpanned: XMLName = "number-rows-spanned"
    static let type: XMLName = "value-type"
    /// LibreOffice's own copy of the type, which stands beside the standard's.
    static let copy: XMLName = "calcext"
    static let asides: Set<XMLName> = ["annotation", "frame", "shapes", "ruby-text", "note", "object", "forms"]
}
