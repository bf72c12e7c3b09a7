import Foundation
import Model
import Testing

@testable import Store

@Suite struct ContractTests {
    @Test(arguments: Maker.all) func commitIsThereAfterReopening(_ maker: Maker) throws {
        let folder = try Folder()
        var store: (any Storage)? = try maker.create(folder)
        let before = try #require(try store?.start())
        let rename = try Make.rename(Make.deal(1), "ERP")
        let commit = try #require(try store?.commit(Make.draft(.edit, [rename]), base: before.seq))
        #expect(commit.own?.batch == 2)
        #expect(commit.own?.seq == before.seq + 1)
        #expect(commit.foreign.isEmpty)
        store = nil
        let board = try maker.open(folder).loadAll()
        #expect(board.deals[ID(1)]?.name == "ERP")
        #expect(board.seq == before.seq + 1)
        #expect(board.lanes.all.first?.count == 1)
    }

    @Test(arguments: Maker.all) func emptyDraftWritesNothing(_ maker: Maker) throws {
        let folder = try Folder()
        defer { withExtendedLifetime(folder) {} }
        let store = try maker.create(folder)
        let board = try store.start()
        #expect(try store.commit(Make.draft(.edit, []), base: board.seq) == Commit())
        #expect(try store.lastSeq() == board.seq)
        let bulk = try store.commit(streaming: Make.draft(.import, []), base: board.seq) { _ in }
        #expect(bulk == BulkCommit(batch: nil, seq: board.seq, count: 0))
    }

    @Test(arguments: Maker.all) func loadLeavesLazyKindsButReservesNumbers(_ maker: Maker) throws {
        let folder = try Folder()
        defer { withExtendedLifetime(folder) {} }
        let store = try maker.create(folder)
        let board = try store.start()
        let note = Make.note(7, deal: 1, "长文")
        _ = try store.commit(Make.draft(.note, [.add(note)]), base: board.seq)
        let light = try store.load()
        #expect(light.notes.count == 0)
        #expect(!light.notes.isLoaded)
        #expect(light.notes.nextID == ID(8))
        #expect(try store.loadAll().notes[ID(7)] == note)
    }

