import Model

/// What changed in a scope since the end of the last working day: the first question of the morning.
public struct Overnight: Equatable, Sendable {
    /// The end of the last working day that has passed (R2).
    public let since: Instant
    /// Deals won since; amounts are those in the workspace's currency.
    public private(set) var won = 0
    public private(set) var wonAmount = Money.zero
    public private(set) var lost = 0
    public private(set) var lostAmount = Money.zero
    public private(set) var created = 0
    public private(set) var createdAmount = Money.zero
    /// Open deals that moved forward.
    public private(set) var moved = 0
    public private(set) var movedAmount = Money.zero
    /// Deals on which the customer spoke.
    public private(set) var heard = 0

    private let day: Day
    private let today: Day

    /// The first moment of the last working day that has passed.
    let dayBegins: Instant

    public var isQuiet: Bool { won + lost + created + moved + heard == 0 }

    /// Deals that are kept count; days without a time of their own count from the day after.
    public init(_ moment: Moment, keep: (Deal) -> Bool) {
        self.init(moment)
        moment.facts.board.deals.forEachInPlace { if keep($0) { add($0, now: moment.now, sign: 1) } }
    }

    /// Nothing counted yet.
    init(_ moment: Moment) {
        var day = moment.lastDone
        // No calendar has a month without work.
        for _ in 0..<31 where !moment.days.isWorking(day) { day = day + -1 }
        (self.day, today) = (day, moment.today)
        since = moment.facts.zone.instant(day, minute: moment.policy.dayEnd)
        dayBegins = moment.facts.zone.instant(day)
    }

    /// Counts a deal, or takes it away again.
    mutating func add(_ deal: Deal, now: Instant, sign: Int) {
        func isNew(_ other: Day?) -> Bool { other.map { $0 > day && $0 <= today } ?? false }
        func isNew(_ at: Instant?) -> Bool { at.map { $0 > since && $0 <= now } ?? false }
        if isNew(deal.lastIn) { heard += sign }
        let worth = Money(minor: deal.currency == nil ? (deal.amount?.minor ?? 0) * Int64(sign) : 0)
        if isNew(deal.created) { (created, createdAmount) = (created + sign, createdAmount + worth) }
        guard deal.outcome != .open else {
            if isNew(deal.movedAt) { (moved, movedAmount) = (moved + sign, movedAmount + worth) }
            return
        }
        guard isNew(deal.closed) else { return }
        if deal.outcome == .lost {
            (lost, lostAmount) = (lost + sign, lostAmount + worth)
        } else {
            (won, wonAmount) = (won + sign, wonAmount + worth)
        }
    }
}
