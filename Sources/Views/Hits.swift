import Model

/// A set of deals by number.
public struct Hits: Equatable, Sendable {
    @usableFromInline var words: [UInt64]

    public init(count: Int) { words = Array(repeating: 0, count: count / 64 + 1) }

    /// How many there are.
    public var count: Int { words.reduce(0) { $0 + $1.nonzeroBitCount } }

    @inlinable
    public func contains(_ number: Int) -> Bool {
        number / 64 < words.count && words[number / 64] & 1 << UInt64(number % 64) != 0
    }

    public mutating func insert(_ number: Int) {
        if number / 64 >= words.count { words += Array(repeating: 0, count: number / 64 + 1 - words.count) }
        words[number / 64] |= 1 << UInt64(number % 64)
    }

    public mutating func remove(_ number: Int) {
        if number / 64 < words.count { words[number / 64] &= ~(1 << UInt64(number % 64)) }
    }

    /// Puts in every number whose key is among others; 0 is no key.
    public mutating func insert(keys: ContiguousArray<Int32>, among others: Hits) {
        let count = keys.count / 64 + 1
        if words.count < count { words += Array(repeating: 0, count: count - words.count) }
        words.withUnsafeMutableBufferPointer { words in
            others.words.withUnsafeBufferPointer { others in
                for (number, key) in keys.enumerated() where key > 0 {
                    let place = Int(key) / 64
                    guard place < others.count, others[place] & 1 << UInt64(key % 64) != 0 else { continue }
                    words[number / 64] |= 1 << UInt64(number % 64)
                }
            }
        }
    }

    /// Walks the numbers in order until the body says false.
    public func forEach(_ body: (Int) -> Bool) {
        for (index, word) in words.enumerated() {
            var rest = word
            while rest != 0 {
                if !body(index * 64 + rest.trailingZeroBitCount) { return }
                rest &= rest - 1
            }
        }
    }

    public mutating func formIntersection(_ other: Hits) {
        for index in words.indices { words[index] &= index < other.words.count ? other.words[index] : 0 }
    }
}

extension Hits {
    /// The accounts of the deals.
    func accounts(of board: Board) -> Hits {
        var accounts = Hits(count: board.accounts.slotCount)
        forEach { number in
            if let account = board.deals.look(at: ID(number), { $0.account }) ?? nil { accounts.insert(account.raw) }
            return true
        }
        return accounts
    }
}
