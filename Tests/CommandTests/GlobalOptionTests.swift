import Foundation
import Testing

@testable import reddot

struct GlobalOptionTests {
    @Test(arguments: [
        ("--store X show board", "show board --store X"), ("show board --store X", "show board --store X"),
        ("--json --lang=zh deal --ascii list", "deal list --json --lang=zh --ascii"),
        ("deal next 1 -- --json", "deal next 1 -- --json"), ("--json deal next 1 -- x", "deal next 1 --json -- x"),
        ("show --store", "show --store"), ("help deal --lang zh", "help deal"), ("--view board", "--view board"),
    ])
    func globalOptionsGoBehindTheCommand(line: String, arranged: String) {
        let words = line.split(separator: " ").map(String.init)
        #expect(Arguments.arranged(words).joined(separator: " ") == arranged)
    }

    /// The dashboard's options are read without the parser, and to the same values.
    @Test(arguments: [
        "", "--store X", "--store=X --now 2026-11-23T09:00 --lang zh --actor 张三 --theme dark --color 16 --view board",
        "--ascii --read-only --json", "--store a=b --store=c=d",
    ])
    func plainOptionsEqualTheParsers(line: String) throws {
        let words = line.split(separator: " ").map(String.init)
        let parsed = try #require(try RedDot.parseAsRoot(words) as? RedDot)
        #expect(Options(plain: words) == parsed.options.values)
    }

    @Test(arguments: [
        "--help", "demo", "--lang fr", "--store", "--store --json", "--json=yes", "--color pink", "x", "--", "--store=",
    ])
    func allElseIsTheParsers(line: String) {
        #expect(Options(plain: line.split(separator: " ").map(String.init)) == nil)
    }

    @Test(arguments: [
        ("deal mov", "reddot deal"), ("--json deal move 1", "reddot deal move"), ("foo", "reddot"), ("", "reddot"),
    ])
    func theCommandThatWasMeant(line: String, path: String) {
        #expect(Arguments.command(line.split(separator: " ").map(String.init)).path == path)
    }

    @Test func bothOrdersWork() throws {
        let place = try Place()
        let other = place.path("other.db")
        #expect(try place.run("--store", other, "init").status == 0)
        #expect(try place.run("init", "--store", place.store).status == 0)
        #expect(try place.run("--store", other, "deal", "add", "one").status == 0)
        #expect(try place.run("deal", "--store=\(other)", "add", "two").status == 0)
        let before = try place.run("--json", "--store", other, "--lang", "zh", "show", "board").object()
        let after = try place.run("show", "board", "--lang", "zh", "--store", other, "--json").object()
        #expect(before as NSDictionary == after as NSDictionary)
        #expect(try before.list("stages")[0].count("count") == 2)
        #expect(try place.run("show", "board", "--json").object().list("stages")[0].count("count") == 0)
    }

    @Test(arguments: [
        ([:], "en"), (["LANG": "zh_CN.UTF-8"], "zh"), (["LANG": "zh_CN.UTF-8", "LC_ALL": "C"], "en"),
        (["LC_MESSAGES": "zh_TW.UTF-8", "LANG": "de_DE.UTF-8"], "zh"), (["LC_ALL": "", "LANG": "zh_CN"], "zh"),
    ])
    func languageFromTheEnvironment(environment: [String: String], expected: String) {
        #expect(Language.choose(nil, nil, environment).rawValue == expected)
        #expect(Language.choose("zh", .en, environment).rawValue == "zh")
        #expect(Language.choose(nil, .zh, environment).rawValue == "zh")
    }

    @Test func theClockIsFrozenInTheWorkspacesZone() throws {
        let place = try Place()
        _ = try place.run("init", "--zone", "UTC")
        let object = try place.run("show", "summary", "--json", "--now", "2026-02-03T04:05").object()
        #expect(object.text("now") == "2026-02-03T04:05")
        #expect(try place.run("deal", "add", "x", "--now", "2026-02-03T23:59").status == 0)
        #expect(try place.run("deal", "list", "--json").object().list("rows")[0].text("created") == "2026-02-03")
    }

    @Test func standardStoreIsMadeInTheDataFolder() throws {
        let place = try Place()
        let data = ["REDDOT_STORE": "", "XDG_DATA_HOME": place.path("data")]
        #expect(try place.run("init", environment: data).status == 0)
        #expect(FileManager.default.fileExists(atPath: place.path("data/reddot/reddot.db")))
        let home = ["REDDOT_STORE": "", "XDG_DATA_HOME": "relative/is/ignored"]
        #expect(try place.run("init", environment: home).status == 0)
        #expect(FileManager.default.fileExists(atPath: place.path(".local/share/reddot/reddot.db")))
        // The name of a store needs no ending.
        #expect(try place.run("init", "--store", place.path("reddot-1000")).status == 0)
        #expect(FileManager.default.fileExists(atPath: place.path("reddot-1000")))
    }

    @Test func readOnlyChangesNothing() throws {
        let place = try Place()
        _ = try place.run("init")
        let before = try place.bytes("store.db")
        let refused = try place.run("deal", "add", "x", "--read-only")
        #expect(refused.status == 1)
        #expect(refused.isPlain)
        #expect(try place.run("import", "x.csv", "--read-only").status != 0)
        #expect(try place.run("show", "board", "--read-only").status == 0)
        #expect(try place.bytes("store.db") == before)
        #expect(try place.run("init", "--store", place.path("new.db"), "--read-only").status == 1)
        #expect(try place.names().filter { !$0.hasPrefix("store.db-") } == ["store.db"])
    }

    @Test func settingsAreReadAndOptionsWin() throws {
        let place = try Place()
        _ = try place.run("init")
        try place.file(".config/reddot/config", "# mine\nlang = zh\n\nactor = 王五\n")
        #expect(try place.run("show", "summary").out.contains("没有商机"))
        #expect(try place.run("show", "summary", "--lang", "en").out.contains("There are no deals"))
        _ = try place.run("deal", "add", "x")
        #expect(try place.run("history", "--json").object().list("rows")[0].text("actor") == "王五")
    }
}
