import Glibc

/// The text of a file of settings, however it was saved: a mark at its beginning is left out, line ends of other systems
/// are ours. What is no file (a pipe that nobody writes to) is never waited for.
public enum SettingsText {
    public enum Trouble: Error, Equatable {
        /// There is none.
        case missing
        /// As errno.
        case unreadable(Int32)
        /// A pipe, a folder, a device.
        case noFile
        case tooLong
        case notText
    }

    /// At most this many bytes.
    public static let most = 64 << 10

    public static func read(_ path: String) throws(Trouble) -> String {
        let bytes = try bytes(path)
        guard let text = String(validating: clean(bytes), as: UTF8.self) else { throw .notText }
        return text
    }

    /// The bytes as they are.
    public static func bytes(_ path: String) throws(Trouble) -> [UInt8] {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
        guard descriptor >= 0 else { throw errno == ENOENT || errno == ENOTDIR ? .missing : .unreadable(errno) }
        defer { close(descriptor) }
        var info = stat()
        guard fstat(descriptor, &info) == 0 else { throw .unreadable(errno) }
        // The null device is as good as an empty file.
        let isNull = info.st_mode & S_IFMT == S_IFCHR && path == "/dev/null"
        guard info.st_mode & S_IFMT == S_IFREG || isNull else { throw .noFile }
        var bytes = [UInt8](repeating: 0, count: most + 1)
        var filled = 0
        while filled < bytes.count {
            // A file that the system makes up tells no size and comes in pieces.
            let count = bytes.withUnsafeMutableBytes {
                Glibc.read(descriptor, $0.baseAddress?.advanced(by: filled), $0.count - filled)
            }
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw .unreadable(errno) }
            if count == 0 { return Array(bytes[..<filled]) }
            filled += count
        }
        throw .tooLong
    }

    private static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]

    private static func clean(_ bytes: [UInt8]) -> [UInt8] {
        let start = bytes.starts(with: mark) ? mark.count : 0
        guard start > 0 || bytes.contains(13) else { return bytes }
        var clean: [UInt8] = []
        clean.reserveCapacity(bytes.count)
        for index in start..<bytes.count {
            if bytes[index] != 13 {
                clean.append(bytes[index])
            } else if index + 1 == bytes.count || bytes[index + 1] != 10 {
                clean.append(10)
            }
        }
        return clean
    }
}
