import Foundation
import GRDB
import Model
import Testing

@testable import Store

@Suite struct RepairTests {
    private func wounded(_ folder: Folder, _ sql: String) throws -> (SQLiteStore, Board) {
        let store = try SQLiteStore.create(at: folder.store)
        let start = try store.start()
        let deal = try #require(start.deals[ID(1)])
        _ = try store.commit(Make.draft(.edit, [Make.rename(deal, "ERP")]), base: start.seq)
        _ = try store.undo("li")
        let board = try store.loadAll()
        let queue = try DatabaseQueue(path: folder.store)
        try queue.write { try $0.execute(sql: sql) }
        return (store, board)
    }

    /// Whatever was done to the tables, the journal puts right.
    @Test(
        arguments: [
            "UPDATE deals SET amount = 5", "DELETE FROM accounts", "UPDATE deals SET name = x'00'",
            "INSERT INTO notes (id, text) VALUES (9, 'x')", "UPDATE batches SET undone = 2 WHERE batch = 2",
            "DROP TABLE deals", "DROP TABLE red_dots; DROP TABLE meetings",
            "UPDATE deals SET owner_id = 77; DELETE FROM stages; UPDATE batches SET undone = 0",
        ]) func rebuildsTheTables(_ sql: String) throws
    {
        let folder = try Folder()
        let (store, board) = try wounded(folder, sql)
        #expect(try store.doctor().isEmpty == false)
        #expect(try store.repair() > 0)
        #expect(try store.doctor() == [])
        #expect(try store.loadAll() == board)
        #expect(try store.repair() == 0)
        // Undo and redo go on where they were.
        #expect(try store.redo("li").own?.target == 2)
    }

    @Test(
        arguments: [
            "UPDATE journal SET change = '{}' WHERE seq = 1", "DELETE FROM journal WHERE seq = 3",
            "UPDATE batches SET changes = 3 WHERE batch = 2",
        ]) func leavesAWrongJournalAlone(_ sql: String) throws
    {
        let folder = try Folder()
        let (store, _) = try wounded(folder, sql)
        let before = try store.doctor()
        // What is refused is not advised.
        #expect(before.allSatisfy { !$0.sentence.en.contains("--repair") && $0.sentence.zh.contains("reddot restore") })
        guard case .wrongJournal = failure({ _ = try store.repair() }) else {
            Issue.record("was repaired")
            return
        }
        #expect(try store.doctor() == before)
    }

    /// Any page may be damaged: what comes out is sound, says what it lost, and never claims more than there was.
    @Test func savesWhatCanBeReadAroundADamagedPage() throws {
        let folder = try Folder()
        let board = try filled(folder)
        let seq = board.seq
        let bytes = try folder.bytes(folder.store)
        let pages = bytes.count / 4_096
        var saved = 0
        var complete = 0
        for page in stride(from: 2, through: pages, by: max(1, pages / 16)) {
            var torn = bytes
            torn.replaceSubrange((page - 1) * 4_096..<page * 4_096, with: Data(repeating: 0xA5, count: 4_096))
            let damaged = try folder.file("damaged", Array(torn))
            let fresh = folder.path + "/saved-\(page)"
            guard let old = try? SQLiteStore(at: damaged, readOnly: true) else { continue }
            let new = try SQLiteStore.create(at: fresh)
            guard let result = try? old.salvage(into: new, actor: "doctor", host: "h", time: Make.now) else { continue }
            #expect(try new.doctor() == [], "page \(page)")
            let rescued = try new.loadAll()
            #expect(result.changes - result.corrected + result.lost >= seq, "page \(page)")
            #expect(rescued.deals.count <= board.deals.count && rescued.notes.count <= board.notes.count)
            for deal in rescued.deals { #expect(board.deals[deal.id]?.name == deal.name) }
            saved += 1
            if rescued.deals.map(\.id) == board.deals.map(\.id) { complete += 1 }
        }
        // A damaged page of the schema leaves nothing to read; all others do, and most cost no deal at all.
        #expect(saved >= 12 && complete >= saved / 2, "\(saved) \(complete)")
    }

    private func filled(_ folder: Folder) throws -> Board {
        let store = try SQLiteStore.create(at: folder.store)
        var board = try store.start()
        for start in stride(from: 2, to: 200, by: 20) {
            let deals = (start..<(start + 20)).map { Change.add(Make.deal($0, "deal \($0)")) }
            let notes = (start..<(start + 20)).map {
                Change.add(Make.note($0, deal: $0, String(repeating: "文", count: 100)))
            }
            _ = try store.commit(Make.draft(.add, deals + notes), base: board.seq)
            board.seq = try store.lastSeq()
        }
        _ = try store.undo("li")
        board = try store.loadAll()
        try store.access { try SQLiteStore.run(store.handle, "PRAGMA wal_checkpoint(TRUNCATE)") }
        return board
    }

    /// A sound store comes out whole: every entry, every mark.
    @Test func savesAllOfASoundStore() throws {
        let folder = try Folder()
        let board = try filled(folder)
        let old = try SQLiteStore(at: folder.store, readOnly: true)
        let new = try SQLiteStore.create(at: folder.path + "/new")
        let result = try old.salvage(into: new, actor: "doctor", host: "h", time: Make.now)
        #expect(result.lost == 0 && result.corrected == 0 && result.changes == board.seq)
        #expect(try new.loadAll() == board)
        #expect(try new.doctor() == [])
        #expect(try new.entries(after: 0) == old.entries(after: 0))
        #expect(try new.redo("li").own?.target == old.entries(after: 0).last?.target)
    }
}
