import Model
import Testing

@testable import Store

/// The journal as a time machine: any earlier board comes back.
@Suite struct PastTests {
    /// A board as it stood, and when.
    private struct State {
        let time: Instant
        let board: Board
    }

    /// A random history with undo and redo, two entries a minute now and then.
    private func history(_ store: any Storage, _ dice: inout Dice, steps: Int) throws -> [State] {
        var states = [State(time: Make.now, board: try store.start())]
        for _ in 0..<steps {
            var board = try #require(states.last).board
            let time = try #require(states.last).time + Int64.random(in: 0...2, using: &dice) * 30
            var draft = Make.draft(.edit, try Wild.changes(board, &dice, Kind.allCases))
            draft.time = time
            let commit: Commit
            do {
                switch Int.random(in: 0..<8, using: &dice) {
                case 0: commit = try store.undo(actor: "li", host: "desk", time: time, base: board.seq)
                case 1: commit = try store.redo(actor: "li", host: "desk", time: time, base: board.seq)
                default: commit = try store.commit(draft, base: board.seq)
                }
            } catch StoreError.nothingToUndo, StoreError.nothingToRedo {
                continue
            }
            guard let own = commit.own else { continue }
            try board.apply(own.draft.changes)
            board.seq = own.seq
            states.append(State(time: time, board: board))
        }
        return states
    }

    /// The board that the journal leads to, from its first line on.
    private func fold(_ store: any Storage, through seq: Int) throws -> Board {
        var board = Board()
        for entry in try store.entries(after: 0) where entry.seq <= seq { try board.apply(entry.draft.changes) }
        board.seq = seq
        return board
    }

    @Test(arguments: [21, 22, 23, 24]) func everyMomentComesBack(_ seed: UInt64) throws {
        let folder = try Folder()
        let store = try SQLiteStore.create(at: folder.store)
        var dice = Dice(seed)
        let states = try history(store, &dice, steps: 40)
        let present = try store.loadAll()
        #expect(states.last?.board == present)
        for moment in Set(states.map(\.time)) {
            let seq = try #require(try store.seq(at: moment))
            let expected = try #require(states.last { $0.time <= moment }).board
            #expect(seq == expected.seq)
            var past = present
            try store.rewind(&past, to: seq)
            #expect(past == expected && past.seq == seq)
            #expect(past == (try fold(store, through: seq)))
        }
        #expect(try store.journalBegins() == Make.now)
        #expect(try store.seq(at: Make.now + -1) == nil)
        #expect(try store.seq(at: Make.now + 1_000_000) == present.seq)
    }

