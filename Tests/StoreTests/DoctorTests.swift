import GRDB
import Model
import Testing

@testable import Store

@Suite struct DoctorTests {
    /// What somebody does to the file by hand, and what must be found: kind, table, row, column.
    static let wounds: [(String, Problem.Kind, String, Int?, String?)] = [
        ("UPDATE deals SET amount = 5 WHERE id = 1", .deviation, "deals", 1, "amount"),
        ("UPDATE deals SET name = 'x' WHERE id = 1", .deviation, "deals", 1, "name"),
        ("UPDATE deals SET amount = NULL WHERE id = 1", .deviation, "deals", 1, "amount"),
        ("UPDATE deals SET name = x'00' WHERE id = 1", .deviation, "deals", 1, "name"),
        ("DELETE FROM accounts WHERE id = 1", .deviation, "accounts", 1, nil),
        ("INSERT INTO notes (id, text) VALUES (9, 'x')", .deviation, "notes", 9, nil),
        ("UPDATE deals SET owner_id = 77 WHERE id = 1", .reference, "deals", 1, "owner_id"),
        ("UPDATE batches SET undone = 1 WHERE batch = 2", .journal, "batches", 2, "undone"),
        ("UPDATE batches SET changes = 3 WHERE batch = 2", .journal, "batches", 2, "changes"),
        ("DELETE FROM journal WHERE seq = (SELECT max(seq) FROM journal)", .journal, "batches", 2, "last_seq"),
        ("UPDATE journal SET batch = 1 WHERE batch = 2", .journal, "batches", 0, "batch"),
        ("UPDATE journal SET change = '{}' WHERE seq = 1", .journal, "journal", 1, nil),
        ("UPDATE journal SET entity = 'ghost' WHERE seq = 2", .journal, "journal", 2, nil),
        (
            #"UPDATE journal SET change = '{"op":"update","set":{"name":["?","!"]}}' WHERE seq = 8"#, .journal,
            "journal", 8,
            nil
        ),
    ]

    @Test(arguments: wounds.indices) func findsWhatIsWrong(_ index: Int) throws {
        let folder = try Folder()
        let store = try SQLiteStore.create(at: folder.store)
        let board = try store.start()
        let deal = try #require(board.deals[ID(1)])
        _ = try store.commit(Make.draft(.edit, [Make.rename(deal, "ERP")]), base: board.seq)
        #expect(try store.doctor().isEmpty)
        let (sql, kind, table, id, field) = DoctorTests.wounds[index]
        let queue = try DatabaseQueue(path: folder.store)
        try queue.write { try $0.execute(sql: sql) }
        let problems = try store.doctor()
        let found = problems.contains { $0.kind == kind && $0.table == table && $0.id == id && $0.field == field }
        #expect(found, "\(problems)")
        for problem in problems { #expect(!problem.sentence.zh.isEmpty && problem.sentence.en.hasSuffix(".")) }
    }

    @Test(arguments: ["deals", "accounts", "stages"], [0, -1, 9_999_999_999])
    func rowsWithImpossibleNumbersAreNotLoaded(_ table: String, _ id: Int) throws {
        let folder = try Folder()
        let store = try SQLiteStore.create(at: folder.store)
        _ = try store.start()
        let queue = try DatabaseQueue(path: folder.store)
        try queue.write { try $0.execute(sql: "INSERT INTO \(table) (id) VALUES (\(id))") }
        #expect(
            failure { _ = try store.load() } == .corrupt(folder.store, detail: "\(table) \(id): not in the journal"))
        #expect(try store.doctor().contains { $0.table == table && $0.id == id })
    }

    @Test func findsADamagedFile() throws {
        let folder = try Folder()
        do { _ = try SQLiteStore.create(at: folder.store).start() }
        let queue = try DatabaseQueue(path: folder.store)
        let root = try queue.read {
            try Int.fetchOne($0, sql: "SELECT rootpage FROM sqlite_master WHERE name = 'deals'") ?? 0
        }
        try queue.close()
        var bytes = Array(try folder.bytes(folder.store))
        for index in ((root - 1) * 4_096)..<(root * 4_096) { bytes[index] = 0xA5 }
        let store = try SQLiteStore(at: try folder.file("hurt", bytes))
        #expect(try store.doctor().map(\.kind).contains(.file))
        guard case .corrupt = failure({ _ = try store.loadAll() }) else {
            Issue.record("a damaged table was loaded")
            return
        }
    }
}
