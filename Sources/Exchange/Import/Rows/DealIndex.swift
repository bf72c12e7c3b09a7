import Model

/// Finds the deal that a row speaks of: by its code, or else by name, account and day of creation. Without that day
/// names repeat (renewals do), so the rows of one name are counted: the second meets the second deal of the name.
struct DealIndex {
    private struct Identity: Hashable {
        var name: String
        var account: ID<Account>?
        var created: Day?

        init(_ deal: Deal) {
            name = deal.name
            account = deal.account
            created = deal.created
        }

        init(name: String, account: ID<Account>?, created: Day?) {
            self.name = name
            self.account = account
            self.created = created
        }
    }

    private let board: Board
    private var codes: [String: ID<Deal>] = [:]
    private var identities: [Identity: ID<Deal>] = [:]
    /// The deals behind the first one of an identity, in the order of their ids.
    private var others: [Identity: [ID<Deal>]] = [:]
    /// How many deals of an identity rows of this run have met.
    private var met: [Identity: Int] = [:]
    /// The rows that may be repeated word for word.
    private var rows: Set<Int> = []
    private var hasIdentities = false
    private var kept: [ID<Deal>: Deal] = [:]

    init(_ board: Board) {
        self.board = board
        board.deals.forEachInPlace { deal in
            if let code = deal.code { codes[code] = deal.id }
        }
    }

    /// The deal of a row; `row` is set where another row of the run may speak of a deal of that name.
    mutating func find(_ facts: DealFacts, account: ID<Account>?, accountIsNew: Bool, row: Int?) -> Deal? {
        if let code = facts.code { return codes[code].flatMap(deal) }
        guard let name = facts.name, !accountIsNew else { return nil }
        loadIdentities()
        let identity = Identity(name: name, account: account, created: facts.created)
        guard facts.created == nil, row != nil else { return identities[identity].flatMap(deal) }
        let place = met[identity] ?? 0
        guard place > 0 else { return identities[identity].flatMap(deal) }
        let more = others[identity] ?? []
        return place <= more.count ? deal(more[place - 1]) : nil
    }

    /// Whether a row of this run that counted was the same word for word.
    func isRepeated(_ row: Int) -> Bool { rows.contains(row) }

    /// Counts a row as the one that speaks of a deal without a code.
    mutating func meet(_ facts: DealFacts, account: ID<Account>?, row: Int?) {
        guard let name = facts.name, let row else { return }
        rows.insert(row)
        met[Identity(name: name, account: account, created: nil), default: 0] += 1
    }

    /// The deal as earlier rows of this run left it.
    func earlier(_ id: ID<Deal>) -> Deal? { kept[id] }

    /// Remembers a deal; the whole of it only where another row of the run may speak of it.
    mutating func put(_ deal: Deal, isNew: Bool, keep: Bool) {
        if let code = deal.code {
            codes[code] = deal.id
        } else {
            loadIdentities()
            let identity = Identity(deal)
            if identities[identity] == nil {
                identities[identity] = deal.id
            } else if isNew {
                others[identity, default: []].append(deal.id)
            }
        }
        if keep || board.deals[deal.id] != nil { kept[deal.id] = deal }
    }

    private func deal(_ id: ID<Deal>) -> Deal? { kept[id] ?? board.deals[id] }

    private mutating func loadIdentities() {
        guard !hasIdentities else { return }
        hasIdentities = true
        for deal in board.deals {
            let identity = Identity(deal)
            if identities[identity] == nil {
                identities[identity] = deal.id
            } else if deal.created == nil {
                others[identity, default: []].append(deal.id)
            }
        }
    }
}
