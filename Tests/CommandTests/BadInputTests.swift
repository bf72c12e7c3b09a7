import Foundation
import Testing

/// Everything that a user can get wrong: a sentence in each language, the exit status, and nothing changed.
struct BadInputTests {
    struct Case: Sendable, CustomStringConvertible {
        var arguments: [String]
        var status: Int32
        /// What the sentence must hold, in both languages.
        var part: String

        init(_ line: String, _ status: Int32, _ part: String) {
            arguments = line.split(separator: " ").map(String.init)
            self.status = status
            self.part = part
        }

        var description: String { arguments.joined(separator: " ") }
    }

    static let cases: [Case] = [
        Case("show", 64, "<view>"), Case("show boord", 64, "board, summary, deal"), Case("show deal", 64, "show deal"),
        Case("show board x", 64, "x"), Case("show board --size 80", 64, "80"),
        Case("show board --format pdf", 64, "pdf"),
        Case("show summary --format svg", 64, "json"), Case("show board --period 2026Q5", 1, "2026Q5"),
        Case("show board --rep nobody", 1, "nobody"), Case("show deal 99", 1, "99"), Case("deal mov 1", 64, "move"),
        Case("deal move 1 nowhere", 1, "negotiation"), Case("deal win 1", 1, "--amount"),
        Case("deal lose 1", 1, "--reason"),
        Case("deal move 1 lead", 1, "方案甲"), Case("deal add", 64, "<name>"),
        Case("deal set 1 --amount 1.500", 1, "--amount"),
        Case("deal set 1 --amount -5", 1, "--amount"), Case("deal set 1 --close 2026-02-30", 1, "2026-02-30"),
        Case("deal set 1 --owner nobody", 1, "nobody"), Case("deal set 1 --category x", 64, "commit"),
        Case("deal set 1 --currency EURO", 1, "EURO"), Case("deal set 1 --approvers many", 64, "many"),
        Case("deal win 1 --amount 5 --date 2026-11-24", 1, "2026-11-24"), Case("deal reopen 1", 1, "方案甲"),
        Case("log 1 email", 64, "meeting"), Case("log 1 call --in --out", 64, "--out"), Case("account show 9", 1, "9"),
        Case("account add 客户", 1, "#1"), Case("account set 1 --grade D", 64, "A, B, C"), Case("rep show x", 1, "x"),
        Case("rep add 张三", 1, "#1"), Case("rep set 1 --joined 2026-05-02 --left 2026-05-01", 1, "2026-05-01"),
        Case("undo 0", 64, "0"), Case("undo x", 64, "x"), Case("redo", 1, "tester"),
        Case("history --limit 0", 64, "--limit"),
        Case("export everything", 64, "everything"), Case("export activities --format ics", 1, "ics"),
        Case("export deals --output /nowhere/x.csv", 1, "/nowhere/x.csv"), Case("export deals --output .", 1, "."),
        Case("--lang fr show board", 64, "fr"), Case("--color pink show board", 64, "pink"),
        Case("--store", 64, "--store"),
        Case("show board --now noon", 64, "noon"), Case("--view nowhere", 64, "board"), Case("teapot", 64, "teapot"),
        Case("--teapot", 64, "--teapot"), Case("--store postgres://db show board", 64, "PostgreSQL"),
        Case("show board --format svg --theme nowhere", 64, "nowhere"), Case("import", 64, "<files>"),
        Case("import missing.csv", 1, "missing.csv"), Case("import .", 1, "."), Case("init", 1, "store.db"),
        Case("init --currency Euro --store new.db", 64, "Euro"), Case("init --zone Moon --store new.db", 64, "Moon"),
        Case("init --store nowhere/new.db", 74, "nowhere"), Case("demo", 64, "show"),
    ]

    private func prepared() throws -> Place {
        let place = try Place()
        _ = try place.run("init")
        _ = try place.run("rep", "add", "张三")
        _ = try place.run("account", "add", "客户")
        _ = try place.run("deal", "add", "方案甲", "--account", "客户")
        return place
    }

