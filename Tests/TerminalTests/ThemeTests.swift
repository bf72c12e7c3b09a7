import Foundation
import Testing

@testable import Terminal

@Suite struct ThemeTests {
    static let names = ["dark", "light", "colorblind", "mono", "wall"]

    @Test func allAreThere() {
        #expect(Theme.names(searchPath: [Data.themes]) == ThemeTests.names.sorted())
    }

    @Test(arguments: names)
    func contrast(name: String) throws {
        let theme = try Theme.load(name: name, searchPath: [Data.themes])
        for role in Role.allCases {
            let (ink, paper) = theme.seen(theme[role])
            let ratio = ink.contrast(with: paper)
            #expect(ratio >= (Theme.graphic.contains(role) ? 3 : 4.5), "\(name) \(role): \(ratio)")
        }
    }

    /// Lights stand out at every depth: on a ground of their own, or reversed.
    @Test(arguments: names, ColorDepth.allCases)
    func lightsAreCells(name: String, depth: ColorDepth) throws {
        let theme = try Theme.load(name: name, searchPath: [Data.themes])
        for role in [Role.green, .yellow, .red, .grey, .selection] {
            let style = theme.style(role, at: depth)
            #expect(style.mods.contains(.reverse) || style.bg != theme.style(.text, at: depth).bg, "\(name) \(role)")
        }
    }

    @Test(arguments: ["dark", "light", "colorblind", "wall"])
    func lightsDiffer(name: String) throws {
        let theme = try Theme.load(name: name, searchPath: [Data.themes])
        let lights = [Role.green, .yellow, .red, .grey]
        #expect(Set(lights.map { theme[$0].bg }).count == 4)
        #expect(Set(lights.map { theme.style($0, at: .ansi16).bg }).count == 4)
    }

    private func parse(_ text: String) throws(ThemeError) -> Theme {
        try Theme.parse(text, name: "t", file: "t.theme") { name throws(ThemeError) in
            guard name == "base" else { throw ThemeError(file: name, key: name, problem: .notFound(searched: [])) }
            return try Theme.parse("title = 231 on 24", name: "base", file: "base.theme") { _ in Theme.plain }
        }
    }

    @Test func readsLines() throws {
        let theme = try parse(
            """
            # a comment
            inherit = base
            default = #d0d0d0 on 16   # ink on paper
            red = white on #d70000 bold | 15 on 1 | reverse bold
            dim = 244
            key=default underline
            """)
        #expect(theme[.title] == Style(fg: Color(231), bg: Color(24)))
        #expect(theme[.red] == Style(fg: Color(7), bg: Color(160), mods: .bold))
        #expect(theme.style(.red, at: .ansi16) == Style(fg: Color(15), bg: Color(1)))
        #expect(theme.style(.red, at: .mono) == Style(mods: [.reverse, .bold]))
        #expect(theme.style(.dim, at: .ansi16).fg == Color(8))
        #expect(theme.style(.title, at: .mono).mods == .reverse)
        #expect(theme[.key].mods == .underline)
        #expect(theme.paper == RGB(0))
    }

    @Test(
        arguments: [
            ("text white", 1, "text white", .noEquals), ("\ntxet = white", 2, "txet", .unknownRole),
            ("text = wite", 1, "text", .unknownColor("wite")), ("text = 256", 1, "text", .unknownColor("256")),
            ("text = #12345", 1, "text", .unknownColor("#12345")), ("text = red on", 1, "text", .unknownColor("")),
            ("text = red shiny", 1, "text", .unknownWord("shiny")),
            (
                "dim = 1\ntext = 2\ndim = 3", 3,
                "dim", .repeated(firstLine: 1)
            ),
            ("text = 1 | 2 | bold | 4", 1, "text", .tooManyParts), ("text = 1 | 2 | red", 1, "text", .colorInMono),
            ("# x\ninherit = nothing", 2, "nothing", .notFound(searched: [])),
        ] as [(String, Int, String, ThemeError.Problem)])
    func errors(text: String, line: Int, key: String, problem: ThemeError.Problem) {
        #expect(throws: ThemeError(file: "t.theme", line: line, key: key, problem: problem)) { try parse(text) }
        let error = ThemeError(file: "t.theme", line: line, key: key, problem: problem)
        #expect(error.en.hasPrefix("t.theme:\(line): \(key): ") && error.zh.hasPrefix("t.theme:\(line): \(key)"))
    }

    @Test func windowsLineEnds() throws {
        #expect(try parse("# x\r\ntext = 1\r\n\r\ndim = 2 bold\r\n")[.dim] == Style(fg: Color(2), mods: .bold))
    }

    @Test func ownThemeInheritsItsNamesakeButNotItself() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("themes-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appendingPathComponent("dark.theme")
        try "inherit = dark\ntext = 1".write(to: file, atomically: true, encoding: .utf8)
        let theme = try Theme.load(name: "dark", searchPath: [folder.path, Data.themes])
        let base = try Theme.load(name: "dark", searchPath: [Data.themes])
        #expect(theme[.text].fg == Color(1))
        #expect(theme[.red] == base[.red])
        #expect(throws: ThemeError(file: file.path, key: "inherit", problem: .inheritLoop)) {
            try Theme.load(name: "dark", searchPath: [folder.path])
        }
        try Foundation.Data([0xFF, 0x00]).write(to: file)
        #expect(throws: ThemeError(file: file.path, problem: .notText)) {
            try Theme.load(name: "dark", searchPath: [folder.path])
        }
    }

    @Test func missingTheme() {
        #expect(throws: ThemeError(file: "no", key: "no", problem: .notFound(searched: ["/nowhere"]))) {
            try Theme.load(name: "no", searchPath: ["/nowhere"])
        }
        #expect(throws: ThemeError(file: "/", problem: .unreadable)) { try Theme.load(name: "/", searchPath: []) }
    }

    @Test(
        arguments: [
            (["TERM": "xterm-256color"], .ansi256), (["TERM": "xterm"], .ansi16),
            (
                [
                    "TERM": "xterm",
                    "COLORTERM": "truecolor",
                ], .ansi256
            ),
            (["TERM": "linux"], .ansi16), (["TERM": "vt100"], .mono),
            (
                [
                    "TERM": "xterm-256color",
                    "NO_COLOR": "1",
                ], .mono
            ),
            (["TERM": "xterm-256color", "NO_COLOR": ""], .ansi256), ([:], .ansi256),
            (["TERM": "xterm-kitty"], .ansi256),
        ] as [([String: String], ColorDepth)])
    func depth(environment: [String: String], depth: ColorDepth) {
        #expect(ColorDepth.detect(environment: environment) == depth)
        #expect(ColorDepth.detect(environment: environment, choice: .ansi16) == .ansi16)
    }
}
