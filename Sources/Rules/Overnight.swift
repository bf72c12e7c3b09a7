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

    /// New deals without an amount.
    public internal(set) var unpriced = 0
    /// What only the journal tells: changes of amount, closed deals that are open again, wins taken back, moves back.
    public internal(set) var increased = Counted()
    public internal(set) var decreased = Counted()
    public internal(set) var reopened = Counted()
    public internal(set) var cancelled = Counted()
    public internal(set) var movedBack = Counted()

    private let day: Day
    private let today: Day
    /// Up to when things count.
    var now: Instant

    /// The first moment of the last working day that has passed.
    let dayBegins: Instant

    public var isQuiet: Bool {
        let others = [increased, decreased, reopened, cancelled, movedBack].reduce(0) { $0 + $1.count }
        return won + lost + created + moved + heard + others == 0
    }

    /// Deals that are kept count; days without a time of their own count from the day after.
    public init(_ moment: Moment, keep: (Deal) -> Bool) {
        self.init(moment)
        moment.facts.board.deals.forEachInPlace { if keep($0) { add($0, now: moment.now, sign: 1) } }
    }

    /// Nothing counted yet.
    init(_ moment: Moment) {
        let day = Overnight.lastWorkingDay(moment.lastDone) { moment.days.isWorking($0) }
        (self.day, today, now) = (day, moment.today, moment.now)
        since = moment.facts.zone.instant(day, minute: moment.policy.dayEnd)
        dayBegins = moment.facts.zone.instant(day)
    }

    private static func lastWorkingDay(_ last: Day, _ isWorking: (Day) -> Bool) -> Day {
        var day = last
        // No calendar has a month without work.
        for _ in 0..<31 where !isWorking(day) { day = day + -1 }
        return day
    }

    /// The end of the last working day before a moment, for a board of which nothing is concluded yet.
    public static func evening(of board: Board, now: Instant) -> Instant {
        let (calendar, end) = (WorkCalendar(board), Policy(board).dayEnd)
        let today = board.zone.day(of: now)
        let last = board.zone.minute(of: now) >= end ? today : today + -1
        return board.zone.instant(lastWorkingDay(last) { calendar.isWorking($0) }, minute: end)
    }

    func isNew(_ at: Instant?) -> Bool { at.map { $0 > since && $0 <= now } ?? false }

    mutating func count(heard count: Int) { heard += count }
    mutating func count(created worth: Money) { (created, createdAmount) = (created + 1, createdAmount + worth) }
    mutating func count(moved worth: Money) { (moved, movedAmount) = (moved + 1, movedAmount + worth) }
    mutating func count(won worth: Money) { (won, wonAmount) = (won + 1, wonAmount + worth) }
    mutating func count(lost worth: Money) { (lost, lostAmount) = (lost + 1, lostAmount + worth) }

    /// Counts a deal by its days, or takes it away again.
    mutating func add(_ deal: Deal, now: Instant, sign: Int) {
        func isNew(_ other: Day?) -> Bool { other.map { $0 > day && $0 <= today } ?? false }
        func isNew(_ at: Instant?) -> Bool { at.map { $0 > since && $0 <= now } ?? false }
        if isNew(deal.lastIn) { heard += sign }
        let worth = Money(minor: deal.currency == nil ? (deal.amount?.minor ?? 0) * Int64(sign) : 0)
        if isNew(deal.created) {
            (created, createdAmount) = (created + sign, createdAmount + worth)
            if deal.amount == nil { unpriced += sign }
        }
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
