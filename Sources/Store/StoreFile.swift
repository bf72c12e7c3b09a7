import Foundation
import Model

/// What can be said about a file before SQLite touches it. Foreign files are found here and never opened.
enum StoreFile {
    /// Checks that the file is a store that this program can read; tells the version of its tables.
    static func check(_ path: String, writing: Bool = false) throws(StoreError) -> Int {
        let file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard file >= 0 else { throw failure(path) }
        defer { close(file) }
        var info = stat()
        guard fstat(file, &info) == 0 else { throw failure(path) }
        guard info.st_mode & S_IFMT != S_IFDIR else { throw .directory(path) }
        guard info.st_mode & S_IFMT == S_IFREG else { throw .notAStore(path) }
        var header = [UInt8](repeating: 0, count: 100)
        let count = read(file, &header, 100)
        if count < 0 { throw errno == EISDIR ? .directory(path) : failure(path) }
        guard count == 100, header.starts(with: Array("SQLite format 3\0".utf8)),
            number(header, 68) == UInt32(bitPattern: StoreSchema.applicationID)
        else { throw .notAStore(path) }
        let version = Int(number(header, 60))
        guard version <= StoreSchema.version else { throw .newer(path, version: version) }
        guard version > 0 else { throw .corrupt(path, detail: Sentence(zh: "没有格式版本", en: "no version")) }
        if writing, let others = SQLiteStore.otherNames(of: path) { throw .manyNames(path, others) }
        try Door(path: path, file: file).check()
        return version
    }

    /// Whether there is a write-ahead log with something in it.
    static func hasLog(_ path: String) -> Bool {
        var info = stat()
        return stat(path + "-wal", &info) == 0 && info.st_size > 0
    }

    /// Whether the disk that a store lies on takes no more, as an attempt shows.
    static func lacksRoom(beside path: String) -> Bool {
        let name = "\(path).room-\(getpid())"
        let file = open(name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard file >= 0 else { return StoreError.noRoom.contains(errno) }
        defer { close(file) }
        unlink(name)
        // As much as the index of a log takes.
        let bytes = [UInt8](repeating: 1, count: 1 << 15)
        var rest = bytes.count
        while rest > 0 {
            let count = write(file, bytes, rest)
            if count <= 0 { return StoreError.noRoom.contains(errno) }
            rest -= count
        }
        return false
    }

    static func isWritable(_ path: String) -> Bool {
        access(path, W_OK) == 0 && access(folder(of: path), W_OK) == 0
    }

    /// The path from the root without links, so that it means the same for as long as the store is open.
    static func absolute(_ path: String) throws(StoreError) -> String { try RealPath.of(path) }

    static func folder(of path: String) -> String {
        guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    /// The error for the present `errno`.
    static func failure(_ path: String) -> StoreError {
        switch errno {
        case ENOENT, ENOTDIR: .notFound(path)
        case EEXIST: .exists(path)
        case EISDIR: .directory(path)
        case EROFS: .readOnly(path)
        case ENOSPC, EDQUOT: .full(path)
        case EACCES, EPERM, ELOOP, ENAMETOOLONG: .unreadable(path, detail: reason(errno))
        default: .io(path, detail: reason(errno))
        }
    }

    static func reason(_ code: Int32) -> String { String(cString: strerror(code)) }
}
