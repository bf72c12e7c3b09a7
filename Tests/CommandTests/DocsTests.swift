import Foundation
import Model
import Rules
import Testing

@testable import reddot

/// The page of rules is what the code says, and says it whole.
@Suite struct DocsTests {
    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    @Test func thePageOfRulesIsMadeFromTheCode() throws {
        let place = try Place()
        let made = try place.run("docs", "rules")
        #expect(made.status == 0 && made.err.isEmpty)
        let page = try String(contentsOf: Self.folder.appending(path: "docs/rules.md"), encoding: .utf8)
        #expect(made.out == page, "docs/rules.md is not what `reddot docs rules` prints: run `make docs`")
    }

    @Test func everyRuleSaysASentenceInBothLanguages() throws {
        let examples = try #require(RuleExamples())
        #expect(RuleBook.rules.map(\.id) == (1...27).map { "R\($0)" })
        for rule in RuleBook.rules {
            let sentence = try #require(examples.sentence(rule.id), "\(rule.id)")
            #expect(!sentence.zh.isEmpty && !sentence.en.isEmpty && sentence.zh != sentence.en, "\(rule.id)")
            let file = Self.folder.appending(path: "Sources/Rules/\(rule.file).swift")
            #expect(FileManager.default.fileExists(atPath: file.path), "\(rule.file)")
        }
    }

    /// No threshold stands outside the page, and none is named that does not exist.
    @Test func everyThresholdBelongsToARule() {
        let told = Set(RuleBook.rules.flatMap(\.keys))
        #expect(Set(Policy.entries.map(\.key)) == told)
    }

    @Test func whyExplainsARuleWithTheTeamsThresholds() throws {
        let place = try Place()
        _ = try place.run("init")
        _ = try place.run("settings", "pushes", "4")
        let zh = try place.run("why", "r22", "--lang", "zh")
        #expect(zh.status == 0 && zh.out.contains("R22 红点") && zh.out.contains("pushes = 4"))
        let none = try place.run("why", "R28", "--kind", "rule")
        #expect(none.status == 1 && none.err.contains("R27"))
    }
}
