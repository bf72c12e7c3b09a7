import Model

/// The last entry of a store as its hash names it: whoever knows it can tell later whether the journal up to it is still
/// what it was.
public struct Head: Hashable, Sendable {
    /// The store's own UUID, the same in all its copies.
    public var store: String
    public var batch: Int
    /// The last change of the journal.
    public var seq: Int
    /// SHA-256 in hexadecimal digits.
    public var hash: String

    public init(store: String, batch: Int, seq: Int, hash: String) {
        (self.store, self.batch, self.seq, self.hash) = (store, batch, seq, hash)
    }

    /// As it is printed, and taken by `verify --head`: `1234-9f86d081…`.
    public var text: String { "\(batch)-\(hash)" }

    /// For places with little room: twelve digits of the hash.
    public var short: String { "\(batch)-\(hash.prefix(12))" }
}

/// A head as somebody gives it: the number of the entry may be missing, and the hash may be cut.
public struct HeadClaim: Equatable, Sendable {
    public var batch: Int?
    /// The first digits of the hash, in small letters.
    public var digits: String

    /// Fewer digits would name an entry by chance.
    public static let fewest = 8

    public init(_ head: Head) { (batch, digits) = (head.batch, head.hash) }

    /// nil for a text that is no head.
    public init?(_ text: String) {
        let parts = text.lowercased().split(separator: "-", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), let last = parts.last else { return nil }
        guard (HeadClaim.fewest...SHA256.size * 2).contains(last.count),
            last.allSatisfy({ $0.isASCII && $0.isHexDigit })
        else { return nil }
        if parts.count == 2 {
            guard let number = Int(parts[0]), number > 0 else { return nil }
            batch = number
        }
        digits = String(last)
    }

    public var text: String { (batch.map { "\($0)-" } ?? "") + digits }
}
