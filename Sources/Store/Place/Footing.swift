/// What an open store stands on: its log and the log's index under the names where others look for them, and the mark that
/// its last entry left.
struct Footing {
    /// nil where there is none.
    let log: FileID?
    let index: FileID?
    /// Where the table of marks has its page.
    var page = 0
    /// The last mark, and SQLite's `data_version` when it was the last.
    var mark: String?
    var version = -1
    /// Where the journal ended behind the last entry of this connection: it never goes back.
    var end = 0

    /// To be taken when the connection has read something: from then on it holds its files.
    init(_ path: String) {
        log = FileID(path + "-wal").flatMap { $0.isHeld ? $0 : nil }
        index = FileID(path + "-shm").flatMap { $0.isHeld ? $0 : nil }
    }

    func stands(_ path: String) -> Bool { FileID(path + "-wal") == log && FileID(path + "-shm") == index }

    /// Whether others have made a log of their own under the names: then this one must not be brought into the file.
    func isSupplanted(_ path: String) -> Bool {
        func differs(_ suffix: String, _ own: FileID?) -> Bool { FileID(path + suffix).map { $0 != own } ?? false }
        return differs("-wal", log) || differs("-shm", index)
    }
}
