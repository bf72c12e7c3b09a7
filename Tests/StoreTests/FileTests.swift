import Foundation
import GRDB
import Model
import Testing

@testable import Store

@Suite struct FileTests {
    @Test func newStoreIsTheOwnersAlone() throws {
        let folder = try Folder()
        let store = try SQLiteStore.create(at: folder.store)
        _ = try store.start()
        for suffix in ["", "-wal", "-shm"] {
            let attributes = try FileManager.default.attributesOfItem(atPath: folder.store + suffix)
            #expect(attributes[.posixPermissions] as? Int == 0o600)
        }
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        #expect(Set(names) == ["team.reddot", "team.reddot-wal", "team.reddot-shm"])
    }

    @Test func creatingNeverOverwrites() throws {
        let folder = try Folder()
        let file = try folder.file("team.reddot", Array("precious".utf8))
        #expect(failure { _ = try SQLiteStore.create(at: file) } == .exists(file))
        #expect(try folder.bytes(file) == Data("precious".utf8))
        #expect(failure { _ = try SQLiteStore.create(at: folder.path) } == .directory(folder.path))
        let lost = folder.path + "/none/team.reddot"
        let missing = StoreError.unreadable(folder.path + "/none", detail: "No such file or directory")
        #expect(failure { _ = try SQLiteStore.create(at: lost) } == missing)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["team.reddot"])
    }

    /// A crash between making and naming leaves a file under another name, which is in nobody's way.
    @Test func remainsOfACrashDoNoHarm() throws {
        let folder = try Folder()
        _ = try folder.file("team.reddot.new-\(getpid())-0", [1, 2, 3])
        #expect(try SQLiteStore.create(at: folder.store).start().deals.count == 1)
        #expect(try folder.bytes(folder.store + ".new-\(getpid())-0") == Data([1, 2, 3]))
    }

    @Test func foreignFilesAreLeftAlone() throws {
        let folder = try Folder()
        let sqlite = folder.path + "/other.db"
        let queue = try DatabaseQueue(path: sqlite)
        try queue.write { try $0.execute(sql: "CREATE TABLE t (x)") }
        try queue.close()
        let files = [
            sqlite, try folder.file("empty", []), try folder.file("text.csv", Array("a,b\n1,2\n".utf8)),
            try folder.file("noise", (0..<5_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }),
            try folder.file("short", Array("SQLite format 3\0".utf8)),
        ]
        for file in files {
            let before = try folder.bytes(file)
            for readOnly in [false, true] {
                #expect(failure { _ = try SQLiteStore(at: file, readOnly: readOnly) } == .notAStore(file))
            }
            #expect(try folder.bytes(file) == before)
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).count == files.count)
        #expect(failure { _ = try SQLiteStore(at: folder.path) } == .directory(folder.path))
        #expect(failure { _ = try SQLiteStore(at: folder.path + "/no") } == .notFound(folder.path + "/no"))
        #expect(failure { _ = try SQLiteStore(at: "/dev/null") } == .notAStore("/dev/null"))
    }

    @Test func newerStoreIsLeftAlone() throws {
        let folder = try Folder()
        _ = try SQLiteStore.create(at: folder.store).start()
        let queue = try DatabaseQueue(path: folder.store)
        try queue.writeWithoutTransaction { try $0.execute(sql: "PRAGMA user_version = 7") }
        // In the log only.
        #expect(failure { _ = try SQLiteStore(at: folder.store) } == .newer(folder.store, version: 7))
        try queue.close()
        let before = try folder.bytes(folder.store)
        #expect(failure { _ = try SQLiteStore(at: folder.store) } == .newer(folder.store, version: 7))
        #expect(try folder.bytes(folder.store) == before)
    }

    @Test(arguments: [100, 4_096, 10_000]) func truncatedStoreIsCorrupt(_ size: Int) throws {
        let folder = try Folder()
        _ = try SQLiteStore.create(at: folder.store).start()
        let whole = try folder.bytes(folder.store)
        let file = try folder.file("cut", Array(whole.prefix(size)))
        let error = failure { _ = try SQLiteStore(at: file).loadAll() }
        guard case .corrupt = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(try folder.bytes(file) == whole.prefix(size))
    }

    @Test func everyErrorSpeaksBothLanguages() {
        let entry = Entry(batch: 1, seq: 1, draft: Make.draft(.move, [.add(Make.deal(1))]))
        let path = "/data/team.reddot"
        let errors: [StoreError] = [
            .notFound(path), .exists(path), .directory(path), .notAStore(path), .newer(path, version: 9),
            .unreadable(path, detail: "d"), .readOnly(path), .busy(path), .full(path), .inUse(path), .replaced(path),
            .corrupt(path, detail: Sentence(zh: "d", en: "d")), .wrongJournal(path, detail: Sentence(zh: "d", en: "d")),
            .wrongTable(path, detail: Sentence(zh: "d", en: "d")),
            .conflict([entry]), .nothingToUndo(actor: "li"), .nothingToRedo(actor: "li"), .invalid(.missing(.deal, 1)),
            .io(path, detail: "d"), .notText(path), .logGone(path, kept: nil),
            .logGone(path, kept: path + ".kept"), .replaced(path, kept: path + ".kept"), .foreignLog(path),
            .orphaned(path), .manyNames(path, [path + "2"]),
        ]
        var seen: Set<String> = []
        for error in errors {
            let sentence = error.sentence
            #expect(sentence.zh.contains { $0 >= "一" } && sentence.zh.hasSuffix("。"))
            #expect(sentence.en.hasSuffix(".") && sentence.en.utf8.allSatisfy { $0 < 128 })
            #expect(seen.insert(sentence.zh).inserted && seen.insert(sentence.en).inserted)
            let names = sentence.zh.contains(path) && sentence.en.contains(path)
            #expect(names == (error.exitStatus == 74 || error == .exists(path)))
        }
    }
}
