import GRDB
import Model
import Testing

@testable import Store

@Suite struct SchemaTests {
    private func open(_ folder: Folder) throws -> DatabaseQueue {
        _ = try SQLiteStore.create(at: folder.store)
        return try DatabaseQueue(path: folder.store)
    }

    @Test(arguments: Kind.allCases) func tablesAreThoseOfTheModel(_ kind: Kind) throws {
        let queue = try open(try Folder())
        let columns = try queue.read { try $0.columns(in: Schema.table(of: kind)) }
        let fields = Schema.fields(of: kind)
        #expect(columns.map(\.name) == ["id"] + fields.map(\.name))
        #expect(columns.map(\.type) == ["INTEGER"] + fields.map { $0.isText ? "TEXT" : "INTEGER" })
    }

    @Test func bulkReadersFollowTheModel() throws {
        // Every field of a deal and an account set to a value of its own must come back in its place.
        let folder = try Folder()
        let store = try SQLiteStore.create(at: folder.store)
        _ = try store.start()
        var dice = Dice(5)
        for round in 0..<20 {
            let board = try store.loadAll()
            var changes: [Change] = []
            for kind in [Kind.account, .deal] {
                let row = Wild.row(kind, board, &dice, full: round == 0)
                changes.append(.add(kind, board.nextID(kind), row: row))
            }
            _ = try store.commit(Make.draft(.add, changes), base: board.seq)
            let after = try store.loadAll()
            for change in changes {
                guard case .add(let kind, let id, let row) = change else { continue }
                #expect(after.row(Key(kind: kind, id: id)) == row)
            }
        }
    }

    /// Above a certain number two threads share the work; gaps and both ends must come out right.
    @Test(arguments: [19_999, 20_000, 20_001]) func manyDealsAreReadByTwo(_ last: Int) throws {
        let folder = try Folder()
        let store = try SQLiteStore.create(at: folder.store)
        var board = try store.start()
        let half = last / 2
        let ids = [2, half - 1, half, half + 1, half + 2, last - 7, last]
        _ = try store.commit(Make.draft(.add, ids.map { .add(Make.deal($0, "D\($0)")) }), base: board.seq)
        board = try store.load()
        #expect(board.deals.map(\.id.raw) == [1] + ids)
        #expect(board.deals.map(\.name) == ["CRM"] + ids.map { "D\($0)" })
        #expect(board.deals.count == 8 && board.deals.lastID == last)
        #expect(board.lanes.all.first?.count == 8)
        _ = try store.commit(Make.draft(.remove, [.remove(Make.deal(last, "D\(last)"))]), base: board.seq)
        #expect(try store.load().deals.count == 7)
        // A damaged half is told, whichever thread meets it.
        for id in [2, last - 7] {
            let queue = try DatabaseQueue(path: folder.store)
            try queue.write { try $0.execute(sql: "UPDATE deals SET created = 'soon' WHERE id = ?", arguments: [id]) }
            let detail = RowError(.deal, id, "created", .text("soon")).detail
            #expect(failure { _ = try store.load() } == .wrongTable(folder.store, detail: detail))
            try queue.write {
                try $0.execute(sql: "UPDATE deals SET created = '2026-11-02' WHERE id = ?", arguments: [id])
            }
        }
    }

    @Test func viewsAnswer() throws {
        let folder = try Folder()
        let store = try SQLiteStore.create(at: folder.store)
        let board = try store.start()
        var first = Spell(blank: ID(1))
        first.from = Instant(seconds: 100)
        var second = Spell(blank: ID(2))
        second.from = Instant(seconds: 250)
        second.stage = ID(2)
        _ = try store.commit(Make.draft(.move, [.add(second), .add(first)], reason: "r"), base: board.seq)
        let queue = try DatabaseQueue(path: folder.store)
        try queue.read { database in
            let deal = try Row.fetchOne(database, sql: "SELECT * FROM deal_list")
            #expect(deal?["account"] == "华为技术")
            #expect(deal?["stage_zh"] == "线索")
            #expect(deal?["currency"] == "CNY")
            let spells = try Row.fetchAll(database, sql: "SELECT * FROM stage_spells ORDER BY from_at")
            #expect(spells.map { $0["until_at"] as Int? } == [250, nil])
            let changes = try Row.fetchAll(database, sql: "SELECT * FROM changes WHERE entity = 'spell'")
            #expect(changes.map { $0["reason"] as String? } == ["r", "r"])
            #expect(changes.first?["actor"] == "li")
        }
    }

    @Test func marksOfTheFile() throws {
        let queue = try open(try Folder())
        let marks = try queue.read { database in
            try ["application_id", "user_version", "journal_mode"].map {
                try String.fetchOne(database, sql: "PRAGMA \($0)")
            }
        }
        #expect(marks == ["\(StoreSchema.applicationID)", "\(StoreSchema.version)", "wal"])
    }
}
