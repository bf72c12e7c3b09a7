import Model

extension Bridge {
    /// The bridge from `past.since` to the board. A deal counts for the scope whose owner `holds`; one that is handed over
    /// into the scope counts as new with what it is worth then, one that is handed over out of it as decreased to nothing.
    public init(
        _ board: Board, _ past: Past, window: Period? = nil, holds: (ID<Rep>?) -> Bool = { _ in true }
    ) {
        self.init(window: window)
        var open = Money.zero
        let empty = Bridge(window: window)
        board.deals.forEachInPlace { if holds($0.owner) { open += empty.value(State($0)) } }
        self.init(open: open, board, past, window: window, holds: holds)
    }

    /// The same where `open` is known: what all deals of the scope on the board are worth in the window.
    init(open: Money, _ board: Board, _ past: Past, window: Period?, holds: (ID<Rep>?) -> Bool) {
        self.init(moves: board, past, window: window, holds: holds)
        add(still: open)
    }

    /// Only what the journal tells, without the deals that stand as they stood.
    init(moves board: Board, _ past: Past, window: Period?, holds: (ID<Rep>?) -> Bool) {
        self.init(window: window)
        for id in past.states.keys { count(id, board, past, sign: 1, holds: holds) }
    }

    /// The bridge where these are all moves, and what is open at the end is known.
    func ending(_ open: Money) -> Bridge {
        var bridge = self
        bridge.add(still: open)
        return bridge
    }

    /// Counts what the journal tells of a deal, which then no longer counts as one that stands as it stood; or takes it
    /// away again.
    mutating func count(_ id: ID<Deal>, _ board: Board, _ past: Past, sign: Int, holds: (ID<Rep>?) -> Bool) {
        guard sign > 0 else {
            var part = Bridge(window: window)
            part.count(id, board, past, sign: 1, holds: holds)
            return subtract(part)
        }
        guard let states = past.states[id] else { return }
        add(start: states.first ?? nil, then: states.dropFirst(), holds: holds)
        let worth = board.deals.look(at: id) { holds($0.owner) ? value(State($0)) : .zero }
        add(still: .zero - (worth ?? .zero))
    }
}

/// Follows deals from a board on through the changes of the journal, without changing the board.
public struct DealTrail {
    private let start: Board
    private var current: [ID<Deal>: Deal?] = [:]

    public init(from start: Board) { self.start = start }

    /// How the change's deal stood before it, and stands after it; nil: not there.
    public mutating func follow(_ change: Change) throws(BoardError) -> (before: Deal?, after: Deal?) {
        let id = ID<Deal>(change.id)
        let before = current[id] ?? start.deals[id]
        let after = try DealTrail.apply(change, to: before)
        current[id] = .some(after)
        return (before, after)
    }

    private static func apply(_ change: Change, to before: Deal?) throws(BoardError) -> Deal? {
        switch change {
        case .remove: return nil
        case .add(let kind, let id, let row):
            guard let deal = Deal(id: id, row: row) else { throw .malformed(kind, id, field: "row") }
            return deal
        case .update(let kind, let id, let edits):
            guard var deal = before else { throw .missing(kind, id) }
            for edit in edits {
                guard Deal.fields.indices.contains(edit.field), Deal.fields[edit.field].set(&deal, edit.after) else {
                    throw .malformed(kind, id, field: "\(edit.field)")
                }
            }
            return deal
        }
    }
}
