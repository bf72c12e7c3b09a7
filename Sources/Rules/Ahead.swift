import Model

/// Facts that are ahead of what is concluded from them: a threshold, a stage or a rep has changed, on which everything
/// rests. The facts follow at once, conclusions are worked out beside the keys (`Conclusions.catchUp`).
public struct Ahead: Sendable {
    /// The facts as they are now.
    public private(set) var board: Board
    /// What the conclusions do not know yet, the oldest first.
    private(set) var entries: [Entry] = []

    /// Nothing is ahead yet.
    public init(_ all: Conclusions) { board = all.board }

    /// Applies an entry to the facts. On error the changes before the failing one have been applied.
    public mutating func take(_ entry: Entry) throws(BoardError) {
        try board.apply(entry.draft.changes)
        board.seq = entry.seq
        entries.append(entry)
    }

    /// What is ahead of conclusions that have come up to a place in the journal; nil where nothing is.
    public func beyond(_ seq: Int) -> Ahead? {
        var left = self
        left.entries.removeAll { $0.seq <= seq }
        return left.entries.isEmpty ? nil : left
    }
}
