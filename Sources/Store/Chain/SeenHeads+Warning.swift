import Model

extension SeenHeads {
    /// What is to be said about a store that was just opened: that it is behind or beside what was seen last. Otherwise its
    /// head is noted.
    public func look(_ store: SQLiteStore, now: Instant) -> Sentence? {
        guard let head = try? store.head() else { return nil }
        let (seen, isSamePlace) = all(of: head.store, at: store.path)
        var warning: Sentence?
        if let last = seen.max(by: { $0.head.batch < $1.head.batch }),
            let standing = try? store.standing(to: last.head),
            !standing.isSound
        {
            warning =
                isSamePlace
                ? SeenHeads.warning(store.path, head, last, isBehind: standing == .behind)
                : SeenHeads.copy(store.path, head, last, isBehind: standing == .behind)
        }
        note(store, now: now)
        return warning
    }

    private static func warning(_ path: String, _ head: Head, _ last: Seen, isBehind: Bool) -> Sentence {
        let what =
            isBehind
            ? Sentence(
                zh: "\(path) 止于第 \(head.batch) 条记录，而这里见过第 \(last.head.batch) 条（\(last.head.short)）：末尾不见了，或被换成了旧副本",
                en:
                    "\(path) ends at entry \(head.batch), but entry \(last.head.batch) (\(last.head.short)) was seen here: "
                    + "its tail is missing, or an older copy took its place")
            : Sentence(
                zh: "\(path) 的第 \(last.head.batch) 条记录与这里见过的（\(last.head.short)）不同：日志被改写过，或被换成了另一份副本",
                en:
                    "Entry \(last.head.batch) of \(path) is not the one that was seen here (\(last.head.short)): the journal "
                    + "was rewritten, or another copy took its place")
        return Sentence(
            zh: what.zh + "；请用 reddot verify 核对，若是有意恢复的，用 reddot verify --accept 认可。",
            en: what.en + "; look with reddot verify, and if it was restored on purpose accept it with reddot verify "
                + "--accept.")
    }

    private static func copy(_ path: String, _ head: Head, _ last: Seen, isBehind: Bool) -> Sentence {
        isBehind
            ? Sentence(
                zh: "\(path) 止于第 \(head.batch) 条记录，是 \(last.path) 的旧副本（那里见过第 \(last.head.batch) 条）；请确认没有拿错文件。",
                en: "\(path) ends at entry \(head.batch): it is an older copy of \(last.path), where entry "
                    + "\(last.head.batch) was seen; make sure that it is the file you mean.")
            : Sentence(
                zh: "\(path) 与 \(last.path) 原是同一份数据，但从第 \(last.head.batch) 条记录或更早起内容不同；请确认没有拿错文件。",
                en:
                    "\(path) and \(last.path) were one store, but differ from entry \(last.head.batch) or earlier on; make "
                    + "sure that it is the file you mean.")
    }
}
