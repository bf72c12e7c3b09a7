import Foundation
import GRDB
import GRDBSQLite
import Model

/// An entry is acknowledged only where those who come later will find it: while the names of the store lead to the files
/// that this connection writes.
extension SQLiteStore {
    /// Throws where this connection has lost its files; cheap enough for each wake-up.
    func checkNames() throws {
        if try hasMoved() { throw StoreError.replaced(path, kept: nil) }
        if let footing, !footing.stands(path) { throw StoreError.logGone(path, kept: nil) }
    }

    /// The format that the store has by now.
    func checkFormat() throws {
        let version = try statement("PRAGMA user_version").integer() ?? 0
        if version > StoreSchema.version { throw StoreError.newer(path, version: version) }
        if version < StoreSchema.version, !isReadOnly { throw StoreError.replaced(path, kept: nil) }
    }

    /// The whole check, to be made as the only writer, before anything is written: the names, the format, and whether file and
    /// log belong together, as they do not where somebody copied another file over this one.
    func checkFooting() throws {
        try checkNames()
        try checkFormat()
        guard var footing, let bytes = OpenFile(handle, SQLITE_FCNTL_FILE_POINTER)?.bytes else { return }
        let log = try openLog()
        if let log, !LogFit(file: bytes, log: log).holds { throw StoreError.replaced(path, kept: nil) }
        let version = try statement("PRAGMA data_version").integer() ?? 0
        let latest = try log?.lastMark ?? mark(in: bytes, &footing)
        if footing.version == version, footing.mark != latest?.after { throw StoreError.replaced(path, kept: nil) }
        // Where the last entry still tells of the lines that are gone, this is damage, and no other file.
        if try journalEnd() < footing.end, try entriesEnd() < footing.end {
            throw StoreError.replaced(path, kept: nil)
        }
        (footing.mark, footing.version) = (latest?.after, version)
        self.footing = footing
    }

    /// Where the journal ends as the last entry tells it.
    private func entriesEnd() throws -> Int {
        try statement("SELECT last_seq FROM batches ORDER BY batch DESC LIMIT 1").integer() ?? 0
    }

    /// What the connection itself has open as its log, as far as entries in it count.
    private func openLog() throws -> LogFile? {
        guard let log = OpenFile(handle, SQLITE_FCNTL_JOURNAL_POINTER),
            let frames = OpenFile(handle, SQLITE_FCNTL_FILE_POINTER)?.logFrames
        else { return nil }
        return LogFile(log.bytes, frames: frames)
    }

    private func mark(in bytes: Bytes, _ footing: inout Footing) throws -> LogMark? {
        let size = try statement("PRAGMA page_size").integer() ?? 0
        if let mark = LogMark(page: footing.page, size, in: bytes) { return mark }
        // The first time, or somebody has packed the file.
        footing.page = try statement("SELECT rootpage FROM sqlite_master WHERE name = 'log_marks'").integer() ?? 0
        return LogMark(page: footing.page, size, in: bytes)
    }

    /// Leaves the mark of what is being written; to be called last in its transaction.
    func leaveMark() throws {
        let last = try statement("SELECT mark FROM log_marks WHERE id = 1")
        let standing = try last.step() ? last.text(0).flatMap { LogMark($0.utf8) } : nil
        last.reset()
        let mark = LogMark(before: standing?.after ?? LogMark.none)
        try statement("INSERT INTO log_marks (id, mark) VALUES (1, ?1) ON CONFLICT (id) DO UPDATE SET mark = ?1")
            .bind([.text(mark.text)]).run()
        footing?.mark = mark.after
    }

    // MARK: - What was lost

    /// Once a store has lost its files it writes nothing more. What this connection still sees is saved beside them, since
    /// nobody else may see it.
    func lost(_ error: any Error) -> any Error {
        guard loss == nil, let error = error as? StoreError else { return loss ?? error }
        switch error {
        case .replaced:
            if !isReadOnly { loss = .replaced(path, kept: rescued()) }
        case .logGone:
            if !isReadOnly { loss = .logGone(path, kept: rescued()) }
        default: break
        }
        return loss ?? error
    }

    /// Copies that programs saved beside a store when they lost its files: what is in them may be nowhere else.
    public static func rescuedCopies(of path: String) -> [String] {
        let folder = StoreFile.folder(of: path)
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return names.map { "\(folder)/\($0)" }
            .filter {
                $0.utf8.starts(with: (path + rescue).utf8) && !$0.utf8.dropFirst(path.utf8.count + 1).contains(dot)
            }
            .sorted()
    }

    private static let rescue = ".rescued-"
    private static let dot = UInt8(ascii: ".")

    private func rescued() -> String? {
        guard let name = try? StoreFile.unused("\(path)\(SQLiteStore.rescue)\(getpid())") else { return nil }
        return (try? quickBackup(to: name))?.path
    }
}

/// A file that SQLite has open, read through its own descriptor: opening it anew would give up the process's locks on it.
private struct OpenFile {
    private let file: UnsafeMutablePointer<sqlite3_file>
    private let methods: sqlite3_io_methods

    init?(_ connection: OpaquePointer, _ which: Int32) {
        var found: UnsafeMutablePointer<sqlite3_file>?
        guard sqlite3_file_control(connection, "main", which, &found) == SQLITE_OK, let found,
            let methods = found.pointee.pMethods
        else { return nil }
        (file, self.methods) = (found, methods.pointee)
    }

    var bytes: Bytes {
        { offset, count in
            var buffer = [UInt8](repeating: 0, count: max(count, 0))
            guard offset >= 0, let read = methods.xRead,
                read(file, &buffer, Int32(count), sqlite3_int64(offset)) == SQLITE_OK
            else { return nil }
            return buffer
        }
    }

    /// How many frames of the log count, as the index tells that all processes share.
    var logFrames: Int? {
        guard methods.iVersion >= 2, let map = methods.xShmMap else { return nil }
        var memory: UnsafeMutableRawPointer?
        guard map(file, 0, 32_768, 0, &memory) == SQLITE_OK, let memory else { return nil }
        return Int(UnsafeRawPointer(memory).load(fromByteOffset: 16, as: UInt32.self))
    }
}
