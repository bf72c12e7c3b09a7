import Model

/// What `verify` found.
public struct Verification: Equatable, Sendable {
    /// The store's head; nil in a store without entries, or where they have no hashes yet.
    public var head: Head?
    public var entries = 0
    /// False where the entries are of a version without hashes: then nothing is proved.
    public var isSealed = true
    /// The entry that says that those before it were sealed later.
    public var sealed: Int?
    /// The first place where the journal is not what was written.
    public var fault: ChainFault?
    /// The heads that the store was compared with, as they were given.
    public var compared: [Comparison] = []

    public var isSound: Bool { fault == nil && compared.allSatisfy { $0.standing.isSound } }

    public struct Comparison: Equatable, Sendable {
        public var claim: HeadClaim
        public var standing: HeadStanding
    }
}

/// How a store stands to a head that somebody knows.
public enum HeadStanding: String, Sendable {
    /// It ends with this very entry.
    case same
    /// The entry is there, and others came after it.
    case ahead
    /// It ends before that entry: its tail is missing, or it is an older copy.
    case behind
    /// It has another entry of this number.
    case fork
    /// No entry has this hash; the head names no number.
    case unknown

    public var isSound: Bool { self == .same || self == .ahead }
}

extension SQLiteStore {
    /// Checks that each entry is what was written, and that the heads which somebody knows are among them.
    public func verify(_ claims: [HeadClaim] = []) throws(StoreError) -> Verification {
        try reading {
            var result = Verification()
            result.entries = try statement("SELECT count(*) FROM batches").integer() ?? 0
            if let wrong = try schemaDifferences().first(where: { !$0.isMendable }) {
                result.fault = .tables(wrong.what)
                return result
            }
            result.isSealed = try hasHashes() && (result.entries == 0 || !isSealable())
            guard result.isSealed else { return result }
            result.head = try currentHead()
            result.sealed = try statement("SELECT max(batch) FROM batches WHERE verb = 'seal'").integer()
            result.fault = try firstFault()
            result.compared = try claims.map {
                Verification.Comparison(claim: $0, standing: try standing(of: $0))
            }
            return result
        }
    }

    /// How this store stands to a head; costs the look at one entry where the head names it.
    public func standing(to head: Head) throws(StoreError) -> HeadStanding {
        try reading { try hasHashes() ? standing(of: HeadClaim(head)) : .behind }
    }

    private func standing(of claim: HeadClaim) throws -> HeadStanding {
        let last = try statement("SELECT max(batch) FROM batches").integer() ?? 0
        guard let batch = try claim.batch ?? batch(of: claim.digits) else { return .unknown }
        guard batch <= last else { return .behind }
        guard try digits(of: batch).hasPrefix(claim.digits) else { return .fork }
        return batch == last ? .same : .ahead
    }

    /// The hash of an entry in digits; empty where it has none, or is missing.
    private func digits(of batch: Int) throws -> String {
        try hash(of: batch).map { SHA256.digits(of: $0) } ?? ""
    }

    private func batch(of digits: String) throws -> Int? {
        try statement("SELECT batch FROM batches WHERE lower(substr(hex(hash), 1, ?)) = ? LIMIT 1")
            .bind([.int(Int64(digits.count)), .text(digits)]).integer()
    }
}
