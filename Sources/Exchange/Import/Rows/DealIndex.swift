import Model

/// Finds the deal that a row speaks of: by its code, or else by name, account and day of creation among the deals that
/// stood before the run. Names repeat (renewals do): each row without a code takes another deal, first one of which it
/// tells nothing new.
struct DealIndex {
    struct Identity: Hashable {
        var name: String
        var account: ID<Account>?
        var created: Day?
    }

    private let board: Board
    private var codes: [String: ID<Deal>] = [:]
    /// The deals of the board that no row has met so far, in the order of their ids.
    private var free: [Identity: [ID<Deal>]] = [:]
    private var hasIdentities = false
    private var kept: [ID<Deal>: Deal] = [:]
    /// The deals of the run by name, where files tell of deals by it.
    private var named: [String: ID<Deal>] = [:]
    /// Every deal is kept: other files tell of them.
    private let keepsAll: Bool
    private static let mostTwins = 64

    init(_ board: Board, keepsAll: Bool) {
        self.board = board
        self.keepsAll = keepsAll
        board.deals.forEachInPlace { deal in
            if let code = deal.code { codes[code] = deal.id }
            if keepsAll, !deal.name.isEmpty { named[NameKey.of(deal.name)] = deal.id }
        }
    }

    /// The deal with a code.
    func find(code: String) -> Deal? { codes[code].flatMap(deal) }

    /// The deal that another file's row names, by code or by name.
    func find(_ reference: String) -> Deal? {
        // Salesforce writes the same id with 15 or 18 characters.
        let short = reference.utf8.count == 18 ? codes[String(reference.prefix(15))] : nil
        return (codes[reference] ?? short ?? named[NameKey.of(reference)]).flatMap(deal)
    }

    /// A deal of the board that no row has met, of the same name, account and day; best one that is `same` already.
    mutating func find(_ identity: Identity, isSame: (Deal) -> Bool) -> Deal? {
        loadIdentities()
        guard let twins = free[identity], let first = twins.first else { return nil }
        guard twins.count > 1 else { return deal(first) }
        return twins.prefix(DealIndex.mostTwins).lazy.compactMap(deal).first(where: isSame) ?? deal(first)
    }

    /// A row has met a deal of an identity.
    mutating func meet(_ id: ID<Deal>, _ identity: Identity) { free[identity]?.removeAll { $0 == id } }

    /// The deal as earlier rows of this run left it.
    func earlier(_ id: ID<Deal>) -> Deal? { kept[id] }

    /// The deal as it stands by now.
    func deal(_ id: ID<Deal>) -> Deal? { kept[id] ?? board.deals[id] }

    /// Remembers a deal; the whole of it only where other rows of the run may speak of it.
    mutating func put(_ deal: Deal, keep: Bool) {
        if let code = deal.code { codes[code] = deal.id }
        if keepsAll, !deal.name.isEmpty { named[NameKey.of(deal.name)] = deal.id }
        if keep || keepsAll || board.deals[deal.id] != nil { kept[deal.id] = deal }
    }

    private mutating func loadIdentities() {
        guard !hasIdentities else { return }
        hasIdentities = true
        for deal in board.deals {
            free[Identity(name: deal.name, account: deal.account, created: deal.created), default: []].append(deal.id)
        }
    }
}
