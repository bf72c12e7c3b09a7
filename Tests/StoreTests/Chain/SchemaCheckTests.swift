import GRDB
import Model
import Testing

@testable import Store

@Suite struct SchemaCheckTests {
    static let wounds: [(sql: String, table: String)] = [
        ("DROP VIEW deal_list", "deal_list"), ("DROP VIEW changes", "changes"),
        ("DROP VIEW stage_spells; CREATE VIEW stage_spells AS SELECT * FROM spells", "stage_spells"),
        ("DROP INDEX journal_entity", "journal"), ("DROP INDEX batches_draft", "batches"),
        ("DROP INDEX spells_deal; CREATE INDEX spells_deal ON spells (stage_id)", "spells"),
        ("CREATE INDEX \"my \"\"own\" ON deals (name)", "deals"), ("CREATE TABLE notes_of_mine (x)", "notes_of_mine"),
        ("CREATE VIEW mine AS SELECT 1", "mine"), ("ALTER TABLE deals ADD COLUMN mine TEXT", "deals"),
        ("ALTER TABLE notes DROP COLUMN at", "notes"),
        ("CREATE TRIGGER t AFTER INSERT ON journal BEGIN DELETE FROM notes; END", "journal"),
        (
            "CREATE TRIGGER t AFTER UPDATE ON deals BEGIN UPDATE deals SET amount = 1 WHERE id = NEW.id; END",
            "deals"
        ),
    ]

    private func filled(_ folder: Folder) throws -> (SQLiteStore, Board) {
        let store = try SQLiteStore.create(at: folder.store)
        return (store, try store.start())
    }

    @Test(arguments: wounds.indices) func isFoundRefusedAndMended(_ index: Int) throws {
        let folder = try Folder()
        let (store, board) = try filled(folder)
        let (sql, table) = SchemaCheckTests.wounds[index]
        #expect(try store.doctor() == [])
        try DatabaseQueue(path: folder.store).write { try $0.execute(sql: sql) }
        let problems = try store.doctor()
        #expect(problems.contains { $0.kind == .schema && $0.table == table }, "\(problems)")
        #expect(problems.filter { $0.kind == .schema }.allSatisfy { $0.sentence.zh.contains("--repair") })
        let draft = Make.draft(.note, [.add(Make.note(1, deal: 1, "x"))])
        // By the program that had it open, and by one that opens it now.
        for writer in [store, try SQLiteStore(at: folder.store)] {
            guard case .corrupt = failure({ _ = try writer.commit(draft, base: board.seq) }) else {
                Issue.record("\(sql): was written on")
                continue
            }
        }
        #expect(try store.lastSeq() == board.seq)
        #expect(try store.repair() > 0)
        #expect(try store.doctor() == [] && store.loadAll() == board)
        _ = try store.commit(draft, base: board.seq)
        #expect(try store.doctor() == [])
    }

    /// The journal's own tables are not made from anything.
    @Test(arguments: ["ALTER TABLE batches ADD COLUMN x", "ALTER TABLE journal ADD COLUMN x", "DROP TABLE store_facts"])
    func theJournalsOwnTablesAreLeftAlone(_ sql: String) throws {
        let folder = try Folder()
        let (store, board) = try filled(folder)
        try DatabaseQueue(path: folder.store).write { try $0.execute(sql: sql) }
        let problems = try store.doctor()
        #expect(problems.contains { $0.kind == .schema && $0.sentence.en.contains("reddot restore") }, "\(problems)")
        #expect(failure { _ = try store.repair() } != nil)
        guard
            case .corrupt = failure({
                _ = try store.commit(Make.draft(.note, [.add(Make.note(1, deal: 1, "x"))]), base: board.seq)
            })
        else {
            Issue.record("was written on")
            return
        }
    }

    /// What SQLite itself adds is no trouble: statistics, and a file that was packed anew.
    @Test func statisticsAndPackingAreNoTrouble() throws {
        let folder = try Folder()
        let (store, board) = try filled(folder)
        let queue = try DatabaseQueue(path: folder.store)
        try queue.writeWithoutTransaction { try $0.execute(sql: "ANALYZE; VACUUM") }
        #expect(try store.doctor() == [])
        _ = try store.commit(Make.draft(.note, [.add(Make.note(1, deal: 1, "x"))]), base: board.seq)
        #expect(try store.doctor() == [])
    }
}
