import Model
import Testing

@testable import Store

/// A draft has a UUID; committed once, it is there once, however often it is tried.
@Suite struct DraftTests {
    @Test func aUUIDIsReadAsItIsWritten() {
        var dice = Dice(5)
        for _ in 0..<200 {
            let id = DraftID(using: &dice)
            let text = id.description
            #expect(text.count == 36 && DraftID(text) == id)
            let letters = Array(text)
            #expect(letters[14] == "4" && "89ab".contains(letters[19]))
            #expect(DraftID(String(text.dropLast())) == nil && DraftID(text + "0") == nil)
        }
        #expect(DraftID() != DraftID())
        for bad in ["", "x", "00000000-0000-4000-8000-00000000000g", "0000000000000-4000-8000-000000000000-"] {
            #expect(DraftID(bad) == nil)
        }
    }

    @Test func aRepeatIsNoSecondOne() throws {
        let folder = try Folder()
        let store = try SQLiteStore.create(at: folder.store)
        let board = try store.start()
        let draft = Make.draft(.add, [.add(Make.deal(2))])
        let first = try #require(try store.commit(draft, base: board.seq).own)
        #expect(first.draft.id == draft.id)
        // Tried again from where it was made, from behind it, and by another process.
        #expect(try store.commit(draft, base: board.seq) == Commit(own: first))
        #expect(try store.commit(draft, base: first.seq) == Commit(own: first))
        #expect(try SQLiteStore(at: folder.store).commit(draft, base: 0).own == first)
        #expect(try store.entries(after: board.seq) == [first])
        // Others have gone on from it: the caller loads anew.
        let other = Make.draft(.add, [.add(Make.deal(3))], by: "bo")
        _ = try store.commit(other, base: first.seq)
        let late = try store.commit(draft, base: board.seq)
        #expect(late.reload && late.own?.batch == first.batch && late.foreign == [])
        #expect(try store.loadAll().deals.count == 3)
    }

    @Test func undoRedoAndStreamsAreNotRepeatedEither() throws {
        let folder = try Folder()
        let store = try SQLiteStore.create(at: folder.store)
        let board = try store.start()
        let header = Make.draft(.import, [])
        func stream() throws -> BulkCommit {
            try store.commit(streaming: header, base: board.seq) { append in
                for id in 2...9 { try append(.add(Make.deal(id))) }
            }
        }
        let bulk = try stream()
        #expect(try stream() == bulk && bulk.count == 8)
        let (undo, redo) = (DraftID(), DraftID())
        func back() throws -> Commit {
            try store.undo(actor: "li", host: "desk", time: Make.now, base: try store.lastSeq(), id: undo)
        }
        func again() throws -> Commit {
            try store.redo(actor: "li", host: "desk", time: Make.now, base: try store.lastSeq(), id: redo)
        }
        let taken = try #require(try back().own)
        #expect(try back().own == taken)
        #expect(try store.loadAll().deals.count == 1)
        let done = try #require(try again().own)
        #expect(try again().own == done)
        #expect(try store.loadAll().deals.count == 9)
        #expect(try store.history(limit: 9, deal: nil).count == 4)
        #expect(try store.doctor() == [])
    }
}
