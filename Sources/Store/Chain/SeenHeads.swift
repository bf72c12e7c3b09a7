import Foundation
import Model

/// The heads that a user's programs have seen, in a small file for each store: what tells later that a store went back,
/// or was put together anew. Trouble with the folder is no error: then nothing is known.
public struct SeenHeads: Sendable {
    /// A head, and where and when it was seen.
    public struct Seen: Equatable, Sendable {
        public var head: Head
        public var path: String
        public var time: Instant
    }

    let folder: String

    public init(folder: String) { self.folder = folder }

    /// What was seen of a store, oldest entry first: at this path, or, where it never was, at others.
    public func all(of store: String, at path: String) -> (seen: [Seen], isSamePlace: Bool) {
        let all = read(store)
        let here = all.filter { $0.path == path }
        return here.isEmpty ? (all, false) : (here, true)
    }

    /// Notes the head that a store has now, unless it contradicts what was seen at this path before.
    public func note(_ store: SQLiteStore, now: Instant) {
        guard let head = try? store.head() else { return }
        let here = read(head.store).filter { $0.path == store.path }
        if let last = here.last {
            guard last.head.batch < head.batch, (try? store.standing(to: last.head))?.isSound == true else { return }
        }
        keep(head, at: store.path, now: now)
    }

    /// Takes the present head for the right one, whatever was seen at this path before.
    public func accept(_ store: SQLiteStore, now: Instant) throws(StoreError) {
        guard let head = try store.head() else { return }
        var all = read(head.store).filter { $0.path != store.path }
        all.append(Seen(head: head, path: store.path, time: now))
        write(all, head.store)
    }

    private func keep(_ head: Head, at path: String, now: Instant) {
        let all = read(head.store)
        var here = all.filter { $0.path == path && $0.head.batch < head.batch }
        here.append(Seen(head: head, path: path, time: now))
        let others = all.filter { $0.path != path }
        write(SeenHeads.latest(others) + SeenHeads.thinned(here), head.store)
    }

    // MARK: - How much is kept

    /// The last one, and of those before it fewer the farther back they are: they tell where a rewriting began.
    static func thinned(_ seen: [Seen]) -> [Seen] {
        guard let last = seen.last else { return [] }
        var kept: [Seen] = []
        var step = -1
        for one in seen.dropLast() {
            let distance = last.head.batch &- one.head.batch
            let magnitude = Int.bitWidth - max(distance, 1).leadingZeroBitCount
            if magnitude != step { kept.append(one) }
            step = magnitude
        }
        return kept + [last]
    }

    private static let mostPaths = 20

    /// What belongs to the paths that were looked at last.
    private static func latest(_ seen: [Seen]) -> [Seen] {
        var times: [String: Instant] = [:]
        for one in seen { times[one.path] = max(times[one.path] ?? one.time, one.time) }
        guard times.count > mostPaths else { return seen }
        let kept = Set(times.sorted { ($1.value, $1.key) < ($0.value, $0.key) }.prefix(mostPaths).map(\.key))
        return seen.filter { kept.contains($0.path) }
    }
}

/// The files: a line for each head, `batch seq hash seconds path`.
extension SeenHeads {
    private static let mostBytes = 1 << 20

    private func file(_ store: String) -> String {
        let isPlain =
            (1...64).contains(store.utf8.count)
            && store.utf8.allSatisfy { byte in
                byte == UInt8(ascii: "-") || Character(UnicodeScalar(byte)).isHexDigit
            }
        // The name comes from the store: nothing in it may lead out of the folder.
        var sha = SHA256()
        sha.add(store)
        return folder + "/" + (isPlain ? store : sha.finish())
    }

    private func read(_ store: String) -> [Seen] {
        let descriptor = open(file(store), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOFOLLOW)
        guard descriptor >= 0 else { return [] }
        defer { close(descriptor) }
        var info = stat()
        guard fstat(descriptor, &info) == 0, info.st_mode & S_IFMT == S_IFREG, info.st_size <= SeenHeads.mostBytes
        else { return [] }
        var bytes = [UInt8](repeating: 0, count: Int(info.st_size))
        let count = Glibc.read(descriptor, &bytes, bytes.count)
        guard count > 0 else { return [] }
        let lines = String(decoding: bytes[..<count], as: UTF8.self).split(separator: "\n")
        return lines.compactMap { SeenHeads.seen($0, store) }
    }

    private static func seen(_ line: Substring, _ store: String) -> Seen? {
        let words = line.split(separator: " ", maxSplits: 4, omittingEmptySubsequences: false)
        guard words.count == 5, let batch = Int(words[0]), batch > 0, let seq = Int(words[1]), words[2].count == 64,
            let seconds = Int64(words[3])
        else { return nil }
        let path = words[4].replacing("%0A", with: "\n").replacing("%25", with: "%")
        return Seen(
            head: Head(store: store, batch: batch, seq: seq, hash: String(words[2])), path: String(path),
            time: Instant(seconds: seconds))
    }

    /// Many processes at once: each writes a file of its own and gives it the name. Whoever comes second may lose the other's
    /// head; the one before it tells almost as much.
    private func write(_ seen: [Seen], _ store: String) {
        var text = ""
        for one in seen {
            let path = one.path.replacing("%", with: "%25").replacing("\n", with: "%0A")
            text += "\(one.head.batch) \(one.head.seq) \(one.head.hash) \(one.time.seconds) \(path)\n"
        }
        guard SeenHeads.make(folder) else { return }
        let file = file(store)
        let draft = "\(file).\(getpid())"
        unlink(draft)
        let descriptor = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else { return }
        let bytes = Array(text.utf8)
        let isWhole = Glibc.write(descriptor, bytes, bytes.count) == bytes.count
        close(descriptor)
        if !isWhole || rename(draft, file) != 0 { unlink(draft) }
    }

    private static func make(_ folder: String) -> Bool {
        if mkdir(folder, 0o700) == 0 || errno == EEXIST { return true }
        guard errno == ENOENT, folder.contains("/"), folder != "/" else { return false }
        return make(StoreFile.folder(of: folder)) && (mkdir(folder, 0o700) == 0 || errno == EEXIST)
    }
}
