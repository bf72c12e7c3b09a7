import Model

/// Finds the deal that a row speaks of: by its code, or else by name, account and day of creation.
struct DealIndex {
    private struct Identity: Hashable {
        var name: String
        var account: ID<Account>?
        var created: Day?
    }

    private let board: Board
    private var codes: [String: ID<Deal>] = [:]
    private var identities: [Identity: ID<Deal>] = [:]
    private var hasIdentities = false
    private var kept: [ID<Deal>: Deal] = [:]

    init(_ board: Board) {
        self.board = board
        board.deals.forEachInPlace { deal in
            if let code = deal.code { codes[code] = deal.id }
        }
    }

    mutating func find(_ facts: DealFacts, account: ID<Account>?, accountIsNew: Bool) -> Deal? {
        if let code = facts.code { return codes[code].flatMap(deal) }
        guard let name = facts.name, !accountIsNew else { return nil }
        loadIdentities()
        return identities[Identity(name: name, account: account, created: facts.created)].flatMap(deal)
    }

    /// Remembers a deal; the whole of it only where another row of the run may speak of it.
    mutating func put(_ deal: Deal, keep: Bool) {
        if let code = deal.code {
            codes[code] = deal.id
        } else {
            loadIdentities()
            identities[Identity(name: deal.name, account: deal.account, created: deal.created)] = deal.id
        }
        if keep || board.deals[deal.id] != nil { kept[deal.id] = deal }
    }

    private func deal(_ id: ID<Deal>) -> Deal? { kept[id] ?? board.deals[id] }

    private mutating func loadIdentities() {
        guard !hasIdentities else { return }
        hasIdentities = true
        for deal in board.deals {
            let identity = Identity(name: deal.name, account: deal.account, created: deal.created)
            if identities[identity] == nil { identities[identity] = deal.id }
        }
    }
}
