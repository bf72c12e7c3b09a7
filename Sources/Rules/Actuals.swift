import Model

/// What was reached in a period up to now, by rep, for any metric of targets (R3, R5).
struct Actuals {
    /// By the rep's number; 0 holds what belongs to nobody.
    private var byRep: [Int: Int64] = [:]
    private let organization: Organization

    init(
        _ facts: Facts, _ booked: Booked, _ metric: Target.Metric, _ period: Period, today: Day,
        _ organization: Organization
    ) {
        self.organization = organization
        let last = min(period.last, today)
        func inside(_ day: Day) -> Bool { period.first <= day && day <= last }
        switch metric {
        case .signed:
            for entry in booked.entries(in: period) where entry.day <= last { add(entry.rep, entry.amount.minor) }
        case .receipts:
            for receipt in facts.board.receipts where inside(receipt.day) { add(receipt, facts) }
        case .accounts:
            for account in facts.board.accounts {
                let days = facts.dealsOfAccount[account.id.raw].compactMap { facts.board.deals[$0]?.created }
                if let first = days.min(), inside(first) { add(account.owner, 1) }
            }
        case .contacts:
            let (from, until) = (facts.zone.instant(period.first), facts.zone.instant(last + 1))
            var counts: [Int: Int64] = [:]
            facts.board.activities.forEachInPlace {
                if $0.isEffectiveContact, from <= $0.at, $0.at < until { counts[$0.rep?.raw ?? 0, default: 0] += 1 }
            }
            byRep = counts
        }
    }

    private mutating func add(_ rep: ID<Rep>?, _ amount: Int64) { byRep[rep?.raw ?? 0, default: 0] += amount }

    /// A receipt counts for the reps of its contract's deal, else for the owner of the account.
    private mutating func add(_ receipt: Receipt, _ facts: Facts) {
        guard let contract = facts.board.contracts[receipt.contract], contract.currency == nil else { return }
        guard let deal = facts.board.deals[contract.deal] else {
            return add(facts.board.accounts[contract.account]?.owner, receipt.amount.minor)
        }
        let splits = facts.splits[deal.id.raw]
        guard !splits.isEmpty else { return add(deal.owner, receipt.amount.minor) }
        let parts = Apportion.split(receipt.amount.minor, by: splits.map { Int64($0.percent) })
        for (split, part) in zip(splits, parts) { add(split.rep, part) }
    }

    func total(_ key: ScopeKey) -> Money {
        let all =
            key.scope == .company
            ? byRep.values.reduce(0, +) : organization.reps(of: key).reduce(0) { $0 + (byRep[$1.raw] ?? 0) }
        return Money(minor: all)
    }
}
