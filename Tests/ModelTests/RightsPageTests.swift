import Foundation
import Testing

@testable import Model

/// The table of rights in docs/operations is what the matrix says; `RECORD=1` writes it.
@Test(arguments: Lang.allCases) func thePageOfRightsIsUpToDate(_ lang: Lang) throws {
    let page = URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
        .appending(path: "../../docs/operations\(lang == .zh ? ".zh-CN" : "").md").standardized
    let text = try String(contentsOf: page, encoding: .utf8)
    let (begin, end) = ("<!-- rights -->\n", "<!-- end of rights -->")
    let head = try #require(text.range(of: begin))
    let tail = try #require(text.range(of: end))
    let table = "\n" + RightsPage(lang: lang).lines.joined(separator: "\n") + "\n\n"
    if ProcessInfo.processInfo.environment["RECORD"] == "1" {
        let new = text[..<head.upperBound] + table + text[tail.lowerBound...]
        try String(new).write(to: page, atomically: true, encoding: .utf8)
        return
    }
    #expect(String(text[head.upperBound..<tail.lowerBound]) == table)
}

private struct RightsPage {
    let lang: Lang
    private let roles: [Member.Role] = [.manager, .rep, .presales, .delivery, .finance, .display]

    /// Kinds with the same rights share a line.
    var lines: [String] {
        var groups: [(cells: [String], kinds: [Kind])] = []
        for kind in Kind.allCases {
            let cells = roles.map { cell($0.right(on: kind)) }
            if let place = groups.firstIndex(where: { $0.cells == cells }) {
                groups[place].kinds.append(kind)
            } else {
                groups.append((cells, [kind]))
            }
        }
        let titles = roles.map { $0.title[lang] }
        let head = "| | " + titles.joined(separator: " | ") + " |"
        return [head, "|" + String(repeating: "---|", count: roles.count + 1)]
            + groups.map { group in
                let names = group.kinds.map { $0.title[lang] }.joined(separator: lang.pick("、", ", "))
                return "| \(names) | " + group.cells.joined(separator: " | ") + " |"
            }
    }

    private func cell(_ right: Right) -> String {
        let fields = right.fields.map { "`\($0)`" }.joined(separator: " ")
        let reach =
            switch right.reach {
            case .everything: lang.pick("全部", "all")
            case .own: lang.pick("自己的", "own")
            case .nothing: fields.isEmpty ? "—" : ""
            }
        return [reach, fields].filter { !$0.isEmpty }.joined(separator: lang.pick("，", "; "))
    }
}
