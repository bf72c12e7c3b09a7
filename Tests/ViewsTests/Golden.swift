import Foundation
import Model
import Terminal
import Testing
import Views

/// What a frame shows, as a golden file keeps it: the text, the roles, and the cursor.
enum Golden {
    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Golden")
    /// Golden files are written anew instead of compared.
    static let isRecording = ProcessInfo.processInfo.environment["RECORD"] == "1"

    static func content(_ frame: Frame) -> String {
        let cursor = frame.cursor.map { "\($0.x),\($0.y)\(frame.cursorVisible ? " visible" : "")" } ?? "none"
        return frame.text() + "\n--- roles\n" + frame.roleText() + "\n--- cursor \(cursor)\n"
    }

    /// Compares a frame with its golden file; tells the first row that differs.
    static func check(_ frame: Frame, _ name: String) throws {
        let file = folder.appendingPathComponent(name + ".txt")
        let actual = content(frame)
        if isRecording {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            try Data(actual.utf8).write(to: file)
            return
        }
        let expected = String(decoding: try Data(contentsOf: file), as: UTF8.self)
        if let difference = firstDifference(expected, actual) { Issue.record("\(name): \(difference)") }
    }

    static func firstDifference(_ expected: String, _ actual: String) -> String? {
        // By bytes: Swift calls canonically equivalent strings equal.
        if expected.utf8.elementsEqual(actual.utf8) { return nil }
        let left = expected.split(separator: "\n", omittingEmptySubsequences: false)
        let right = actual.split(separator: "\n", omittingEmptySubsequences: false)
        for row in 0..<max(left.count, right.count) {
            let old = row < left.count ? left[row] : "(no such row)"
            let new = row < right.count ? right[row] : "(no such row)"
            if !old.utf8.elementsEqual(new.utf8) { return "row \(row)\nexpected |\(old)|\nactual   |\(new)|" }
        }
        return "line ends differ"
    }
}

@Suite struct GoldenTests {
    struct Case: Sendable, CustomStringConvertible {
        var scene: String
        var lang: Lang
        var width: Int
        var height: Int
        var ascii = false

        var description: String { "\(scene)-\(lang.rawValue)-\(width)x\(height)\(ascii ? "-ascii" : "")" }
    }

    static let cases: [Case] = {
        let main = ["board", "filter", "detail", "help", "palette", "form", "first"]
        let other = ["empty", "lost", "choices", "toast", "error", "won", "conflict", "news"]
        var cases: [Case] = []
        for lang in Lang.allCases {
            for (width, height) in [(120, 40), (80, 24), (40, 20)] {
                cases += main.map { Case(scene: $0, lang: lang, width: width, height: height) }
            }
            cases += other.map { Case(scene: $0, lang: lang, width: 80, height: 24) }
            cases.append(Case(scene: "board", lang: lang, width: 160, height: 45))
            cases.append(Case(scene: "board", lang: lang, width: 60, height: 20))
            cases.append(Case(scene: "board", lang: lang, width: 80, height: 14))
            cases.append(Case(scene: "board", lang: lang, width: 80, height: 24, ascii: true))
            cases.append(Case(scene: "detail", lang: lang, width: 120, height: 40, ascii: true))
            cases.append(Case(scene: "board", lang: lang, width: 20, height: 5))
        }
        return cases + FullScenes.cases + FlowScenes.cases + teamCases + LayerScenes.cases + MeetingScenes.cases
            + RecordScenes.cases
    }()

    @Test(arguments: cases) func frame(_ row: Case) throws {
        let scene = SmallScenes.make(row.scene, row.lang, Size(width: row.width, height: row.height))
        var frame = Frame(width: row.width, height: row.height, ascii: row.ascii)
        Views.draw(scene, into: &frame)
        #expect(FrameCheck.problem(frame) == nil)
        try Golden.check(frame, row.description)
    }

    /// Every golden file belongs to a case, so that none outlives its test.
    @Test(.enabled(if: !Golden.isRecording)) func noStrayFiles() throws {
        let names = Set((GoldenTests.cases + WallScenes.cases).map { $0.description + ".txt" })
        let files = Set(try FileManager.default.contentsOfDirectory(atPath: Golden.folder.path))
        #expect(files == names)
    }

    /// A frame is drawn over whatever stood there.
    @Test func drawingTwiceChangesNothing() {
        let size = Size(width: 120, height: 40)
        for name in SmallScenes.names {
            let scene = SmallScenes.make(name, .zh, size)
            var once = Frame(width: size.width, height: size.height)
            Views.draw(scene, into: &once)
            var twice = Frame(width: size.width, height: size.height)
            Views.draw(SmallScenes.make("detail", .en, size), into: &twice)
            Views.draw(scene, into: &twice)
            #expect(once == twice, "\(name)")
        }
    }

    @Test func differenceIsTold() {
        #expect(Golden.firstDifference("a\nb\n", "a\nb\n") == nil)
        #expect(Golden.firstDifference("a\nb", "a\nc") == "row 1\nexpected |b|\nactual   |c|")
        #expect(Golden.firstDifference("é", "e\u{301}") != nil)
    }
}
