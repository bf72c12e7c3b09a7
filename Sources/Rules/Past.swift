import Model

/// That a deal's expected day of closing was changed: what it was before, and when.
public struct CloseMove: Equatable, Sendable {
    public var from: Day?
    public var at: Instant
}

/// What the journal tells of the days before now, as far as rules need it. The caller fills it; empty where no journal
/// is at hand.
public struct Past: Equatable, Sendable {
    /// What carried a red dot a week ago, by the facts of then (R22); nil where that is not known: then a dot that began
    /// a week ago or earlier, or on no known day, counts as still there.
    public var redDots: Set<RedSubject>?
    /// The last time that the decision of a deal was moved (R9).
    public var moves: [ID<Deal>: DecisionMove]
    /// The first expected day of closing that the journal knows, of deals whose day was changed since (time line).
    public var firstClose: [ID<Deal>: Day]
    /// Since when the reasons of red dots hold that lie in deals' own fields (R22).
    public private(set) var redDays: [ID<Deal>: RedDays] = [:]
    /// How days of closing were moved since `movesSince`, in the order of the journal.
    public private(set) var closeMoves: [ID<Deal>: [CloseMove]] = [:]
    /// From when on moves of days of closing are kept; nil keeps all.
    public var movesSince: Instant?
    /// From when on steps of deals and receipts are kept; nil keeps none.
    public var newsSince: Instant?
    /// How deals were changed since `newsSince`, in the order of the journal; what an import or the sample brought in
    /// tells by its days when it happened, and is not among them.
    public private(set) var news: [ID<Deal>: [DealStep]] = [:]
    /// When receipts were entered since then.
    public private(set) var receipts: [ID<Receipt>: Instant] = [:]
    /// The moment at which the bridge starts (R20); nil where no journal reaches back to it.
    public var since: Instant?
    /// How each deal touched since then stood at the start (nil: not there), then every state that it went through (nil:
    /// removed), in order. A deal that is not listed stands as it stood.
    public var states: [ID<Deal>: [Bridge.State?]]

    public init(
        redDots: Set<RedSubject>? = nil, moves: [ID<Deal>: DecisionMove] = [:], firstClose: [ID<Deal>: Day] = [:],
        since: Instant? = nil, states: [ID<Deal>: [Bridge.State?]] = [:]
    ) {
        (self.redDots, self.moves, self.firstClose) = (redDots, moves, firstClose)
        (self.since, self.states) = (since, states)
    }

    /// Notes that a change led a deal from one state to another; nil: not there.
    public mutating func note(from before: Deal?, to after: Deal?, at time: Instant) {
        guard let id = (after ?? before)?.id else { return }
        if let before, let after {
            note(decisionOf: id, from: before.decision, to: after.decision, at: time)
            note(closeOf: id, from: before.close, to: after.close, at: time)
            noteRedDays(from: before, to: after, at: time)
        }
        noteState(from: before, to: after)
        note(DealStep(from: before, to: after, at: time), of: id)
    }

    private mutating func noteRedDays(from before: Deal, to after: Deal, at time: Instant) {
        var days = redDays[after.id] ?? RedDays()
        days.note(from: before, to: after, at: time)
        if redDays[after.id] != nil || days != RedDays() { redDays[after.id] = days }
    }

    /// Takes in what the journal tells of a deal, as it stands on the board.
    public mutating func note(_ days: RedDays, of deal: ID<Deal>) { redDays[deal] = days }

    private mutating func note(_ step: DealStep?, of deal: ID<Deal>) {
        guard let newsSince, let step, step.at > newsSince else { return }
        news[deal, default: []].append(step)
    }

    /// Notes a line of the journal about a deal or a receipt.
    public mutating func noteNews(_ change: Change, at time: Instant, _ verb: Verb) {
        if case .add = change, [Verb.sample, .import, .`init`].contains(verb) { return }
        switch change.kind {
        case .deal: note(DealStep(change, at: time), of: ID(change.id))
        case .receipt: noteReceipt(change, at: time)
        default: break
        }
    }

    /// Notes that a receipt was entered.
    mutating func noteReceipt(_ change: Change, at time: Instant) {
        guard let newsSince, time > newsSince, case .add = change else { return }
        receipts[ID(change.id)] = time
    }

    /// Notes only what the bridge needs.
    public mutating func noteState(from before: Deal?, to after: Deal?) {
        guard since != nil, let id = (after ?? before)?.id else { return }
        states[id, default: [before.map { Bridge.State($0) }]].append(after.map { Bridge.State($0) })
    }

    /// The fields of a deal whose edits `note` reads.
    public static let days = ["decision", "close_date"]

    /// Notes the days in the edits of a deal; to be called in the order of the journal.
    public mutating func note(_ edits: [FieldEdit], of deal: ID<Deal>, at time: Instant) {
        for edit in edits {
            switch edit.field {
            case Past.decision:
                note(decisionOf: deal, from: Day(value: edit.before), to: Day(value: edit.after), at: time)
            case Past.close:
                note(closeOf: deal, from: Day(value: edit.before), to: Day(value: edit.after), at: time)
            default: break
            }
        }
    }

    private mutating func note(decisionOf deal: ID<Deal>, from: Day?, to: Day?, at time: Instant) {
        guard let from, let to, from != to else { return }
        moves[deal] = DecisionMove(from: from, to: to, at: time)
    }

    private mutating func note(closeOf deal: ID<Deal>, from: Day?, to: Day?, at time: Instant) {
        guard from != to else { return }
        if movesSince.map({ time >= $0 }) ?? true {
            closeMoves[deal, default: []].append(CloseMove(from: from, at: time))
        }
        guard firstClose[deal] == nil, let first = from ?? to else { return }
        firstClose[deal] = first
    }

    private static let decision = place(days[0])
    private static let close = place(days[1])

    private static func place(_ name: String) -> Int { Deal.fields.firstIndex { $0.name == name } ?? -1 }
}
