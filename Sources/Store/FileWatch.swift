import Foundation

/// Wakes when the files of a store are written: a descriptor for `poll`, without a thread.
final class FileWatch {
    /// −1 where the system gives none.
    let descriptor: Int32

    init(_ path: String) {
        descriptor = inotify_init1(Int32(IN_NONBLOCK) | Int32(IN_CLOEXEC))
        guard descriptor >= 0 else { return }
        // Other files of the folder must not wake anybody, so the two files are watched and not the folder. The log stays for
        // as long as a connection is open.
        let gone = UInt32(IN_MOVE_SELF) | UInt32(IN_DELETE_SELF) | UInt32(IN_ATTRIB)
        for name in [path, path + "-wal"] { inotify_add_watch(descriptor, name, UInt32(IN_MODIFY) | gone) }
        inotify_add_watch(descriptor, path + "-shm", gone)
    }

    /// Watches nothing.
    init() { descriptor = -1 }

    deinit {
        if descriptor >= 0 { close(descriptor) }
    }

    func drain() {
        guard descriptor >= 0 else { return }
        var buffer = [UInt8](repeating: 0, count: 4_096)
        while read(descriptor, &buffer, buffer.count) > 0 {}
    }
}
