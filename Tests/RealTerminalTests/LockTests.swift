import Foundation
import Glibc
import Testing

@testable import Store

/// Somebody else holds the store for seconds: the dashboard says so and goes on taking keys.
@Suite(.serialized) struct LockTests {
    let place: Workspace

    init() throws { place = try Workspace() }

    private func says(_ text: String, _ pty: Pty, within seconds: Double = 3) throws {
        try pty.wait(seconds, "not said: \(text)") {
            pty.pump(milliseconds: 5)
            return pty.text.contains(text)
        }
    }

    private func newest() throws -> String { try place.run(["history", "--limit", "1"]).output }

    @Test func keysGoOnWhileAnotherWrites() throws {
        let before = try newest()
        let pty = try Pty(place.dashboard)
        try pty.start()
        let store = try SQLiteStore(at: place.store)
        try store.writing {
            pty.send("L")
            try says("另一位正在写入", pty)
            var times: [Double] = []
            for _ in 0..<10 {
                pty.clearOutput()
                let start = Date()
                pty.send("j")
                try pty.wait(2, "frozen") { !pty.output.isEmpty }
                times.append(Date().timeIntervalSince(start) * 1_000)
            }
            #expect(times.sorted()[5] < 60, "\(times)")
            pty.send("\u{1B}")
            try says("已放弃", pty)
        }
        try pty.settle()
        #expect(try newest() == before)
        pty.send("q")
        try pty.finish()
    }

    @Test func whatWaitsIsWrittenInOrderOnceTheOtherIsDone() throws {
        let pty = try Pty(place.dashboard)
        try pty.start()
        let store = try SQLiteStore(at: place.store)
        let seq = try store.lastSeq()
        try store.writing {
            // The second touch, and the end, wait for the first.
            pty.send("ccccq")
            try says("另一位正在写入", pty)
        }
        try pty.finish()
        let entries = try store.entries(after: seq)
        #expect(entries.map(\.draft.verb) == [.log, .log])
        #expect(try store.doctor().isEmpty)
    }

    @Test func afterFiveSecondsItIsSaidAndTheFormIsThere() throws {
        let before = try newest()
        let pty = try Pty(place.dashboard)
        try pty.start()
        let store = try SQLiteStore(at: place.store)
        try store.writing {
            pty.send("n明天 送方案\r")
            let start = Date()
            try says("5 秒内未释放", pty, within: 8)
            #expect((4.5...7).contains(Date().timeIntervalSince(start)))
        }
        #expect(try newest() == before)
        pty.send("\r")
        try pty.settle()
        #expect(try newest().contains("送方案"))
        pty.send("q")
        try pty.finish()
    }

    /// The terminal vanishes while a commit waits: the program ends at once, and nothing is half written.
    @Test func aTerminalThatVanishesWhileACommitWaits() throws {
        let before = try newest()
        let pty = try Pty(place.dashboard)
        try pty.start()
        let store = try SQLiteStore(at: place.store)
        try store.writing {
            pty.send("L")
            try says("另一位正在写入", pty)
            pty.hangUp()
            try pty.finish(seconds: 3)
        }
        #expect(try newest() == before)
        #expect(try store.doctor().isEmpty)
    }
}
