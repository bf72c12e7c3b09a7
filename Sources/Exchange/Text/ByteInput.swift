import Foundation
import Model

/// The bytes of a file (or of memory, for tests), read in pieces.
final class ByteInput {
    let path: String
    let size: Int
    /// What tells whether the file is still the one that was opened.
    let stamp: FileStamp
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
        stamp = FileStamp(info)
    }

    init(bytes: [UInt8], name: String) {
        path = name
        memory = bytes
        size = bytes.count
        stamp = FileStamp()
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

    /// Appends up to `count` bytes from a place in the file; fewer only where it ends.
    func read(at place: Int, _ count: Int, into target: inout [UInt8]) throws(ExchangeError) {
        guard let descriptor else {
            target.append(contentsOf: memory[min(place, memory.count)..<min(place + count, memory.count)])
            return
        }
        let start = target.count
        target.append(contentsOf: repeatElement(0, count: count))
        var got = 0
        while got < count {
            let more = target.withUnsafeMutableBytes {
                pread(descriptor, $0.baseAddress?.advanced(by: start + got), count - got, place + got)
            }
            if more < 0, errno == EINTR { continue }
            guard more >= 0 else { throw .unreadable(path, ByteInput.reason()) }
            if more == 0 { break }
            got += more
        }
        target.removeLast(count - got)
    }

    /// Throws where the file is no longer as it was when it was opened.
    func checkUnchanged() throws(ExchangeError) {
        guard let descriptor else { return }
        var info = stat()
        guard fstat(descriptor, &info) == 0 else { throw .unreadable(path, ByteInput.reason()) }
        if FileStamp(info) != stamp { throw .changed(path) }
    }

    private static func reason() -> String { String(cString: strerror(errno)) }
}

/// Size and time of a file's last change.
struct FileStamp: Equatable {
    private var inode: UInt64 = 0
    private var size = 0
    private var seconds = 0
    private var nanoseconds = 0

    init() {}

    init(_ info: stat) {
        inode = UInt64(info.st_ino)
        size = Int(info.st_size)
        seconds = Int(info.st_mtim.tv_sec)
        nanoseconds = Int(info.st_mtim.tv_nsec)
    }
}
