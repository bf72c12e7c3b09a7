import Model

/// What the journal tells of the days before now, as far as rules need it. The caller fills it; empty where no journal
/// is at hand.
public struct Past: Equatable, Sendable {
    /// What carried a red dot a week ago, by the facts of then (R22); nil where that is not known: then a dot that began
    /// a week ago or earlier, or on no known day, counts as still there.
    public var redDots: Set<RedSubject>?
    /// The last time that the decision of a deal was moved (R9).
    public var moves: [ID<Deal>: DecisionMove]
    /// The moment at which the bridge starts (R20).
    public var since: Instant?
    /// How each deal touched since then stood at the start (nil: not there), then every state that it went through (nil:
    /// removed), in order. A deal that is not listed stands as it stood.
    public var states: [ID<Deal>: [Bridge.State?]]

    public init(
        redDots: Set<RedSubject>? = nil, moves: [ID<Deal>: DecisionMove] = [:], since: Instant? = nil,
        states: [ID<Deal>: [Bridge.State?]] = [:]
    ) {
        (self.redDots, self.moves, self.since, self.states) = (redDots, moves, since, states)
    }
}
