import Model
import Rules

/// `docs/rules.md`: every rule with a sentence that it says, its thresholds and where it stands.
enum RulesPage {
    static var lines: [String] {
        let examples = RuleExamples()
        return head + RuleBook.rules.flatMap { section($0, examples?.sentence($0.id)) }
    }

    private static let head = [
        "# Rules",
        "",
        "Made from the code by `make docs`; a test compares. Each rule is a pure function of facts, moment and settings, and",
        "says why in both languages. The sentences below are what the rules say of one small company on Monday 2026-11-23,",
        "9:00. A threshold is changed with `reddot settings KEY VALUE` and holds for the whole team; `reddot why` names the",
        "rule of each sentence.",
    ]

    private static func section(_ rule: RuleEntry, _ example: Sentence?) -> [String] {
        var lines = ["", "## \(rule.id) \(rule.title.en) · \(rule.title.zh)", ""]
        if let example { lines += ["> \(quoted(example.en))", ">", "> \(quoted(example.zh))", ""] }
        if !rule.keys.isEmpty {
            lines += ["| Setting | Default | Range | What it is | 含义 |", "|---|---|---|---|---|"]
            let standard = Policy()
            lines += rule.thresholds.map { entry in
                "| `\(entry.key)` | \(standard[keyPath: entry.path]) | "
                    + "\(entry.range.lowerBound)–\(entry.range.upperBound) | \(entry.label.en) | \(entry.label.zh) |"
            }
            lines.append("")
        }
        return lines + ["`Sources/Rules/\(rule.file).swift`"]
    }

    /// A sentence is text: what Markdown would read as marks is escaped.
    private static func quoted(_ text: String) -> String {
        text.reduce(into: "") { result, character in
            if "*_<>|#`[]".contains(character) { result.append("\\") }
            result.append(character)
        }
    }
}
