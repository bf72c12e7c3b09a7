import Foundation
import Testing

@testable import reddot

/// The pages that walk through a week are rerun, command by command, and must give what they show. With `RECORD=1` the
/// outputs are written anew.
///
/// A page is Markdown. `<!-- clock 2026-11-23T09:00 -->` freezes the clock for what follows; in a `console` block a line
/// that begins with `$ ` is a shell command, and the lines below it are its output.
@Suite struct WalkthroughTests {
    @Test(arguments: ["walkthrough.md", "walkthrough.zh-CN.md"])
    func thePageShowsWhatCommandsSay(_ name: String) throws {
        let file = DocsTests.folder.appending(path: "docs/\(name)")
        let page = try String(contentsOf: file, encoding: .utf8)
        let rerun = try Rerun(language: name.contains("zh") ? "zh_CN.UTF-8" : "en_US.UTF-8").page(page)
        if ProcessInfo.processInfo.environment["RECORD"] == "1" {
            try rerun.text.write(to: file, atomically: true, encoding: .utf8)
        } else {
            for (shown, said) in zip(page.split(separator: "\n"), rerun.text.split(separator: "\n")) where shown != said
            {
                Issue.record("\(name) shows\n\(shown)\nbut the program says\n\(said)")
                break
            }
            #expect(page == rerun.text, "docs/\(name) is out of date: run `make docs`")
        }
        #expect(rerun.commands >= 20, "\(name) runs \(rerun.commands) commands only")
    }

    /// Both pages go the same way: the same clock, the same commands but for names and texts.
    @Test func bothPagesRunTheSameCommands() throws {
        let pages = try ["walkthrough.md", "walkthrough.zh-CN.md"].map { name in
            let page = try String(contentsOf: DocsTests.folder.appending(path: "docs/\(name)"), encoding: .utf8)
            return page.split(separator: "\n").filter { $0.hasPrefix("$ ") || $0.hasPrefix("<!-- clock") }.map { line in
                line.hasPrefix("$ ") ? line.split(separator: " ").prefix(3).joined(separator: " ") : String(line)
            }
        }
        #expect(pages[0] == pages[1])
    }
}

/// Runs the commands of a page in a folder of their own.
private final class Rerun {
    private let place = try? Place()
    private let environment: [String: String]
    private var clock = Place.now

    init(language: String) throws {
        environment = [
            "REDDOT_STORE": "week.db", "LANG": language,
            "USER": language.hasPrefix("zh") ? "zhouqm" : "hmarsh",
        ]
    }

    func page(_ page: String) throws -> (text: String, commands: Int) {
        var (lines, commands, isConsole, isOutput) = ([String](), 0, false, false)
        for line in page.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
            if line.hasPrefix("```") {
                isConsole = line == "```console"
                isOutput = false
                lines.append(line)
            } else if isConsole, line.hasPrefix("$ ") {
                isOutput = true
                commands += 1
                lines.append(line)
                lines += try output(of: String(line.dropFirst(2)))
            } else if !isOutput {
                if let time = Rerun.clock(in: line) { clock = time }
                lines.append(line)
            }
        }
        return (lines.joined(separator: "\n"), commands)
    }

    private static func clock(in line: String) -> String? {
        let mark = "<!-- clock "
        guard line.hasPrefix(mark), line.hasSuffix(" -->") else { return nil }
        return String(line.dropFirst(mark.count).dropLast(4))
    }

    private func output(of command: String) throws -> [String] {
        let place = try #require(place)
        // The page says `reddot`; the clock that it froze comes along.
        let line = "reddot() { \"$R\" \"$@\" --now \"$CLOCK\"; }\n{ \(command) ; } 2>&1"
        let made = try place.shell(line, environment: environment.merging(["CLOCK": clock]) { $1 })
        var text = made.out
        while text.last == "\n" { text.removeLast() }
        return text.isEmpty ? [] : text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }
}
