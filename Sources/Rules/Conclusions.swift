import Model

/// Everything that the rules conclude from the facts at one moment, for one scope and period: made once, then kept up
/// with every change and with the time. It holds the board; whoever shows both reads it here.
///
/// What belongs to an entity (a light, a grade, a timer) is there for every entity; lists and figures are those of the
/// pinned scope, the figures also of the pinned period.
public struct Conclusions: Sendable {
    /// The facts with their moment, as sentences ask for it.
    public internal(set) var moment: Moment
    /// Whose lists and figures these are.
    public internal(set) var scope: ScopeKey
    public internal(set) var period: Period
    /// What the journal tells; follows the changes that are applied.
    public internal(set) var past: Past

    var kept: Kept
    var memos = Memos()

    /// `period` is the present quarter where none is given.
    public init(
        _ facts: Facts, now: Instant, scope: ScopeKey = .company, period: Period? = nil, past: Past = Past()
    ) {
        self.init(facts, now: now, scope, period, past, isShared: facts.board.deals.count >= Kept.shared)
    }

    /// `isShared`: by two threads, where there is a second processor.
    init(_ facts: Facts, now: Instant, _ scope: ScopeKey, _ period: Period?, _ past: Past, isShared: Bool) {
        self.scope = scope
        self.past = past
        let period = period ?? Period(quarterOf: facts.zone.day(of: now))
        self.period = period
        (moment, kept) = Kept.make(
            facts, now: now, scope: scope, period: period, past: past, isShared: isShared)
    }

    public var facts: Facts { _read { yield moment.facts } }
    public var board: Board { _read { yield moment.facts.board } }
    public var policy: Policy { moment.facts.policy }
    public var now: Instant { moment.now }
    public var today: Day { moment.today }

    /// Chooses the scope and period of lists and figures.
    public mutating func pin(_ scope: ScopeKey, _ period: Period) {
        (self.scope, self.period) = (scope, period)
        memos = Memos()
        conclude(moment.facts, now)
    }
}
