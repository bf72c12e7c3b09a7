import Foundation
import Model

/// One backup a day beside the store, made by the first process that writes on that day; the oldest go.
public enum DailyBackup {
    /// Where backups without a name of their own are kept.
    public static func folder(of store: String) -> String { store + ".backups" }

    /// The folder, made where there is none yet; only people who may read the store may look into it.
    public static func makeFolder(of store: String) throws(StoreError) -> String {
        let folder = folder(of: store)
        let isShared = StoreFile.mode(in: StoreFile.folder(of: folder)) == 0o660
        if mkdir(folder, 0o700) == 0 {
            chmod(folder, isShared ? 0o2770 : 0o700)
        } else if errno != EEXIST {
            throw StoreFile.failure(folder)
        }
        guard access(folder, W_OK | X_OK) == 0 else {
            throw .unreadable(folder, detail: StoreFile.reason(errno))
        }
        return folder
    }

    /// How many days are kept; 0 keeps none and makes none.
    static func keep(_ store: SQLiteStore) throws(StoreError) -> Int { Int(try store.setting(.backupKeep)) ?? 0 }

    /// Makes the backup of a day, where it is not there yet and nobody else is making it; nil where there was nothing to
    /// do. A copy that does not read well is not kept, and takes no older one's place.
    public static func make(_ store: SQLiteStore, day: Day) throws(StoreError) -> Backup? {
        let folder = folder(of: store.path)
        let name = "\(folder)/\(prefix)\(day.iso)\(suffix)"
        guard access(name, F_OK) != 0 else { return nil }
        let keep = try keep(store)
        guard keep > 0 else { return nil }
        _ = try makeFolder(of: store.path)
        let lock = open("\(folder)/.lock", O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard lock >= 0 else { throw StoreFile.failure(folder) }
        // The lock goes with the process, however that ends.
        defer { close(lock) }
        fchmod(lock, StoreFile.mode(in: folder))
        guard flock(lock, LOCK_EX | LOCK_NB) == 0, access(name, F_OK) != 0 else { return nil }
        clean(folder)
        guard let backup = try store.quickBackup(to: name) else { return nil }
        guard backup.problems.isEmpty else {
            unlink(name)
            throw .corrupt(store.path, detail: Sentence(zh: "副本不完整", en: "the copy is not whole"))
        }
        prune(folder, keep, sparing: day)
        return backup
    }

    /// The same on a connection of its own, for a thread beside the one that the store belongs to.
    public static func make(beside path: String, day: Day) throws(StoreError) -> Backup? {
        try make(try SQLiteStore(beside: path, isFrozen: false), day: day)
    }

    private static let prefix = "daily-"
    private static let suffix = ".reddot"

    /// What a process that ended in the middle left behind; whoever holds the lock is the only one at work.
    private static func clean(_ folder: String) {
        for name in names(in: folder) where name.hasPrefix(prefix) && name.contains("\(suffix).new-") {
            unlink("\(folder)/\(name)")
        }
    }

    /// The one just made stays, also where a clock that was wrong has left later days.
    private static func prune(_ folder: String, _ keep: Int, sparing made: Day) {
        let others = names(in: folder).filter { name in
            guard name.hasPrefix(prefix), name.hasSuffix(suffix) else { return false }
            let day = Day(iso: String(name.dropFirst(prefix.count).dropLast(suffix.count)))
            return day != nil && day != made
        }
        for name in others.sorted().dropLast(keep - 1) { unlink("\(folder)/\(name)") }
    }

    private static func names(in folder: String) -> [String] {
        (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    }
}

extension SQLiteStore {
    /// A setting of the workspace, or its default, read alone.
    public func setting(_ key: SettingKey) throws(StoreError) -> String {
        try reading {
            let row = try statement("SELECT text FROM settings WHERE key = ? ORDER BY id LIMIT 1")
            defer { row.reset() }
            return try row.bind([.text(key.rawValue)]).step() ? row.text(0) ?? key.standard : key.standard
        }
    }

    /// The workspace's time zone, read alone.
    public func zone() throws(StoreError) -> Zone { Zone(name: try setting(.zone)) ?? .shanghai }
}
