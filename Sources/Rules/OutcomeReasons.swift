import Model

/// Why deals were won and lost in a window, by the reasons that people wrote (R21's outcomes, one level deeper).
public struct OutcomeReasons: Equatable, Sendable {
    public struct Row: Equatable, Sendable {
        /// nil: no reason was written.
        public let reason: String?
        public fileprivate(set) var count = 0
        /// In the workspace's currency.
        public fileprivate(set) var amount = Money.zero
    }

    /// The most frequent first, then the larger amount; those without a reason last.
    public let won: [Row]
    public let lost: [Row]
    public var wonCount: Int { won.reduce(0) { $0 + $1.count } }
    public var lostCount: Int { lost.reduce(0) { $0 + $1.count } }

    /// The deals that closed in the window; `keep` chooses them.
    public init(_ board: Board, window: Period, keep: (Deal) -> Bool = { _ in true }) {
        var tally = Tally(window)
        board.deals.forEachInPlace { if keep($0) { tally.add($0, sign: 1) } }
        self.init(tally)
    }

    init(_ tally: Tally) {
        func sorted(_ outcome: Deal.Outcome) -> [Row] {
            (tally.rows[outcome] ?? [:]).values.sorted(by: OutcomeReasons.precedes)
        }
        (won, lost) = (sorted(.won), sorted(.lost))
    }

    /// Counts deals one by one, and takes them away again.
    struct Tally: Sendable {
        fileprivate var rows: [Deal.Outcome: [String?: Row]] = [:]
        private let window: Period

        init(_ window: Period) { self.window = window }

        mutating func add(_ deal: Deal, sign: Int) {
            guard deal.outcome != .open, let closed = deal.closed, window.holds(closed) else { return }
            let reason = deal.knownReason
            var row = rows[deal.outcome]?[reason] ?? Row(reason: reason)
            row.count += sign
            if deal.currency == nil { row.amount.minor.add((deal.amount?.minor ?? 0) * Int64(sign)) }
            rows[deal.outcome, default: [:]][reason] = row.count == 0 ? nil : row
        }
    }

    private static func precedes(_ left: Row, _ right: Row) -> Bool {
        if (left.reason == nil) != (right.reason == nil) { return right.reason == nil }
        if left.count != right.count { return left.count > right.count }
        if left.amount != right.amount { return left.amount > right.amount }
        return (left.reason ?? "") < (right.reason ?? "")
    }
}

extension Deal {
    /// The reason that was written; nil where nothing was.
    var knownReason: String? { reason.flatMap { $0.isEmpty ? nil : $0 } }
}
