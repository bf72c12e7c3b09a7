import Foundation
import Testing

@testable import reddot

/// Every command line that a page prints is one that the program takes, and those of the page for whoever runs it are
/// carried out.
@Suite struct PageCommandTests {
    static let operations = ["docs/operations.md", "docs/operations.zh-CN.md"]
    static let pages = operations + ["README.md", "README.zh-CN.md"]

    @Test(arguments: pages) func everyLineParses(_ page: String) throws {
        let lines = try Self.lines(of: page)
        #expect(lines.count >= 5, "\(page)")
        for line in lines {
            let words = Arguments.arranged(line)
            #expect(throws: Never.self, "\(page): reddot \(line.joined(separator: " "))") {
                if Options(plain: line) == nil { _ = try RedDot.parseAsRoot(words) }
            }
        }
    }

    @Test func bothPagesPrintTheSameCommands() throws {
        let names = try Self.operations.map { try Self.lines(of: $0).map { Arguments.command($0).path } }
        #expect(names[0] == names[1])
        let flags = try Self.operations.map { try Self.lines(of: $0).map { $0.filter { $0.hasPrefix("--") } } }
        #expect(flags[0] == flags[1])
    }

    /// One after the other, on a store that is made by the first; what has the screen is left out.
    @Test(arguments: operations) func theyAreCarriedOut(_ page: String) throws {
        let place = try Place()
        var fresh = 0
        var count = 0
        for var line in try Self.lines(of: page) where !Self.hasTheScreen(line) {
            // The manager's login, from the first line on; no two backups in one minute.
            let now = "2026-11-23T09:\(count + 10)"
            if count == 1 { try good(place, "backup copy.reddot") }
            for (index, word) in line.enumerated() {
                switch word {
                case "/srv/reddot/team.reddot": line[index] = place.store
                case "FILE",
                    "文件" where line.first == "backup", "NEW", "新文件":
                    fresh += 1
                    line[index] = place.path(line.first == "restore" && index == 1 ? "copy.reddot" : "new-\(fresh)")
                case "文件", "COPY", "副本": line[index] = place.path("copy.reddot")
                default: break
                }
            }
            let outcome = try place.run(line + ["--now", now], environment: ["LOGNAME": "wang"])
            #expect(outcome.status == 0, "\(page): reddot \(line.joined(separator: " ")): \(outcome.err)")
            count += 1
        }
        #expect(count >= 15)
    }

    private static func hasTheScreen(_ line: [String]) -> Bool {
        ["reddot", "reddot wall", "reddot meeting", "reddot demo"].contains(Arguments.command(line).path)
    }

    /// The words behind `reddot` of each line in a block, without its comment, and of the pages that are carried out also
    /// of each piece of code.
    static func lines(of page: String) throws -> [[String]] {
        let text = try String(contentsOf: DocsTests.folder.appending(path: page), encoding: .utf8)
        let hasPieces = operations.contains(page)
        var lines: [[String]] = []
        for (index, part) in text.components(separatedBy: "```").enumerated() {
            if index % 2 == 1 {
                lines += part.split(separator: "\n").compactMap { words(String($0)) }
            } else if hasPieces {
                lines += part.components(separatedBy: "`").enumerated().filter { $0.offset % 2 == 1 }
                    .compactMap { words($0.element) }
            }
        }
        return lines
    }

    private static func words(_ piece: String) -> [String]? {
        var words: [String] = []
        var isQuoted = false
        var hasWord = false
        for character in piece {
            switch character {
            case "\"", "'":
                // A whole command inside quotes, as for tmux.
                isQuoted.toggle()
                if !hasWord { words.append("") }
                hasWord = true
            case "#" where !isQuoted: return command(words)
            case " " where !isQuoted, "[", "]":
                hasWord = false
            default:
                if words.isEmpty || !hasWord { words.append("") }
                words[words.count - 1].append(character)
                hasWord = true
            }
        }
        return command(words)
    }

    private static func command(_ words: [String]) -> [String]? {
        if words.first == "tmux", let last = words.last, last.hasPrefix("reddot ") {
            return last.split(separator: " ").dropFirst().map(String.init)
        }
        if let first = words.first, first.hasPrefix("ExecStart=") { return Array(words.dropFirst()) }
        guard let start = words.firstIndex(of: "reddot"), start == 0 || words[0] == "ssh" else { return nil }
        return Array(words.dropFirst(start + 1))
    }
}
