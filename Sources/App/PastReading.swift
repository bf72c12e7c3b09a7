import Model
import Rules
import Store

extension Past {
    /// What of the past is read, beside the days of decision and closing, which cost little.
    public struct Parts: OptionSet, Sendable {
        public let rawValue: Int

        public init(rawValue: Int) { self.rawValue = rawValue }

        /// The list of a week ago, concluded from the facts of then.
        public static let redDots = Parts(rawValue: 1)
        /// The states of deals since the start of the bridge.
        public static let bridge = Parts(rawValue: 2)
    }

    /// Seconds between this week's list of red dots and last week's.
    static let week: Int64 = 7 * 86_400

    /// Seconds that the last evening of work can lie back, over the longest holidays.
    static let evening: Int64 = 21 * 86_400

    /// Reads from the journal what stands behind a board, which has all kinds loaded and may be an earlier one. The bridge
    /// starts at `since`, or where that is nil a week before `now`; where the journal begins later, it starts with the
    /// journal's first entry.
    public init(
        _ storage: any Storage, of board: Board, now: Instant, since: Instant? = nil,
        parts: Parts = [.redDots, .bridge]
    ) throws(StoreError) {
        self.init()
        movesSince = now + -Past.evening
        let week = now + -Past.week
        let known = parts.contains(.redDots) ? try storage.seq(at: week).map { min($0, board.seq) } : nil
        try readDays(storage, after: 0, through: known ?? board.seq)
        let movesThen = moves
        if let known { try readDays(storage, after: known, through: board.seq) }
        try readRedDays(storage, of: board)
        try readNews(storage, of: board, now: now)
        let from = parts.contains(.bridge) ? try start(storage, since ?? week) : nil
        var then = board
        // The later of the two moments first, so that the board goes back once.
        if let from, from > known ?? -1 { try readStates(storage, of: board, &then, from: from) }
        if let known {
            try storage.rewind(&then, to: known)
            redDots = Conclusions.redDots(Facts(then), now: week, moves: movesThen)
        }
        if let from, let known, from <= known { try readStates(storage, of: board, &then, from: from) }
    }

    /// The journal's place at the start of the bridge.
    private mutating func start(_ storage: any Storage, _ moment: Instant) throws(StoreError) -> Int? {
        since = moment
        if let seq = try storage.seq(at: moment) { return seq }
        since = try storage.journalBegins()
        guard let since else { return nil }
        return try storage.seq(at: since)
    }

    private mutating func readNews(_ storage: any Storage, of board: Board, now: Instant) throws(StoreError) {
        let evening = Overnight.evening(of: board, now: now)
        newsSince = evening
        var past = self
        let from = try storage.seq(at: evening) ?? 0
        try storage.forEachChange(of: [.deal, .receipt], after: from, through: board.seq) { change, time, verb in
            past.noteNews(change, at: time, verb)
        }
        self = past
    }

    private mutating func readDays(_ storage: any Storage, after seq: Int, through last: Int) throws(StoreError) {
        var past = self
        try storage.forEachEdit(of: .deal, fields: Past.days, after: seq, through: last) { id, edits, time in
            past.note(edits, of: ID(id), at: time)
        }
        self = past
    }

    /// Reads the edits of the deals that have a reason for a red dot in their own fields, and of no others.
    private mutating func readRedDays(_ storage: any Storage, of board: Board) throws(StoreError) {
        var (deals, edits) = ([Deal](), [Int: [(edits: [FieldEdit], at: Instant)]]())
        board.deals.forEachInPlace { if RedDays.isTold(of: $0) { deals.append($0) } }
        try storage.forEachEdit(
            of: .deal, ids: deals.map(\.id.raw), fields: RedDays.fields, through: board.seq
        ) { id, list, time in edits[id, default: []].append((list, time)) }
        for deal in deals {
            if let own = edits[deal.id.raw] { note(RedDays(of: deal, after: own), of: deal.id) }
        }
    }

    /// Takes the board back to the start of the bridge and follows its deals from there.
    private mutating func readStates(
        _ storage: any Storage, of board: Board, _ then: inout Board, from: Int
    ) throws(StoreError) {
        try storage.rewind(&then, to: from)
        var (past, trail) = (self, DealTrail(from: then))
        try storage.forEachChange(of: .deal, after: from, through: board.seq) { change, _ in
            let (before, after) = try trail.follow(change)
            past.noteState(from: before, to: after)
        }
        self = past
    }
}
