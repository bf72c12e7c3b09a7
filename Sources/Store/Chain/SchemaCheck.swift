import GRDBSQLite
import Model

/// A table, index, view or trigger of the file.
struct SchemaItem: Hashable {
    let type: String
    let name: String
    /// The table that it belongs to.
    let table: String
    let sql: String

    /// Whether its contents follow from the journal.
    var isDerived: Bool { type != "table" || !["journal", "batches", "store_facts"].contains(name) }

    /// As part of a statement.
    var quoted: String { "\"" + name.replacing("\"", with: "\"\"") + "\"" }
}

/// Something about the tables that is not as this program makes it.
struct SchemaDifference {
    enum Kind { case missing, altered, surplus }

    let kind: Kind
    let item: SchemaItem

    /// Whether it can be put right from the journal and the program.
    var isMendable: Bool { kind == .surplus || item.isDerived }

    /// Without the table of names everything is found by reading the whole store: that stops nobody's work.
    var isHarmless: Bool { kind == .missing && item.table == "name_keys" }

    var what: Sentence {
        let words: [String: Sentence] = [
            "table": Sentence(zh: "表", en: "table"), "index": Sentence(zh: "索引", en: "index"),
            "view": Sentence(zh: "视图", en: "view"), "trigger": Sentence(zh: "触发器", en: "trigger"),
        ]
        let type = words[item.type] ?? Sentence(zh: item.type, en: item.type)
        let (zh, en) = ("\(type.zh) \(item.name)", "the \(type.en) \(item.name)")
        switch kind {
        case .missing: return Sentence(zh: "缺少\(zh)", en: "\(en) is missing")
        case .altered: return Sentence(zh: "\(zh) 被改过", en: "\(en) was altered")
        case .surplus:
            let (on, onEn) = item.type == "trigger" ? ("（在表 \(item.table) 上）", " on \(item.table)") : ("", "")
            return Sentence(zh: "多出\(zh)\(on)，不是 RedDot 建的", en: "\(en)\(onEn) was not made by RedDot")
        }
    }
}

extension StoreSchema {
    /// What a store of the present version holds, by type and name; nil where SQLite could not tell.
    static let expected: [String: SchemaItem]? = try? made()

    static func place(_ item: SchemaItem) -> String { "\(item.type) \(item.name)" }

    private static func made() throws -> [String: SchemaItem] {
        var opened: OpaquePointer?
        defer { sqlite3_close(opened) }
        guard sqlite3_open(":memory:", &opened) == SQLITE_OK, let memory = opened else { throw SQLiteFailure(opened) }
        for sql in all { try SQLiteStore.run(memory, sql) }
        return try items(try Statement(memory, list))
    }

    static func items(_ rows: Statement) throws -> [String: SchemaItem] {
        defer { rows.reset() }
        var items: [String: SchemaItem] = [:]
        while try rows.step() {
            let item = SchemaItem(
                type: rows.text(0) ?? "", name: rows.text(1) ?? "", table: rows.text(2) ?? "", sql: rows.text(3) ?? "")
            items[place(item)] = item
        }
        return items
    }

    /// Without what SQLite and the migrator keep for themselves.
    static let list = """
        SELECT type, name, tbl_name, sql FROM sqlite_master
        WHERE substr(name, 1, 7) <> 'sqlite_' AND name <> 'grdb_migrations'
        """
}

extension SQLiteStore {
    /// What is not as this program makes it, in a lasting order. A store of another version has other tables.
    func schemaDifferences() throws -> [SchemaDifference] {
        guard try statement("PRAGMA user_version").integer() == StoreSchema.version,
            let expected = StoreSchema.expected
        else { return [] }
        let found = try StoreSchema.items(try statement(StoreSchema.list))
        var all: [SchemaDifference] = []
        for (place, item) in found {
            guard let wanted = expected[place] else {
                all.append(SchemaDifference(kind: .surplus, item: item))
                continue
            }
            if wanted != item { all.append(SchemaDifference(kind: .altered, item: wanted)) }
        }
        for (place, item) in expected where found[place] == nil {
            all.append(SchemaDifference(kind: .missing, item: item))
        }
        return all.sorted { ($0.item.type, $0.item.name) < ($1.item.type, $1.item.name) }
    }

    /// Missing tables of kinds are told by whoever compares the rows.
    func checkSchema(_ examination: inout Examination) throws {
        let kinds = Set(Kind.allCases.map { Schema.table(of: $0) })
        let all = try schemaDifferences()
        let gone = Set(all.filter { $0.kind == .missing && $0.item.type == "table" }.map(\.item.name))
        for difference in all {
            let item = difference.item
            guard
                difference.kind != .missing || !gone.contains(item.table) || gone.subtracting(kinds).contains(item.name)
            else { continue }
            examination.schema(difference)
        }
    }
}

/// Putting tables, views and indexes right.
extension SQLiteStore {
    /// Takes away what was put in, and what was altered; refused where the journal's own tables were.
    func clearSchema() throws {
        let all = try schemaDifferences()
        if let wrong = all.first(where: { !$0.isMendable }) { throw StoreError.wrongJournal(path, detail: wrong.what) }
        let order = ["trigger", "view", "index", "table"]
        for type in order {
            for difference in all where difference.item.type == type && difference.kind != .missing {
                try SQLiteStore.run(handle, "DROP \(type) IF EXISTS \(difference.item.quoted)")
            }
        }
    }

    /// Makes the views and indexes that are missing.
    func completeSchema() throws {
        for difference in try schemaDifferences() where difference.kind == .missing {
            try SQLiteStore.run(handle, difference.item.sql)
        }
    }
}
