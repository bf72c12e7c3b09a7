import Foundation
import GRDB
import Model
import Testing

@testable import Store

/// The files of a store are taken away or exchanged while it is open: nothing is acknowledged that nobody would find.
@Suite struct LostFilesTests {
    private struct Opened {
        let folder: Folder
        var store: SQLiteStore?
        var board: Board

        init() throws {
            folder = try Folder()
            let made = try SQLiteStore.create(at: folder.store)
            (store, board) = (made, try made.start())
            for id in 2...4 { try add(id) }
        }

        mutating func add(_ id: Int) throws {
            let store = try #require(store)
            let entry = try store.commit(Make.draft(.add, [.add(Make.deal(id))]), base: board.seq).own
            board.seq = try #require(entry).seq
        }

        /// The error of the next commit.
        mutating func refusal() -> StoreError? {
            do { try add(99) } catch { return error as? StoreError }
            return nil
        }

        func remove(_ suffixes: [String]) { for suffix in suffixes { unlink(folder.store + suffix) } }

        func deals(_ path: String) throws -> [Int] {
            let store = try SQLiteStore(at: path)
            #expect(try store.doctor().isEmpty)
            return try store.loadAll().deals.map(\.id.raw)
        }
    }

    /// Nothing more is written; what was acknowledged stands in the copy at once, and in the store once this one has closed.
    @Test(arguments: [["-wal"], ["-shm"], ["-wal", "-shm"]]) func aLogThatIsRemoved(_ suffixes: [String]) throws {
        var opened = try Opened()
        let path = opened.folder.store
        opened.store?.drainNotifications()
        opened.remove(suffixes)
        // Whoever sleeps is woken, and learns it without writing.
        var descriptor = pollfd(fd: try #require(opened.store).waitDescriptor, events: Int16(POLLIN), revents: 0)
        #expect(poll(&descriptor, 1, 2_000) == 1)
        let kept = "\(path).rescued-\(getpid())"
        #expect(failure { _ = try opened.store?.changedElsewhere() } == .logGone(path, kept: kept))
        #expect(opened.refusal() == .logGone(path, kept: kept))
        #expect(opened.refusal() == .logGone(path, kept: kept))
        #expect(try opened.deals(kept) == [1, 2, 3, 4])
        opened.store = nil
        #expect(try opened.deals(path) == [1, 2, 3, 4])
    }

    /// The log goes while an entry is being written: it is not acknowledged.
    @Test func aLogThatIsRemovedMeanwhile() throws {
        let opened = try Opened()
        let (path, store) = (opened.folder.store, try #require(opened.store))
        #expect(throws: StoreError.logGone(path, kept: "\(path).rescued-\(getpid())")) {
            try store.commit(streaming: Make.draft(.import, []), base: opened.board.seq) { append in
                try append(.add(Make.deal(50)))
                opened.remove(["-wal"])
            }
        }
        #expect(try store.loadAll().deals.count == 4)
    }

    /// A log that others have begun under the name is theirs: closing neither removes nor overwrites it.
    @Test func aLogThatOthersMadeStays() throws {
        var opened = try Opened()
        let path = opened.folder.store
        opened.remove(["-wal", "-shm"])
        let (log, index) = (Array("their log".utf8), Array("their index".utf8))
        _ = try opened.folder.file("team.reddot-wal", log)
        _ = try opened.folder.file("team.reddot-shm", index)
        let before = try opened.folder.bytes(path)
        #expect(opened.refusal() == .logGone(path, kept: "\(path).rescued-\(getpid())"))
        opened.store = nil
        #expect(try opened.folder.bytes(path + "-wal") == Data(log))
        #expect(try opened.folder.bytes(path + "-shm") == Data(index))
        #expect(try opened.folder.bytes(path) == before)
    }

    /// Another file's contents under the same name, as `cp` puts them there.
    @Test(arguments: [false, true]) func aFileThatIsOverwritten(isEmptied: Bool) throws {
        var opened = try Opened()
        let (path, copy) = (opened.folder.store, opened.folder.path + "/copy")
        let store = try #require(opened.store)
        _ = try store.backup(to: copy)
        try opened.add(5)
        if isEmptied { _ = try store.access { try store.statement("PRAGMA wal_checkpoint(TRUNCATE)").integer() } }
        let file = try #require(FileHandle(forWritingAtPath: path))
        try file.truncate(atOffset: 0)
        try file.write(contentsOf: try opened.folder.bytes(copy))
        try file.close()
        guard case .replaced(path, _) = opened.refusal() else {
            Issue.record("acknowledged")
            return
        }
    }

    @Test func aFormatThatIsRaised() throws {
        var opened = try Opened()
        let path = opened.folder.store
        let later = try DatabaseQueue(path: path)
        try later.writeWithoutTransaction { try $0.execute(sql: "PRAGMA user_version = \(StoreSchema.version + 1)") }
        let expected = StoreError.newer(path, version: StoreSchema.version + 1)
        #expect(failure { _ = try opened.store?.changedElsewhere() } == expected)
        #expect(opened.refusal() == expected)
        #expect(try opened.store?.lastSeq() == opened.board.seq)
    }

    @Test func aFileWithTwoNamesIsReadAndNotWritten() throws {
        var opened = try Opened()
        opened.store = nil
        let (path, second) = (opened.folder.store, opened.folder.path + "/second")
        try #require(link(path, second) == 0)
        #expect(failure { _ = try SQLiteStore(at: path) } == .manyNames(path, [second]))
        #expect(failure { _ = try SQLiteStore(at: second) } == .manyNames(second, [path]))
        #expect(try SQLiteStore(at: second, readOnly: true).loadAll().deals.count == 4)
        #expect(access(second + "-wal", F_OK) != 0)
        // What a crash left while the store was made or replaced is no second name.
        for leftover in [".new-1-0", ".making-1", ".before-s"] {
            let name = opened.folder.path + "/other"
            unlink(name)
            _ = try SQLiteStore.create(at: name)
            try #require(link(name, name + leftover) == 0)
            #expect(try SQLiteStore(at: name).doctor().isEmpty)
        }
        // A copy of it is a file of its own.
        #expect(try SQLiteStore.restore(second, to: opened.folder.path + "/copy")?.problems == [])
        unlink(second)
        #expect(try opened.deals(path) == [1, 2, 3, 4])
    }
}
