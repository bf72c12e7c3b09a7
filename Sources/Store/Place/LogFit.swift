/// Whether a log continues the file that it stands beside. SQLite itself takes any log that is whole, also one that another
/// file has left: a store's file that was replaced by a copy would get pages of two stores.
struct LogFit {
    let file: Bytes
    let log: LogFile

    var holds: Bool { continues || !log.holdsTransaction }

    private var continues: Bool {
        guard let first = (0..<log.count).first(where: { log.mark($0) != nil }), let mark = log.mark(first) else {
            return isUnmarkedOfThisStore
        }
        guard let header = file(0, 100) else { return true }
        if number(header, 60) < 5 { return mark.before == LogMark.none }
        let beside = LogMark(page: log.page(first), log.pageSize, in: file)
        // Where somebody has packed the file, its pages have other numbers than the log's.
        let own = beside.map { [$0] } ?? LogFit.marks(file)
        if own.isEmpty { return true }
        return own.contains { $0.after == mark.before } || own.contains { leads(to: $0.after) }
    }

    /// A part of the log may have been brought into the file already.
    private func leads(to after: String) -> Bool {
        (0..<log.count).reversed().contains { log.mark($0)?.after == after }
    }

    /// What another tool wrote has no mark; its first page, where it is there, must be that of a store like this one.
    private var isUnmarkedOfThisStore: Bool {
        guard let header = file(0, 100) else { return true }
        return (0..<log.count).allSatisfy { frame in
            guard let page = log.beginning(frame) else { return true }
            return page[60..<72] == header[60..<72]
        }
    }

    /// The marks on the pages of a file: one, and perhaps older ones on pages that are not used any more.
    private static func marks(_ file: Bytes) -> [LogMark] {
        guard let header = file(0, 100), case let size = Int(number(header, 16) >> 16), size >= 512 else { return [] }
        var found: [LogMark] = []
        var page = 1
        while let bytes = file(page * size - LogMark.length, LogMark.length) {
            if let mark = LogMark(bytes) { found.append(mark) }
            page += 1
        }
        return found
    }
}
