import Model

/// A competitor with the open deals that name it (R26); without a number where only deals and their events name it.
struct Rival {
    let id: ID<Competitor>?
    let name: String
    private(set) var open = 0
    /// In the workspace's currency.
    private(set) var value = Money.zero
    private var others: [String: Money] = [:]
    private(set) var withoutAmount = 0

    /// Other currencies, never added up: `USD 5000.00`; nil where there are none.
    var foreign: String? {
        guard !others.isEmpty else { return nil }
        return others.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value.plain)" }.joined(separator: " + ")
    }

    private init(_ id: ID<Competitor>?, _ name: String) { (self.id, self.name) = (id, name) }

    /// Those that were entered, then those that only deals name, by name.
    static func all(_ board: Board) -> [Rival] {
        var (rivals, places) = ([Rival](), [String: Int]())
        for competitor in board.competitors {
            places[NameKey.of(competitor.name)] = rivals.count
            rivals.append(Rival(competitor.id, competitor.name))
        }
        let known = rivals.count
        board.deals.forEachInPlace { deal in
            guard let name = deal.competitor, !name.isEmpty else { return }
            let place = places[NameKey.of(name)] ?? rivals.count
            if place == rivals.count {
                places[NameKey.of(name)] = place
                rivals.append(Rival(nil, name))
            }
            rivals[place].add(deal)
        }
        return rivals.prefix(known) + rivals.dropFirst(known).sorted { $0.name < $1.name }
    }

    private mutating func add(_ deal: Deal) {
        guard deal.outcome == .open else { return }
        open += 1
        guard let amount = deal.amount else { return withoutAmount += 1 }
        if let currency = deal.currency { others[currency, default: .zero] += amount } else { value += amount }
    }
}
