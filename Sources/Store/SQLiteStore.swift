import Foundation
import GRDB
import GRDBSQLite
import Model

/// A store in one SQLite file, in WAL mode with full synchronisation: what is acknowledged is on the disk.
/// A process should keep one object per file: checking a file before opening it releases the process's locks on it.
public final class SQLiteStore: Storage {
    public let path: String
    public let isReadOnly: Bool
    /// True where the file is read without a log, because nobody can write it, or the disk is full.
    public let isFrozen: Bool
    private let queue: DatabaseQueue
    /// SQLite's own handle; to be used inside `perform` only.
    let handle: OpaquePointer
    private let watch: FileWatch
    private var statements: [String: Statement] = [:]
    var tables: [Kind: TableWriter] = [:]
    /// Who writes through this object, as the system knows them: asked once, when it is first needed. No caller names
    /// somebody else; tests do.
    public internal(set) lazy var login: Login = .system(store: path)
    /// Whether anything was written through this object.
    public private(set) var hasWritten = false
    /// Whether all reads see one state (`hold`).
    private var isHeld = false
    /// SQLite's number for the tables as they were when they were last looked at before writing.
    var examinedSchema: Int?
    /// Where drafts whose outcome is not known are noted; nil notes nothing.
    public var notes: OutcomeNotes?
    /// The files that it writes, as their names lead to them; nil where it has no log.
    var footing: Footing?
    /// Why nothing can be written any more; nil while all is well.
    var loss: StoreError?
    /// A connection beside another one of the process.
    private var isBeside = false
    /// SQLite's `data_version` when the journal was last read.
    private var seenVersion = -1

    public var patience: Double = SQLiteStore.usualPatience {
        didSet { queue.inDatabase { _ in _ = sqlite3_busy_timeout(handle, Int32(patience * 1_000)) } }
    }

    /// Seconds that a caller waits for another one, unless it says otherwise.
    private static let usualPatience = 5.0

    /// Opens an existing store. Read-only works without write permission too; what is foreign, damaged or newer is left alone.
    public init(at path: String, readOnly: Bool = false) throws(StoreError) {
        let full = try StoreFile.absolute(path)
        let version = try StoreFile.check(full, writing: !readOnly)
        if !readOnly, !StoreFile.isWritable(full) { throw .readOnly(full) }
        // Without write permission SQLite cannot make the files that share a log; where there is no log it needs none.
        var frozen = readOnly && !StoreFile.hasLog(full)
        // The log of a second name would not be the one that others write.
        if frozen { frozen = !StoreFile.isWritable(full) || SQLiteStore.otherNames(of: full) != nil }
        do {
            var opened = frozen ? nil : try SQLiteStore.openWithLog(full, readOnly: readOnly)
            if opened == nil {
                frozen = true
                opened = try SQLiteStore.open(SQLiteStore.frozen(full), readOnly: true)
            }
            guard let opened else { throw SQLiteFailure(nil) }
            queue = opened
            handle = try queue.inDatabase { database in
                guard let connection = database.sqliteConnection else { throw SQLiteFailure(nil) }
                return connection
            }
        } catch {
            throw StoreError(error, path: full)
        }
        self.path = full
        isReadOnly = readOnly
        isFrozen = frozen
        watch = FileWatch(full)
        if !frozen { footing = Footing(full) }
        try checkVersion(header: version)
    }

    /// A second, read-only connection for another thread of a process that has the store open: it never opens the file by
    /// other means, which would release the process's locks on it.
    init(beside full: String, isFrozen: Bool) throws(StoreError) {
        do {
            let opened = try SQLiteStore.open(isFrozen ? SQLiteStore.frozen(full) : full, readOnly: true)
            queue = opened
            handle = try opened.inDatabase { database in
                guard let connection = database.sqliteConnection else { throw SQLiteFailure(nil) }
                return connection
            }
        } catch {
            throw StoreError(error, path: full)
        }
        path = full
        isReadOnly = true
        self.isFrozen = isFrozen
        watch = FileWatch()
        isBeside = true
    }

    public var beside: @Sendable () throws(StoreError) -> any Storage {
        let (path, isFrozen) = (path, isFrozen)
        return { () throws(StoreError) in try SQLiteStore(beside: path, isFrozen: isFrozen) }
    }

