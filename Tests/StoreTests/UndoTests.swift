import Foundation
import Model
import Testing

@testable import Store

@Suite struct UndoTests {
    @Test(arguments: Maker.all) func survivesARestart(_ maker: Maker) throws {
        let folder = try Folder()
        var states: [Board] = []
        do {
            let store = try maker.create(folder)
            states.append(try store.start())
            for name in ["A", "B", "C"] {
                let board = try store.loadAll()
                let deal = try #require(board.deals[ID(1)])
                _ = try store.commit(Make.draft(.edit, [Make.rename(deal, name)]), base: board.seq)
                states.append(try store.loadAll())
            }
        }
        for state in states.dropLast().reversed() {
            let store = try maker.open(folder)
            let commit = try store.undo("li")
            #expect(commit.own?.draft.verb == .undo)
            #expect(try store.loadAll() == state)
        }
        #expect(failure { _ = try maker.open(folder).undo("li") } == .nothingToUndo(actor: "li"))
        for state in states.dropFirst() {
            let store = try maker.open(folder)
            let before = try store.loadAll()
            let commit = try store.redo("li")
            var mine = before
            try mine.apply(try #require(commit.own).draft.changes)
            #expect(mine == state)
            #expect(try store.loadAll() == state)
        }
        let store = try maker.open(folder)
        #expect(failure { _ = try store.redo("li") } == .nothingToRedo(actor: "li"))
        #expect(try store.doctor().isEmpty)
    }

    @Test(arguments: Maker.all) func newEntryEndsRedo(_ maker: Maker) throws {
        let folder = try Folder()
        defer { withExtendedLifetime(folder) {} }
        let store = try maker.create(folder)
        _ = try store.start()
        _ = try store.commit(Make.draft(.add, [.add(Make.deal(2))]), base: try store.lastSeq())
        _ = try store.undo("li")
        _ = try store.commit(Make.draft(.add, [.add(Make.deal(3))]), base: try store.lastSeq())
        #expect(failure { _ = try store.redo("li") } == .nothingToRedo(actor: "li"))
        _ = try store.undo("li")
        #expect(try store.redo("li").own?.draft.changes == [.add(Make.deal(3))])
        #expect(try store.doctor().isEmpty)
    }

    @Test(arguments: Maker.all) func takesBackOwnWorkOnly(_ maker: Maker) throws {
        let folder = try Folder()
        defer { withExtendedLifetime(folder) {} }
        let store = try maker.create(folder)
        _ = try store.start()
        _ = try store.commit(Make.draft(.add, [.add(Make.deal(2))], by: "li"), base: try store.lastSeq())
        _ = try store.commit(Make.draft(.add, [.add(Make.deal(3))], by: "wang"), base: try store.lastSeq())
        #expect(try store.undo("li").own?.draft.changes == [.remove(Make.deal(2))])
        #expect(failure { _ = try store.undo("li") } == .nothingToUndo(actor: "li"))
        // The foundations stay.
        #expect(failure { _ = try store.undo("boss") } == .nothingToUndo(actor: "boss"))
    }

    @Test(arguments: Maker.all) func refusesWhereAnotherBuiltOnIt(_ maker: Maker) throws {
        let folder = try Folder()
        defer { withExtendedLifetime(folder) {} }
        let store = try maker.create(folder)
        let board = try store.start()
        let deal = try #require(board.deals[ID(1)])
        var renamed = deal
        renamed.name = "ERP"
        _ = try store.commit(Make.draft(.edit, [Make.rename(deal, "ERP")], by: "li"), base: board.seq)
        _ = try store.commit(Make.draft(.edit, [Make.rename(renamed, "OA")], by: "wang"), base: try store.lastSeq())
        let entries = conflict { _ = try store.undo("li") }
        #expect(entries.map(\.draft.actor) == ["wang"])
        #expect(StoreError.conflict(entries).exitStatus == 1)
        // Once that is taken back, nothing stands in the way.
        _ = try store.undo("wang")
        _ = try store.undo("li")
        #expect(try store.loadAll().deals[ID(1)] == deal)
        // Nor can be done again what built on what is gone.
        #expect(conflict { _ = try store.redo("wang") }.map(\.draft.actor) == ["li"])
        #expect(try store.doctor().isEmpty)
    }

    @Test(arguments: Maker.all) func refusesToRemoveWhatAnotherPointsTo(_ maker: Maker) throws {
        let folder = try Folder()
        defer { withExtendedLifetime(folder) {} }
        let store = try maker.create(folder)
        let board = try store.start()
        _ = try store.commit(Make.draft(.add, [.add(Make.deal(2))], by: "li"), base: board.seq)
        let note = Make.draft(.note, [.add(Make.note(1, deal: 2, "x"))], by: "wang")
        _ = try store.commit(note, base: try store.lastSeq())
        #expect(conflict { _ = try store.undo("li") }.map(\.draft.verb) == [.note])
        _ = try store.undo("wang")
        _ = try store.undo("li")
        // What the note points to is gone now.
        #expect(conflict { _ = try store.redo("wang") }.map(\.draft.verb) == [.undo])
    }

    @Test(arguments: Maker.all) func bringsOthersEntriesAlong(_ maker: Maker) throws {
        let folder = try Folder()
        let first = try maker.create(folder)
        let board = try first.start()
        _ = try first.commit(Make.draft(.add, [.add(Make.deal(2))], by: "li"), base: board.seq)
        let base = try first.lastSeq()
        _ = try maker.open(folder).commit(Make.draft(.add, [.add(Make.account(2))], by: "wang"), base: base)
        let commit = try first.undo(actor: "li", host: "desk", time: Make.now, base: base)
        #expect(commit.foreign.map(\.draft.actor) == ["wang"])
        #expect(commit.own?.draft.changes == [.remove(Make.deal(2))])
    }
}
