import Foundation

/// Which file a name leads to: two of them are one file where they are equal.
struct FileID: Equatable {
    private let device: UInt64
    private let inode: UInt64

    init(_ info: stat) { (device, inode) = (UInt64(info.st_dev), UInt64(info.st_ino)) }

    /// nil where there is no file.
    init?(_ path: String) {
        var info = stat()
        guard stat(path, &info) == 0 else { return nil }
        self.init(info)
    }

    /// Whether this process has the file open; also true where the system does not tell.
    var isHeld: Bool {
        guard let folder = opendir("/proc/self/fd") else { return true }
        defer { closedir(folder) }
        while let entry = readdir(folder) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            var info = stat()
            if let number = Int32(name), fstat(number, &info) == 0, FileID(info) == self { return true }
        }
        return false
    }
}
