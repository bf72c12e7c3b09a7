import Foundation
import GRDB
import Model

extension SQLiteStore {
    /// Makes a new, empty store, for its owner or the folder's group, and opens it; what belongs into it is an ordinary first commit.
    /// An existing file is never touched. Until everything is on the disk the store has another name, so that a crash leaves
    /// either none or a good one.
    public static func create(at path: String) throws(StoreError) -> SQLiteStore {
        let full = try StoreFile.absolute(path)
        var info = stat()
        if stat(full, &info) == 0 {
            throw info.st_mode & S_IFMT == S_IFDIR ? .directory(full) : .exists(full)
        }
        let draft = try temporaryFile(beside: full)
        do {
            try fill(draft)
            try StoreFile.publish(draft, as: full)
        } catch {
            StoreFile.remove(draft)
            throw StoreError(error, path: full)
        }
        return try SQLiteStore(at: full)
    }

    static func temporaryFile(beside path: String) throws(StoreError) -> String {
        for attempt in 0..<100 {
            let name = "\(path).new-\(getpid())-\(attempt)"
            let file = open(name, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
            if file >= 0 {
                // The log and its index take their modes from the file, whatever the umask.
                fchmod(file, StoreFile.mode(in: StoreFile.folder(of: path)))
                close(file)
                return name
            }
            if errno != EEXIST {
                // A missing folder, or one without write permission.
                let folder = StoreFile.folder(of: path)
                if errno == ENOENT || errno == ENOTDIR {
                    throw .unreadable(folder, detail: StoreFile.reason(errno))
                }
                throw errno == EACCES ? .readOnly(folder) : StoreFile.failure(folder)
            }
        }
        throw .exists(path)
    }

    private static func fill(_ path: String) throws {
        var configuration = Configuration()
        configuration.foreignKeysEnabled = false
        let queue = try DatabaseQueue(path: path, configuration: configuration)
        let mode = try queue.inDatabase { try String.fetchOne($0, sql: "PRAGMA journal_mode = WAL") }
        guard mode == "wal" else { throw StoreError.io(path, detail: "journal_mode \(mode ?? "?")") }
        try StoreSchema.migrator.migrate(queue)
        try queue.close()
    }
}

extension StoreFile {
    /// 0660 in a folder that a group shares (set-group-ID, or writable by its group and not by everybody), otherwise 0600.
    static func mode(in folder: String) -> mode_t {
        var info = stat()
        guard stat(folder, &info) == 0 else { return 0o600 }
        let isShared = info.st_mode & S_ISGID != 0 || info.st_mode & (S_IWGRP | S_IWOTH) == S_IWGRP
        return isShared ? 0o660 : 0o600
    }

    /// Gives a finished file its name, unless the name is taken, and waits for the disk.
    static func publish(_ draft: String, as path: String) throws(StoreError) {
        try sync(draft)
        // A second link, unlike renaming, never takes the place of a file that somebody made meanwhile.
        if link(draft, path) == 0 {
            unlink(draft)
        } else {
            guard [EPERM, ENOTSUP, ENOSYS, EMLINK].contains(errno), access(path, F_OK) != 0 else { throw failure(path) }
            guard rename(draft, path) == 0 else { throw failure(path) }
        }
        do {
            try sync(folder(of: path))
        } catch {
            // A name that the disk does not confirm is taken back: it might be gone tomorrow.
            unlink(path)
            throw error
        }
    }

    static func sync(_ path: String) throws(StoreError) {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { throw failure(path) }
        defer { close(file) }
        guard fsync(file) == 0 else { throw failure(path) }
    }
}
