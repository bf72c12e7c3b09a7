import Model

extension StoreError {
    /// Sentences for files that are not where, or what, they were.
    var misplaced: Sentence {
        switch self {
        case .replaced(let path, let kept):
            Sentence(
                zh: "\(path) 已被换成另一个文件（如从备份恢复），改动未保存\(StoreError.keptZh(kept))；请退出后重新打开。",
                en:
                    "Another file took the place of \(path), as a restore does, and nothing was saved"
                    + "\(StoreError.keptEn(kept)); leave and open it again.")
        case .logGone(let path, let kept):
            Sentence(
                zh: "\(path) 打开期间它的日志（-wal、-shm）被删除或替换，改动未保存\(StoreError.keptZh(kept))；"
                    + "请退出所有看板和大屏，再运行 reddot doctor。",
                en:
                    "The log of \(path) (-wal, -shm) was removed while it was open, and nothing was saved"
                    + "\(StoreError.keptEn(kept)); leave all dashboards and walls, then run reddot doctor.")
        case .foreignLog(let path):
            Sentence(
                zh: "\(path) 旁边的日志 -wal 属于另一个文件，或属于它的另一个时刻（如文件被旧副本替换），没有使用，也没有改动；"
                    + "请把 -wal 和 -shm 移到别处再打开，或用 reddot restore 备份 --replace 恢复。",
                en:
                    "The log -wal beside \(path) belongs to another file, or to another moment of it, as when a copy took "
                    + "its place; it was not used and nothing was changed. Move -wal and -shm elsewhere and open it again, "
                    + "or put a backup in its place with reddot restore FILE --replace.")
        case .orphaned(let path):
            Sentence(
                zh: "\(path) 正被另一个程序打开，但它的日志（-wal、-shm）已被删除；现在打开会丢掉那里已保存的内容，未作改动。"
                    + "请先退出所有看板和大屏（退出时日志会写回文件），再打开。",
                en:
                    "Another program has \(path) open, but the log that it writes (-wal, -shm) was removed; opening it now "
                    + "would lose what was saved there, and nothing was done. Leave all dashboards and walls first: as "
                    + "they end, the log is brought into the file.")
        case .manyNames(let path, let others):
            Sentence(
                zh: "\(path) 是有多个名字（硬链接）的文件\(others.isEmpty ? "" : "，另有 \(others.joined(separator: "、"))")；"
                    + "每个名字各有日志，同时写会丢数据，未作改动。请只留一个名字（需要时用 ln -s 或 reddot backup），或加 --read-only 只看。",
                en:
                    "\(path) is a file with several names (hard links)\(others.isEmpty ? "" : ", also \(others.joined(separator: ", "))"); "
                    + "each name has a log of its own, which would lose data, and nothing was done. Keep one name (ln -s or "
                    + "reddot backup make others), or add --read-only to look at it.")
        default: Sentence(zh: "", en: "")
        }
    }

    /// By its own name: it stands beside the store.
    private static func keptZh(_ kept: String?) -> String { kept.map { "；所见的全部另存为旁边的 \(name($0))" } ?? "" }

    private static func keptEn(_ kept: String?) -> String {
        kept.map { "; all that was seen is kept beside it as \(name($0))" } ?? ""
    }

    private static func name(_ path: String) -> String {
        path.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(path[path.utf8.index(after: $0)...]) } ?? path
    }
}
