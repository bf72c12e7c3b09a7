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
        for problem in problems { check(problem) }
        #expect(
            problems.first { $0.kind == kind && $0.table == table }?.sentence.zh.contains(advice(kind, field)) == true)
    }

    /// What the tables say is rebuilt from the journal; where the journal is wrong, a backup comes back.
    private func advice(_ kind: Problem.Kind, _ field: String?) -> String {
        kind == .deviation || kind == .reference || field == "undone" ? "reddot doctor --repair" : "reddot restore"
    }

    /// A whole sentence in each language: the Chinese one holds names and commands, but no English words.
    private func check(_ problem: Problem) {
        let (zh, en) = (problem.sentence.zh, problem.sentence.en)
        #expect(zh.hasSuffix("。") && en.hasSuffix(".") && !zh.contains("；。") && !en.contains(";."))
        #expect(zh.contains("用 reddot ") && en.contains("with reddot "), "\(zh) \(en)")
        let words = zh.replacing("SQLite", with: "").split { !$0.isASCII || !$0.isLetter && $0 != "_" }.map(String.init)
        let known: Set = [
            "reddot", "doctor", "repair", "salvage", "restore", "RedDot", "journal", "batches", "x", "ERP", "CRM", "op",
            "store_facts",
        ]
        let names = Kind.allCases.flatMap { kind in Schema.fields(of: kind).map(\.name) + [Schema.table(of: kind)] }
        let fields = ["undone", "changes", "last_seq", "target", "batch"]
        let strange = words.filter { !known.contains($0) && !names.contains($0) && !fields.contains($0) }
        #expect(strange.isEmpty, "\(zh)")
    }

    /// A reference to nothing that the journal itself holds is let go of by a rescue, not by a repair.
    @Test func aDanglingReferenceOfTheJournal() throws {
        let folder = try Folder()
        let store = try SQLiteStore.create(at: folder.store)
        let board = try store.start()
        var deal = Make.deal(2)
        deal.stage = ID(77)
        // What a stream refers to is not looked up.
        _ = try store.commit(streaming: Make.draft(.import, []), base: board.seq) { try $0(.add(deal)) }
        let problems = try store.doctor()
        #expect(problems.map(\.kind) == [.reference] && problems.map(\.field) == ["stage_id"], "\(problems)")
        for problem in problems { check(problem) }
        #expect(problems.allSatisfy { $0.sentence.en.contains("--salvage") && $0.what.zh.contains("不存在的阶段 #77") })
    }

    @Test(arguments: ["deals", "accounts", "stages"], [0, -1, 9_999_999_999])
    func rowsWithImpossibleNumbersAreNotLoaded(_ table: String, _ id: Int) throws {
        let folder = try Folder()
        let store = try SQLiteStore.create(at: folder.store)
        _ = try store.start()
        let queue = try DatabaseQueue(path: folder.store)
        try queue.write { try $0.execute(sql: "INSERT INTO \(table) (id) VALUES (\(id))") }
        let kind = try #require(Kind.allCases.first { Schema.table(of: $0) == table })
        let detail = RowError(unknown: kind, id).detail
        #expect(failure { _ = try store.load() } == .wrongTable(folder.store, detail: detail))
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
        let problems = try store.doctor()
        #expect(problems.map(\.kind).contains(.file))
        // SQLite's own words are said to be its own.
        for problem in problems where problem.kind == .file {
            #expect(problem.sentence.zh.contains("SQLite 原文") && problem.sentence.zh.contains("reddot restore"))
        }
        guard case .corrupt = failure({ _ = try store.loadAll() }) else {
            Issue.record("a damaged table was loaded")
            return
        }
    }
}
