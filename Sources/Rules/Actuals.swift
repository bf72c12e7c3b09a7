import Model

/// What was reached in a period up to now, by rep, for the metrics that are not booked (R3, R5): counted one by one.
struct Actuals: Sendable {
    private let first: Day
    private let last: Day
    private let span: Range<Instant>
    /// By the rep's number; the first holds what belongs to nobody.
    private var receipts: ContiguousArray<Int64>
    private var accounts: ContiguousArray<Int64>
    private var contacts: ContiguousArray<Int64>

    /// Nothing counted yet.
    init(_ facts: Facts, _ period: Period, today: Day) {
        first = period.first
        last = min(period.last, today)
        let from = facts.zone.instant(period.first)
        span = from..<max(facts.zone.instant(last + 1), from)
        receipts = ContiguousArray(repeating: 0, count: max(facts.board.reps.slotCount, 1))
        (accounts, contacts) = (receipts, receipts)
    }

    /// Everything counted.
    init(all facts: Facts, _ period: Period, today: Day) {
        self.init(facts, period, today: today)
        facts.board.activities.forEachInPlace { add($0, sign: 1) }
        facts.board.accounts.forEachInPlace { add($0, facts, sign: 1) }
        facts.board.contracts.forEachInPlace { add($0, facts, sign: 1) }
    }

    private func place(_ rep: ID<Rep>?) -> Int { rep.map { $0.raw < receipts.count ? $0.raw : 0 } ?? 0 }

    mutating func add(_ activity: Activity, sign: Int) {
        if activity.isEffectiveContact, span.contains(activity.at) { contacts[place(activity.rep)] += Int64(sign) }
    }

    /// An account is new on the day on which its first deal was created.
    mutating func add(_ account: Account, _ facts: Facts, sign: Int) {
        var earliest: Day?
        for id in facts.dealsOfAccount[account.id.raw] {
            guard let day = facts.board.deals.look(at: id, { $0.created }) ?? nil else { continue }
            earliest = min(earliest ?? day, day)
        }
        if let earliest, first <= earliest, earliest <= last { accounts[place(account.owner)] += Int64(sign) }
    }

    /// What came in on a contract counts for the reps of its deal, else for the owner of the account.
    mutating func add(_ contract: Contract, _ facts: Facts, sign: Int) {
        guard contract.currency == nil, !facts.indexes.receipts.isEmpty(contract.id.raw) else { return }
        facts.receipts[contract.id.raw].look { receipt in
            guard first <= receipt.day, receipt.day <= last else { return }
            let amount = receipt.amount.minor * Int64(sign)
            guard let deal = contract.deal, let owner = facts.board.deals.look(at: deal, { $0.owner }) else {
                let owner = contract.account.flatMap { facts.board.accounts.look(at: $0) { $0.owner } ?? nil }
                return receipts[place(owner)].add(amount)
            }
            let splits = facts.splits[deal.raw]
            guard !splits.isEmpty else { return receipts[place(owner)].add(amount) }
            for (split, part) in zip(splits, Apportion.split(amount, by: splits.map { Int64($0.percent) })) {
                receipts[place(split.rep)].add(part)
            }
        }
    }

    /// What a scope reached; signed amounts are not counted here.
    func total(_ key: ScopeKey, _ metric: Target.Metric, _ organization: Organization) -> Money {
        let byRep: ContiguousArray<Int64>
        switch metric {
        case .signed: return .zero
        case .receipts: byRep = receipts
        case .accounts: byRep = accounts
        case .contacts: byRep = contacts
        }
        guard key != .company else { return Money(minor: byRep.sum) }
        return Money(minor: organization.reps(of: key).map { $0.raw < byRep.count ? byRep[$0.raw] : 0 }.sum)
    }
}
