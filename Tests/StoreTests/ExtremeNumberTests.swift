import Foundation
import GRDB
import Model
import Testing

@testable import Store

/// Numbers at the ends of what SQLite can keep, written by another program into any column: each is refused with a
/// sentence, or bears reading; nothing traps, and the doctor names the row.
@Suite struct ExtremeNumberTests {
    static let numbers: [Int64] = [.min, .min + 1, -1, .max, .max - 1, 1 << 53, 1 << 31, 1 << 32]

    /// A store with a row in every table, an edit of each, and something taken back.
    private func filled(_ folder: Folder) throws -> SQLiteStore {
        var dice = Dice(53)
        let store = try SQLiteStore.create(at: folder.store)
        var board = try store.start()
        func commit(_ changes: [Change]) throws {
            guard !changes.isEmpty else { return }
            let own = try #require(try store.commit(Make.draft(.edit, changes), base: board.seq).own)
            try board.apply(changes)
            board.seq = own.seq
        }
        for kind in Kind.allCases {
            for _ in 0..<2 {
                let add = Change.add(kind, board.nextID(kind), row: Wild.row(kind, board, &dice, full: true))
                try commit(board.hasAll(add) ? [add] : [])
            }
        }
        for _ in 0..<10 { try commit(try Wild.changes(board, &dice)) }
        _ = try store.undo("li")
        #expect(try store.doctor() == [])
        return store
    }

    private struct Place {
        let table: String
        let column: String
        let row: Int64
    }

    /// Every column that keeps integers, with a row of it.
    private func places(_ queue: DatabaseQueue) throws -> [Place] {
        try queue.read { database throws -> [Place] in
            var places: [Place] = []
            for table in ["batches", "journal"] + Kind.allCases.map({ Schema.table(of: $0) }) {
                for info in try Row.fetchAll(database, sql: "PRAGMA table_info(\(table))") {
                    let (column, type): (String, String) = (info["name"], info["type"])
                    guard type == "INTEGER", column != "backdated" else { continue }
                    let sql = "SELECT rowid FROM \(table) ORDER BY \(column) IS NULL, rowid DESC LIMIT 1"
                    guard let row = try Int64.fetchOne(database, sql: sql) else { continue }
                    places.append(Place(table: table, column: column, row: row))
                }
            }
            return places
        }
    }

    /// Reads the store in every way; what is refused is refused with a sentence of its own.
    private func read(_ store: SQLiteStore) -> [StoreError] {
        var errors: [StoreError] = []
        func attempt(_ body: () throws -> Void) {
            do {
                try body()
            } catch let error as StoreError {
                errors.append(error)
            } catch {
                Issue.record("\(error)")
            }
        }
        attempt {
            var board = try store.loadAll()
            // What stands in the table need not be what the journal takes back.
            try? store.rewind(&board, to: 5)
        }
        attempt { _ = try store.load() }
        attempt { _ = try store.entries(after: 0) }
        attempt { _ = try store.history(limit: 50, deal: nil, through: nil) }
        attempt { _ = try store.history(limit: 50, deal: ID(1), through: 40) }
        attempt { _ = try store.details(of: ID(1)) }
        attempt { _ = try store.journalBegins() }
        attempt {
            if let seq = try store.seq(at: Make.now) {
                try store.forEachChange(of: .deal, after: seq, through: 9) { _, _ in }
            }
        }
        attempt { _ = try store.reversible(by: "li", redo: true) }
        return errors
    }

