import GRDBSQLite
import Model

/// The table of names as a whole: making it from the tables, and whether it still follows from them.
extension SQLiteStore {
    /// False in a store of an older version, and where somebody dropped the table.
    func hasNameKeys() throws -> Bool {
        try statement("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'name_keys'").integer() != nil
    }

    /// Makes the keys of a kind anew.
    func makeNameKeys(of kind: Kind) throws { try NameKeys.make(of: kind, handle) }

    /// Notes where the table of names differs from the tables of what is named.
    func checkNameKeys(_ examination: inout Examination) throws {
        // That the table is missing is told by whoever compares the tables.
        guard try hasNameKeys() else { return }
        for scope in NameScope.allCases where examination.stands(scope.kind) {
            var (wanted, standing) = (Tally(), Tally())
            let rows = try statement(
                "SELECT id, \(scope.field) FROM \(Schema.table(of: scope.kind)) WHERE \(scope.field) IS NOT NULL")
            defer { rows.reset() }
            while try rows.step() { if let name = rows.text(1) { wanted.add(scope.key(name), rows.int(0)) } }
            let keys = try statement("SELECT key, id FROM name_keys WHERE scope = ?")
            defer { keys.reset() }
            keys.bind([.text(scope.rawValue)])
            while try keys.step() { if let key = keys.text(0) { standing.add(key, keys.int(1)) } }
            if wanted != standing { examination.names(scope) }
        }
        let known = NameScope.allCases.map { "'\($0.rawValue)'" }.joined(separator: ", ")
        let strays = try statement("SELECT count(*) FROM name_keys WHERE scope NOT IN (\(known))").integer() ?? 0
        if strays > 0 { examination.names(nil) }
    }

    /// Rows that come in any order, as one number.
    private struct Tally: Equatable {
        private var count = 0
        private var sum: UInt64 = 0

        mutating func add(_ key: String, _ id: Int) {
            var hash: UInt64 = 0xCBF2_9CE4_8422_2325 ^ UInt64(truncatingIfNeeded: id) &* 0x9E37_79B9_7F4A_7C15
            for byte in key.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
            count += 1
            sum &+= hash ^ hash >> 29
        }
    }
}

/// Making keys within SQL, so that a million of them are sorted beside the memory.
enum NameKeys {
    /// Version 5: names and codes by their keys, `NameScope`.
    static let table = """
        CREATE TABLE name_keys (scope TEXT NOT NULL, key TEXT NOT NULL, id INTEGER NOT NULL, PRIMARY KEY (scope, key, id))
          WITHOUT ROWID;
        """

    static func makeAll(_ connection: OpaquePointer) throws {
        for kind in Set(NameScope.allCases.map(\.kind)) { try make(of: kind, connection) }
    }

    static func make(of kind: Kind, _ connection: OpaquePointer) throws {
        try addFunction(connection)
        for scope in NameScope.of(kind) {
            try SQLiteStore.run(
                connection,
                """
                DELETE FROM name_keys WHERE scope = '\(scope.rawValue)';
                INSERT INTO name_keys (scope, key, id)
                  SELECT '\(scope.rawValue)', reddot_key('\(scope.rawValue)', \(scope.field)), id
                  FROM \(Schema.table(of: kind)) WHERE \(scope.field) IS NOT NULL ORDER BY 2, 3;
                """)
        }
    }

    /// Only this program's own statements call it: no index, trigger or view does, so others can read and check the file.
    private static func addFunction(_ connection: OpaquePointer) throws {
        let flags = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY
        let code = sqlite3_create_function_v2(
            connection, "reddot_key", 2, flags, nil,
            { context, _, values in
                guard let values, let scope = NameKeys.text(values[0]).flatMap(NameScope.init(rawValue:)),
                    var key = NameKeys.text(values[1]).map({ scope.key($0) })
                else { return sqlite3_result_null(context) }
                key.withUTF8 { bytes in
                    let transient = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
                    guard let base = bytes.baseAddress, !bytes.isEmpty else {
                        return sqlite3_result_text(context, "", 0, transient)
                    }
                    base.withMemoryRebound(to: CChar.self, capacity: bytes.count) {
                        sqlite3_result_text(context, $0, Int32(clamping: bytes.count), transient)
                    }
                }
            }, nil, nil, nil)
        guard code == SQLITE_OK else { throw SQLiteFailure(connection) }
    }

    private static func text(_ value: OpaquePointer?) -> String? {
        guard let start = sqlite3_value_text(value) else { return nil }
        let bytes = UnsafeBufferPointer(start: start, count: Int(sqlite3_value_bytes(value)))
        return String(decoding: bytes, as: UTF8.self)
    }
}
