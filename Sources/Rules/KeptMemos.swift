import Model

/// Results that are made when they are first asked for, and kept until a change bears on them.
struct KeptMemos: Sendable {
    private(set) var landing = Memo<Landing>()
    private(set) var progress = KeptMemos.fresh(Target.Metric.allCases)
    /// Signed amounts of all scopes in other periods than the pinned one.
    private(set) var periods = MemoTable<Period, [ProgressRow]>()
    private(set) var cash = Memo<CashBook>()
    private(set) var passages = Memo<FunnelBook.Walk>()
    private(set) var reasons = Memo<OutcomeReasons>()

    private static func fresh(_ metrics: [Target.Metric]) -> [Target.Metric: Memo<[ProgressRow]>] {
        metrics.reduce(into: [:]) { $0[$1] = Memo() }
    }

    /// Forgets what a change has made untrue.
    mutating func forget(_ bearing: Bearing) {
        let others = [Target.Metric.receipts, .accounts, .contacts]
        progress.merge(KeptMemos.fresh(bearing.signed ? Target.Metric.allCases : others)) { $1 }
        if bearing.signed { periods = MemoTable() }
        if bearing.landing { landing = Memo() }
        if bearing.cash { cash = Memo() }
        if bearing.stages { passages = Memo() }
        if bearing.outcomes { reasons = Memo() }
    }
}

/// What changes bear on.
struct Bearing: Sendable {
    /// What was signed, or its targets.
    var signed = false
    /// What may land in the period.
    var landing = false
    /// Contracts, payments and receipts, or whose they are.
    var cash = false
    /// Through which stages deals went, and what they are worth.
    var stages = false
    /// How deals ended.
    var outcomes = false

    /// Notes a change that is not of a deal.
    mutating func note(_ change: Change) {
        switch change.kind {
        case .target: signed = true
        case .booking, .split: signed = true
        case .contract, .payment, .receipt, .account: cash = true
        case .spell: stages = true
        default: break
        }
    }

    /// Notes that a deal is another than before; nil: not there.
    mutating func note(from before: Deal?, to after: Deal?, hasBookings: Bool) {
        guard let before, let after else {
            self = Bearing(signed: true, landing: true, cash: true, stages: true, outcomes: true)
            return
        }
        let sum = (before.amount, before.currency, before.owner) != (after.amount, after.currency, after.owner)
        let end = before.outcome != after.outcome || before.closed != after.closed
        let isSigned = before.outcome == .won || after.outcome == .won || hasBookings
        if isSigned, sum || end { signed = true }
        if sum || end || before.close != after.close || before.stage != after.stage
            || before.category != after.category
        {
            landing = true
        }
        if before.owner != after.owner || before.account != after.account { cash = true }
        let isLost = end || before.reason != after.reason
        if sum || isLost { outcomes = true }
        if sum || isLost || before.stage != after.stage || before.created != after.created { stages = true }
    }
}
