import Foundation
import Model
import Terminal
import Testing
import Views

@testable import App

/// What `?` shows, page by page, as golden files keep it; `RECORD=1` writes them anew.
@Suite struct HelpTests {
    private static let folder = URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
        .appending(path: "Golden")
    private static let sizes = [(160, 45), (120, 40), (80, 24), (40, 20)]

    @Test(arguments: sizes, Lang.allCases)
    func theKeysAreShownPageByPage(_ size: (Int, Int), _ lang: Lang) throws {
        let desk = try Desk(Company.changes(), lang: lang, size: Size(width: size.0, height: size.1))
        desk.press("?")
        var pages: [String] = []
        for _ in 0..<40 {
            let page = desk.draw()
            for row in 0..<page.height { #expect(Width.of(page.rowText(row)) == page.width) }
            if page.text() == pages.last { break }
            pages.append(page.text())
            desk.press("PgDn")
        }
        let text = pages.joined(separator: "\n----\n") + "\n"
        // Nothing is left out: every action that has a key is named.
        for action in Action.allCases where !action.keys.isEmpty {
            #expect(text.contains(action.label(lang)), "\(action)")
        }
        let file = Self.folder.appending(path: "help-\(lang.rawValue)-\(size.0)x\(size.1).txt")
        if ProcessInfo.processInfo.environment["RECORD"] == "1" {
            try FileManager.default.createDirectory(at: Self.folder, withIntermediateDirectories: true)
            try text.write(to: file, atomically: true, encoding: .utf8)
        }
        let expected = try String(contentsOf: file, encoding: .utf8)
        #expect(text.utf8.elementsEqual(expected.utf8), "\(file.lastPathComponent) differs")
    }
}
