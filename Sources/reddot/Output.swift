import ArgumentParser
import Foundation
import Model
import Terminal

/// Standard output, written in large pieces.
final class Output {
    let isTerminal: Bool
    private let descriptor: Int32
    private var buffer: [UInt8] = []

    init(_ descriptor: Int32 = STDOUT_FILENO) {
        self.descriptor = descriptor
        isTerminal = isatty(descriptor) == 1
    }

    func write(_ bytes: [UInt8]) throws {
        buffer.append(contentsOf: bytes)
        if buffer.count >= 1 << 16 { try flush() }
    }

    /// Writes text as it is.
    func write(_ text: String) throws { try write(Array(text.utf8)) }

    /// Writes one line; text from outside in it is made safe.
    func line(_ text: String = "") throws { try write(Sanitize.line(text) + "\n") }

    /// Writes one JSON object: indented for people, in one line for programs.
    func json(_ body: (inout JSONWriter) throws -> Void) throws {
        var json = JSONWriter(pretty: isTerminal)
        try json.object(body)
        json.end()
        try write(json.take())
    }

    /// Hands on what a long JSON document holds so far.
    func drain(_ json: inout JSONWriter) throws {
        if json.bytes.count >= 1 << 16 { try write(json.take()) }
    }

    func flush() throws {
        defer { buffer.removeAll(keepingCapacity: true) }
        try writeAll(buffer, to: descriptor) { code in
            // The reader left: there is nobody to tell.
            if code == EPIPE { return ExitCode(0) }
            return OutputFailure(code: code)
        }
    }
}

/// Standard output takes no more.
struct OutputFailure: Error {
    let code: Int32

    /// `isDone` where the command had done its work before: then only its words are lost.
    func failure(isDone: Bool) -> Failure {
        let why = String(cString: strerror(code))
        guard isDone else {
            return .store(
                zh: "输出写不下去（\(why)）；请检查磁盘或管道。", en: "The output cannot be written (\(why)); check the disk or the pipe."
            )
        }
        let sentence = Sentence(
            zh: "已完成并保存，但结果写不出来（\(why)）；请勿重做。",
            en: "Done and saved, but the message could not be written (\(why)); do not repeat it.")
        return Failure(sentence, status: 0)
    }
}

/// Writes all bytes; `failure` makes the error from the system's code.
func writeAll(_ bytes: [UInt8], to descriptor: Int32, _ failure: (Int32) -> any Error) throws {
    try bytes.withUnsafeBytes { all in
        var rest = all[...]
        while !rest.isEmpty {
            let count = write(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
            if count < 0 {
                if errno == EINTR { continue }
                throw failure(errno)
            }
            rest = rest.dropFirst(count)
        }
    }
}
