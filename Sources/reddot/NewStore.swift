import Foundation
import Model
import Rules
import Store

/// Makes stores that are complete from the moment that they have their name.
enum NewStore {
    /// Makes a store, lets `fill` write into it, and gives it its name only then. On error nothing is left.
    static func make<T>(at path: String, makeFolder: Bool, _ fill: (SQLiteStore) throws -> T) throws -> T {
        if makeFolder { Paths.make(folder: Paths.parent(path)) }
        let path = try RealPath.of(path)
        let folder = Paths.parent(path)
        var info = stat()
        if lstat(path, &info) == 0 { throw StoreError.exists(path) }
        guard stat(folder, &info) == 0 else {
            throw Failure.store(
                zh: "文件夹 \(folder) 不存在；请先建立，或换一个 --store。",
                en: "The folder \(folder) does not exist; make it, or choose another --store.")
        }
        let draft = "\(path).making-\(getpid())"
        defer { for suffix in ["", "-wal", "-shm"] { unlink(draft + suffix) } }
        let result = try filled(draft, fill)
        try publish(draft, as: path)
        return result
    }

    /// The store is closed when this returns, so that its file holds everything.
    private static func filled<T>(_ path: String, _ fill: (SQLiteStore) throws -> T) throws -> T {
        do {
            let store = try SQLiteStore.create(at: path)
            return try fill(store)
        } catch StoreError.unknown(_, let why, _, _) {
            // Nothing is left of a file that has no name yet, so this much is known.
            throw StoreError.io(path, detail: why.en)
        }
    }

    private static func publish(_ draft: String, as path: String) throws {
        var info = stat()
        let logged = stat(draft + "-wal", &info) == 0 && info.st_size > 0
        guard !logged else { throw StoreError.io(path, detail: "-wal") }
        // A link never replaces what somebody else put there; some file systems have none.
        if link(draft, path) != 0 {
            guard access(path, F_OK) != 0 else { throw StoreError.exists(path) }
            guard rename(draft, path) == 0 else { throw StoreError.io(path, detail: String(cString: strerror(errno))) }
        }
        let folder = open(Paths.parent(path), O_RDONLY | O_CLOEXEC)
        guard folder >= 0 else { return }
        defer { close(folder) }
        guard fsync(folder) != 0 else { return }
        let why = String(cString: strerror(errno))
        unlink(path)
        throw StoreError.io(path, detail: why)
    }

    /// What an empty workspace starts with: its settings and the standard stages.
    static func foundation(team: String, currency: String, zone: Zone) -> [Change] {
        let values: [(SettingKey, String)] = [(.team, team), (.currency, currency), (.zone, zone.name)]
        let settings = values.enumerated().map { index, pair in
            var setting = Setting(blank: ID(index + 1))
            setting.key = pair.0.rawValue
            setting.text = pair.1
            return Change.add(setting)
        }
        return settings + StandardStages.all.map(Change.add)
    }

    /// A snapshot of a workspace that has just been founded.
    static func emptyBoard(currency: String = SettingKey.currency.standard) throws -> Board {
        var board = Board()
        try board.apply(foundation(team: "", currency: currency, zone: .shanghai))
        return board
    }
}
