import Foundation
import Model
import Testing

@testable import Store

/// Stores in odd places: on a network file system, and copied while somebody writes.
@Suite struct SharedFileTests {
    private static let mounts = """
        22 28 0:20 / /proc rw,nosuid shared:5 - proc proc rw
        28 1 259:2 / / rw,noatime shared:1 - ext4 /dev/nvme0n1p2 rw
        36 28 0:45 / /mnt/team rw,relatime shared:9 master:1 - nfs4 server:/team rw,vers=4.2
        37 28 0:46 / /mnt/win rw - cifs //server/share rw
        38 28 0:47 / /home/li/far rw - fuse.sshfs li@far:/ rw
        39 28 8:17 / /media/disk rw - fuseblk /dev/sdb1 rw
        """

    @Test(arguments: [
        ("0:45", "nfs4"), ("0:46", "cifs"), ("0:47", "fuse.sshfs"), ("259:2", nil), ("8:17", nil), ("0:20", nil),
        ("9:9", nil),
    ])
    func fileSystemsThatManyMachinesShareAreKnown(device: String, name: String?) {
        #expect(FileSystem.remote(device, mounts: SharedFileTests.mounts) == name)
    }

    @Test func aNetworkFileSystemIsSaidWithWhatToDo() {
        let sentence = FileSystem.warning("/mnt/team.db", on: "nfs4")
        for text in [sentence.zh, sentence.en] {
            #expect(text.contains("/mnt/team.db") && text.contains("nfs4") && text.contains("ssh"))
        }
        #expect(FileSystem.remote("/no/such/place") == nil)
    }

    /// A copy of the file alone is the store of some moments ago, whole; with its log it is all that was acknowledged.
    @Test(arguments: [true, false]) func aStoreCopiedWhileInUse(withLog: Bool) throws {
        let folder = try Folder()
        let store = try SQLiteStore.create(at: folder.store)
        var board = try store.start()
        func add(_ ids: ClosedRange<Int>) throws {
            for id in ids {
                let draft = Make.draft(.add, [.add(Make.deal(id))])
                board.seq = try #require(try store.commit(draft, base: board.seq).own).seq
            }
        }
        try add(2...20)
        _ = try store.access { try store.statement("PRAGMA wal_checkpoint(PASSIVE)").integer() }
        try add(21...40)
        let copy = folder.path + "/copy"
        for suffix in withLog ? ["", "-wal"] : [""] {
            try FileManager.default.copyItem(atPath: folder.store + suffix, toPath: copy + suffix)
        }
        let opened = try SQLiteStore(at: copy)
        #expect(try opened.loadAll().deals.count == (withLog ? 40 : 20))
        #expect(try opened.doctor().isEmpty)
        #expect(try opened.entries(after: 0).map(\.batch) == Array(1...(withLog ? 40 : 20)))
        #expect(try store.loadAll().deals.count == 40)
    }

    /// Pages that belong to different moments, as a copy in the middle of a checkpoint has them, are found.
    @Test func aTornCopyIsFound() throws {
        let folder = try Folder()
        let store = try SQLiteStore.create(at: folder.store)
        var board = try store.start()
        func add(_ ids: ClosedRange<Int>) throws -> Data {
            for id in ids {
                let draft = Make.draft(.add, [.add(Make.note(id, deal: 1, String(repeating: "记", count: 300)))])
                board.seq = try #require(try store.commit(draft, base: board.seq).own).seq
            }
            _ = try store.access { try store.statement("PRAGMA wal_checkpoint(TRUNCATE)").integer() }
            return try folder.bytes(folder.store)
        }
        let (early, late) = (try add(1...60), try add(61...120))
        let half = early.count / 2 / 4_096 * 4_096
        let torn = try folder.file("torn", Array(early.prefix(half)) + Array(late.dropFirst(half)))
        let problems = (try? SQLiteStore(at: torn).doctor().map(\.kind)) ?? [.file]
        #expect(!problems.isEmpty)
    }
}
