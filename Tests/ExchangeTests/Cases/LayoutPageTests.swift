import Foundation
import Model
import Testing

@testable import Exchange

/// The pages on importing: every layout in their tables is read as they say.
struct LayoutPageTests {
    struct Layout: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let headers: [String]
        let table: String
        let fields: [String]
    }

    static func layouts(_ name: String) -> [Layout] {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        guard let text = try? String(contentsOf: folder.appending(path: "docs/\(name)"), encoding: .utf8) else {
            return []
        }
        let lines = text.components(separatedBy: "\n").drop { $0 != "<!-- layouts -->" }.drop { !$0.hasPrefix("|") }
        return lines.prefix { $0.hasPrefix("|") }.dropFirst(2).map { line in
            let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: CharacterSet(charactersIn: " `")) }
            func list(_ text: String) -> [String] { text.components(separatedBy: ", ") }
            return Layout(testDescription: cells[0], headers: list(cells[1]), table: cells[2], fields: list(cells[3]))
        }
    }

    static let all = layouts("import.md") + layouts("import.zh-CN.md")

    @Test func bothPagesHaveTheSameLayouts() {
        let (en, zh) = (LayoutPageTests.layouts("import.md"), LayoutPageTests.layouts("import.zh-CN.md"))
        #expect(en.count > 25 && en.map(\.headers) == zh.map(\.headers) && en.map(\.fields) == zh.map(\.fields))
    }

    @Test(arguments: all)
    func isReadAsThePageSays(_ layout: Layout) throws {
        let desk = try Desk()
        let blanks = String(repeating: ",", count: layout.headers.count - 1)
        let path = try desk.file("d.csv", layout.headers.joined(separator: ",") + "\n" + blanks + "\n")
        let words = try StageWords(stages: StandardStages.all, chosen: [:])
        let tables = try SourceTable.all([path], words, options: ImportOptions(), zone: .shanghai)
        let file = try #require(tables.first).file(words, ImportOptions())
        #expect(file.table.rawValue == layout.table)
        let found = layout.headers.indices.map { column in file.columns.first { $0.value == column }?.key.word ?? "-" }
        #expect(found == layout.fields)
    }
}