    /// A snapshot is completed as of its own place in the journal, or read anew.
    @Test(arguments: Maker.all) func aSnapshotIsCompleted(_ maker: Maker) throws {
        let folder = try Folder()
        defer { withExtendedLifetime(folder) {} }
        let store = try maker.create(folder)
        let board = try store.start()
        _ = try store.commit(Make.draft(.note, [.add(Make.note(7, deal: 1, "长文"))]), base: board.seq)
        let light = try store.load()
        let whole = try store.completed(light)
        #expect(whole == (try store.loadAll()) && whole.notes.isLoaded && whole.notes.count == 1)
        #expect(try store.completed(whole) == whole)
        _ = try store.commit(Make.draft(.note, [.add(Make.note(8, deal: 1, "又一条"))]), base: whole.seq)
        for old in [board, light, whole] { #expect(try store.completed(old) == (try store.loadAll())) }
    }

    @Test(arguments: Maker.all) func numbersAreNeverUsedTwice(_ maker: Maker) throws {
        let folder = try Folder()
        defer { withExtendedLifetime(folder) {} }
        let store = try maker.create(folder)
        let board = try store.start()
        _ = try store.commit(Make.draft(.add, [.add(Make.deal(2))]), base: board.seq)
        _ = try store.undo("li")
        #expect(try store.load().deals.nextID == ID(3))
        let again = failure { _ = try store.commit(Make.draft(.add, [.add(Make.deal(2))]), base: try store.lastSeq()) }
        #expect(again == .invalid(.exists(.deal, 2)))
    }

    @Test(arguments: Maker.all) func secondWriterGetsTheFirstOnesChange(_ maker: Maker) throws {
        let folder = try Folder()
        let first = try maker.create(folder)
        let board = try first.start()
        let second = try maker.open(folder)
        let deal = try #require(board.deals[ID(1)])
        _ = try first.commit(Make.draft(.next, [Make.next(deal, "送方案")], by: "li"), base: board.seq)
        let entries = conflict {
            _ = try second.commit(Make.draft(.edit, [Make.rename(deal, "ERP")], by: "wang"), base: board.seq)
        }
        #expect(entries.map(\.draft.actor) == ["li"])
        #expect(entries.first?.draft.changes == [try Make.next(deal, "送方案")])
        let words = StoreError.conflict(entries).sentence
        #expect(words.zh.contains("li") && words.zh.contains("商机 1") && words.en.contains("next_step"))
        #expect(try second.entries(after: board.seq).count == 1)
        #expect(try second.loadAll().deals[ID(1)]?.name == "CRM")
    }

    @Test(arguments: Maker.all) func changesOfOtherEntitiesComeWithTheCommit(_ maker: Maker) throws {
        let folder = try Folder()
        let first = try maker.create(folder)
        let board = try first.start()
        let second = try maker.open(folder)
        _ = try first.commit(Make.draft(.add, [.add(Make.account(2))], by: "li"), base: board.seq)
        let deal = try #require(board.deals[ID(1)])
        let commit = try second.commit(Make.draft(.edit, [Make.rename(deal, "ERP")], by: "wang"), base: board.seq)
        #expect(commit.foreign.map(\.draft.changes) == [[.add(Make.account(2))]])
        var mine = board
        for entry in commit.foreign + [try #require(commit.own)] { try mine.apply(entry.draft.changes) }
        #expect(mine == (try first.loadAll()))
    }

    @Test(arguments: Maker.all) func unrelatedAddsNeverConflict(_ maker: Maker) throws {
        let folder = try Folder()
        let first = try maker.create(folder)
        let board = try first.start()
        let second = try maker.open(folder)
        let new: ([Change]) = [
            .add(Make.account(2, "A")), .add(Make.deal(2, "A", account: 2)), .add(Make.note(1, deal: 2, "A")),
        ]
        let other: [Change] = [
            .add(Make.account(2, "B")), .add(Make.deal(2, "B", account: 2)), .add(Make.deal(3, "C", account: 1)),
            .add(Make.note(1, deal: 3, "C")), .add(Make.note(2, deal: 1, "old")),
        ]
        _ = try first.commit(Make.draft(.add, new, by: "li"), base: board.seq)
        let commit = try second.commit(Make.draft(.add, other, by: "wang"), base: board.seq)
        #expect(commit.own?.draft.changes.map(\.id) == [3, 3, 4, 2, 3])
        let merged = try first.loadAll()
        #expect(merged.deals[ID(3)]?.account == ID(3))
        #expect(merged.deals[ID(4)]?.account == ID(1))
        #expect(merged.notes[ID(2)]?.deal == ID(4))
        #expect(merged.notes[ID(3)]?.deal == ID(1))
        #expect(merged.accounts[ID(2)]?.name == "A")
        #expect(try first.doctor().isEmpty)
    }

    @Test(arguments: Maker.all) func pointingToWhatAnotherRemovedConflicts(_ maker: Maker) throws {
        let folder = try Folder()
        let first = try maker.create(folder)
        let board = try first.start()
        let second = try maker.open(folder)
        _ = try first.commit(Make.draft(.remove, [.remove(Make.deal(1))], by: "li"), base: board.seq)
        let note = Make.draft(.note, [.add(Make.note(1, deal: 1, "x"))], by: "wang")
        #expect(conflict { _ = try second.commit(note, base: board.seq) }.map(\.draft.actor) == ["li"])
        // With a fresh base too: the deal is gone.
        let late = conflict { _ = try second.commit(note, base: try second.lastSeq()) }
        #expect(late.map(\.draft.verb) == [.remove])
    }

    @Test(arguments: Maker.all) func removingWhatAnotherPointsToConflicts(_ maker: Maker) throws {
        let folder = try Folder()
        let first = try maker.create(folder)
        let board = try first.start()
        let second = try maker.open(folder)
        _ = try first.commit(Make.draft(.note, [.add(Make.note(1, deal: 1, "x"))], by: "li"), base: board.seq)
        let entries = conflict {
            _ = try second.commit(Make.draft(.remove, [.remove(Make.deal(1))], by: "wang"), base: board.seq)
        }
        #expect(entries.map(\.draft.verb) == [.note])
    }

    @Test(arguments: Maker.all) func staleValuesAreRefusedWithoutABaseToTell(_ maker: Maker) throws {
        let folder = try Folder()
        defer { withExtendedLifetime(folder) {} }
        let store = try maker.create(folder)
        let board = try store.start()
        let deal = try #require(board.deals[ID(1)])
        _ = try store.commit(Make.draft(.edit, [Make.rename(deal, "ERP")], by: "li"), base: board.seq)
        let stale = Make.draft(.edit, [try Make.rename(deal, "OA")], by: "wang")
        #expect(conflict { _ = try store.commit(stale, base: try store.lastSeq()) }.map(\.draft.actor) == ["li"])
        let removal = Make.draft(.remove, [.remove(deal)], by: "wang")
        #expect(conflict { _ = try store.commit(removal, base: try store.lastSeq()) }.count == 1)
        #expect(try store.doctor().isEmpty)
    }

    @Test(arguments: Maker.all) func malformedChangesNeverGetIn(_ maker: Maker) throws {
        let folder = try Folder()
        defer { withExtendedLifetime(folder) {} }
        let store = try maker.create(folder)
        let board = try store.start()
        var row = Make.deal(2).row
        row[6] = .text("perhaps")
        let drafts: [([Change], BoardError)] = [
            ([.add(.deal, 2, row: row)], .malformed(.deal, 2, field: "outcome")),
            ([.add(.deal, 2, row: [])], .malformed(.deal, 2, field: "row")),
            ([.add(.deal, 0, row: Make.deal(1).row)], .malformed(.deal, 0, field: "id")),
            ([.add(Make.deal(2, account: 99))], .missing(.account, 99)),
            (
                [.update(.deal, 1, [FieldEdit(field: 99, before: .null, after: .null)])],
                .malformed(.deal, 1, field: "99")
            ),
            ([.update(.deal, 1, [])], .malformed(.deal, 1, field: "set")),
            ([.update(.deal, 8, [FieldEdit(field: 0, before: .null, after: .null)])], .missing(.deal, 8)),
        ]
        for (changes, error) in drafts {
            let found = failure { _ = try store.commit(Make.draft(.edit, changes), base: board.seq) }
            #expect(found == .invalid(error))
        }
        #expect(try store.lastSeq() == board.seq)
        #expect(try store.loadAll() == board)
    }

    @Test(arguments: Maker.all) func detailsAreThoseOfTheDeal(_ maker: Maker) throws {
        let folder = try Folder()
        defer { withExtendedLifetime(folder) {} }
        let store = try maker.create(folder)
        let board = try store.start()
        var own = Contact(blank: ID(2))
        own.deal = ID(1)
        own.name = "王总"
        var ofAccount = Contact(blank: ID(1))
        ofAccount.account = ID(1)
        ofAccount.name = "李工"
        var spell = Spell(blank: ID(1))
        spell.from = Make.now
        let many = (1...250).map { Change.add(Make.activity($0, deal: 1, at: Int64($0 % 100))) }
        let rest: [Change] = [
            .add(ofAccount), .add(own), .add(spell), .add(Make.note(1, deal: 1, "n")), .add(Make.deal(2)),
            .add(Make.note(2, deal: 2, "other")),
        ]
        _ = try store.commit(Make.draft(.log, many + rest), base: board.seq)
        let details = try store.details(of: ID(1))
        #expect(details.contacts == [own, ofAccount])
        #expect(details.spells == [spell])
        #expect(details.notes.map(\.text) == ["n"])
        #expect(details.activityCount == 250)
        #expect(details.activities.count == DealDetails.limit)
        #expect(details.activities.first?.id == ID(199))
        #expect(zip(details.activities, details.activities.dropFirst()).allSatisfy { ($0.at, $0.id) > ($1.at, $1.id) })
    }

    @Test(arguments: Maker.all) func streamedCommitIsAllOrNothing(_ maker: Maker) throws {
        struct Cancelled: Error {}
        let folder = try Folder()
        defer { withExtendedLifetime(folder) {} }
        let store = try maker.create(folder)
        let board = try store.start()
        let header = Make.draft(.import, [], reason: "crm.csv")
        #expect(throws: Cancelled.self) {
            try store.commit(streaming: header, base: board.seq) { append in
                for id in 2...3_000 { try append(.add(Make.deal(id))) }
                throw Cancelled()
            }
        }
        #expect(try store.loadAll() == board)
        let bulk = try store.commit(streaming: header, base: board.seq) { append in
            for id in 2...6_001 { try append(.add(Make.deal(id))) }
        }
        #expect(bulk == BulkCommit(batch: 2, seq: board.seq + 6_000, count: 6_000))
        let item = try #require(try store.history(limit: 1, deal: nil).first)
        #expect(item.count == 6_000 && item.changes.count == HistoryItem.limit && item.reason == "crm.csv")
        let undone = try store.undo("li")
        #expect(undone.reload && undone.foreign.isEmpty)
        #expect(try store.loadAll() == board)
        #expect(try store.redo("li").reload)
        #expect(try store.load().deals.count == 6_001)
        #expect(try store.doctor().isEmpty)
    }

    @Test(arguments: Maker.all) func streamedAddsMoveUpToo(_ maker: Maker) throws {
        let folder = try Folder()
        let first = try maker.create(folder)
        let board = try first.start()
        let second = try maker.open(folder)
        _ = try first.commit(Make.draft(.add, [.add(Make.account(2, "A")), .add(Make.deal(2))]), base: board.seq)
        _ = try second.commit(streaming: Make.draft(.import, [], by: "wang"), base: board.seq) { append in
            try append(.add(Make.deal(2, "B", account: 2)))
            try append(.add(Make.account(2, "B")))
        }
        let merged = try first.loadAll()
        #expect(merged.deals[ID(3)]?.account == ID(3))
        #expect(merged.accounts[ID(3)]?.name == "B")
    }

    @Test(arguments: Maker.all) func historyIsNewestFirst(_ maker: Maker) throws {
        let folder = try Folder()
        defer { withExtendedLifetime(folder) {} }
        let store = try maker.create(folder)
        let board = try store.start()
        _ = try store.commit(Make.draft(.add, [.add(Make.deal(2))]), base: board.seq)
        _ = try store.commit(Make.draft(.note, [.add(Make.note(1, deal: 1, "n"))], reason: "会议"), base: board.seq)
        _ = try store.undo("li")
        let all = try store.history(limit: 10, deal: nil)
        #expect(all.map(\.verb) == [.undo, .note, .add, .`init`])
        #expect(all.map(\.undone) == [false, true, false, false])
        #expect(all.map(\.count) == [1, 1, 1, 7])
        #expect(all[0].target == all[1].batch && all[1].reason == "会议" && all[1].time == Make.now)
        _ = try store.redo("li")
        let ofDeal = try store.history(limit: 10, deal: ID(1))
        #expect(ofDeal.map(\.verb) == [.redo, .undo, .note, .`init`])
        #expect(ofDeal.last?.changes == [.add(Make.deal(1))])
        #expect(try store.history(limit: 2, deal: ID(1)).map(\.verb) == [.redo, .undo])
    }
}