    /// A long import is taken back without its rows being read, and the lanes follow.
    @Test(arguments: Maker.all) func streamedImportsComeBackToo(_ maker: Maker) throws {
        let folder = try Folder()
        defer { withExtendedLifetime(folder) {} }
        let store = try maker.create(folder)
        let board = try store.start()
        var header = Make.draft(.import, [])
        header.time = Make.now + 60
        let deal = try #require(board.deals[ID(1)])
        let edit = try Make.rename(deal, "ERP")
        _ = try store.commit(streaming: header, base: board.seq) { append in
            try append(edit)
            for id in 2...6_001 { try append(.add(Make.deal(id))) }
            for id in 1...600 { try append(.add(Make.note(id, deal: id, "n"))) }
            try append(.remove(Make.deal(2)))
        }
        let imported = try store.loadAll()
        var later = Make.draft(.remove, [.remove(try #require(imported.deals[ID(3)]))])
        later.time = Make.now + 120
        // A note on deal 3 points to it.
        later.changes.insert(.remove(Make.note(3, deal: 3, "n")), at: 0)
        _ = try store.commit(later, base: imported.seq)
        for load in [store.load, store.loadAll] {
            var past = try load()
            try store.rewind(&past, to: imported.seq)
            #expect(past.deals == imported.deals && past.lanes == imported.lanes)
            try store.rewind(&past, to: board.seq)
            #expect(past.deals == board.deals && past.lanes == board.lanes && past.notes.count == 0)
            #expect(past.lanes.all.first?.count == 1)
        }
        var past = try store.loadAll()
        try store.rewind(&past, to: board.seq)
        #expect(past == board)
    }

    @Test(arguments: Maker.all) func othersWorkAfterTheSnapshotIsNotTakenBack(_ maker: Maker) throws {
        let folder = try Folder()
        let store = try maker.create(folder)
        let start = try store.start()
        _ = try store.commit(Make.draft(.add, [.add(Make.deal(2))]), base: start.seq)
        let snapshot = try store.loadAll()
        _ = try maker.open(folder).commit(Make.draft(.add, [.add(Make.deal(3))], by: "wang"), base: snapshot.seq)
        var past = snapshot
        try store.rewind(&past, to: start.seq)
        #expect(past == start)
    }

    @Test(arguments: Maker.all) func changesOfAKindComeWithTheirTimes(_ maker: Maker) throws {
        let folder = try Folder()
        defer { withExtendedLifetime(folder) {} }
        let store = try maker.create(folder)
        let board = try store.start()
        var draft = Make.draft(.add, [.add(Make.account(2)), .add(Make.deal(2)), .add(Make.deal(3))])
        draft.time = Make.now + 5
        let own = try #require(try store.commit(draft, base: board.seq).own)
        _ = try store.undo(actor: "li", host: "desk", time: Make.now + 9, base: own.seq)
        var seen: [(Change, Instant)] = []
        try store.forEachChange(of: .deal, after: board.seq, through: own.seq) { seen.append(($0, $1)) }
        #expect(seen.map(\.0) == [.add(Make.deal(2)), .add(Make.deal(3))])
        #expect(seen.allSatisfy { $0.1 == Make.now + 5 })
        seen = []
        try store.forEachChange(of: .deal, after: own.seq, through: try store.lastSeq()) { seen.append(($0, $1)) }
        #expect(seen.map(\.0) == [.remove(Make.deal(3)), .remove(Make.deal(2))])
        #expect(seen.allSatisfy { $0.1 == Make.now + 9 })
    }

    @Test(arguments: Maker.all) func editsOfSomeFieldsAreFoundAlone(_ maker: Maker) throws {
        let folder = try Folder()
        defer { withExtendedLifetime(folder) {} }
        let store = try maker.create(folder)
        var board = try store.start()
        for (name, day) in [("\"decision\":[", nil), ("B", "2026-12-01"), ("B", "2026-12-09"), ("C", "2026-12-09")] {
            let before = try #require(board.deals[ID(1)])
            var deal = before
            (deal.name, deal.decision) = (name, day.flatMap { Day(iso: $0) })
            let change = try #require(Change.update(before, to: deal))
            let own = try #require(try store.commit(Make.draft(.edit, [change]), base: board.seq).own)
            try board.apply(own.draft.changes)
            board.seq = own.seq
        }
        func days(after: Int, through: Int) throws -> [Value] {
            var days: [Value] = []
            try store.forEachEdit(of: .deal, fields: ["decision", "close_date"], after: after, through: through) {
                id, edits, _ in
                #expect(id == 1)
                days += edits.filter { Deal.fields[$0.field].name == "decision" }.map(\.after)
            }
            return days
        }
        let all: [Value] = [.text("2026-12-01"), .text("2026-12-09")]
        #expect(try days(after: 0, through: board.seq) == all)
        #expect(try days(after: board.seq - 2, through: board.seq) == [all[1]])
        #expect(try days(after: 0, through: board.seq - 2) == [all[0]])
        #expect(try store.history(limit: 9, deal: nil, through: board.seq - 2).map(\.verb) == [.edit, .edit, .`init`])
        #expect(try store.history(limit: 1, deal: ID(1), through: board.seq - 2).first?.seq == board.seq - 2)
    }

    @Test(arguments: Maker.all) func detailsOfABoardAreThoseOfTheStore(_ maker: Maker) throws {
        let folder = try Folder()
        defer { withExtendedLifetime(folder) {} }
        let store = try maker.create(folder)
        var (board, dice) = (try store.start(), Dice(5))
        for _ in 0..<60 {
            let changes = try Wild.changes(board, &dice, [.account, .deal, .contact, .activity, .note, .spell])
            guard let own = try store.commit(Make.draft(.edit, changes), base: board.seq).own else { continue }
            try board.apply(own.draft.changes)
            board.seq = own.seq
        }
        #expect(board.notes.count > 0 && board.contacts.count > 0 && board.spells.count > 0)
        for deal in board.deals { #expect(DealDetails(of: deal.id, on: board) == (try store.details(of: deal.id))) }
    }

    /// An entry from a machine whose clock runs ahead hides nothing that came after it.
    @Test func aClockThatRunsAheadHidesNothing() throws {
        let folder = try Folder()
        let store = try SQLiteStore.create(at: folder.store)
        let board = try store.start()
        var ahead = Make.draft(.add, [.add(Make.deal(2))])
        ahead.time = Make.now + 1_000_000
        let own = try #require(try store.commit(ahead, base: board.seq).own)
        #expect(try store.seq(at: Make.now + 10) == board.seq)
        var after = Make.draft(.add, [.add(Make.deal(3))])
        after.time = Make.now + 5
        let last = try #require(try store.commit(after, base: own.seq).own)
        #expect(try store.seq(at: Make.now + 10) == last.seq)
    }
}
