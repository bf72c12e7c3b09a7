import Glibc
import Testing

/// However the program ends, the terminal is as it was.
@Suite(.serialized) struct EndingTests {
    let place: Workspace

    init() throws { place = try Workspace() }

    private func ended(_ end: (Pty) -> Void) throws -> (status: Int32, left: [String], same: Bool) {
        let pty = try Pty(place.dashboard)
        let before = pty.settings
        try pty.start()
        #expect(pty.settings != before)
        end(pty)
        let status = try pty.finish()
        return (status, pty.modesLeftOn, pty.settings == before)
    }

    @Test func quit() throws {
        let end = try ended { $0.send("q") }
        #expect(end.status == 0)
        #expect(end.left.isEmpty)
        #expect(end.same)
    }

    @Test func interruptKey() throws {
        let end = try ended { $0.send("\u{3}") }
        #expect(end.status == 130 || end.status == 0)
        #expect(end.left.isEmpty)
        #expect(end.same)
    }

    /// What is typed ahead of the end, ^C and ^\ too, does not kill the program while it closes its store.
    @Test func keysAheadOfTheEnd() throws {
        for _ in 0..<5 {
            let pty = try Pty(place.dashboard)
            let before = pty.settings
            try pty.start()
            pty.send("q", keys: 0)
            try pty.wait(10, "it does not end") {
                pty.send("\u{3}\u{1C}\u{1A}", keys: 0)
                return !pty.isRunning()
            }
            #expect(try pty.finish() == 0)
            #expect(pty.modesLeftOn.isEmpty && pty.settings == before)
        }
    }

    /// A signal key empties the line that a poll has seen full: the read that follows must not wait for another key.
    @Test func signalKeysEmptyTheLine() throws {
        let pty = try Pty(place.dashboard)
        try pty.start()
        for _ in 0..<20_000 { pty.send("j\u{1A}", keys: 0) }
        kill(pty.pid, SIGTERM)
        #expect(try pty.finish() == 128 + SIGTERM)
    }

    @Test(arguments: [SIGTERM, SIGHUP, SIGINT])
    func signals(number: Int32) throws {
        let end = try ended { kill($0.pid, number) }
        #expect(end.status == 128 + number || end.status == 0)
        #expect(end.left.isEmpty)
        #expect(end.same)
    }

    @Test(arguments: [SIGSEGV, SIGILL, SIGABRT, SIGTRAP, SIGBUS, SIGFPE])
    func crashes(number: Int32) throws {
        let end = try ended { kill($0.pid, number) }
        #expect(end.status == 128 + number)
        #expect(end.left.isEmpty)
        #expect(end.same)
    }

    /// The only program of its terminal: nobody could continue it, and a ^\ beside the ^Z finds no gap.
    @Test func stopsOnlyUnderAShell() throws {
        let pty = try Pty(place.dashboard)
        try pty.start()
        let held = pty.settings
        pty.clearOutput()
        for _ in 0..<200 { pty.send("\u{1A}\u{1C}", keys: 0) }
        try pty.wait(10, "it says nothing") { pty.text.contains("^Z") }
        #expect(pty.settings == held)
        pty.clearOutput()
        pty.send("q", keys: 0)
        #expect(try pty.finish() == 0)
    }

    /// Under a shell with job control, as a person does it.
    @Test func stopAndContinue() throws {
        let pty = try Pty(["--norc", "--noediting", "-i"], program: "/bin/bash", environment: ["PS1": "ready> "])
        try pty.wait(10, "no shell") { pty.text.contains("ready> ") }
        let before = pty.settings
        let command = ([Pty.program] + place.dashboard).map { "'\($0)'" }.joined(separator: " ")
        pty.send(command + "\n", keys: 0)
        try pty.start()
        #expect(pty.settings != before)
        pty.send("\u{1A}", keys: 0)
        try pty.wait(10, "it does not stop") { pty.text.contains("Stopped") && pty.settings == before }
        #expect(pty.modesLeftOn.isEmpty)
        pty.clearOutput()
        pty.send("fg\n", keys: 0)
        try pty.wait(10, "no repaint") { pty.text.contains("线索") }
        pty.clearOutput()
        pty.send("q", keys: 1)
        try pty.wait(10, "no prompt") { pty.text.contains("ready> ") }
        #expect(pty.settings == before)
        #expect(pty.modesLeftOn.isEmpty)
        pty.send("exit\n", keys: 0)
        try pty.finish()
    }
}
