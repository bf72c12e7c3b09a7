import Model

@testable import Store

/// A journal in the hands of somebody who knows how it is kept.
struct ForgedJournal: Equatable {
    struct Forged: Equatable {
        /// The number that the entry had.
        var batch: Int
        /// The values of `EntryHash.columns` before `last_seq`.
        var facts: [Value]
        var changes: [Change]
        var hash: [UInt8]
    }

    static let places: [String: Int] = Dictionary(
        uniqueKeysWithValues: EntryHash.columns.split(separator: ", ").enumerated().map { (String($1), $0) })

    var entries: [Forged] = []

    init(_ store: SQLiteStore) throws {
        try store.access {
            let rows = try store.statement("SELECT batch, hash, \(EntryHash.columns) FROM batches ORDER BY batch")
            while try rows.step() {
                entries.append(
                    Forged(
                        batch: rows.int(0), facts: (2..<11).map { rows.value(Int32($0)) ?? .null }, changes: [],
                        hash: rows.bytes(1).map { Array($0) } ?? []))
            }
            try store.forEachLine("ORDER BY j.seq", []) { entries[$0.batch - 1].changes.append($0.change) }
        }
    }

    /// Puts this journal into the store with tables and marks that follow from it; false, and nothing is written, where
    /// nothing follows from it. `rehash` makes the hashes anew, as somebody would who knows how.
    func write(to store: SQLiteStore, rehash: Bool) throws -> Bool {
        do {
            try store.writing(checked: false) {
                try clear(store)
                let numbers = Dictionary(uniqueKeysWithValues: entries.enumerated().map { ($1.batch, $0 + 1) })
                var seq = 0
                for (index, entry) in entries.enumerated() {
                    try write(entry, as: index + 1, &seq, numbers, to: store)
                }
                for (batch, mark) in try store.marks() {
                    try store.statement("UPDATE batches SET undone = ? WHERE batch = ?")
                        .bind([.int(Int64(mark)), .int(Int64(batch))]).run()
                }
                try NameKeys.makeAll(store.handle)
                if rehash { try ForgedJournal.rehash(store) }
            }
            return true
        } catch is Mismatch {
            return false
        } catch let error as StoreError where error.isRefusedRow {
            return false
        }
    }

    private func clear(_ store: SQLiteStore) throws {
        for table in ["batches", "journal"] + Kind.allCases.map({ Schema.table(of: $0) }) {
            try store.statement("DELETE FROM \(table)").run()
        }
    }

    private func write(
        _ entry: Forged, as batch: Int, _ seq: inout Int, _ numbers: [Int: Int], to store: SQLiteStore
    ) throws {
        let line = try store.statement("INSERT INTO journal VALUES (?, ?, ?, ?, ?)")
        var json = JournalWriter()
        for change in entry.changes {
            seq += 1
            try store.table(change.kind).apply(change)
            json.write(change)
            try line.bind([
                .int(Int64(seq)), .int(Int64(batch)), .text(change.kind.rawValue), .int(Int64(change.id)),
                .text(String(decoding: json.bytes, as: UTF8.self)),
            ]).run()
        }
        var facts = entry.facts
        if case .int(let target) = facts[6] { facts[6] = .int(Int64(numbers[Int(target)] ?? 0)) }
        let row = try store.statement(EntryHash.insert)
        row.bind([.int(Int64(batch))] + facts + [.int(Int64(seq)), .int(Int64(entry.changes.count))])
        row.bind(13, blob: entry.hash)
        try row.run()
    }

    static func rehash(_ store: SQLiteStore) throws {
        try ChainWalk(store).run(from: store.bound()) { entry in
            let row = try store.statement("UPDATE batches SET hash = ? WHERE batch = ?")
            row.bind(1, blob: entry.hash)
            row.bind(2, .int(Int64(entry.batch)))
            try row.run()
            return entry.hash
        }
    }
}

extension StoreError {
    /// SQLite refused a row, such as one with a number that is taken.
    fileprivate var isRefusedRow: Bool {
        switch self {
        case .corrupt, .invalid: true
        default: false
        }
    }
}
