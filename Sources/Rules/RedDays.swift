import Model

/// Since when an open deal's own fields give reason for a red dot (R22), as far as the journal tells.
public struct RedDays: Equatable, Sendable {
    /// When it came to stand without a next step.
    private(set) var step: Instant?
    /// When its budget came to lie under its price.
    private(set) var budget: Instant?
    private var pushes: [Push] = []

    private struct Push: Equatable, Sendable {
        let from, to: Int
        let at: Instant
    }

    public init() {}

    /// What the edits of a deal tell, which led to how it stands, oldest first.
    public init(of deal: Deal, after edits: [(edits: [FieldEdit], at: Instant)]) {
        var before = deal
        for entry in edits.reversed() { before.set(entry.edits.map { ($0.field, $0.before) }) }
        for entry in edits {
            var after = before
            after.set(entry.edits.map { ($0.field, $0.after) })
            note(from: before, to: after, at: entry.at)
            before = after
        }
    }

    /// The fields whose edits tell it.
    public static let fields = ["outcome", "next_step", "next_due", "amount", "budget", "pushes"]

    /// Whether edits of a deal have to be known to say since when it has a reason.
    public static func isTold(of deal: Deal) -> Bool {
        deal.outcome == .open && (deal.pushes > 0 || deal.isWithoutStep || deal.isUnderPrice)
    }

    mutating func note(from before: Deal, to after: Deal, at time: Instant) {
        func turned(_ holds: (Deal) -> Bool) -> Bool {
            after.outcome == .open && holds(after) && !(before.outcome == .open && holds(before))
        }
        if turned(\.isWithoutStep) { step = time }
        if turned(\.isUnderPrice) { budget = time }
        if after.pushes > before.pushes { pushes.append(Push(from: before.pushes, to: after.pushes, at: time)) }
    }

    /// When the close date was pushed for the given time; nil where that is older than the journal.
    func pushed(times: Int) -> Instant? { pushes.last { $0.from < times && times <= $0.to }?.at }
}

extension Deal {
    /// Open or not, it says neither what happens next nor by when.
    var isWithoutStep: Bool { nextDue == nil && (nextStep ?? "").isEmpty }

    var isUnderPrice: Bool {
        guard let budget, let price = amount else { return false }
        return budget < price
    }

    fileprivate mutating func set(_ values: [(field: Int, value: Value)]) {
        for (field, value) in values where Deal.fields.indices.contains(field) {
            _ = Deal.fields[field].set(&self, value)
        }
    }
}

extension Past {
    /// The day since which a deal is without a next step: since it was entered, where no entry took one away.
    func withoutStep(since deal: Deal, _ moment: Moment) -> Day? { day(redDays[deal.id]?.step, deal, moment) }

    /// The day since which its budget lies under its price.
    func underPrice(since deal: Deal, _ moment: Moment) -> Day? { day(redDays[deal.id]?.budget, deal, moment) }

    /// The day of the push that was one too many.
    func pushed(_ deal: Deal, _ moment: Moment) -> Day? {
        redDays[deal.id]?.pushed(times: moment.policy.pushes).map { moment.day(of: $0) }
    }

    private func day(_ time: Instant?, _ deal: Deal, _ moment: Moment) -> Day? {
        time.map { moment.day(of: $0) } ?? deal.created.map { min($0, moment.today) }
    }
}
