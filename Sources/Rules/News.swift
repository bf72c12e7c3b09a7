import Model

/// That a deal was changed: what it was before, as far as the change touched it, and when.
public struct DealStep: Equatable, Sendable {
    public var at: Instant
    /// Whether it was not there before.
    public var isNew = false
    public var outcome: Deal.Outcome?
    public var amount: Money??
    public var stage: ID<Stage>??

    init(at: Instant) { self.at = at }

    /// nil where nothing that is told of changed.
    init?(from before: Deal?, to after: Deal?, at: Instant) {
        guard let after else { return nil }
        self.init(at: at)
        guard let before else {
            isNew = true
            return
        }
        if before.outcome != after.outcome { outcome = before.outcome }
        if before.amount != after.amount { amount = .some(before.amount) }
        if before.stage != after.stage { stage = .some(before.stage) }
        guard outcome != nil || amount != nil || stage != nil else { return nil }
    }

    /// The same from a line of the journal.
    init?(_ change: Change, at: Instant) {
        self.init(at: at)
        switch change {
        case .add: isNew = true
        case .remove: return nil
        case .update(_, let id, let edits):
            var before = Deal(blank: ID(id))
            for edit in edits where Deal.fields.indices.contains(edit.field) {
                let field = Deal.fields[edit.field]
                guard field.set(&before, edit.before) else { continue }
                switch field.name {
                case "outcome": outcome = before.outcome
                case "amount": amount = .some(before.amount)
                case "stage_id": stage = .some(before.stage)
                default: break
                }
            }
            guard outcome != nil || amount != nil || stage != nil else { return nil }
        }
    }

    /// The state before the first of several steps.
    static func before(_ steps: some Sequence<DealStep>) -> DealStep? {
        var first: DealStep?
        for step in steps {
            guard var known = first else {
                first = step
                continue
            }
            if known.outcome == nil { known.outcome = step.outcome }
            if known.amount == nil { known.amount = step.amount }
            if known.stage == nil { known.stage = step.stage }
            first = known
        }
        return first
    }
}

/// How many, and what they are worth in the workspace's currency.
public struct Counted: Equatable, Sendable {
    public private(set) var count = 0
    public private(set) var amount = Money.zero

    public init() {}

    mutating func add(_ worth: Money) {
        count += 1
        amount += worth
    }
}

extension Overnight {
    /// Counts a deal by what the journal tells: `before` is how it stood in the evening.
    mutating func add(_ deal: Deal, before: DealStep, _ board: Board) {
        if isNew(deal.lastIn) { count(heard: 1) }
        let worth = Overnight.worth(deal, deal.amount)
        if before.isNew {
            count(created: worth)
            if deal.amount == nil { unpriced += 1 }
        }
        count(from: before.isNew ? .open : before.outcome ?? deal.outcome, deal, before)
        guard !before.isNew else { return }
        if let old = before.amount, old != deal.amount {
            let more = worth - Overnight.worth(deal, old)
            if more > .zero { increased.add(more) } else { decreased.add(.zero - more) }
        }
        guard deal.outcome == .open else { return }
        if let old = before.stage, let from = board.stages[old]?.position,
            let to = board.stages[deal.stage]?.position, to < from
        {
            movedBack.add(worth)
        } else if isNew(deal.movedAt) {
            count(moved: worth)
        }
    }

    private mutating func count(from old: Deal.Outcome, _ deal: Deal, _ before: DealStep) {
        guard old != deal.outcome else { return }
        let worth = Overnight.worth(deal, deal.amount)
        if old == .won { cancelled.add(Overnight.worth(deal, before.amount ?? deal.amount)) }
        switch deal.outcome {
        case .won: count(won: worth)
        case .lost: if old == .open { count(lost: worth) }
        case .open: if old == .lost { reopened.add(worth) }
        }
    }

    private static func worth(_ deal: Deal, _ amount: Money?) -> Money {
        deal.currency == nil ? amount ?? .zero : .zero
    }
}

extension Conclusions {
    /// What changed in the scope since the last evening: by the journal where it is at hand, else by the days of deals.
    public var overnight: Overnight {
        var news = kept.tallies.overnight
        news.now = now
        guard let since = past.newsSince, since <= news.since else { return news }
        for (id, steps) in past.news {
            guard let deal = board.deals[id], holds(deal),
                let before = DealStep.before(steps.lazy.filter { $0.at > news.since && $0.at <= now })
            else { continue }
            news.add(deal, now: now, sign: -1)
            news.add(deal, before: before, board)
        }
        return news
    }
}
