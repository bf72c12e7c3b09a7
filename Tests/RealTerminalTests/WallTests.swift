import Foundation
import Glibc
import Testing

@testable import Store

/// The office screen under a pseudo-terminal, on a store that others change, move, spoil and bring back.
@Suite(.serialized) struct WallTests {
    let place: Workspace

    init() throws { place = try Workspace() }

    private func wall(_ more: [String] = []) throws -> Pty {
        let pty = try Pty(["wall", "--store", place.store, "--lang", "zh", "--seconds", "3600"] + more)
        try pty.start()
        return pty
    }

    private func wait(_ seconds: Double, _ pty: Pty, for words: String) throws {
        try pty.wait(seconds, "no \(words)") { pty.text.contains(words) }
    }

    /// An open deal of the sample company.
    private func openDeal() throws -> String {
        let json = try place.run(["show", "board", "--json"]).output
        let board = try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any]
        let stages = board?["stages"] as? [[String: Any]] ?? []
        let deals = stages.flatMap { $0["deals"] as? [[String: Any]] ?? [] }
        let deal = deals.first { $0["amount"] as? Double != nil }
        let id = try #require(deal?["id"] as? Int)
        return "\(id)"
    }

    @Test func aWinIsCelebratedWithinTwoSeconds() throws {
        let pty = try wall()
        try wait(20, pty, for: "实时数据")
        let deal = try openDeal()
        pty.clearOutput()
        let won = try place.run(["deal", "win", deal, "--without", "演练"])
        #expect(won.status == 0, "\(won.output)")
        let start = Date()
        try wait(2, pty, for: "签下")
        #expect(Date().timeIntervalSince(start) < 2)
        // Undone, it disappears; nothing is celebrated twice.
        pty.clearOutput()
        #expect(try place.run(["undo"]).status == 0)
        try wait(2, pty, for: "实达")
        pty.clearOutput()
        #expect(try place.run(["redo"]).status == 0)
        while pty.pump(milliseconds: 1_500) {}
        #expect(!pty.text.contains("签下"))
        pty.send("q", keys: 1)
        #expect(try pty.finish() == 0)
        #expect(pty.modesLeftOn.isEmpty)
    }

    @Test func itOutlivesTheStore() throws {
        let pty = try wall()
        try wait(20, pty, for: "实时数据")
        let keep = place.store + ".keep"
        try FileManager.default.copyItem(atPath: place.store, toPath: keep)
        pty.clearOutput()
        #expect(rename(place.store, place.store + ".gone") == 0)
        try wait(5, pty, for: "找不到数据文件")
        pty.clearOutput()
        #expect(rename(place.store + ".gone", place.store) == 0)
        try wait(10, pty, for: "实时数据")
        pty.clearOutput()
        // Spoilt in place, under the open connection.
        try Data(repeating: 0x5A, count: 200_000).write(to: URL(filePath: place.store))
        try wait(5, pty, for: "已损坏")
        pty.clearOutput()
        for ending in ["-wal", "-shm"] { unlink(place.store + ending) }
        #expect(rename(keep, place.store) == 0)
        try wait(15, pty, for: "实时数据")
        // And it is the restored one that it follows.
        pty.clearOutput()
        #expect(try place.run(["deal", "win", try openDeal(), "--without", "演练"]).status == 0)
        try wait(2, pty, for: "签下")
        pty.send("q", keys: 1)
        #expect(try pty.finish() == 0)
    }

    /// Somebody holds the whole store: the screen says so, is not frozen, and comes back by itself.
    @Test func itWaitsForAStoreThatIsLockedForLong() throws {
        var holder: SQLiteStore? = try SQLiteStore(at: place.store)
        try holder?.perform { _ in
            try holder?.statement("PRAGMA locking_mode = EXCLUSIVE").run()
            try holder?.statement("BEGIN EXCLUSIVE").run()
            try holder?.statement("UPDATE settings SET text = text").run()
            try holder?.statement("COMMIT").run()
        }
        let pty = try wall()
        try wait(20, pty, for: "正在等待数据")
        try wait(20, pty, for: "独占")
        // Five tries later it still takes keys at once.
        let calm = Date()
        while Date().timeIntervalSince(calm) < 8 { pty.pump(milliseconds: 200) }
        pty.clearOutput()
        pty.resize(100, 30)
        try pty.wait(2, "frozen") { !pty.output.isEmpty }
        pty.clearOutput()
        holder = nil
        try wait(15, pty, for: "实时数据")
        pty.send("q", keys: 1)
        #expect(try pty.finish() == 0)
    }

    @Test func itWaitsForAStoreThatIsNotThereYet() throws {
        let gone = place.store + ".later"
        #expect(rename(place.store, gone) == 0)
        let pty = try wall()
        try wait(10, pty, for: "找不到数据文件")
        #expect(pty.text.contains("正在等待数据"))
        pty.clearOutput()
        #expect(rename(gone, place.store) == 0)
        try wait(10, pty, for: "实时数据")
        pty.send("q", keys: 1)
        #expect(try pty.finish() == 0)
    }

    /// It opens the store to read only: neither file nor folder need be writable, and nothing is written.
    @Test func itNeverWrites() throws {
        let before = try Data(contentsOf: URL(filePath: place.store))
        let pty = try wall(["--mask"])
        try wait(20, pty, for: "实时数据")
        pty.send("cwLHXnae!uy")
        try pty.settle()
        pty.send("q")
        #expect(try pty.finish() == 0)
        #expect(try Data(contentsOf: URL(filePath: place.store)) == before)
        #expect(try place.run(["doctor"]).status == 0)
    }

    @Test func nothingHappensBetweenTicks() throws {
        let pty = try wall(["--now", "2026-11-23T09:00"])
        try wait(20, pty, for: "实时数据")
        while pty.pump(milliseconds: 1_500) {}
        let before = try switches(pty.pid)
        #expect(!pty.pump(milliseconds: 3_000))
        #expect(try switches(pty.pid) == before)
        pty.send("q")
        try pty.finish()
    }

    /// Slides turned and changes taken in leave nothing behind.
    @Test func memoryStaysFlat() throws {
        let pty = try wall(["--now", "2026-11-23T09:00"])
        try wait(20, pty, for: "实时数据")
        let deal = try openDeal()
        func round(_ number: Int) throws {
            #expect(try place.run(["log", deal, "call", "--note", "\(number)"]).status == 0)
            for _ in 0..<40 {
                pty.send("l")
                try pty.settle()
            }
            pty.clearOutput()
        }
        for number in 0..<5 { try round(number) }
        let before = try memory(pty.pid)
        for number in 5..<20 { try round(number) }
        let after = try memory(pty.pid)
        #expect(after < before + 4_096, "\(before) → \(after) KiB")
        pty.send("q")
        try pty.finish()
    }

    /// What the process holds in memory, in KiB.
    private func memory(_ pid: pid_t) throws -> Int {
        let line = try String(contentsOfFile: "/proc/\(pid)/status", encoding: .utf8).split(separator: "\n")
            .first { $0.hasPrefix("VmRSS") }
        return try #require(line.flatMap { Int($0.filter(\.isNumber)) })
    }

    private func switches(_ pid: pid_t) throws -> String {
        try String(contentsOfFile: "/proc/\(pid)/status", encoding: .utf8).split(separator: "\n")
            .filter { $0.hasPrefix("voluntary_ctxt") }.joined()
    }

    @Test func thePaletteOpensItAndLeavingItLeadsBack() throws {
        let pty = try Pty(place.dashboard)
        try pty.start()
        pty.send("3[")
        try pty.settle()
        #expect(pty.text.contains("2026Q3"))
        pty.send(":wall")
        try pty.settle()
        pty.clearOutput()
        pty.send("\r", keys: 1)
        try wait(20, pty, for: "实时数据")
        pty.clearOutput()
        pty.send("q", keys: 0)
        // Where it was left: the view and the period.
        try wait(20, pty, for: "2026Q3")
        try wait(5, pty, for: "线索")
        #expect(!pty.text.contains("2026Q4"))
        pty.send("q", keys: 0)
        #expect(try pty.finish() == 0)
        #expect(pty.modesLeftOn.isEmpty)
    }
}
