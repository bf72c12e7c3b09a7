import Foundation
import GRDBSQLite
import Model

/// A copy of a store, and what it holds.
public struct Backup: Equatable, Sendable {
    /// Where the copy is.
    public var path: String
    /// Bytes of the file.
    public var size: Int
    /// The number of the last change in the copy's journal.
    public var seq: Int
    /// How many entries the copy's journal holds.
    public var entries: Int
    /// SHA-256 of the file, in hexadecimal digits.
    public var digest: String
    /// The last entry of the copy's journal, by its hash.
    public var head: Head?
    /// What the doctor finds in the copy; empty where it is sound.
    public var problems: [Problem]
}

/// Copies that are made while others read and write. A copy has its name only once it is whole and on the disk.
extension SQLiteStore {
    /// Copies the store as it stands into a new file and has the doctor look at it. An existing file is never touched.
    /// `goesOn` is asked now and then; where it says false nothing is left of the copy and nil comes back.
    public func backup(to path: String, _ goesOn: () -> Bool = { true }) throws(StoreError) -> Backup? {
        try copied(to: path, goesOn) { copy throws(StoreError) in try SQLiteStore.examine(copy) }
    }

    /// The same with a quicker look, for copies made beside other work: the file's own check, and where its journal ends.
    func quickBackup(to path: String) throws(StoreError) -> Backup? {
        try copied(to: path, { true }) { copy throws(StoreError) in
            let store = try SQLiteStore(beside: copy, isFrozen: true)
            var backup = try store.described(copy)
            let check = try store.access { try store.fileCheck() }
            if let check { backup.problems = [Examination.fileProblem(path, check)] }
            return backup
        }
    }

    private func copied(
        to path: String, _ goesOn: () -> Bool, _ look: (String) throws(StoreError) -> Backup
    ) throws(StoreError) -> Backup? {
        let full = try StoreFile.absolute(path)
        var info = stat()
        if stat(full, &info) == 0 { throw info.st_mode & S_IFMT == S_IFDIR ? .directory(full) : .exists(full) }
        let draft = try SQLiteStore.temporaryFile(beside: full)
        defer { StoreFile.remove(draft) }
        do {
            guard try reading({ try pages(into: draft, goesOn) }) else { return nil }
        } catch {
            // What fails is the new file; the store was only read.
            if case .full = error { throw .full(full) }
            throw error
        }
        var backup = try look(draft)
        backup.path = full
        try StoreFile.publish(draft, as: full)
        return backup
    }

    /// Copies page by page, from one state of the store.
    private func pages(into file: String, _ goesOn: () -> Bool) throws -> Bool {
        _ = try journalEnd()
        var opened: OpaquePointer?
        guard sqlite3_open_v2(file, &opened, SQLITE_OPEN_READWRITE, nil) == SQLITE_OK, let copy = opened else {
            defer { sqlite3_close(opened) }
            throw SQLiteFailure(opened)
        }
        defer { sqlite3_close(copy) }
        // Until it has its name nobody needs the file, so it needs no journal either.
        try SQLiteStore.run(copy, "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF")
        guard let backup = sqlite3_backup_init(copy, "main", handle, "main") else { throw SQLiteFailure(copy) }
        var code = SQLITE_OK
        while code == SQLITE_OK, goesOn() { code = sqlite3_backup_step(backup, 4_096) }
        let end = sqlite3_backup_finish(backup)
        if code == SQLITE_OK { return false }
        guard code == SQLITE_DONE, end == SQLITE_OK else { throw SQLiteFailure(copy) }
        // A copy goes on from here by itself: no log of the store is ever one of the copy.
        let mark = LogMark(before: LogMark.none).text
        try? SQLiteStore.run(copy, "UPDATE log_marks SET mark = '\(mark)'")
        try SQLiteStore.run(copy, "PRAGMA journal_mode = WAL")
        return true
    }

    static func run(_ connection: OpaquePointer, _ sql: String) throws {
        guard sqlite3_exec(connection, sql, nil, nil, nil) == SQLITE_OK else { throw SQLiteFailure(connection) }
    }

    /// Brings a copy to the present version, and tells what is in it.
    static func examine(_ copy: String) throws(StoreError) -> Backup {
        if try StoreFile.check(copy) < StoreSchema.version { _ = try SQLiteStore(at: copy) }
        let store = try SQLiteStore(beside: copy, isFrozen: true)
        var backup = try store.described(copy)
        backup.problems = try store.doctor()
        return backup
    }

    private func described(_ path: String) throws(StoreError) -> Backup {
        let (seq, entries, head) = try reading {
            (try journalEnd(), try statement("SELECT count(*) FROM batches").integer() ?? 0, try currentHead())
        }
        let (size, digest) = try StoreFile.digest(path)
        return Backup(path: path, size: size, seq: seq, entries: entries, digest: digest, head: head, problems: [])
    }
}

extension StoreFile {
    /// Removes a file that is not needed with what SQLite left beside it.
    static func remove(_ draft: String) {
        for suffix in ["", "-wal", "-shm", "-journal"] { unlink(draft + suffix) }
    }

    /// Bytes and SHA-256 of a file.
    static func digest(_ path: String) throws(StoreError) -> (size: Int, digest: String) {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { throw failure(path) }
        defer { close(file) }
        var hash = SHA256()
        var size = 0
        var buffer = [UInt8](repeating: 0, count: 1 << 18)
        while true {
            let count = read(file, &buffer, buffer.count)
            if count == 0 { return (size, hash.finish()) }
            guard count > 0 else { throw failure(path) }
            size += count
            buffer.withUnsafeBytes { hash.update(UnsafeRawBufferPointer(rebasing: $0[..<count])) }
        }
    }
}
