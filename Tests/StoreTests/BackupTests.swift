import Foundation
import GRDB
import Model
import Testing

@testable import Store

@Suite struct BackupTests {
    /// The digest against the standard's own examples.
    @Test(
        arguments: [
            ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
            ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
            (
                "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
                "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
            ),
            (String(repeating: "a", count: 1_000), "41edece42d63e8d9bf515a9ba6932e1c20cbc9f5a5d134645adb5db1b9737ea3"),
        ]) func digests(_ text: String, _ digest: String)
    {
        for piece in [1, 7, 64, 65, 1_000] {
            var hash = SHA256()
            let bytes = Array(text.utf8)
            for start in stride(from: 0, to: bytes.count, by: piece) {
                bytes[start..<min(start + piece, bytes.count)].withUnsafeBytes { hash.update($0) }
            }
            #expect(hash.finish() == digest)
        }
    }

    /// The copy is made while another connection is in the middle of writing: it holds what was acknowledged, whole.
    @Test func copiesOneStateWhileOthersWrite() throws {
        let folder = try Folder()
        let store = try SQLiteStore.create(at: folder.store)
        let board = try store.start()
        let reader = try SQLiteStore(at: folder.store)
        let copy = folder.path + "/copy.reddot"
        let draft = Make.draft(.import, (2...3_000).map { .add(Make.deal($0)) })
        var backup: Backup?
        try store.commit(streaming: draft, base: board.seq) { append in
            try append(.add(Make.deal(3_001)))
            backup = try reader.backup(to: copy)
        }
        let made = try #require(backup)
        #expect(made.problems.isEmpty && made.seq == board.seq && made.entries == 1 && made.path == copy)
        #expect(made.size == (try folder.bytes(copy)).count)
        #expect(try StoreFile.digest(copy).digest == made.digest)
        #expect(try SQLiteStore(at: copy).loadAll() == board)
        #expect(
            try folder.names().filter { $0.hasPrefix("copy") && $0 != "copy.reddot" && !$0.hasSuffix("shm") }
                .allSatisfy { $0 == "copy.reddot-wal" })
        // The next one has the next state.
        #expect(try reader.backup(to: copy + "2")?.seq == store.lastSeq())
    }

    @Test func neverOverwritesAndLeavesNothingHalf() throws {
        let folder = try Folder()
        let store = try SQLiteStore.create(at: folder.store)
        _ = try store.start()
        let file = try folder.file("precious", [1, 2, 3])
        #expect(failure { _ = try store.backup(to: file) } == .exists(file))
        #expect(try folder.bytes(file) == Data([1, 2, 3]))
        let before = try folder.names()
        let missing = StoreError.unreadable(folder.path + "/none", detail: "No such file or directory")
        #expect(failure { _ = try store.backup(to: folder.path + "/none/x") } == missing)
        #expect(try store.backup(to: folder.path + "/stopped", { false }) == nil)
        #expect(try folder.names() == before)
    }

    @Test func restoresIntoANewFileAndTakesThePlace() throws {
        let folder = try Folder()
        let copy = folder.path + "/copy.reddot"
        let board: Board
        do {
            let store = try SQLiteStore.create(at: folder.store)
            board = try store.start()
            _ = try store.backup(to: copy)
            _ = try store.commit(Make.draft(.add, [.add(Make.deal(2))]), base: board.seq)
        }
        let before = try folder.bytes(copy)
        let fresh = folder.path + "/fresh"
        let restored = try #require(try SQLiteStore.restore(copy, to: fresh))
        #expect(restored.problems.isEmpty && restored.seq == board.seq)
        #expect(try folder.bytes(copy) == before)
        let aside = try SQLiteStore.replace(folder.store, with: fresh, stamp: "today")
        #expect(aside == folder.store + ".before-today")
        #expect(try SQLiteStore(at: folder.store).loadAll() == board)
        #expect(try SQLiteStore(at: aside).loadAll().deals.count == 2)
        #expect(try folder.names() == ["copy.reddot", "team.reddot", "team.reddot.before-today"])
        // And back again, from a store that is no longer in WAL mode.
        let again = try #require(try SQLiteStore.restore(aside, to: fresh))
        #expect(again.problems.isEmpty)
        #expect(try SQLiteStore.replace(folder.store, with: fresh, stamp: "today") == folder.store + ".before-today-2")
        let store = try SQLiteStore(at: folder.store)
        #expect(try store.loadAll().deals.count == 2)
        let mode = try DatabaseQueue(path: folder.store).read { try String.fetchOne($0, sql: "PRAGMA journal_mode") }
        #expect(mode == "wal")
    }

    /// Whoever holds the old file open cannot write into what nobody reads any more.
    @Test func whoHeldTheOldFileIsTold() throws {
        let folder = try Folder()
        let store = try SQLiteStore.create(at: folder.store)
        let board = try store.start()
        let other = try SQLiteStore.create(at: folder.path + "/other")
        _ = try other.start()
        try FileManager.default.moveItem(atPath: folder.store, toPath: folder.path + "/old")
        try FileManager.default.moveItem(atPath: folder.path + "/other", toPath: folder.store)
        let draft = Make.draft(.add, [.add(Make.deal(2))])
        let kept = folder.store + ".rescued-\(getpid())"
        #expect(failure { _ = try store.commit(draft, base: board.seq) } == .replaced(folder.store, kept: kept))
        #expect(failure { _ = try store.undo("li") } == .replaced(folder.store, kept: kept))
        #expect(try SQLiteStore(at: kept).loadAll() == board)
        #expect(try store.loadAll() == board)
    }

    /// A backup by an older version is brought up to date in the new file only.
    @Test func restoresAnOlderVersion() throws {
        let folder = try Folder()
        let kept = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(
            "Stores/v1.reddot")
        let old = try folder.file("old", Array(Data(contentsOf: kept)))
        let restored = try #require(try SQLiteStore.restore(old, to: folder.store))
        #expect(restored.problems.isEmpty && restored.entries == 46)
        #expect(try folder.bytes(old) == Data(contentsOf: kept))
        #expect(try StoreFile.check(folder.store) == StoreSchema.version)
    }

    @Test func refusesForeignAndNewerBackups() throws {
        let folder = try Folder()
        let text = try folder.file("text", Array(String(repeating: "not a store ", count: 20).utf8))
        #expect(failure { _ = try SQLiteStore.restore(text, to: folder.store) } == .notAStore(text))
        let lost = folder.path + "/lost"
        #expect(failure { _ = try SQLiteStore.restore(lost, to: folder.store) } == .notFound(lost))
        let newer = folder.path + "/newer"
        _ = try SQLiteStore.create(at: newer).start()
        let queue = try DatabaseQueue(path: newer)
        try queue.writeWithoutTransaction { try $0.execute(sql: "PRAGMA user_version = 99") }
        try queue.close()
        #expect(failure { _ = try SQLiteStore.restore(newer, to: folder.store) } == .newer(newer, version: 99))
        #expect(!FileManager.default.fileExists(atPath: folder.store))
    }

    /// Modes: the owner's alone, or the group's where the folder is shared; the log and its index like the file.
    @Test(arguments: [
        (0o700, 0o600), (0o755, 0o600), (0o1777, 0o600), (0o770, 0o660), (0o2750, 0o660), (0o2770, 0o660),
    ])
    func modesFollowTheFolder(_ folderMode: Int, _ fileMode: Int) throws {
        let folder = try Folder()
        #expect(chmod(folder.path, mode_t(folderMode)) == 0)
        let store = try SQLiteStore.create(at: folder.store)
        _ = try store.start()
        _ = try store.backup(to: folder.path + "/copy")
        for name in ["team.reddot", "team.reddot-wal", "team.reddot-shm", "copy"] {
            let attributes = try FileManager.default.attributesOfItem(atPath: folder.path + "/" + name)
            #expect(attributes[.posixPermissions] as? Int == fileMode, "\(name)")
        }
    }
}

extension Folder {
    func names() throws -> [String] { try FileManager.default.contentsOfDirectory(atPath: path).sorted() }
}
