import Model

/// What hangs on a deal besides its stays and touches. Numbers, and the deal's own, are given when all is listed.
struct Attached {
    var roles: [DealRole] = []
    var redDots: [RedDot] = []
    var decisions: [Decision] = []
    var handOvers: [HandOver] = []
    var bookings: [Booking] = []
    var splits: [Split] = []
    var uses: [ScriptUse] = []
    var requests: [PresalesRequest] = []
    var papers: [Paper] = []
}

/// A contract with its payment plan and what came in; receipts name rows of the plan by their place.
struct Paper {
    var contract = Contract(blank: ID(1))
    var plan: [Payment] = []
    var receipts: [(row: Int?, day: Day, amount: Money)] = []
}

/// Lists entities of each kind and numbers them in the order in which they come.
struct Ledger {
    private(set) var changes: [Change] = []
    private var last: [Kind: Int] = [:]

    @discardableResult
    mutating func add<E: Entity>(_ entity: E) -> ID<E> {
        var numbered = entity
        numbered.id = ID((last[E.kind] ?? 0) + 1)
        last[E.kind] = numbered.id.raw
        changes.append(.add(numbered))
        return numbered.id
    }

    /// Adds what hangs on a deal.
    mutating func add(_ attached: Attached, to deal: Deal) {
        func tied<E: Entity>(_ all: [E], _ tie: (inout E) -> Void) -> [E] {
            all.map { entity in
                var tied = entity
                tie(&tied)
                return tied
            }
        }
        for role in tied(attached.roles, { $0.deal = deal.id }) { add(role) }
        for redDot in tied(attached.redDots, { $0.deal = deal.id }) { add(redDot) }
        for decision in tied(attached.decisions, { $0.deal = deal.id }) { add(decision) }
        for handOver in tied(attached.handOvers, { $0.deal = deal.id }) { add(handOver) }
        for booking in tied(attached.bookings, { $0.deal = deal.id }) { add(booking) }
        for split in tied(attached.splits, { $0.deal = deal.id }) { add(split) }
        for use in tied(attached.uses, { $0.deal = deal.id }) { add(use) }
        for request in tied(attached.requests, { $0.deal = deal.id }) { add(request) }
        for paper in attached.papers {
            var tied = paper
            tied.contract.deal = deal.id
            tied.contract.account = deal.account
            tied.contract.name = deal.name
            add(tied)
        }
    }

    mutating func add(_ paper: Paper) {
        let contract = add(paper.contract)
        let rows = paper.plan.map { row in
            var tied = row
            tied.contract = contract
            return add(tied)
        }
        for entry in paper.receipts {
            var receipt = Receipt(blank: ID(1))
            receipt.contract = contract
            receipt.payment = entry.row.map { rows[$0] }
            receipt.day = entry.day
            receipt.amount = entry.amount
            add(receipt)
        }
    }
}
