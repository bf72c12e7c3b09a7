import Model
import Rules
import Store
import Synchronization

/// Answers the office screen's questions from a store that it opens to read, and closes when it cannot be read.
final class WallReader: Sendable {
    private struct Opened {
        let store: SQLiteStore
        /// Which file the name, which may be a link, led to.
        let file: StoreStamp?
        /// With what was written into it, when that was last looked at.
        var content: StoreStamp?
    }

    private let path: String
    private let seen: SeenHeads?
    private let opened = Mutex<Opened?>(nil)

    init(path: String, seen: SeenHeads? = nil) { (self.path, self.seen) = (path, seen) }

    func answer(_ question: WallQuestion, now: Instant) -> WallAnswer {
        opened.withLock { opened in
            do throws(StoreError) {
                switch question {
                case .open(let after):
                    opened = nil
                    let store = try SQLiteStore(at: path, readOnly: true)
                    opened = Opened(
                        store: store, file: StoreStamp(path), content: StoreStamp(store.path, content: true))
                    return try conclude(store, now, after: after)
                case .conclude(let after):
                    guard let store = opened?.store else { throw .notFound(path) }
                    return try conclude(store, now, after: after)
                case .news(let after):
                    guard let now = StoreStamp(path), let file = opened?.file else { throw .notFound(path) }
                    guard now == file else { return .replaced }
                    guard try isSound(&opened) else { return .replaced }
                    guard let store = opened?.store else { throw .notFound(path) }
                    return try news(store, after: after)
                }
            } catch {
                opened = nil
                return .failed(WallReader.sentence(error))
            }
        }
    }

    private func conclude(_ store: SQLiteStore, _ now: Instant, after: Int?) throws(StoreError) -> WallAnswer {
        let board = try store.loadAll()
        let past = try Past(store, of: board, now: now, parts: .redDots)
        var since: [Entry] = []
        if let after, (1...Commit.bulk).contains(board.seq - after) {
            since = try store.entries(after: after).filter { $0.seq <= board.seq }
        }
        let all = Conclusions(Facts(board), now: now, past: past)
        all.prepare()
        return .concluded(all, since: since, descriptor: store.waitDescriptor, proof: proof(store))
    }

    /// The wall's clock may be frozen; when a head was seen is told by the real one.
    private func proof(_ store: SQLiteStore) -> WallProof {
        let warning = seen?.look(store, now: Clock.system.now)
        return WallProof(head: (try? store.head()) ?? nil, warning: warning)
    }

    /// Where the file was written, reads its beginning through a new connection: the open one would go on with what it
    /// remembers of a file that was spoilt. False where the open one cannot follow what others write.
    private func isSound(_ opened: inout Opened?) throws(StoreError) -> Bool {
        guard let known = opened else { return true }
        let content = StoreStamp(known.store.path, content: true)
        guard content != known.content else { return true }
        if known.store.isFrozen { return false }
        try known.store.readAnew()
        opened?.content = content
        return true
    }

    private func news(_ store: SQLiteStore, after: Int) throws(StoreError) -> WallAnswer {
        guard try store.changedElsewhere() else { return .news([]) }
        let last = try store.lastSeq()
        if last < after { return .replaced }
        if last - after > Commit.bulk { return .outgrown }
        return .news(try store.entries(after: after), proof: proof(store))
    }

    /// What a store that does not answer is called.
    static var silence: Sentence {
        Sentence(
            zh: "数据文件没有回应，可能网络盘断开；恢复后自动继续", en: "the store does not answer (a network disk?); it goes on by itself")
    }

    /// Why the data are old, for those who look at the screen: they cannot do anything about what was not saved.
    private static func sentence(_ error: StoreError) -> Sentence {
        let why: Sentence =
            switch error {
            case .notFound(let path):
                Sentence(zh: "找不到数据文件 \(path)", en: "there is no store at \(path)")
            case .busy(let path):
                Sentence(zh: "\(path) 被另一个程序独占", en: "\(path) is held by another program")
            case .corrupt(let path, _), .notAStore(let path):
                Sentence(
                    zh: "\(path) 已损坏或不是 RedDot 的数据；请运行 reddot doctor",
                    en: "\(path) is damaged, or no store; run reddot doctor")
            case .unreadable(let path, let detail):
                Sentence(zh: "无法读取 \(path)（\(detail)）", en: "\(path) cannot be read (\(detail))")
            case .logGone(let path, _), .orphaned(let path):
                Sentence(
                    zh: "\(path) 的日志被删除；请退出所有看板", en: "the log of \(path) was removed; leave all dashboards")
            case .io(let path, let detail):
                Sentence(zh: "读取 \(path) 出错（\(detail)）", en: "reading \(path) failed (\(detail))")
            default: error.sentence
            }
        return Sentence(
            zh: bare(why.zh, "。") + "；正在自动重试", en: bare(why.en, ".") + "; trying again by itself")
    }

    private static func bare(_ text: String, _ stop: Character) -> String {
        text.last == stop ? String(text.dropLast()) : text
    }
}
