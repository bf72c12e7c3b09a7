import Foundation
import Model

/// What is to be known about the file system under a store: SQLite's log needs shared memory and locks that hold for all.
public enum FileSystem {
    /// The name of the network or user-space file system that holds a path (`nfs4`, `cifs`, `fuse.sshfs`…); nil for a local
    /// one, and where the system does not tell.
    public static func remote(_ path: String) -> String? {
        var info = stat()
        guard stat(path, &info) == 0, let mounts = FileManager.default.contents(atPath: "/proc/self/mountinfo") else {
            return nil
        }
        // As the kernel's own macros take a device number apart.
        let device = UInt64(info.st_dev)
        let major = (device >> 8) & 0xFFF | (device >> 32) & 0xFFFF_F000
        let minor = device & 0xFF | (device >> 12) & 0xFFFF_FF00
        return remote("\(major):\(minor)", mounts: String(decoding: mounts, as: UTF8.self))
    }

    /// Finds a device among the lines of `mountinfo`: `36 35 98:0 / /mnt rw - nfs4 server:/team rw`.
    static func remote(_ device: String, mounts: String) -> String? {
        for line in mounts.split(separator: "\n") {
            let words = line.split(separator: " ")
            guard words.count > 2, words[2] == device, let dash = words.firstIndex(of: "-"), dash + 1 < words.count
            else { continue }
            let kind = String(words[dash + 1])
            return shared.contains(kind) || kind.hasPrefix("fuse.") ? kind : nil
        }
        return nil
    }

    private static let shared: Set = [
        "nfs", "nfs4", "cifs", "smb3", "smbfs", "ncpfs", "9p", "afs", "coda", "ceph", "lustre", "glusterfs", "gfs2",
        "ocfs2", "beegfs", "fuse",
    ]

    /// What may go wrong there, and what to do; nil on a local file system.
    public static func warning(_ path: String) -> Sentence? { remote(path).map { warning(path, on: $0) } }

    static func warning(_ path: String, on name: String) -> Sentence {
        Sentence(
            zh: "\(path) 在网络或共享文件系统（\(name)）上：锁和日志不可靠，多台机器同时用会损坏数据；请放到一台服务器的本地磁盘，大家用 ssh 登录使用。",
            en:
                "\(path) is on a network or shared file system (\(name)): locks and the log cannot be relied on, and several "
                + "machines at once can damage it; keep it on a server's own disk and log in there by ssh.")
    }
}