    @Test func nothingThatIsReadTraps() throws {
        let folder = try Folder()
        let store = try filled(folder)
        var quick = Configuration()
        quick.prepareDatabase { try $0.execute(sql: "PRAGMA synchronous = OFF") }
        let queue = try DatabaseQueue(path: folder.store, configuration: quick)
        var (cases, refused) = (0, 0)
        for place in try places(queue) {
            for number in ExtremeNumberTests.numbers {
                let name = "\(place.table).\(place.column) = \(number)"
                let old = try queue.write { database throws -> DatabaseValue? in
                    let select = "SELECT \(place.column) FROM \(place.table) WHERE rowid = ?"
                    guard let row = try Row.fetchOne(database, sql: select, arguments: [place.row]) else { return nil }
                    let old: DatabaseValue = row[0]
                    try database.execute(
                        sql: "UPDATE OR IGNORE \(place.table) SET \(place.column) = ? WHERE rowid = ?",
                        arguments: [number, place.row])
                    return database.changesCount > 0 ? old : nil
                }
                guard let old, old != number.databaseValue else { continue }
                cases += 1
                let errors = read(store)
                if !errors.isEmpty { refused += 1 }
                let isTable = !["journal", "batches"].contains(place.table)
                for error in errors where isTable {
                    let (zh, en) = (error.sentence.zh, error.sentence.en)
                    #expect(error.exitStatus == 74, "\(name): \(en)")
                    #expect(en.contains(place.table) && en.contains("doctor --repair"), "\(name): \(en)")
                    #expect(zh.contains(place.table) && zh.contains("doctor --repair"), "\(name): \(zh)")
                    #expect(en.contains(place.column), "\(name): \(en)")
                }
                // Each column once or twice, over all numbers in turn.
                if cases % 5 == 0 {
                    let problems = try store.doctor()
                    #expect(!problems.isEmpty, "\(name): the doctor finds nothing")
                    #expect(problems.contains { $0.table == place.table || !isTable }, "\(name): \(problems)")
                }
                try queue.write { database in
                    let isKey = ["id", "seq"].contains(place.column) || place.table + place.column == "batchesbatch"
                    try database.execute(
                        sql: "UPDATE \(place.table) SET \(place.column) = ? WHERE rowid = ?",
                        arguments: [old, isKey ? number : place.row])
                }
            }
        }
        #expect(try store.doctor() == [])
        #expect(cases > 600 && refused > cases / 2, "\(refused) of \(cases)")
    }

    /// A row under a number that was never given costs no time: what is there is saved, and the row that may have lost its
    /// number stays as the journal has it.
    @Test(
        arguments: [
            "INSERT INTO notes (id, text) VALUES (9223372036854775807, 'x')",
            "UPDATE deals SET id = 9223372036854775806 WHERE id = 1", "UPDATE accounts SET id = -5 WHERE id = 1",
            "UPDATE journal SET seq = 9223372036854775807 WHERE seq = (SELECT max(seq) FROM journal)",
            "UPDATE journal SET seq = 4611686018427387904 WHERE seq = 12",
            "UPDATE journal SET entity_id = 9223372036854775807 WHERE seq = 12",
            "UPDATE batches SET batch = 9223372036854775807 WHERE batch = 2",
            "UPDATE batches SET last_seq = 9223372036854775807, changes = -9223372036854775808 WHERE batch = 2",
            "UPDATE batches SET time = 9223372036854775807",
            "UPDATE deals SET amount = 9223372036854775807, stage_since = -9223372036854775808",
        ]) func salvageEnds(_ sql: String) throws
    {
        let folder = try Folder()
        let store = try filled(folder)
        let board = try store.loadAll()
        try DatabaseQueue(path: folder.store).write { try $0.execute(sql: sql) }
        let new = try SQLiteStore.create(at: folder.path + "/new.reddot")
        let start = Date()
        let result = try store.salvage(into: new, actor: "doctor", host: "h", time: Make.now)
        #expect(Date().timeIntervalSince(start) < 5)
        #expect(try new.doctor() == [])
        let rescued = try new.loadAll()
        #expect(result.lost < 40)
        #expect(rescued.deals.count >= board.deals.count - 1 && rescued.accounts.count >= board.accounts.count - 1)
        #expect(rescued.deals.allSatisfy { deal in Money.stored.contains(deal.amount?.minor ?? 0) })
    }

    /// No door writes what would not be read.
    @Test func nothingBeyondIsWritten() throws {
        let folder = try Folder()
        let store = try SQLiteStore.create(at: folder.store)
        let board = try store.start()
        var deal = Make.deal(2)
        deal.amount = Money(minor: Money.stored.upperBound + 1)
        let refused = failure { _ = try store.commit(Make.draft(.add, [.add(deal)]), base: board.seq) }
        guard case .invalid(.malformed(.deal, 2, field: "amount")) = refused else {
            Issue.record("\(String(describing: refused))")
            return
        }
        #expect(try store.loadAll().deals[ID(2)] == nil)
    }
}
