import Model

extension Facts {
    /// Applies a change to the board and to the indexes. The calendar, the zone and the thresholds stay as they were:
    /// who changes those makes the facts anew.
    mutating func apply(_ change: Change) throws(BoardError) {
        switch change.kind {
        case .activity: try apply(change, \.activities, Indexes.ofActivities)
        case .spell: try apply(change, \.spells, [Indexes.ofSpells])
        case .contract: try apply(change, \.contracts, Indexes.ofContracts)
        case .payment: try apply(change, \.payments, [Indexes.ofPayments])
        case .receipt: try apply(change, \.receipts, [Indexes.ofReceipts])
        case .booking: try apply(change, \.bookings, [Indexes.ofBookings])
        case .split: try apply(change, \.splits, [Indexes.ofSplits])
        case .redDot: try apply(change, \.redDots, Indexes.ofRedDots)
        case .decision: try apply(change, \.decisions, Indexes.ofDecisions)
        case .dealRole: try apply(change, \.dealRoles, [Indexes.ofRoles])
        case .handOver: try apply(change, \.handOvers, [Indexes.ofHandOvers])
        case .presalesRequest: try apply(change, \.presalesRequests, [Indexes.ofRequests])
        case .deal: try apply(change, \.deals, [Indexes.ofDeals])
        case .contact: try apply(change, \.contacts, Indexes.ofContacts)
        case .gradeChange: try apply(change, \.gradeChanges, [Indexes.ofGradeChanges])
        default: try board.apply(change)
        }
    }

    private mutating func apply<E: Entity>(
        _ change: Change, _ table: KeyPath<Board, Table<E>>, _ groupings: [Grouping<E>]
    ) throws(BoardError) {
        let id = ID<E>(change.id)
        let before = board[keyPath: table][id]
        try board.apply(change)
        let after = board[keyPath: table][id]
        for grouping in groupings {
            let (old, new) = (before.flatMap { grouping.key($0) }, after.flatMap { grouping.key($0) })
            if let before, let after, old == new, grouping.order(before) == grouping.order(after) { continue }
            indexes[keyPath: grouping.index].remove(id.raw, from: old)
            if let after {
                indexes[keyPath: grouping.index].insert(after, into: new, board[keyPath: table], order: grouping.order)
            }
        }
    }
}
