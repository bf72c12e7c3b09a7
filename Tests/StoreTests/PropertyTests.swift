import Model
import Testing

@testable import Store

@Suite struct PropertyTests {
    @Test(arguments: [1, 2, 3, 4]) func whateverIsDoneCanBeTakenBack(_ seed: UInt64) throws {
        let folder = try Folder()
        var dice = Dice(seed)
        var store = try SQLiteStore.create(at: folder.store)
        var states = [try store.start()]
        for _ in 0..<40 {
            var board = try #require(states.last)
            let draft = Make.draft(.edit, try Wild.changes(board, &dice))
            let commit = try store.commit(draft, base: board.seq)
            guard let own = commit.own else { continue }
            try board.apply(own.draft.changes)
            board.seq = own.seq
            states.append(board)
        }
        #expect(try store.loadAll() == states.last)
        #expect(try store.doctor() == [])
        for state in states.dropLast().reversed() {
            _ = try store.undo("li")
            #expect(try store.loadAll() == state)
        }
        #expect(try store.doctor() == [])
        store = try SQLiteStore(at: folder.store)
        for state in states.dropFirst() {
            _ = try store.redo("li")
            #expect(try store.loadAll() == state)
        }
        #expect(try store.doctor() == [])
    }

    /// Several writers at once, each with an old base now and then: what got in is in the journal, and a reader that applies
    /// entries ends with the same board.
    @Test(arguments: [11, 12, 13]) func followersEndWithTheSameBoard(_ seed: UInt64) throws {
        let folder = try Folder()
        var dice = Dice(seed)
        let stores = [try SQLiteStore.create(at: folder.store), try SQLiteStore(at: folder.store)]
        let start = try stores[0].start()
        var boards = [start, start]
        var refused = 0
        // Few kinds, so that the two meet often.
        let kinds: [Kind] = [.account, .deal, .note]
        for _ in 0..<80 {
            let who = Int.random(in: 0...1, using: &dice)
            let draft = Make.draft(.edit, try Wild.changes(boards[who], &dice, kinds), by: "p\(who)")
            do {
                let commit = try stores[who].commit(draft, base: boards[who].seq)
                for entry in commit.foreign + [commit.own].compactMap({ $0 }) {
                    try boards[who].apply(entry.draft.changes)
                    boards[who].seq = entry.seq
                }
            } catch StoreError.conflict, StoreError.limit {
                refused += 1
                for entry in try stores[who].entries(after: boards[who].seq) {
                    try boards[who].apply(entry.draft.changes)
                    boards[who].seq = entry.seq
                }
            }
        }
        for (store, board) in zip(stores, boards) {
            var board = board
            for entry in try store.entries(after: board.seq) { try board.apply(entry.draft.changes) }
            #expect(try store.loadAll() == board)
        }
        #expect(refused > 0)
        #expect(try stores[0].doctor().filter { $0.kind != .reference } == [])
    }
}
