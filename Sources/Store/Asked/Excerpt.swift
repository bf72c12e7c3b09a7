import Model

/// A board of what was asked for: settings, people and stages whole, of everything else what a command names, what hangs
/// on that, and what its changes touch. It holds one state of the store until something is written; whatever a verb, a
/// right or a sentence looks at has been read by then, so that all of them answer as they would on the whole board.
public final class Excerpt {
    public private(set) var board = Board()
    let store: SQLiteStore
    /// What was looked for, found or not.
    private var asked: Set<Key> = []
    /// Of what everything is read that hangs on it.
    private var gathered: Set<Key> = []
    private var whole: Set<Kind> = []
    private var lastIDs: [Kind: Int] = [:]
    private var isReading = false

    /// Begins with what is small. From now on the store shows one state, until something is written.
    public init(_ store: SQLiteStore) throws(StoreError) {
        self.store = store
        try store.hold()
        try read { try begin() }
    }

    /// For work that is inside a transaction.
    init(inside store: SQLiteStore) throws {
        self.store = store
        isReading = true
        try begin()
    }

    private func begin() throws {
        try store.noteVersion()
        board.seq = try store.journalEnd()
        try board.holdFew { try store.lastID($0) }
        try store.fill(&board.settings)
        try store.fill(&board.members)
        try store.fill(&board.reps)
        try store.fill(&board.teams)
        try store.fill(&board.regions)
        try store.fill(&board.stages)
        board.rebuildLanes()
    }

    /// Whether things are found by name here: a store of an older version that may only be read has no keys.
    public var findsNames: Bool { (try? store.hasNameKeys()) ?? false }

    /// Runs `body` on the state that is held; inside another such body, or a transaction, at once.
    func read<T>(_ body: () throws -> T) throws(StoreError) -> T {
        guard !isReading else {
            do { return try body() } catch { throw StoreError(error, path: store.path) }
        }
        isReading = true
        defer { isReading = false }
        return try store.reading(body)
    }

    // MARK: - What is asked for

    /// Reads a whole kind of which there are not many.
    public func take(all kind: Kind) throws(StoreError) {
        guard whole.insert(kind).inserted else { return }
        try read {
            for (id, row) in try rows(kind, "", []) { try put(Key(kind: kind, id: id), row) }
        }
    }

    /// Reads one thing and what it points to; nil where there is none.
    @discardableResult
    public func take<E: Entity>(_ id: ID<E>) throws(StoreError) -> E? {
        try read {
            let key = Key(kind: E.kind, id: id.raw)
            guard let row = try store.row(key) else { return nil }
            guard let entity = E(id: id.raw, row: row) else { throw Excerpt.malformed(key, row) }
            for reference in try take(key) { _ = try take(reference) }
            return entity
        }
    }

    /// Reads a deal with everything that its verbs look at: its account, shares, bookings, roles, contracts and what came
    /// in on them, red dots, decisions.
    @discardableResult
    public func gather(_ deal: ID<Deal>) throws(StoreError) -> Deal? {
        let found = try take(deal)
        try read { try gather(Key(kind: .deal, id: deal.raw)) }
        return found
    }

    /// Reads an account with what hangs on it, but for its deals.
    @discardableResult
    public func gather(_ account: ID<Account>) throws(StoreError) -> Account? {
        let found = try take(account)
        try read { try gather(Key(kind: .account, id: account.raw)) }
        return found
    }

    /// Reads the deals of an account.
    public func takeDeals(of account: ID<Account>) throws(StoreError) {
        try read {
            for (id, row) in try rows(.deal, "WHERE t.account_id = ?", [.int(Int64(account.raw))]) {
                try put(Key(kind: .deal, id: id), row)
            }
        }
    }

    /// Reads what changes touch, what that hung on and is to hang on, and whose it is: what rights and sentences ask. A
    /// payment hangs on a contract, a contract on a deal: two steps reach the deal.
    public func take(_ changes: [Change]) throws(StoreError) {
        try read {
            var keys: Set<Key> = []
            for change in changes {
                keys.insert(change.key)
                change.forEachReference { keys.insert($0) }
                change.inverse.forEachReference { keys.insert($0) }
            }
            var seen: Set<Key> = []
            for _ in 0..<3 {
                let fresh = keys.subtracting(seen)
                seen.formUnion(fresh)
                for key in fresh { keys.formUnion(try take(key)) }
            }
            for key in seen where key.kind == .deal { try take(.split, of: key) }
        }
    }

    // MARK: - Reading

    /// Puts one entity into the board, unless it is in already; what it points to.
    private func take(_ key: Key) throws -> Set<Key> {
        if Board.smallKinds.contains(key.kind) { return [] }
        guard let row = try store.row(key) else {
            asked.insert(key)
            return []
        }
        try put(key, row)
        var references: Set<Key> = []
        Change.add(key.kind, key.id, row: row).forEachReference { references.insert($0) }
        return references
    }

    private func put(_ key: Key, _ row: [Value]) throws {
        guard asked.insert(key).inserted, !Board.smallKinds.contains(key.kind) else { return }
        do {
            try board.applyWithoutLanes(.add(key.kind, key.id, row: row))
        } catch {
            throw Excerpt.malformed(key, row)
        }
    }

    /// Activities are lazy: from the first one on that is asked for, the board holds those.
    func put(_ activity: Activity) {
        board.activities.isLoaded = true
        board.activities.put(activity)
    }

    private static func malformed(_ key: Key, _ row: [Value]) -> RowError {
        let place = Schema.fields(of: key.kind).firstIndex { $0.name == key.kind.malformedField(in: row) }
        return RowError(
            key.kind, key.id, place.map { Schema.fields(of: key.kind)[$0].name } ?? "row", place.map { row[$0] })
    }

    /// Reads what belongs to a thing by a reference of its own, and what belongs to its contracts.
    private func gather(_ key: Key) throws {
        guard gathered.insert(key).inserted else { return }
        for kind in Kind.allCases where kind != .deal && !Board.lazyKinds.contains(kind) {
            try take(kind, of: key)
        }
    }

    /// The rows of a kind that point to a thing; a kind that was never given a number is not looked at.
    private func take(_ kind: Kind, of key: Key) throws {
        let fields = Schema.fields(of: kind).filter { $0.reference == key.kind }
        guard !fields.isEmpty, try lastID(kind) > 0 else { return }
        for field in fields {
            for (id, row) in try rows(kind, "WHERE t.\(field.name) = ?", [.int(Int64(key.id))]) {
                try put(Key(kind: kind, id: id), row)
                if kind == .contract { try gather(Key(kind: kind, id: id)) }
            }
        }
    }

    private func lastID(_ kind: Kind) throws -> Int {
        if let known = lastIDs[kind] { return known }
        let last = try store.lastID(kind)
        lastIDs[kind] = last
        return last
    }

    /// Rows of a kind's table, which is `t`, with their numbers.
    func rows(_ kind: Kind, _ tail: String, _ arguments: [Value]) throws -> [(id: Int, row: [Value])] {
        guard try lastID(kind) > 0 else { return [] }
        let fields = Schema.fields(of: kind)
        let columns = try store.columns(of: kind, "t.")
        let select = try store.statement("SELECT t.id, \(columns) FROM \(Schema.table(of: kind)) t \(tail)")
        select.bind(arguments)
        defer { select.reset() }
        var found: [(id: Int, row: [Value])] = []
        while try select.step() {
            found.append((select.int(0), fields.indices.map { select.value(Int32($0 + 1)) ?? .null }))
        }
        return found
    }
}
