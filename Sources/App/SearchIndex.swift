import Model
import Views

/// Finds deals by their name and account, and accounts by their name: folded text, pinyin initials and whole pinyin in
/// stretches of bytes, searched as such. Accounts are kept apart, since many deals share one.
public struct SearchIndex: Sendable {
    private var deals = SearchTexts()
    private var accounts = SearchTexts()
    /// The account's number for each deal's, 0 for none.
    private var accountOf: ContiguousArray<Int32>
    /// Deals and accounts that changed since: their texts count instead of those above. Empty: they are gone.
    private var changed: [Int: [UInt8]] = [:]
    private var renamed: [Int: [UInt8]] = [:]
    /// Accounts by their names' keys.
    private var keys: [String: Int32] = [:]
    /// What stands in the fields of deals and accounts.
    private(set) var words = KnownWords()

    init(_ board: Board) {
        accountOf = ContiguousArray(repeating: 0, count: board.deals.slotCount)
        board.deals.forEachInPlace { deal in
            deals.append(deal.id.raw, deal.name)
            accountOf[deal.id.raw] = Int32(clamping: deal.account?.raw ?? 0)
            words.take(deal)
        }
        keys.reserveCapacity(board.accounts.count)
        board.accounts.forEachInPlace { account in
            accounts.append(account.id.raw, account.name)
            words.take(account)
            let key = NameKey.of(account.name)
            if keys[key] == nil { keys[key] = Int32(account.id.raw) }
        }
        deals.finish()
        accounts.finish()
    }

    /// Takes in a deal that was added or changed, or nil for one that is gone.
    mutating func update(_ id: Int, _ deal: Deal?, account: Account?) {
        changed[id] = deal.map { SearchKey.blob(name: $0.name, account: account?.name ?? "") } ?? []
        if let deal { words.take(deal) }
    }

    /// Takes in an account that was added or changed, or nil for one that is gone.
    mutating func update(_ id: Int, _ account: Account?, before: String?) {
        renamed[id] = account.map { SearchKey.blob(name: $0.name, account: "") } ?? []
        if let before { keys[NameKey.of(before)] = nil }
        guard let account else { return }
        words.take(account)
        keys[NameKey.of(account.name)] = Int32(id)
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

    /// The accounts that hold the text, up to a limit; those whose name begins with it come first.
    func accounts(_ text: String, _ limit: Int) -> [ID<Account>] {
        var result: Hits?
        for word in text.split(separator: " ") {
            let found = owners(SearchKey.folded(String(word)))
            if result == nil { result = found } else { result?.formIntersection(found) }
        }
        guard let hits = result else { return [] }
        let query = SearchKey.folded(text)
        var beginning = Hits(count: accounts.count)
        accounts.find(startingWith: query) { beginning.insert($0) }
        for (number, text) in renamed {
            beginning.remove(number)
            if text.starts(with: query) { beginning.insert(number) }
        }
        var (first, rest): ([ID<Account>], [ID<Account>]) = ([], [])
        hits.forEach { number in
            if first.count < limit, beginning.contains(number) {
                first.append(ID(number))
            } else if rest.count < limit {
                rest.append(ID(number))
            }
            return first.count < limit
        }
        return Array((first + rest).prefix(limit))
    }

    /// The deals whose texts have been taken in anew.
    var changedDeals: some Sequence<Int> { changed.keys }

    /// The account whose name is the text but for case, width and spaces.
    func account(key: String) -> ID<Account>? { keys[key].map { ID(Int($0)) } }

    private func owners(_ word: [UInt8]) -> Hits {
        var hits = Hits(count: accounts.count)
        accounts.find(word) { hits.insert($0) }
        SearchIndex.correct(&hits, by: renamed, word)
        return hits
    }

    private func search(_ word: [UInt8]) -> Hits {
        var hits = Hits(count: deals.count)
        deals.find(word) { hits.insert($0) }
        let owners = owners(word)
        if owners.count > 0 { hits.insert(keys: accountOf, among: owners) }
        SearchIndex.correct(&hits, by: changed, word)
        return hits
    }

    /// What changed since counts by its text of now.
    private static func correct(_ hits: inout Hits, by texts: [Int: [UInt8]], _ word: [UInt8]) {
        for (number, text) in texts {
            if SearchTexts.holds(text, word) { hits.insert(number) } else { hits.remove(number) }
        }
    }
}