    deinit {
        // The statements end before the connection that they belong to.
        release()
        statements = [:]
        tables = [:]
        // Closing the last connection brings its log into the file and removes the log by its name: not over what others
        // have made there since.
        if footing?.isSupplanted(path) ?? false {
            _ = Unmanaged.passRetained(queue)
            return
        }
        let isClosed = (try? queue.close()) != nil
        // Taking the queue down starts a thread of libdispatch that wakes every second from then on, which a dashboard
        // that is idle must not. What is kept instead is small, and few are made: one for each load.
        if isClosed, isBeside { _ = Unmanaged.passRetained(queue) }
    }

    private static func open(_ path: String, readOnly: Bool) throws -> DatabaseQueue {
        var configuration = Configuration()
        configuration.readonly = readOnly
        configuration.foreignKeysEnabled = false
        // A command may hold one state over several reads (`hold`).
        configuration.allowsUnsafeTransactions = true
        configuration.busyMode = .timeout(usualPatience)
        configuration.prepareDatabase { database in
            guard !readOnly else { return }
            // The size limit keeps the log of a large import from staying on the disk.
            try database.execute(sql: "PRAGMA synchronous = FULL; PRAGMA journal_size_limit = 16777216")
        }
        return try DatabaseQueue(path: path, configuration: configuration)
    }

    /// nil where a full disk has no room for the files that share a log, and there is no log: then the store can still be
    /// read as it is.
    private static func openWithLog(_ path: String, readOnly: Bool) throws -> DatabaseQueue? {
        do {
            let queue = try open(path, readOnly: readOnly)
            _ = try queue.inDatabase { try Int.fetchOne($0, sql: "SELECT count(*) FROM sqlite_master") }
            return queue
        } catch let error as DatabaseError {
            let room: [ResultCode] = [.SQLITE_IOERR_SHMSIZE, .SQLITE_IOERR_SHMOPEN, .SQLITE_IOERR_SHMMAP, .SQLITE_FULL]
            guard room.contains(error.extendedResultCode), !StoreFile.hasLog(path) else { throw error }
            // The code alone does not tell a full disk from a broken one.
            guard error.resultCode == .SQLITE_FULL || StoreFile.lacksRoom(beside: path) else { throw error }
            return nil
        }
    }

