import Foundation
import Glibc

/// A pseudo-terminal of 80×24 and a program that has it for input and output.
final class Terminal {
    private let master: Int32
    private let child: Spawn
    /// Milliseconds without output after which a program counts as stuck.
    private static let patience: Int32 = 20_000

    /// Starts the program in a place.
    init(_ arguments: [String], in place: Place) throws {
        master = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
        var (locked, number): (Int32, Int32) = (0, 0)
        // The requests that unlock the other end and tell its number.
        guard master >= 0, ioctl(master, 0x4004_5431, &locked) == 0, ioctl(master, 0x8004_5430, &number) == 0 else {
            throw POSIXError(.ENXIO)
        }
        var size = winsize(ws_row: 24, ws_col: 80, ws_xpixel: 0, ws_ypixel: 0)
        _ = ioctl(master, UInt(TIOCSWINSZ), &size)
        let slave = open("/dev/pts/\(number)", O_RDWR | O_NOCTTY | O_CLOEXEC)
        let nothing = open("/dev/null", O_WRONLY | O_CLOEXEC)
        defer { for number in [slave, nothing] { close(number) } }
        child = try Spawn(
            Place.program, arguments, environment: place.environment(), folder: place.folder, input: slave,
            output: slave, error: nothing)
    }

    deinit { close(master) }

    /// What the program writes until a word appears, or until its end.
    @discardableResult
    func read(until word: String? = nil) -> String {
        var all: [UInt8] = []
        while true {
            var wait = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
            var piece = [UInt8](repeating: 0, count: 4096)
            guard poll(&wait, 1, Terminal.patience) > 0 else { break }
            let count = Glibc.read(master, &piece, piece.count)
            guard count > 0 else { break }
            all += piece[..<count]
            if let word, String(decoding: all, as: UTF8.self).contains(word) { break }
        }
        return String(decoding: all, as: UTF8.self)
    }

    func type(_ keys: String) {
        let bytes = Array(keys.utf8)
        _ = bytes.withUnsafeBytes { write(master, $0.baseAddress, $0.count) }
    }

    func send(_ signal: Int32) { kill(child.pid, signal) }

    /// Reads to the end and returns how the program left; what hangs is killed.
    func finish() -> (status: Int32, exited: Bool) {
        read()
        var rest = 100
        while !child.hasEnded, rest > 0 {
            _ = poll(nil, 0, 20)
            rest -= 1
        }
        if rest == 0 { kill(child.pid, SIGKILL) }
        return child.wait()
    }
}
