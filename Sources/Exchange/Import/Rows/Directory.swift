import Model

/// Things that are joined by name: those of the board and those made in this run.
struct Directory<E: Entity> {
    private var byKey: [String: E] = [:]
    private var keys: [String: String] = [:]
    private var next: Int
    private(set) var created: [String] = []

    init(_ table: Table<E>, name: (E) -> String) {
        next = table.nextID.raw
        table.forEachInPlace { entity in
            let key = NameKey.of(name(entity))
            if byKey[key] == nil { byKey[key] = entity }
        }
    }

    var createdCount: Int { created.count }
    var all: Dictionary<String, E>.Values { byKey.values }

    mutating func find(_ name: String) -> E? { byKey[key(name)] }

    /// A new entity under a name; the caller fills and stores it.
    mutating func make(_ name: String) -> E {
        defer { next += 1 }
        created.append(name)
        return E(blank: ID(next))
    }

    mutating func store(_ entity: E, name: String) { byKey[key(name)] = entity }

    /// What names of the same thing share.
    mutating func key(_ name: String) -> String {
        if let known = keys[name] { return known }
        let key = NameKey.of(name)
        if keys.count < 200_000 { keys[name] = key }
        return key
    }
}
