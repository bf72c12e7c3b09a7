import Foundation

/// Which file stands at a path: tells that another one was put there, by `stat` alone, which leaves its locks in peace.
public struct StoreStamp: Equatable, Sendable {
    private var device: UInt64
    private var inode: UInt64
    /// Sizes and times of the file and its log; only where a connection does not see what others write.
    private var content: [Int64] = []

    /// nil where there is no file, or none that can be looked at. `content` also tells that it was written.
    public init?(_ path: String, content isAsked: Bool = false) {
        var info = stat()
        guard stat(path, &info) == 0 else { return nil }
        (device, inode) = (UInt64(info.st_dev), UInt64(info.st_ino))
        guard isAsked else { return }
        content = StoreStamp.facts(info)
        if stat(path + "-wal", &info) == 0 { content += StoreStamp.facts(info) }
    }

    private static func facts(_ info: stat) -> [Int64] {
        [Int64(info.st_size), Int64(info.st_mtim.tv_sec), Int64(info.st_mtim.tv_nsec)]
    }
}
