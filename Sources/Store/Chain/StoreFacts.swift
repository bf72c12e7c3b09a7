import Foundation
import Model

/// What is known of a store as a whole, by name (`store_facts`).
enum StoreFact {
    /// Tells one store from all others, however often it is copied.
    static let uuid = "uuid"
    /// The names of the facts that the chain of entries binds, joined by commas.
    static let chain = "chain"
    /// For a rescued store: the head of the one that it was made from.
    static let rescued = "rescued_from"
}

/// To be used inside a transaction of the caller.
extension SQLiteStore {
    func fact(_ name: String) throws -> String? {
        let row = try statement("SELECT value FROM store_facts WHERE name = ?").bind([.text(name)])
        defer { row.reset() }
        return try row.step() ? row.text(0) : nil
    }

    func set(fact name: String, to value: String) throws {
        try statement("INSERT OR REPLACE INTO store_facts (name, value) VALUES (?, ?)")
            .bind([.text(name), .text(value)]).run()
    }

    /// Gives the store a name of its own, where it has none yet.
    func keepUUID() throws {
        guard try fact(StoreFact.uuid) == nil else { return }
        try set(fact: StoreFact.uuid, to: UUID().uuidString.lowercased())
    }

    func factNames() throws -> [String] {
        let rows = try statement("SELECT name FROM store_facts ORDER BY name")
        defer { rows.reset() }
        var names: [String] = []
        while try rows.step() { if let name = rows.text(0) { names.append(name) } }
        return names
    }
}
