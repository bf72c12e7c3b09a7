import Foundation
import GRDB
import Model
import Testing

@testable import Store

@Suite struct TroubleTests {
    /// The disk is full while a commit is written: nothing of it is there, and the store goes on once there is room.
    @Test func fullDisk() throws {
        let folder = try Folder()
        let store = try SQLiteStore.create(at: folder.store)
        let board = try store.start()
        let pages = try store.access { try store.statement("PRAGMA page_count").integer() ?? 0 }
        try limit(store, to: pages)
        let big = Make.draft(.note, (1...50).map { .add(Make.note($0, deal: 1, String(repeating: "长", count: 2_000))) })
        #expect(failure { _ = try store.commit(big, base: board.seq) } == .full(folder.store))
        #expect(try store.loadAll() == board)
        #expect(try store.doctor().isEmpty)
        try limit(store, to: 1_000_000)
        #expect(try store.commit(big, base: board.seq).own?.batch == 2)
        #expect(try store.loadAll().notes.count == 50)
    }

    private func limit(_ store: SQLiteStore, to pages: Int) throws {
        _ = try store.access { try Statement(store.handle, "PRAGMA max_page_count = \(pages)").integer() }
    }

    /// Another program holds the store for longer than a writer waits.
    @Test func busyStore() throws {
        let folder = try Folder()
        let store = try SQLiteStore.create(at: folder.store)
        let board = try store.start()
        let other = try DatabaseQueue(path: folder.store)
        try other.inDatabase { database in
            try database.beginTransaction(.immediate)
            store.patience = 0.01
            let note = Make.draft(.note, [.add(Make.note(1, deal: 1, "n"))])
            #expect(failure { _ = try store.commit(note, base: board.seq) } == .busy(folder.store))
            // Readers are not in anybody's way.
            #expect(try store.loadAll() == board)
            try database.rollback()
            #expect(try store.commit(note, base: board.seq).own?.batch == 2)
        }
    }

    @Test func readOnlyStoreIsReadAndNotWritten() throws {
        let folder = try Folder()
        let board = try SQLiteStore.create(at: folder.store).start()
        let before = try folder.bytes(folder.store)
        let store = try SQLiteStore(at: folder.store, readOnly: true)
        #expect(store.isReadOnly)
        #expect(try store.loadAll() == board)
        #expect(try store.doctor().isEmpty)
        let draft = Make.draft(.note, [.add(Make.note(1, deal: 1, "n"))])
        #expect(failure { _ = try store.commit(draft, base: board.seq) } == .readOnly(folder.store))
        #expect(failure { _ = try store.undo("li") } == .readOnly(folder.store))
        #expect(throws: StoreError.readOnly(folder.store)) {
            try store.commit(streaming: draft, base: board.seq) { _ in }
        }
        #expect(try folder.bytes(folder.store) == before)
    }

    /// What a crash leaves: the files as they are in the middle of a commit. Everything acknowledged is there, nothing else.
    @Test func crashLosesNothingAcknowledged() throws {
        let folder = try Folder()
        let store = try SQLiteStore.create(at: folder.store)
        var board = try store.start()
        for id in 2...30 {
            board.seq = try #require(try store.commit(Make.draft(.add, [.add(Make.deal(id))]), base: board.seq).own).seq
        }
        let copy = folder.path + "/copy"
        let before = try logSize(folder.store)
        struct Stop: Error {}
        #expect(throws: Stop.self) {
            try store.commit(streaming: Make.draft(.import, []), base: board.seq) { append in
                // Enough to push unfinished pages into the log.
                for id in 31...20_000 { try append(.add(Make.deal(id))) }
                for suffix in ["", "-wal"] {
                    try FileManager.default.copyItem(atPath: folder.store + suffix, toPath: copy + suffix)
                }
                throw Stop()
            }
        }
        #expect(try logSize(copy) > before)
        let revived = try SQLiteStore(at: copy)
        #expect(try revived.loadAll().deals.count == 30)
        #expect(try revived.lastSeq() == board.seq)
        #expect(try revived.doctor().isEmpty)
    }

    private func logSize(_ file: String) throws -> Int {
        try #require(try FileManager.default.attributesOfItem(atPath: file + "-wal")[.size] as? Int)
    }

    @Test func anotherProcessesChangeWakesUp() throws {
        let folder = try Folder()
        let first = try SQLiteStore.create(at: folder.store)
        let board = try first.start()
        let second = try SQLiteStore(at: folder.store)
        #expect(try second.load().seq == board.seq)
        second.drainNotifications()
        #expect(!wakes(second, within: 0))
        #expect(try second.changedElsewhere() == false)
        _ = try first.commit(Make.draft(.add, [.add(Make.deal(2))]), base: board.seq)
        #expect(wakes(second, within: 2_000))
        second.drainNotifications()
        #expect(try second.changedElsewhere())
        #expect(try second.entries(after: board.seq).map(\.draft.changes) == [[.add(Make.deal(2))]])
        #expect(try second.changedElsewhere() == false)
        #expect(!wakes(second, within: 0))
        // An own commit is no news.
        _ = try second.commit(Make.draft(.add, [.add(Make.deal(3))]), base: try second.lastSeq())
        #expect(try second.changedElsewhere() == false)
    }

    private func wakes(_ store: SQLiteStore, within milliseconds: Int32) -> Bool {
        var descriptor = pollfd(fd: store.waitDescriptor, events: Int16(POLLIN), revents: 0)
        return poll(&descriptor, 1, milliseconds) == 1
    }
}