    @Test(arguments: ["zh", "en"])
    func eachIsToldAndChangesNothing(lang: String) throws {
        let place = try prepared()
        let before = try place.run("export", "all", "--format", "json").out
        let names = try place.names()
        for item in BadInputTests.cases {
            // The language comes from the environment, so that --lang can be the mistake.
            let locale = ["LANG": lang == "zh" ? "zh_CN.UTF-8" : "C.UTF-8"]
            let outcome = try place.run(item.arguments, environment: locale)
            #expect(outcome.status == item.status, "\(item): \(outcome.err)\(outcome.out.prefix(200))")
            #expect(outcome.err.contains(item.part), "\(item): \(outcome.err)")
            #expect(outcome.err.split(separator: "\n").count == 1, "\(item): \(outcome.err)")
            #expect(outcome.isPlain, "\(item): \(outcome.err)")
            #expect(outcome.out.isEmpty, "\(item): \(outcome.out.prefix(200))")
            let isChinese = outcome.err.unicodeScalars.contains { "，。；：有的不没请".unicodeScalars.contains($0) }
            #expect(isChinese == (lang == "zh"), "\(item): \(outcome.err)")
        }
        #expect(try place.run("export", "all", "--format", "json").out == before)
        #expect(try place.names() == names)
    }

    @Test(arguments: [
        ("folder", "folder"), ("empty", "store"), ("text", "RedDot"), ("foreign", "RedDot"), ("newer", "99"),
        ("truncated", "store"), ("missing", "reddot init"),
    ])
    func aStoreThatIsNone(kind: String, part: String) throws {
        let place = try Place()
        _ = try place.run("init", "--store", place.path("good.db"))
        var data = try place.bytes("good.db")
        try FileManager.default.removeItem(atPath: place.path("good.db"))
        switch kind {
        case "folder": try FileManager.default.createDirectory(atPath: place.store, withIntermediateDirectories: false)
        case "empty": data = Data()
        case "text": data = Data("a,b\n1,2\n".utf8)
        case "foreign": data.replaceSubrange(68..<72, with: [0, 0, 0, 7])
        case "newer": data.replaceSubrange(60..<64, with: [0, 0, 0, 99])
        case "truncated": data = data.prefix(60)
        default: break
        }
        if kind != "folder", kind != "missing" { try place.file("store.db", data) }
        let names = try place.names()
        for arguments in [["show", "board"], ["deal", "add", "x"], ["undo"], ["doctor"], ["export", "deals"], []] {
            for lang in ["zh", "en"] {
                let outcome = try place.run(arguments + ["--lang", lang])
                #expect(outcome.status == 74, "\(arguments): \(outcome.err)")
                #expect(outcome.isPlain, "\(outcome.err)")
                if kind != "folder" || lang == "en" { #expect(outcome.err.contains(part), "\(outcome.err)") }
            }
        }
        #expect(try place.names() == names)
        if kind != "folder", kind != "missing" { #expect(try place.bytes("store.db") == data) }
    }

    @Test(arguments: [
        ("binary.csv", Data([0, 1, 2, 255, 0, 9])), ("book.xlsx", Data("PK\u{3}\u{4}xx".utf8)), ("none.csv", Data()),
        ("latin.csv", Data("deal,stage\nM".utf8) + [0xFC] + Data("ller,lead\n".utf8)),
        ("what.csv", Data("colour,taste\nred,sweet\n".utf8)), ("open.csv", Data("deal,stage\n\"x,lead\n".utf8)),
    ])
    func aFileThatCannotBeImported(name: String, data: Data) throws {
        let place = try Place()
        try place.file(name, data)
        for lang in ["zh", "en"] {
            let outcome = try place.run("import", name, "--lang", lang, "--encoding", "utf-8")
            #expect(outcome.status == 1, "\(outcome.err)")
            #expect(outcome.isPlain, "\(outcome.err)")
            #expect(outcome.err.contains(name))
        }
        #expect(try place.names() == [name])
    }

    @Test func brokenThemeAndSettings() throws {
        let place = try prepared()
        let theme = try place.file("bad.theme", "text = red\ncard = blurple\n")
        let outcome = try place.run("show", "board", "--format", "svg", "--theme", theme)
        #expect(outcome.status == 1)
        #expect(outcome.err.contains("\(theme):2: card"))
        #expect(outcome.isPlain)
        try place.file(".config/reddot/config", "\ncolour = 16\n")
        for lang in ["zh", "en"] {
            let settings = try place.run("show", "board", "--lang", lang)
            #expect(settings.status == 1)
            #expect(settings.err.contains(".config/reddot/config:2: colour"))
            #expect(settings.isPlain)
        }
        // Where the settings are can still be asked.
        #expect(try place.run("paths").status == 0)
    }

    @Test func aFullDiskChangesNothing() throws {
        let place = try prepared()
        let before = try place.run("export", "all", "--format", "json").out
        var text = "code,deal,account,stage\n"
        for number in 0..<5_000 { text += "C\(number),deal number \(number),account \(number),lead\n" }
        let file = try place.file("d.csv", text)
        // The signal that a file size limit sends is ignored, as a full disk sends none.
        let full = try place.shell("trap '' XFSZ; ulimit -f 200; exec \"$R\" import '\(file)'")
        #expect(full.status == 74, "\(full.err)")
        #expect(full.isPlain)
        #expect(try place.run("export", "all", "--format", "json").out == before)
        #expect(try place.run("doctor").status == 0)
        let new = try place.shell("trap '' XFSZ; ulimit -f 200; exec \"$R\" import '\(file)' --store new.db")
        #expect(new.status == 74, "\(new.err)")
        #expect(try !place.names().contains { $0.hasPrefix("new.db") })
        let output = try place.shell("exec \"$R\" export deals > /dev/full")
        #expect(output.status == 74)
        #expect(output.isPlain)
        _ = try place.run("init", "--sample", "--store", place.path("sample.db"))
        let exported = try place.shell(
            "trap '' XFSZ; ulimit -f 100; exec \"$R\" export activities --output out.csv --store sample.db")
        #expect(exported.status == 1, "\(exported.err)")
        #expect(try !place.names().contains { $0.hasPrefix("out.csv") })
    }

    /// What was saved stays saved where its message has no room, in every door, and a repeat is not asked for.
    @Test(arguments: [
        "deal add 新单", "undo", "redo", "deal add Two --json", "import d.csv", "init --store new.db",
        "backup copy.reddot",
    ]) func whatIsSavedIsNotCalledRefused(_ words: String) throws {
        let place = try prepared()
        try place.file("d.csv", "code,deal,account,stage\nC1,one,acme,lead\n")
        _ = try place.run("deal", "add", "first")
        if words == "redo" { _ = try place.run("undo") }
        let before = try place.run("history", "--json").out
        for lang in ["zh", "en"] where lang == "en" || words.hasPrefix("deal") {
            let told = try place.shell("exec \"$R\" \(words) --lang \(lang) > /dev/full")
            #expect(told.status == 0, "\(told.err)")
            #expect(told.err.contains(lang == "zh" ? "已完成并保存" : "Done and saved"), "\(told.err)")
            #expect(!told.err.contains("nothing was saved") && told.isPlain)
        }
        let isElsewhere = words.hasPrefix("init") || words.hasPrefix("backup")
        #expect((try place.run("history", "--json").out == before) == isElsewhere)
        if isElsewhere { #expect(try place.names().contains { ["new.db", "copy.reddot"].contains($0) }) }
        // What is refused keeps its own status and its own words.
        let refused = try place.shell("exec \"$R\" deal win nosuchdeal > /dev/full")
        #expect(refused.status != 0 && !refused.err.contains("saved"), "\(refused.err)")
    }

    @Test func aReaderThatLeavesIsNoError() throws {
        let place = try prepared()
        let piped = try place.shell("\"$R\" show board --size 300x300 | true")
        #expect(piped.err.isEmpty)
        let ignored = try place.shell("trap '' PIPE; (\"$R\" show board --size 900x900; echo $? >&2) | true")
        #expect(ignored.err == "0\n")
        let closed = try place.shell("\"$R\" show board >&-; echo $? >&2")
        #expect(closed.err == "0\n")
        #expect(try place.run("doctor").status == 0)
    }

    /// Without write permission; as root the program is run as somebody else, where that is possible.
    @Test func withoutWritePermission() throws {
        let place = try prepared()
        let isRoot = getuid() == 0
        let user = isRoot ? "setpriv --reuid=65534 --regid=65534 --clear-groups " : ""
        guard try place.shell("\(user)\"$R\" --version").status == 0 else { return }
        let shell = { (line: String) in try place.shell("\(user)\"$R\" \(line) --now \(Place.now)") }
        try FileManager.default.setAttributes([.posixPermissions: 0o444], ofItemAtPath: place.store)
        try FileManager.default.setAttributes([.posixPermissions: 0o555], ofItemAtPath: place.folder)
        defer { try? FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: place.folder) }
        let before = try place.bytes("store.db")
        if isRoot { chmod(place.folder, 0o755) }
        let shown = try shell("show board")
        #expect(shown.status == 0, "\(shown.err)")
        for line in ["deal add x", "undo", "import x.csv", "init --store \(place.path("new.db"))"] {
            let outcome = try shell(line)
            #expect(outcome.status == 74, "\(line): \(outcome.err)")
            #expect(outcome.isPlain)
        }
        #expect(try place.bytes("store.db") == before)
        try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: place.store)
        #expect(try shell("show board").status == 74)
    }
}