    /// The address of a file that nobody can write. A path is bytes: each that could mean something in an address, or is
    /// no ASCII, is written as its number.
    static func frozen(_ path: String) -> String {
        let digits = Array("0123456789abcdef")
        var address = "file://"
        for byte in path.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "/"), UInt8(ascii: "-"), UInt8(ascii: "_"),
                UInt8(ascii: "."):
                address.unicodeScalars.append(Unicode.Scalar(byte))
            default: address += "%\(digits[Int(byte >> 4)])\(digits[Int(byte & 15)])"
            }
        }
        return address + "?immutable=1"
    }

    /// The log may hold a later version than the file's header.
    private func checkVersion(header: Int) throws(StoreError) {
        let version = try access { try self.statement("PRAGMA user_version").integer() ?? 0 }
        guard version <= StoreSchema.version else { throw .newer(path, version: version) }
        guard version < StoreSchema.version, !isReadOnly, !isFrozen else { return }
        try migrate(from: version)
        try sealOlder()
    }

    /// A store that is too damaged to be sealed is left to the doctor.
    private func sealOlder() throws(StoreError) {
        do {
            try writing(checked: false) { if try isSealable(), try journalEnd() > 0 { try seal() } }
        } catch {
            let trouble = StoreError(error, path: path)
            guard case .corrupt = trouble else { throw trouble }
        }
    }

    /// Brings the tables up to date. Where another program does the same at the same time, one of the two finds a step
    /// done that it was about to do: it goes on behind that step.
    private func migrate(from version: Int) throws(StoreError) {
        do {
            try StoreSchema.migrator.migrate(queue)
        } catch {
            let now = try access { try self.statement("PRAGMA user_version").integer() ?? 0 }
            guard now > version else { throw StoreError(error, path: path) }
            if now < StoreSchema.version { try migrate(from: now) }
        }
    }

    // MARK: - Access

    /// Runs `body` on the connection's queue and turns what SQLite reports into the store's errors. Others pass through.
    func perform<T>(_ body: (Database) throws -> T) throws -> T {
        try queue.inDatabase { database in
            do {
                return try body(database)
            } catch {
                throw StoreError.translated(error, path: path, connection: handle)
            }
        }
    }

    func access<T>(_ body: () throws -> T) throws(StoreError) -> T {
        do {
            return try perform { _ in try body() }
        } catch {
            throw StoreError(error, path: path)
        }
    }

    /// Runs `body` on one consistent state of the store.
    func reading<T>(_ body: () throws -> T) throws(StoreError) -> T {
        do {
            return try perform { database in
                if isHeld { return try body() }
                try database.beginTransaction(.deferred)
                // There is nothing to commit, and in a damaged file committing fails.
                defer { try? database.rollback() }
                return try body()
            }
        } catch {
            throw StoreError(error, path: path)
        }
    }

    /// Keeps one consistent state for all reads from now on, until something is written or `release` is called.
    func hold() throws(StoreError) {
        do {
            try perform { database in
                guard !database.isInsideTransaction else { return }
                try database.beginTransaction(.deferred)
                isHeld = true
            }
        } catch {
            throw StoreError(error, path: path)
        }
    }

    /// Lets the state go that `hold` keeps.
    func release() {
        guard isHeld else { return }
        isHeld = false
        try? perform { try $0.rollback() }
    }

    /// Runs `body` as the only writer: all of it is written, or nothing. Where the disk fails at the end, the entry of the
    /// draft tells which. What mends a store does without the look at it.
    func writing<T>(_ id: DraftID? = nil, checked: Bool = true, _ body: () throws -> T) throws -> T {
        guard !isReadOnly else { throw StoreError.readOnly(path) }
        guard !isFrozen else { throw StoreError.full(path) }
        if let loss { throw loss }
        release()
        do {
            return try perform { database in
                let result = try written(database, id, checked: checked, body)
                // What went into files that nobody finds any more is not acknowledged.
                try checkNames()
                return result
            }
        } catch {
            throw lost(error)
        }
    }

    private func written<T>(
        _ database: Database, _ id: DraftID?, checked: Bool, _ body: () throws -> T
    ) throws -> T {
        try database.beginTransaction(.immediate)
        var result: T?
        let seen = seenVersion
        do {
            try checkFooting()
            if checked { try refuseDamage() }
            let before = sqlite3_total_changes(handle)
            let done = try body()
            if sqlite3_total_changes(handle) != before { try leaveMark() }
            let end = try journalEnd()
            try checkNames()
            result = done
            try database.commit()
            footing?.end = end
            hasWritten = true
            return done
        } catch {
            // Whoever is refused has taken in nothing of what others wrote.
            seenVersion = seen
            footing?.version = -1
            // The system's number is asked for before another statement takes its place.
            let cause = StoreError(StoreError.translated(error, path: path, connection: handle), path: path)
            // After some failures SQLite has rolled back by itself.
            if database.isInsideTransaction { try? database.rollback() }
            guard let result else { throw error }
            if StoreError.wroteNothing(error) { throw cause }
            try look(database, for: id, after: cause)
            hasWritten = true
            return result
        }
    }

    /// Whether another file has the store's name now, as after a restore: what is written here nobody would find.
    func hasMoved() throws -> Bool {
        var moved: Int32 = 0
        guard sqlite3_file_control(handle, "main", SQLITE_FCNTL_HAS_MOVED, &moved) == SQLITE_OK else {
            throw SQLiteFailure(handle)
        }
        return moved != 0
    }

    /// The prepared statement of this text, made once.
    func statement(_ sql: String) throws -> Statement {
        if let known = statements[sql] { return known }
        let made = try Statement(handle, sql)
        statements[sql] = made
        return made
    }

    // MARK: - Other processes

    public var waitDescriptor: Int32 { watch.descriptor }

    public func drainNotifications() { watch.drain() }

    public func changedElsewhere() throws(StoreError) -> Bool {
        do {
            return try perform { _ in
                try checkNames()
                try checkFormat()
                return try dataVersion() != seenVersion
            }
        } catch {
            throw StoreError(lost(error), path: path)
        }
    }

    private func dataVersion() throws -> Int { try statement("PRAGMA data_version").integer() ?? 0 }

    /// To be called inside a transaction that reads the journal to its end.
    func noteVersion() throws { seenVersion = try dataVersion() }
}
