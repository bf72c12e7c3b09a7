import Foundation
import GRDB
import Glibc
import Testing

/// What goes wrong around the program is said, with what to do, and changes nothing.
@Suite struct MishapTests {
    private func filled() throws -> Place {
        let place = try Place()
        for line in ["init", "rep add 李四", "deal add A --owner 李四 --amount 5万"] { try good(place, line) }
        return place
    }

    /// What somebody did to a backup, and how restoring it over the store ends.
    enum Damage: String, CaseIterable { case row, page, cut }

    private func damage(_ file: String, _ damage: Damage) throws {
        switch damage {
        case .row:
            let queue = try DatabaseQueue(path: file)
            try queue.write { try $0.execute(sql: "UPDATE deals SET amount = 1") }
            try queue.close()
        case .page:
            let queue = try DatabaseQueue(path: file)
            let root = try queue.read {
                try Int.fetchOne($0, sql: "SELECT rootpage FROM sqlite_master WHERE name = 'deals'") ?? 0
            }
            try queue.close()
            var bytes = try Data(contentsOf: URL(fileURLWithPath: file))
            bytes.replaceSubrange((root - 1) * 4_096..<root * 4_096, with: Data(repeating: 0xA5, count: 4_096))
            try bytes.write(to: URL(fileURLWithPath: file))
        case .cut: truncate(file, 20_000)
        }
    }

    @Test(arguments: Damage.allCases) func aDamagedBackupTakesNoPlace(_ kind: Damage) throws {
        let place = try filled()
        try good(place, "backup copy.reddot")
        try damage(place.path("copy.reddot"), kind)
        let (before, names) = (try place.bytes("store.db"), try place.names())
        for lang in ["zh", "en"] {
            let outcome = try place.run("restore", "copy.reddot", "--replace", "--lang", lang)
            #expect(outcome.status == 1 || outcome.status == 74, "\(outcome.err)")
            #expect(outcome.isPlain && outcome.out.isEmpty && outcome.err.contains("copy.reddot"), "\(outcome.err)")
            let advice = ["--to", "--salvage", "backup", "备份"].contains { outcome.err.contains($0) }
            #expect(advice, "\(outcome.err)")
        }
        #expect(try place.bytes("store.db") == before)
        // Who looked may leave an empty log, which belongs to the store.
        #expect(try place.names().filter { !$0.hasPrefix("store.db-") } == names)
        try good(place, "doctor")
    }

    /// A store copied without its log opens as a whole, older one, or says that it is torn.
    @Test func aStoreCopiedWhileInUseOpensOrSaysSo() throws {
        let place = try filled()
        let writer = try DatabaseQueue(path: place.store)
        try writer.read { _ = try Int.fetchOne($0, sql: "SELECT count(*) FROM deals") }
        try good(place, "deal add B")
        let bytes = try place.bytes("store.db")
        try place.file("copied.db", bytes)
        try place.file("torn.db", bytes.prefix(bytes.count / 2 / 4_096 * 4_096))
        let whole = try good(place, "deal list --json --store copied.db").object().list("rows")
        #expect(whole.contains { $0.text("deal") == "A" })
        try good(place, "doctor --store copied.db")
        let torn = try place.run("show", "board", "--store", "torn.db", "--lang", "zh")
        #expect(torn.status == 74 && torn.isPlain && torn.err.contains("torn.db"), "\(torn.err)")
        #expect(torn.err.contains("reddot doctor") && torn.out.isEmpty)
        try writer.close()
    }

    /// Where the folder cannot be written, the store is read, and what writes says where it may not.
    @Test func aFolderThatCannotBeWritten() throws {
        let place = try filled()
        let user = getuid() == 0 ? "setpriv --reuid=65534 --regid=65534 --clear-groups " : ""
        guard try place.shell("\(user)\"$R\" --version").status == 0 else { return }
        // What is in use keeps its log; the last one to leave has taken it away.
        #expect(!FileManager.default.fileExists(atPath: place.store + "-wal"))
        chmod(place.store, 0o666)
        chmod(place.folder, 0o555)
        defer { chmod(place.folder, 0o755) }
        let before = try place.bytes("store.db")
        for (lang, word) in [("zh", "权限"), ("en", "permissions")] {
            let tail = "--now \(Place.now) --lang \(lang)"
            #expect(try place.shell("\(user)\"$R\" show board \(tail)").status == 0)
            for line in ["deal add x", "undo", "import x.csv", "backup \(place.path("copy"))"] {
                let outcome = try place.shell("\(user)\"$R\" \(line) \(tail)")
                #expect(outcome.status != 0 && outcome.isPlain, "\(line): \(outcome.err)")
                #expect(outcome.err.contains(word) || line.hasPrefix("import"), "\(line): \(outcome.err)")
            }
        }
        #expect(try place.bytes("store.db") == before)
    }

    /// The clock was set back, or another machine's is ahead: it is said, by whom and by how much, and the journal's times
    /// do not go back.
    @Test func aClockThatWasSetBackIsSaid() throws {
        for (lang, word) in [("zh", "请核对两台机器的时间"), ("en", "check the time of both machines")] {
            let place = try Place()
            try good(place, "init", now: "2096-11-23T09:00")
            let outcome = try place.shell("\"$R\" deal add x-\(lang) --lang \(lang)")
            #expect(outcome.status == 0 && outcome.isPlain, "\(outcome.err)")
            #expect(outcome.err.contains("tester") && outcome.err.contains(word), "\(outcome.err)")
        }
        let near = try Place()
        try good(near, "init", now: "2026-11-23T09:00")
        try good(near, "deal add early", now: "2026-11-23T08:30")
        let times = try good(near, "history --json").object().list("rows").map { $0.text("time") }
        #expect(times.count == 2 && times[0] == times[1], "\(times)")
        try good(near, "doctor")
    }

    /// Who left keeps the past and nothing else: no rights, no open deals, the name in the journal.
    @Test func aMemberWhoLeft() throws {
        let place = try filled()
        for line in ["member add 李四 --user lisi --role rep --rep 李四", "member add 老板 --user boss --role manager"] {
            try good(place, line)
        }
        let lisi = ["LOGNAME": "lisi"]
        #expect(try place.run(["log", "A", "call"], environment: lisi).status == 0)
        let boss = ["LOGNAME": "boss"]
        let gone = try place.run(["member", "set", "李四", "--role", "former"], environment: boss)
        #expect(gone.status == 0, "\(gone.err)")
        let before = try all(place)
        for line in [
            ["log", "A", "call"], ["deal", "next", "A", "明天"], ["undo"], ["member", "set", "李四", "--role", "rep"],
        ] {
            let outcome = try place.run(line + ["--lang", "zh"], environment: lisi)
            #expect(outcome.status == 1 && outcome.err.contains("离职"), "\(line): \(outcome.err)")
        }
        #expect(try all(place) == before)
        #expect(try place.run(["show", "board"], environment: lisi).status == 0)
        let rows = try place.run("history", "--json").object().list("rows")
        #expect(rows.contains { $0.text("actor") == "李四" && $0.text("verb") == "log" })
        // From the day after the last one the open deals belong to nobody.
        let board = try good(place, "show board --lang zh --size 120x40", now: "2026-11-24T09:00")
        #expect(board.out.contains("无人负责"), "\(board.out)")
    }
}
