import Foundation
import Glibc
import Testing

@Suite(.serialized) struct WorkingTests {
    let place: Workspace

    init() throws { place = try Workspace() }

    @Test func aMovedCardIsInTheStoreAndUndoSurvivesARestart() throws {
        let first = try Pty(place.dashboard)
        try first.start()
        first.send("L")
        try first.settle()
        first.send("q")
        try first.finish()
        let moved = try place.run(["history", "--limit", "1"]).output
        let second = try Pty(place.dashboard)
        try second.start()
        second.send("u")
        try second.settle()
        second.send("q")
        try second.finish()
        #expect(try place.run(["history", "--limit", "1"]).output != moved)
        #expect(try place.run(["doctor"]).status == 0)
    }

    @Test func aLoneEscIsAnsweredInSixtyMilliseconds() throws {
        let pty = try Pty(place.dashboard)
        try pty.start()
        var times: [Double] = []
        for _ in 0..<7 {
            pty.send("?")
            try pty.settle()
            let start = Date()
            pty.send("\u{1B}")
            try pty.settle()
            times.append(Date().timeIntervalSince(start) * 1000)
        }
        #expect(times.sorted()[3] < 60, "\(times)")
        pty.send("q")
        try pty.finish()
    }

    @Test func nothingIsWrittenAndNoTimeSpentWhileIdle() throws {
        let pty = try Pty(place.dashboard)
        try pty.start()
        // What the terminal is asked at the start is not answered here, and figures are made beside the keys; then all is quiet.
        var (before, seen) = ("", "")
        repeat {
            seen = before
            while pty.pump(milliseconds: 300) {}
            before = try ticks(pty.pid)
        } while before != seen
        #expect(!pty.pump(milliseconds: 3_000))
        #expect(try ticks(pty.pid) == before)
        pty.send("q")
        try pty.finish()
    }

    private func ticks(_ pid: pid_t) throws -> String {
        let stat = try String(contentsOfFile: "/proc/\(pid)/stat", encoding: .utf8)
        let fields = stat.components(separatedBy: ") ").last?.split(separator: " ") ?? []
        // Those of every thread: one that wakes by itself is a wake-up too.
        let threads = try FileManager.default.contentsOfDirectory(atPath: "/proc/\(pid)/task").sorted()
        let switches = try threads.map { thread in
            try String(contentsOfFile: "/proc/\(pid)/task/\(thread)/status", encoding: .utf8)
                .split(separator: "\n").filter { $0.hasPrefix("voluntary_ctxt") }.joined()
        }.joined(separator: " ")
        return "\(fields[11]) \(fields[12]) \(switches)"
    }

    @Test func anotherProcessesChangeAppearsWithinTwoSeconds() throws {
        let pty = try Pty(place.dashboard)
        try pty.start()
        while pty.pump(milliseconds: 300) {}
        pty.clearOutput()
        // One more open deal shows in the header, whatever is in view.
        #expect(try place.run(["deal", "add", "远方新商机"]).status == 0)
        let start = Date()
        try pty.wait(2, "nothing appeared") { !pty.output.isEmpty || pty.pump(milliseconds: 10) }
        #expect(Date().timeIntervalSince(start) < 2)
        pty.send("q")
        try pty.finish()
    }

    @Test func sizesDownToOneCellAndBack() throws {
        let pty = try Pty(place.dashboard)
        try pty.start()
        for (width, height) in [(80, 24), (40, 20), (1, 1), (500, 200), (2, 60), (60, 2), (120, 40)]
            as [(UInt16, UInt16)]
        {
            pty.resize(width, height)
            pty.send("j")
            try pty.settle()
        }
        pty.clearOutput()
        pty.send("\u{C}")
        try pty.settle()
        #expect(pty.text.contains("线索"))
        pty.send("q")
        #expect(try pty.finish() == 0)
    }

    @Test func withoutALocaleChineseIsStillDrawn() throws {
        let pty = try Pty(place.dashboard, environment: ["LANG": "", "LC_ALL": "", "LC_CTYPE": ""])
        try pty.start()
        #expect(pty.text.contains("线索"))
        pty.send("q")
        try pty.finish()
    }

    @Test func killedWhileWritingNothingAcknowledgedIsLost() throws {
        for round in 0..<6 {
            let before = try count()
            let pty = try Pty(place.dashboard)
            try pty.start()
            // Each pair of keys logs a call; a pair counts once the frame after it is out.
            let calls = 12 + round * 7
            for _ in 0..<calls { pty.send("cc") }
            try pty.wait(20, "no progress") { pty.taken >= round * 4 + 2 }
            kill(pty.pid, SIGKILL)
            try pty.finish()
            while pty.pump(milliseconds: 0) {}
            #expect(try count() >= before + pty.taken / 2)
            #expect(try place.run(["doctor"]).status == 0)
        }
    }

    private func count() throws -> Int {
        let json = try place.run(["export", "activities", "--format", "json"]).output
        let list = try JSONSerialization.jsonObject(with: Data(json.utf8))
        if let rows = list as? [Any] { return rows.count }
        return ((list as? [String: Any])?["activities"] as? [Any])?.count ?? -1
    }
}
