import Foundation
import Glibc

/// The real program under a pseudo-terminal.
final class Pty {
    private(set) var master: Int32
    private(set) var pid: pid_t = 0
    private let slave: Int32
    private let idle: Int32
    private(set) var output: [UInt8] = []
    /// Keys that the program has taken and shown.
    private(set) var taken = 0
    private var idleLine: [UInt8] = []
    private(set) var status: Int32?
    private var sent = 0

    static let program = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent().appending(path: "reddot")
        .path

    struct Trouble: Error, CustomStringConvertible {
        var description: String
    }

    /// Starts a program, RedDot itself unless another is named.
    init(
        _ arguments: [String], program: String = Pty.program, width: UInt16 = 120, height: UInt16 = 40,
        environment: [String: String] = [:]
    ) throws {
        master = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
        var (locked, number): (Int32, Int32) = (0, 0)
        // TIOCSPTLCK and TIOCGPTN: unlock the other end, and tell its number.
        guard master >= 0, ioctl(master, 0x4004_5431, &locked) == 0, ioctl(master, 0x8004_5430, &number) == 0 else {
            throw Trouble(description: "no pseudo-terminal")
        }
        let path = "/dev/pts/\(number)"
        // Held open so that the settings can be read after the program has gone.
        slave = open(path, O_RDWR | O_NOCTTY | O_CLOEXEC)
        var pipes: [Int32] = [0, 0]
        guard pipe(&pipes) == 0 else { throw Trouble(description: "no pipe") }
        idle = pipes[0]
        _ = fcntl(idle, F_SETFD, FD_CLOEXEC)
        resize(width, height)
        var all = ProcessInfo.processInfo.environment
        all["TERM"] = "xterm-256color"
        all["LANG"] = "C.UTF-8"
        all["LC_ALL"] = nil
        all["NO_COLOR"] = nil
        all["REDDOT_IDLE_FD"] = "9"
        all.merge(environment) { $1 }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, pipes[1], 9)
        posix_spawn_file_actions_addopen(&actions, 0, path, O_RDWR, 0)
        posix_spawn_file_actions_adddup2(&actions, 0, 1)
        posix_spawn_file_actions_adddup2(&actions, 0, 2)
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        // No signal is blocked, and none is ignored, whatever the test runner does.
        var signals = sigset_t()
        sigemptyset(&signals)
        posix_spawnattr_setsigmask(&attributes, &signals)
        sigfillset(&signals)
        posix_spawnattr_setsigdefault(&attributes, &signals)
        // POSIX_SPAWN_SETSID (the terminal becomes the program's own), SETSIGMASK and SETSIGDEF.
        posix_spawnattr_setflags(&attributes, 0x80 | 0x08 | 0x04)
        let argv = ([program] + arguments).map { strdup($0) } + [nil]
        let envp = all.map { strdup("\($0)=\($1)") } + [nil]
        defer { (argv + envp).forEach { free($0) } }
        let failure = posix_spawn(&pid, program, &actions, &attributes, argv, envp)
        Glibc.close(pipes[1])
        guard failure == 0 else { throw Trouble(description: "cannot start \(program): \(failure)") }
    }

    deinit {
        if status == nil, pid > 0 {
            kill(pid, SIGKILL)
            var left: Int32 = 0
            waitpid(pid, &left, 0)
        }
        for descriptor in [master, slave, idle] { Glibc.close(descriptor) }
    }

    func resize(_ width: UInt16, _ height: UInt16) {
        var size = winsize(ws_row: height, ws_col: width, ws_xpixel: 0, ws_ypixel: 0)
        _ = ioctl(master, UInt(TIOCSWINSZ), &size)
    }

    /// Takes the terminal away, as a closed window or a broken line does.
    func hangUp() {
        Glibc.close(master)
        master = -1
    }

    /// The terminal's settings as bytes, to be compared.
    var settings: [UInt8] {
        var settings = termios()
        tcgetattr(slave, &settings)
        return withUnsafeBytes(of: &settings) { Array($0) }
    }

    /// Whether the terminal still hands out lines, as it does before a program takes it over.
    var isCooked: Bool {
        var settings = termios()
        tcgetattr(slave, &settings)
        return settings.c_lflag & UInt32(ICANON) != 0
    }

    /// Stops the terminal's output, as another program may.
    func stopOutput() { tcflow(slave, TCOOFF) }

    /// Sends a few bytes without reading what comes.
    func write(_ text: String) {
        let bytes = Array(text.utf8)
        _ = Glibc.write(master, bytes, bytes.count)
    }

    /// Sends bytes that make up a number of keys.
    func send(_ text: String, keys: Int? = nil) {
        let bytes = Array(text.utf8)
        sent += keys ?? text.unicodeScalars.count
        var done = 0
        while done < bytes.count {
            let count = bytes[done...].withUnsafeBytes { Glibc.write(master, $0.baseAddress, $0.count) }
            guard count > 0 else { return }
            done += count
            pump(milliseconds: 0)
        }
    }

    /// Waits until everything sent is on the screen.
    func settle(seconds: Double = 20) throws {
        try wait(seconds, "keys taken: \(taken) of \(sent)") { taken >= sent && started }
    }

    /// Waits for the first frame.
    func start(seconds: Double = 20) throws { try wait(seconds, "no first frame") { started } }

    /// Whether the program has not ended yet.
    func isRunning() -> Bool { !reap(options: WNOHANG) }

    /// Waits for the end of the program.
    @discardableResult
    func finish(seconds: Double = 10) throws -> Int32 {
        try wait(seconds, "it does not end") { reap(options: WNOHANG) }
        pump(milliseconds: 0)
        return status ?? -1
    }

    func wait(_ seconds: Double, _ what: @autoclosure () -> String, until done: () -> Bool) throws {
        let end = Date().addingTimeInterval(seconds)
        while !done() {
            guard Date() < end else {
                throw Trouble(description: what() + "\n" + String(decoding: output.suffix(400), as: UTF8.self))
            }
            pump(milliseconds: 5)
        }
    }

    /// Takes what the program has written; true if there was anything.
    @discardableResult
    func pump(milliseconds: Int32) -> Bool {
        var polled = [
            pollfd(fd: master, events: Int16(POLLIN), revents: 0), pollfd(fd: idle, events: Int16(POLLIN), revents: 0),
        ]
        guard poll(&polled, 2, milliseconds) > 0 else { return false }
        var buffer = [UInt8](repeating: 0, count: 65_536)
        var any = false
        if polled[0].revents & Int16(POLLIN) != 0 {
            let count = read(master, &buffer, buffer.count)
            if count > 0 {
                output += buffer[..<count]
                any = true
            }
        }
        if polled[1].revents & Int16(POLLIN) != 0 {
            let count = read(idle, &buffer, buffer.count)
            for byte in buffer[..<max(count, 0)] {
                if byte == 10 {
                    taken = Int(String(decoding: idleLine, as: UTF8.self)) ?? taken
                    started = true
                    idleLine = []
                } else {
                    idleLine.append(byte)
                }
            }
        }
        return any
    }

    private(set) var started = false

    func clearOutput() { output = [] }

    var text: String { String(decoding: output, as: UTF8.self) }

    private func reap(options: Int32) -> Bool {
        if status != nil { return true }
        var state: Int32 = 0
        guard waitpid(pid, &state, options) == pid, state & 0xFF != 0x7F else { return false }
        status = state & 0x7F == 0 ? (state >> 8) & 0xFF : 128 + (state & 0x7F)
        return true
    }

    /// Modes that were switched on and not off again, by the last word about each.
    var modesLeftOn: [String] {
        var last: [String: Bool] = [:]
        for part in text.components(separatedBy: "\u{1B}[?").dropFirst() {
            let numbers = part.prefix { $0.isNumber || $0 == ";" }
            guard let end = part.dropFirst(numbers.count).first, end == "h" || end == "l" else { continue }
            for number in numbers.split(separator: ";") { last[String(number)] = end == "h" }
        }
        // 25 is the cursor, which should be on at the end; 12 its blinking; 1 and 7 belong to the terminal's own start.
        return last.filter { $0.key == "25" ? !$0.value : ($0.value && !["7", "12"].contains($0.key)) }.map(\.key)
            .sorted()
    }
}
