import Model

/// A field whose words are offered to whoever writes into it again.
enum KnownWord: Hashable, Sendable { case source, competitor, industry, city, product, series, team, region }

/// What others have written into the fields of deals and accounts. Gathered beside the keys, with the texts that are
/// searched.
struct KnownWords: Sendable {
    private var words: [KnownWord: Set<String>] = [:]

    mutating func take(_ deal: Deal) {
        if let source = deal.source { words[.source, default: []].insert(source) }
        if let rival = deal.competitor { words[.competitor, default: []].insert(rival) }
    }

    mutating func take(_ account: Account) {
        if let industry = account.industry { words[.industry, default: []].insert(industry) }
        if let city = account.city { words[.city, default: []].insert(city) }
        if let source = account.source { words[.source, default: []].insert(source) }
    }

    subscript(word: KnownWord) -> Set<String> { words[word] ?? [] }
}

extension State {
    /// The words that stand in fields of this kind so far, in order; without those of deals and accounts until they are
    /// gathered.
    func known(_ word: KnownWord) -> [String] {
        var found = index?.words[word] ?? []
        switch word {
        case .source: found.formUnion(board.sourceCosts.map(\.source))
        case .competitor: found.formUnion(board.competitors.map(\.name))
        case .product: found.formUnion(board.products.map(\.name))
        case .series: found.formUnion(board.products.compactMap(\.series))
        case .team: found.formUnion(board.teams.map(\.name))
        case .region: found.formUnion(board.regions.map(\.name))
        case .industry, .city: break
        }
        return found.sorted()
    }
}
