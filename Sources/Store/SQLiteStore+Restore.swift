import Foundation
import GRDB
import GRDBSQLite
import Model

/// Putting a backup back: first into a new file, then, on demand, in the place of the store.
extension SQLiteStore {
    /// Copies a backup into a new file, brings that to the present version and has the doctor look at it. The backup is
    /// only read.
    public static func restore(_ file: String, to path: String, _ goesOn: () -> Bool = { true }) throws(StoreError)
        -> Backup?
    {
        let full = try StoreFile.absolute(file)
        _ = try StoreFile.check(full)
        let source =
            StoreFile.hasLog(full)
            ? try SQLiteStore(at: full, readOnly: true) : try SQLiteStore(beside: full, isFrozen: true)
        return try source.backup(to: path, goesOn)
    }

    /// Gives a finished file the name of the store. What stood there keeps its contents under another name, made with
    /// `stamp`, which comes back. Refused while another process has the store open: it would go on with the old file.
    public static func replace(_ path: String, with new: String, stamp: String) throws(StoreError) -> String {
        let (full, fresh) = (try StoreFile.absolute(path), try StoreFile.absolute(new))
        let aside = try StoreFile.unused("\(full).before-\(stamp)")
        if try StoreFile.isInUse(full) { throw .inUse(full) }
        do {
            // A log that is not the file's own goes with it as it is.
            guard StoreFile.hasOwnLog(full) else {
                try StoreFile.swap(full, for: fresh, aside: aside)
                return aside
            }
            try lockAlone(full) { try StoreFile.swap(full, for: fresh, aside: aside) }
        } catch {
            throw StoreError(error, path: full)
        }
        return aside
    }

    /// Whether another process has the store open. To be asked before this process opens it.
    public static func isInUse(_ path: String) throws(StoreError) -> Bool {
        try StoreFile.isInUse(try StoreFile.absolute(path))
    }

    /// Runs `body` while nobody else can use the store, with everything in its one file. A file too damaged for SQLite is
    /// moved as it is, with its log.
    private static func lockAlone(_ path: String, _ body: () throws -> Void) throws {
        var opened: OpaquePointer?
        defer { sqlite3_close(opened) }
        guard sqlite3_open_v2(path, &opened, SQLITE_OPEN_READWRITE, nil) == SQLITE_OK, let store = opened else {
            throw SQLiteFailure(opened)
        }
        sqlite3_busy_timeout(store, 1_000)
        do {
            // The log goes only where no other connection is left.
            try run(store, "PRAGMA journal_mode = DELETE")
            try run(store, "BEGIN EXCLUSIVE")
        } catch let failure as SQLiteFailure {
            switch failure.code & 0xFF {
            case SQLITE_BUSY, SQLITE_LOCKED: throw StoreError.inUse(path)
            case SQLITE_CORRUPT, SQLITE_NOTADB, SQLITE_IOERR: break
            default: throw failure
            }
        }
        try body()
    }
}

extension StoreFile {
    /// The name, or with a number behind it, where it is taken.
    static func unused(_ name: String) throws(StoreError) -> String {
        for attempt in 1..<100 {
            let candidate = attempt == 1 ? name : "\(name)-\(attempt)"
            if access(candidate, F_OK) != 0 { return candidate }
        }
        throw .exists(name)
    }

    /// Whether another process has the store open: each connection to a log holds a lock on the log's index. To be asked
    /// before this process opens the store, since closing a file gives its locks up.
    static func isInUse(_ path: String) throws(StoreError) -> Bool {
        for (file, start, length) in [(path + "-shm", 120, 9), (path, 0x4000_0000, 512)] {
            let descriptor = open(file, O_RDWR | O_CLOEXEC)
            if descriptor < 0 {
                if errno == ENOENT { continue }
                throw failure(file)
            }
            defer { close(descriptor) }
            var lock = flock()
            lock.l_type = Int16(F_WRLCK)
            lock.l_whence = Int16(SEEK_SET)
            (lock.l_start, lock.l_len) = (off_t(start), off_t(length))
            if fcntl(descriptor, F_GETLK, &lock) == 0, lock.l_type != Int16(F_UNLCK) { return true }
        }
        return false
    }

    /// Whether the log beside a file, if there is one, is its own. To be asked before this process opens the store.
    fileprivate static func hasOwnLog(_ path: String) -> Bool {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { return true }
        defer { close(file) }
        return (try? Door(path: path, file: file).logFits()) ?? true
    }

    /// The old file gets its second name first, so that at no moment the store is without a file.
    fileprivate static func swap(_ path: String, for fresh: String, aside: String) throws {
        for suffix in ["", "-wal"] where access(path + suffix, F_OK) == 0 {
            guard link(path + suffix, aside + suffix) == 0 else {
                // A file system without links: there the store has no name for a moment.
                guard [EPERM, ENOTSUP, ENOSYS, EMLINK].contains(errno) else { throw failure(path) }
                guard rename(path + suffix, aside + suffix) == 0 else { throw failure(path) }
                continue
            }
        }
        for suffix in ["-wal", "-shm"] { unlink(path + suffix) }
        guard rename(fresh, path) == 0 else { throw failure(path) }
        do {
            try sync(folder(of: path))
        } catch {
            throw StoreError.unknown(path, why: error.cause, draft: nil, isKept: false)
        }
    }
}
