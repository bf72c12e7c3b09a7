import Foundation
import Model

/// The last entry, as the next one has to know it.
struct Link {
    var batch = 0
    var seq = 0
    var hash: [UInt8]
    var time: Int64?
}

/// The chain of hashes through the entries. Everything here runs inside a transaction of the caller.
extension SQLiteStore {
    /// What a new entry follows. Entries of older versions are sealed first.
    func linkForNext() throws -> Link {
        var last = try lastLink()
        if last == nil, try isSealable() {
            try seal()
            last = try lastLink()
        }
        let link = try last ?? Link(hash: beginning())
        guard link.batch < .max, link.hash.count == SHA256.size else { throw broken(link.batch) }
        guard try journalEnd() == link.seq else { throw tailDiffers(link) }
        return link
    }

    /// The last entry; nil where there is none, or none with a hash.
    func lastLink() throws -> Link? {
        let row = try statement("SELECT batch, last_seq, time, hash FROM batches ORDER BY batch DESC LIMIT 1")
        guard try row.step() else { return nil }
        defer { row.reset() }
        if row.isNull(3) {
            if try isSealable() { return nil }
            throw broken(row.int(0))
        }
        return Link(
            batch: row.int(0), seq: row.int(1), hash: row.bytes(3).map { Array($0) } ?? [],
            time: row.isNull(2) ? nil : row.int64(2))
    }

    /// The hash that the first entry follows: over the facts of the store that stood when the chain began.
    func beginning() throws -> [UInt8] {
        if try fact(StoreFact.chain) == nil { try begin() }
        return try bound()
    }

    private func begin() throws {
        try keepUUID()
        try set(fact: StoreFact.chain, to: try factNames().joined(separator: ","))
    }

    /// The hash over the facts that the chain binds; a fact that is gone counts as empty.
    func bound() throws -> [UInt8] {
        var sha = SHA256()
        sha.add("RedDot")
        for name in (try fact(StoreFact.chain) ?? "").split(separator: ",") {
            sha.add(String(name))
            sha.add(try fact(String(name)) ?? "")
        }
        return sha.digest()
    }

    func broken(_ batch: Int) -> StoreError {
        .corrupt(
            path, detail: Sentence(zh: "第 \(batch) 条记录的指纹不对", en: "entry \(batch) does not fit its hash"))
    }

    private func tailDiffers(_ link: Link) -> StoreError {
        .corrupt(
            path,
            detail: Sentence(
                zh: "日志的末尾不是第 \(link.batch) 条记录的末尾", en: "the journal does not end where entry \(link.batch) ends"))
    }
}

/// Entries that were made before there were hashes.
extension SQLiteStore {
    /// Whether no entry has a hash and the store never said that they have.
    func isSealable() throws -> Bool {
        guard try fact(StoreFact.chain) == nil else { return false }
        return try statement("SELECT 1 FROM batches WHERE hash IS NOT NULL LIMIT 1").integer() == nil
    }

    /// Gives the entries of an older version their hashes, and says so in an entry of its own. It has the time of the entry
    /// before it: a store is opened by programs whose clock is not to be known here.
    func seal() throws {
        let start = try beginning()
        var last: VisitedEntry?
        try ChainWalk(self).run(from: start) { entry in
            let row = try statement("UPDATE batches SET hash = ? WHERE batch = ?")
            row.bind(1, blob: entry.hash)
            row.bind(2, .int(Int64(entry.batch)))
            try row.run()
            last = entry
            return entry.hash
        }
        guard let last, last.batch < .max else { return }
        let facts: [Value] = [
            .int(last.time), .text("reddot"), .text(""), .text(login.text), .text(Verb.seal.rawValue),
            .text("1–\(last.batch)"),
            .null, .null, .null, .int(Int64(last.seq)), .int(0),
        ]
        var hash = EntryHash(after: last.hash, batch: last.batch + 1)
        let row = try statement(EntryHash.insert)
        row.bind([.int(Int64(last.batch) + 1)] + facts)
        row.bind(facts.count + 2, blob: hash.finish(facts))
        try row.run()
    }
}

extension SQLiteStore {
    /// A rescued store has a chain of its own, whose beginning names the end of the old one.
    func note(rescuedFrom old: SQLiteStore) throws {
        guard let head = try? old.currentHead() else { return }
        try set(fact: StoreFact.rescued, to: "\(head.store) \(head.text)")
    }

    /// The last entry by its hash; nil in a store without entries, or where they have none yet.
    public func head() throws(StoreError) -> Head? { try reading { try currentHead() } }

    func currentHead() throws -> Head? {
        guard try hasHashes(), let store = try fact(StoreFact.uuid) else { return nil }
        let row = try statement("SELECT batch, last_seq, hash FROM batches ORDER BY batch DESC LIMIT 1")
        guard try row.step() else { return nil }
        defer { row.reset() }
        guard let hash = row.bytes(2), hash.count == SHA256.size else { return nil }
        return Head(store: store, batch: row.int(0), seq: row.int(1), hash: SHA256.digits(of: Array(hash)))
    }

    /// A store that may only be read may be of a version that knows no hashes.
    func hasHashes() throws -> Bool { try statement("PRAGMA user_version").integer() ?? 0 >= 5 }
}
