import Model

/// What changed in a scope since the end of the last working day: the first question of the morning.
public struct Overnight: Equatable, Sendable {
    /// The end of the last working day that has passed (R2).
    public let since: Instant
    /// Deals won since, and their value in the workspace's currency.
    public private(set) var won = 0
    public private(set) var wonAmount = Money.zero
    public private(set) var lost = 0
    public private(set) var created = 0
    /// Open deals that moved forward.
    public private(set) var moved = 0
    /// Deals on which the customer spoke.
    public private(set) var heard = 0

    public var isQuiet: Bool { won + lost + created + moved + heard == 0 }

    /// Deals that are kept count; days without a time of their own count from the day after.
    public init(_ moment: Moment, keep: (Deal) -> Bool) {
        var day = moment.lastDone
        // No calendar has a month without work.
        for _ in 0..<31 where !moment.days.isWorking(day) { day = day + -1 }
        let since = moment.facts.zone.instant(day, minute: moment.policy.dayEnd)
        self.since = since
        func isNew(_ other: Day?) -> Bool { other.map { $0 > day && $0 <= moment.today } ?? false }
        func isNew(_ at: Instant?) -> Bool { at.map { $0 > since && $0 <= moment.now } ?? false }
        moment.facts.board.deals.forEachInPlace { deal in
            let isOpen = deal.outcome == .open
            let word = isNew(deal.lastIn)
            guard word || isNew(deal.created) || (isOpen ? isNew(deal.movedAt) : isNew(deal.closed)), keep(deal) else {
                return
            }
            if word { heard += 1 }
            if isNew(deal.created) { created += 1 }
            if isOpen, isNew(deal.movedAt) { moved += 1 }
            guard !isOpen, isNew(deal.closed) else { return }
            if deal.outcome == .lost { lost += 1 }
            guard deal.outcome == .won else { return }
            won += 1
            if deal.currency == nil { wonAmount += deal.amount ?? .zero }
        }
    }
}
