import Foundation

/// What is asked at the door, before SQLite touches a file: whether its log is its own, and whether whoever has it open
/// still writes where others look.
struct Door {
    let path: String
    /// The file, open to be read.
    let file: Int32

    /// A log that is written or brought into the file just now looks odd for a moment.
    private static let tries = 100
    private static let pause: UInt32 = 10_000

    func check() throws(StoreError) {
        try checkOwner()
        if try logFits() { return }
        // What a later version writes need not bear this one's marks.
        if let version = logVersion, version > StoreSchema.version { throw .newer(path, version: version) }
        throw .foreignLog(path)
    }

    /// Each connection holds a lock on the file for as long as it has its log: without the log the lock tells of a program
    /// whose log was taken away.
    private func checkOwner() throws(StoreError) {
        for _ in 0..<Door.tries {
            var lock = flock()
            lock.l_type = Int16(F_WRLCK)
            lock.l_whence = Int16(SEEK_SET)
            (lock.l_start, lock.l_len) = (0x4000_0002, 510)
            // Alone, somebody is making the log or taking it away.
            guard fcntl(file, F_GETLK, &lock) == 0, lock.l_type == Int16(F_RDLCK), usesLog else { return }
            if FileID(path + "-wal") != nil, FileID(path + "-shm") != nil { return }
            usleep(Door.pause)
        }
        throw .orphaned(path)
    }

    private var usesLog: Bool { Door.bytes(file)(18, 1) == [2] }

    /// Whether what stands beside the file as its log may be brought into it.
    func logFits() throws(StoreError) -> Bool {
        let log = open(path + "-wal", O_RDONLY | O_CLOEXEC)
        if log < 0 {
            if errno == ENOENT { return true }
            throw StoreFile.failure(path + "-wal")
        }
        defer { close(log) }
        var last: [[UInt8]?] = []
        for _ in 0..<Door.tries {
            guard let frames = LogFile(Door.bytes(log)) else { return true }
            if LogFit(file: Door.bytes(file), log: frames).holds { return true }
            // What does not change between two looks is no passing moment.
            let seen = [Door.bytes(log)(0, 32), Door.bytes(file)(0, 100)]
            if seen == last { return false }
            last = seen
            usleep(Door.pause)
        }
        return false
    }

    /// The version of the tables in a store's log; nil where it does not tell.
    private var logVersion: Int? {
        let log = open(path + "-wal", O_RDONLY | O_CLOEXEC)
        guard log >= 0 else { return nil }
        defer { close(log) }
        guard let frames = LogFile(Door.bytes(log)) else { return nil }
        let last = (0..<frames.count).reversed().lazy.compactMap { frames.beginning($0) }.first
        guard let last, number(last, 68) == UInt32(bitPattern: StoreSchema.applicationID) else { return nil }
        return Int(number(last, 60))
    }

    private static func bytes(_ descriptor: Int32) -> Bytes {
        { offset, count in
            guard offset >= 0, count >= 0 else { return nil }
            var buffer = [UInt8](repeating: 0, count: count)
            return pread(descriptor, &buffer, count, off_t(offset)) == count ? buffer : nil
        }
    }
}
