import Foundation
import Model

/// The bytes of a file (or of memory, for tests), read in pieces.
final class ByteInput {
    let path: String
    let size: Int
    /// How many bytes were handed out.
    private(set) var offset = 0
    private let descriptor: Int32?
    private let memory: [UInt8]

    init(path: String) throws(ExchangeError) {
        self.path = path
        memory = []
        let opened = open(path, O_RDONLY | O_CLOEXEC)
        guard opened >= 0 else { throw .unreadable(path, ByteInput.reason()) }
        var info = stat()
        guard fstat(opened, &info) == 0 else {
            let why = ByteInput.reason()
            close(opened)
            throw .unreadable(path, why)
        }
        guard info.st_mode & S_IFMT != S_IFDIR else {
            close(opened)
            throw .directory(path)
        }
        guard info.st_mode & S_IFMT == S_IFREG else {
            close(opened)
            throw .unreadable(path, "not a regular file")
        }
        descriptor = opened
        size = Int(info.st_size)
    }

    init(bytes: [UInt8], name: String) {
        path = name
        memory = bytes
        size = bytes.count
        descriptor = nil
    }

    deinit {
        if let descriptor { close(descriptor) }
    }

    func rewind() throws(ExchangeError) {
        offset = 0
        if let descriptor, lseek(descriptor, 0, SEEK_SET) != 0 { throw .unreadable(path, ByteInput.reason()) }
    }

    /// Appends up to `count` bytes; returns how many there were, 0 at the end.
    func read(_ count: Int, into target: inout [UInt8]) throws(ExchangeError) -> Int {
        guard let descriptor else {
            let end = min(offset + count, memory.count)
            target.append(contentsOf: memory[offset..<end])
            defer { offset = end }
            return end - offset
        }
        let start = target.count
        target.append(contentsOf: repeatElement(0, count: count))
        var got = 0
        repeat {
            got = target.withUnsafeMutableBytes {
                Foundation.read(descriptor, $0.baseAddress?.advanced(by: start), count)
            }
        } while got < 0 && errno == EINTR
        target.removeLast(count - max(got, 0))
        guard got >= 0 else { throw .unreadable(path, ByteInput.reason()) }
        offset += got
        return got
    }

    private static func reason() -> String { String(cString: strerror(errno)) }
}
