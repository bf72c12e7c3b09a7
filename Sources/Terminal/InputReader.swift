import CTerminal
import Glibc

/// Reads a terminal's bytes and makes keys of them.
struct InputReader {
    private let descriptor: Int32
    private var parser = KeyParser()
    private var buffer = [UInt8](repeating: 0, count: 1 << 16)
    private var lastInput: UInt64 = 0
    /// End of input, or an error: nothing will come any more.
    private(set) var ended = false

    init(descriptor: Int32) { self.descriptor = descriptor }

    /// When `timeout()` is to be called, in monotonic nanoseconds.
    var due: UInt64? { parser.waiting ? lastInput + UInt64(parser.patience) * 1_000_000 : nil }

    mutating func timeout() -> [Key] { parser.timeout() }

    /// The keys of all that can be read without waiting, up to one megabyte.
    mutating func read() -> [Key] {
        var keys: [Key] = []
        for _ in 0..<256 {
            let count = Glibc.read(descriptor, &buffer, buffer.count)
            if count < 0, errno == EINTR { continue }
            if count < 0, errno == EAGAIN { break }
            guard count > 0 else {
                // Nothing there: ^C and ^Z empty the line between the poll and the read. Only a terminal that is gone ends it.
                ended = count < 0 || isGone
                break
            }
            keys += parser.feed(buffer[..<count])
            // A terminal hands out at most 4095 bytes at a time; fewer means that it is empty.
            if count < 1024 || !readable(within: 0) { break }
        }
        lastInput = ct_monotonic()
        return keys
    }

    /// Throws away what comes within this time, so that late answers do not reach the shell.
    mutating func swallow(milliseconds: Int64) {
        let end = ct_monotonic() + UInt64(milliseconds) * 1_000_000
        while !ended, case let now = ct_monotonic(), now < end, readable(within: Int64(end - now)) {
            if read().contains(where: { if case .reply(.cursor) = $0 { true } else { false } }) { return }
        }
    }

    private func readable(within nanoseconds: Int64) -> Bool { state(within: nanoseconds) != 0 }

    private var isGone: Bool { state(within: 0) & UInt8(CT_READY_HUP) != 0 }

    private func state(within nanoseconds: Int64) -> UInt8 {
        var ready: UInt8 = 0
        var fd = descriptor
        return ct_poll(&fd, &ready, 1, nanoseconds) > 0 ? ready : 0
    }
}
