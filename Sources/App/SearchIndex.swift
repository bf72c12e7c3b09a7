import Glibc
import Model
import Views

/// Finds deals by their name and account: folded text and pinyin initials in one stretch of bytes, searched as such.
/// Accounts are kept apart, since many deals share one.
struct SearchIndex: Sendable {
    private var deals = Texts()
    private var accounts = Texts()
    /// The account's number for each text of `deals`, 0 for none.
    private var accountOf: [Int32] = []
    /// Deals that changed since: their texts count instead of those above.
    private var changed: [Int: Texts] = [:]

    init(_ board: Board) {
        board.deals.forEachInPlace { deal in
            deals.append(deal.id.raw, deal.name)
            accountOf.append(Int32(deal.account?.raw ?? 0))
        }
        board.accounts.forEachInPlace { account in
            accounts.append(account.id.raw, account.name)
        }
    }

    /// Takes in a deal that was added or changed, or nil for one that is gone.
    mutating func update(_ id: Int, _ deal: Deal?, account: Account?) {
        var texts = Texts()
        if let deal { texts.append(id, deal.name, account?.name ?? "") }
        changed[id] = texts
    }

    /// The deals that hold the text; all words must be found, in any order.
    func search(_ text: String, within known: Hits?) -> Hits {
        var result: Hits?
        for word in text.split(separator: " ") {
            let found = search(SearchKey.folded(String(word)))
            if result == nil { result = found } else { result?.formIntersection(found) }
        }
        var hits = result ?? Hits(count: 0)
        if let known { hits.formIntersection(known) }
        return hits
    }

    private func search(_ word: [UInt8]) -> Hits {
        var hits = Hits(count: deals.numbers.last.map(Int.init) ?? 0)
        deals.find(word) { hits.insert($0) }
        var owners = Hits(count: accounts.numbers.last.map(Int.init) ?? 0)
        var any = false
        accounts.find(word) {
            owners.insert($0)
            any = true
        }
        if any {
            for (position, account) in accountOf.enumerated() where account > 0 && owners.contains(Int(account)) {
                hits.insert(Int(deals.numbers[position]))
            }
        }
        for (number, texts) in changed {
            hits.remove(number)
            texts.find(word) { hits.insert($0) }
        }
        return hits
    }
}

/// Texts laid end to end, each closed by a zero byte.
private struct Texts: Sendable {
    private var bytes: [UInt8] = []
    private var starts: [UInt32] = []
    private(set) var numbers: [Int32] = []

    mutating func append(_ number: Int, _ name: String, _ account: String = "") {
        starts.append(UInt32(clamping: bytes.count))
        numbers.append(Int32(clamping: number))
        SearchKey.append(name: name, account: account, to: &bytes)
        bytes.append(0)
    }

    /// Calls `hit` with the number of each text that holds the word, in order.
    func find(_ word: [UInt8], _ hit: (Int) -> Void) {
        guard !word.isEmpty, starts.count > 0 else { return }
        bytes.withUnsafeBufferPointer { haystack in
            word.withUnsafeBufferPointer { needle in
                var (offset, text) = (0, 0)
                while let place = Texts.find(needle, anchor: Texts.anchor(word), in: haystack, from: offset) {
                    while text + 1 < starts.count, Int(starts[text + 1]) <= place { text += 1 }
                    hit(Int(numbers[text]))
                    text += 1
                    guard text < starts.count else { return }
                    offset = Int(starts[text])
                }
            }
        }
    }

    /// The place of the needle at or after `start`. The C library looks for one byte of it, many at a time.
    private static func find(
        _ needle: UnsafeBufferPointer<UInt8>, anchor: Int, in haystack: UnsafeBufferPointer<UInt8>, from start: Int
    ) -> Int? {
        guard let base = haystack.baseAddress, let word = needle.baseAddress else { return nil }
        var offset = start + anchor
        while offset < haystack.count {
            guard let found = memchr(base + offset, Int32(needle[anchor]), haystack.count - offset) else { return nil }
            let place = UnsafeRawPointer(found) - UnsafeRawPointer(base) - anchor
            if place + needle.count <= haystack.count, memcmp(base + place, word, needle.count) == 0 { return place }
            offset = place + anchor + 1
        }
        return nil
    }

    /// The byte of a word that is likely to be the rarest: the lead bytes of Chinese are the commonest of all.
    private static func anchor(_ word: [UInt8]) -> Int {
        func commonness(_ byte: UInt8) -> Int {
            switch byte {
            case 0xE4...0xE9: 4
            case UInt8(ascii: "a"), UInt8(ascii: "e"), UInt8(ascii: "i"), UInt8(ascii: "n"), UInt8(ascii: "s"): 3
            case 0x80...0xBF, UInt8(ascii: " "), UInt8(ascii: "t"), UInt8(ascii: "r"), UInt8(ascii: "o"): 2
            default: 1
            }
        }
        return word.indices.min { commonness(word[$0]) < commonness(word[$1]) } ?? 0
    }
}
