import Foundation
import Model
import Store

/// A file that is written as a whole or not at all.
struct OutputFile {
    let path: String
    /// The real file behind the path.
    private var target = ""
    private let descriptor: Int32
    /// The name until everything is written; nil for pipes and devices, which are written directly.
    private let draft: String?

    /// Writes a file through `body`, which gets the function that takes the bytes. On error what stood there stays.
    static func write(_ path: String, _ body: ((_ bytes: [UInt8]) throws -> Void) throws -> Void) throws {
        let file = try OutputFile(path)
        do {
            try body { try writeAll($0, to: file.descriptor) { OutputFile.failure(path, $0) } }
            try file.finish()
        } catch {
            file.abandon()
            throw error
        }
    }

    private init(_ path: String) throws {
        self.path = path
        // The names of devices and of open descriptors are never replaced, whatever they lead to.
        if ["/dev/", "/proc/"].contains(where: path.hasPrefix) {
            draft = nil
            descriptor = open(path, O_WRONLY | O_CLOEXEC)
            if descriptor < 0 { throw OutputFile.failure(path, errno) }
            return
        }
        // Of a link the file that it leads to is replaced, not the link.
        let real = (try? RealPath.of(path)) ?? path
        var info = stat()
        let stands = stat(real, &info) == 0
        if stands, info.st_mode & S_IFMT == S_IFDIR { throw OutputFile.failure(path, EISDIR) }
        if stands, info.st_mode & S_IFMT != S_IFREG {
            draft = nil
            descriptor = open(real, O_WRONLY | O_CLOEXEC)
        } else {
            if stands, access(real, W_OK) != 0 { throw OutputFile.failure(path, errno) }
            target = real
            let name = "\(real).new-\(getpid())"
            draft = name
            unlink(name)
            let mode = stands ? info.st_mode & 0o777 : 0o666
            descriptor = open(name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode)
        }
        if descriptor < 0 { throw OutputFile.failure(path, errno) }
    }

    private func finish() throws {
        guard let draft else {
            close(descriptor)
            return
        }
        guard fsync(descriptor) == 0, rename(draft, target) == 0 else { throw OutputFile.failure(path, errno) }
        close(descriptor)
    }

    private func abandon() {
        close(descriptor)
        if let draft { unlink(draft) }
    }

    private static func failure(_ path: String, _ code: Int32) -> Failure {
        let why = String(cString: strerror(code))
        return .refused(
            zh: "无法写入 \(path)：\(why)；请检查路径、权限和磁盘空间。",
            en: "\(path) cannot be written: \(why); check the path, its permissions and the free space.")
    }
}
