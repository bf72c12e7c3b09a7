import Foundation
import Glibc
import Testing

/// A terminal that stops reading: a window that hangs, a line that broke without saying so, a multiplexer that is paused.
@Suite(.serialized) struct StandstillTests {
    let place: Workspace

    init() throws { place = try Workspace() }

    static let screens = [["--view", "board"], ["wall", "--seconds", "3600"], ["meeting"]]

    private func start(_ arguments: [String], _ environment: [String: String] = [:]) throws -> Pty {
        let pty = try Pty(place.dashboard + arguments, width: 200, height: 60, environment: environment)
        try pty.start()
        while pty.pump(milliseconds: 200) {}
        return pty
    }

    /// Has whole frames made, more than the terminal keeps for a reader, until the program waits for one.
    private func stuff(_ pty: Pty) {
        for round in 0..<80 {
            pty.resize(200 - UInt16(round % 2), 60)
            usleep(4_000)
        }
        pty.resize(200, 60)
    }

    /// Seconds until the program has ended, with nobody reading.
    private func seconds(of pty: Pty, after number: Int32) throws -> Double {
        let start = Date()
        kill(pty.pid, number)
        while pty.isRunning() {
            guard Date().timeIntervalSince(start) < 10 else { throw Pty.Trouble(description: "it does not end") }
            usleep(2_000)
        }
        return Date().timeIntervalSince(start)
    }

    @Test(arguments: StandstillTests.screens, [SIGTERM, SIGHUP, SIGINT])
    func signalsEndIt(screen: [String], number: Int32) throws {
        let pty = try start(screen)
        let before = pty.output.count
        stuff(pty)
        #expect(try seconds(of: pty, after: number) < 1)
        #expect(pty.output.count == before, "something was read")
        #expect(pty.status == 128 + number || (number == SIGINT && pty.status == 0))
        // What the reader finds when it is back leads out of the program's screen.
        while pty.pump(milliseconds: 50) {}
        #expect(pty.modesLeftOn.isEmpty)
    }

    /// Nobody reads from the very start; or the terminal was stopped by another program.
    @Test func neverRead() throws {
        let pty = try Pty(place.dashboard, width: 300, height: 100)
        try pty.wait(10, "it does not start") { !pty.isCooked }
        usleep(200_000)
        #expect(try seconds(of: pty, after: SIGTERM) < 1)
        let stopped = try start([])
        stopped.stopOutput()
        stuff(stopped)
        #expect(try seconds(of: stopped, after: SIGTERM) < 1)
    }

    /// The editor that a signal ends gives the terminal back to a program that cannot draw.
    @Test func whileTheEditorHasTheTerminal() throws {
        let (script, mark) = (place.folder.appending(path: "edit.sh").path, place.folder.appending(path: "mark").path)
        try "#!/bin/sh\necho $$ > '\(mark)'\ntrap '' HUP\nwhile :; do sleep 0.05; done\n"
            .write(toFile: script, atomically: true, encoding: .utf8)
        chmod(script, 0o755)
        let pty = try start([], ["VISUAL": script])
        pty.send("cC")
        try pty.settle()
        stuff(pty)
        pty.write("\u{0F}")
        let end = Date().addingTimeInterval(10)
        while !FileManager.default.fileExists(atPath: mark), Date() < end { usleep(5_000) }
        #expect(FileManager.default.fileExists(atPath: mark))
        #expect(try seconds(of: pty, after: SIGTERM) < 1)
    }

    /// A reader that is back finds the whole screen: what came after the last clearing is what a repaint gives.
    @Test(arguments: [["--view", "board"], ["wall", "--seconds", "3600"]])
    func theScreenIsWholeAgain(screen: [String]) throws {
        let pty = try start(screen)
        stuff(pty)
        usleep(1_200_000)
        while pty.pump(milliseconds: 200) {}
        let after = painted(pty)
        pty.send("\u{0C}")
        try pty.settle()
        while pty.pump(milliseconds: 100) {}
        #expect(after == painted(pty))
        #expect(after.count > 3_000)
        pty.send("q")
        #expect(try pty.finish() == 0)
    }

    private func painted(_ pty: Pty) -> String {
        pty.text.components(separatedBy: "\u{1B}[2J").last?
            .replacingOccurrences(of: "\u{1B}[?2026l", with: "").replacingOccurrences(of: "\u{1B}[?2026h", with: "")
            ?? ""
    }
}
