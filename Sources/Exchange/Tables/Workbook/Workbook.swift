import Model

/// An `.xlsx` file: the sheets that it has, and what their cells refer to.
final class Workbook: TableBook {
    let path: String
    let archive: ZipArchive
    private(set) var sheets: [Sheet] = []
    /// The part of the archive that holds each sheet.
    private var parts: [String] = []
    private(set) var time = SerialTime()
    private(set) var formats: [CellFormat] = []
    private var stringsPart: String?
    private var strings: SharedStrings?
    private var merges: [Int: MergedCells] = [:]

    init(_ archive: ZipArchive, path: String) throws {
        self.archive = archive
        self.path = path
        let main = try Relations(archive, of: "").first(of: "officeDocument") ?? "xl/workbook.xml"
        guard archive.has(main) else { throw TableFault.damaged("缺少工作簿", "it holds no workbook") }
        let relations = try Relations(archive, of: main)
        try readSheets(main, relations)
        if let styles = relations.first(of: "styles"), archive.has(styles) { try readStyles(styles) }
        stringsPart = relations.first(of: "sharedStrings").flatMap { archive.has($0) ? $0 : nil }
    }

    /// The texts that cells refer to; they are read with the first sheet that is.
    func texts() throws -> SharedStrings {
        if let strings { return strings }
        let found = try stringsPart.map { try SharedStrings(stream($0)) } ?? SharedStrings()
        strings = found
        return found
    }

    func stream(_ part: String) throws -> InflateStream {
        guard let entry = archive[part] else {
            throw TableFault.damaged("缺少“\(part)”", "the part \(part) is missing")
        }
        return try InflateStream(archive, entry)
    }

    func reader(_ sheet: Int) throws -> any RecordReader {
        let merged = try merges[sheet] ?? MergedCells(stream(parts[sheet]))
        merges[sheet] = merged
        return SheetReader(self, sheets[sheet].name, try stream(parts[sheet]), merged, try texts())
    }

    private func readSheets(_ main: String, _ relations: Relations) throws {
        var scanner = XMLScanner(try stream(main))
        while true {
            switch try scanner.next() {
            case .end: return
            case .open where scanner.name == "workbookPr":
                time.isFrom1904 = ["1", "true"].contains(try scanner.attribute("date1904"))
            case .open where scanner.name == "sheet":
                guard let name = try scanner.attribute("name"), let id = try scanner.attribute("id"),
                    let target = relations.target(id, of: "worksheet")
                else { continue }
                let state = try scanner.attribute("state") ?? "visible"
                sheets.append(Sheet(name: name, isHidden: state != "visible"))
                parts.append(target)
                guard sheets.count <= 10_000 else {
                    throw TableFault.tooLarge("有上万张工作表", "it has more than 10,000 sheets")
                }
            default: continue
            }
        }
    }

    private func readStyles(_ part: String) throws {
        var scanner = XMLScanner(try stream(part))
        var own: [Int: CellFormat] = [:]
        var isCell = false
        while true {
            switch try scanner.next() {
            case .end: return
            case .open where scanner.name == "numFmt":
                guard let id = try scanner.number("numFmtId"), let code = try scanner.attribute("formatCode") else {
                    continue
                }
                own[id] = CellFormat(code: code)
            case .open where scanner.name == "cellXfs": isCell = true
            case .close where scanner.name == "cellXfs": isCell = false
            case .open where isCell && scanner.name == "xf":
                let id = try scanner.number("numFmtId") ?? 0
                formats.append(own[id] ?? CellFormat(builtIn: id))
                guard formats.count <= 100_000 else {
                    throw TableFault.tooLarge("样式太多", "it has more than 100,000 styles")
                }
            default: continue
            }
        }
    }
}

/// What a part of a workbook refers to.
struct Relations {
    private var all: [(id: String, type: String, target: String)] = []

    /// The relations of a part, those of the archive itself for the empty name.
    init(_ archive: ZipArchive, of part: String) throws {
        let folder = Relations.folder(part)
        let file = part.split(separator: "/").last.map(String.init) ?? ""
        guard let entry = archive["\(folder)_rels/\(file).rels"] else { return }
        var scanner = XMLScanner(try InflateStream(archive, entry))
        while true {
            switch try scanner.next() {
            case .end: return
            case .open where scanner.name == "Relationship":
                guard let id = try scanner.attribute("Id"), let type = try scanner.attribute("Type"),
                    let target = try scanner.attribute("Target"), try scanner.attribute("TargetMode") != "External"
                else { continue }
                all.append((id, type, Relations.resolved(target, folder)))
            default: continue
            }
        }
    }

    func first(of type: String) -> String? { all.first { $0.type.hasSuffix("/\(type)") }?.target }

    func target(_ id: String, of type: String) -> String? {
        all.first { $0.id == id && $0.type.hasSuffix("/\(type)") }?.target
    }

    private static func folder(_ part: String) -> String {
        part.lastIndex(of: "/").map { String(part[...$0]) } ?? ""
    }

    /// A target as the archive names it: from its root where it begins with a slash, else from the part's folder.
    private static func resolved(_ target: String, _ folder: String) -> String {
        var steps: [Substring] = []
        for step in (target.hasPrefix("/") ? target : folder + target).split(separator: "/") {
            if step == ".." { _ = steps.popLast() } else if step != "." { steps.append(step) }
        }
        return steps.joined(separator: "/")
    }
}
