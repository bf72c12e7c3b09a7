import Model

/// What the sums over red dots want of one of them.
struct RedMark: Sendable {
    /// A bit for each kind of reason.
    private(set) var reasons: UInt16 = 0
    private(set) var isYellow = false
    private(set) var hasAmount = false
    private(set) var isForeign = false
    private(set) var isNew = false

    init() {}

    init(_ row: RedRow, _ past: Past, _ moment: Moment) {
        for reason in row.reasons { reasons |= 1 << UInt16(reason.kind) }
        isYellow = row.light == .yellow
        (hasAmount, isForeign) = (row.amount != nil, row.currency != nil)
        isNew = past.status(of: row.subject, since: row.since, today: moment.today) == .new
    }
}

extension Past {
    /// So many days a red dot is new.
    static let newDays = 7

    /// Against last week's list; where no journal tells it, what began a week ago or earlier, or on no known day, is still
    /// there.
    func status(of subject: RedSubject, since: Day?, today: Day) -> RedRow.Status {
        if let redDots { return redDots.contains(subject) ? .still : .new }
        return since.map { today - $0 < Past.newDays } ?? false ? .new : .still
    }
}

/// The sums over the red dots of the scope.
struct RedTally: Sendable {
    private(set) var (red, yellow, new, withoutAmount) = (0, 0, 0, 0)
    /// In the workspace's currency: how many amounts, and their sum.
    private(set) var (amounts, home) = (0, Int64(0))
    /// By the place of the kind in `RedReason.keys`.
    private(set) var reasons = ContiguousArray(repeating: 0, count: RedReason.keys.count)
    /// Those with an amount in another currency.
    private(set) var foreign: Set<RedSubject> = []

    mutating func add(_ mark: RedMark, _ subject: RedSubject, amount: Int64, sign: Int) {
        if mark.isYellow { yellow += sign } else { red += sign }
        if mark.isNew { new += sign }
        var rest = mark.reasons
        while rest != 0 {
            reasons[rest.trailingZeroBitCount] += sign
            rest &= rest - 1
        }
        guard mark.hasAmount else {
            // An account that owes nothing misses no amount.
            if subject.deal != nil { withoutAmount += sign }
            return
        }
        guard !mark.isForeign else {
            if sign > 0 { foreign.insert(subject) } else { foreign.remove(subject) }
            return
        }
        amounts += sign
        home.add(amount * Int64(sign))
    }

    /// Adds what was counted apart.
    mutating func join(_ other: RedTally) {
        red += other.red
        yellow += other.yellow
        new += other.new
        withoutAmount += other.withoutAmount
        amounts += other.amounts
        home.add(other.home)
        for place in reasons.indices { reasons[place] += other.reasons[place] }
        foreign.formUnion(other.foreign)
    }
}
