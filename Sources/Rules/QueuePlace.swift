import Model

/// What the open deals of an account are worth for the order of a queue: amount × chance in millionths of the minor
/// unit, not rounded, so that another chance makes it another by the same factor.
struct Worth: Equatable, Sendable {
    var value: Int64 = 0
    /// The stage in which everything stands that has an amount; −1: more than one, 0: none.
    private(set) var stage: Int16 = 0

    init() {}

    /// In the workspace's currency, by chances of winning in millionths.
    init(of account: ID<Account>, _ moment: Moment, _ chances: ContiguousArray<Chance>) {
        for id in moment.facts.dealsOfAccount[account.raw] {
            moment.board.deals.look(at: id) { deal in
                guard deal.outcome == .open, deal.currency == nil, let worth = moment.worth(deal) else { return }
                add(max(worth.minor, 0), deal.stage.raw, Moment.chance(deal.stage.raw, chances).millionths)
            }
        }
    }

    init(value: Int64, stage: Int16) { (self.value, self.stage) = (value, stage) }

    private mutating func add(_ amount: Int64, _ stage: Int, _ chance: Int) {
        guard amount > 0 else { return }
        let (product, isHuge) = amount.multipliedReportingOverflow(by: Int64(chance))
        let (sum, isOver) = value.addingReportingOverflow(product)
        value = isHuge || isOver ? .max : sum
        let place = Int16(exactly: stage) ?? -1
        self.stage = self.stage == 0 || self.stage == place ? place : -1
    }

    /// The same by other chances; nil where it has to be summed up anew.
    func moved(from before: ContiguousArray<Chance>, to now: ContiguousArray<Chance>) -> Worth? {
        guard stage >= 0, value < .max else { return nil }
        let chances = (
            Moment.chance(Int(stage), before).millionths, Moment.chance(Int(stage), now).millionths
        )
        guard chances.0 != chances.1 else { return self }
        guard chances.0 > 0 else { return nil }
        let (product, isHuge) = (value / Int64(chances.0)).multipliedReportingOverflow(by: Int64(chances.1))
        return isHuge ? nil : Worth(value: product, stage: stage)
    }
}

/// A place in a queue of accounts: proposals on top, then weighted value × days late, then weighted value.
struct QueuePlace: Comparable, Sendable {
    let isProposed: Bool
    var worth: Worth
    let late: Int32
    let account: ID<Account>

    var urgency: Int128 { Int128(worth.value) * Int128(late) }

    static func < (left: QueuePlace, right: QueuePlace) -> Bool {
        if left.isProposed != right.isProposed { return left.isProposed }
        let (one, two) = (left.urgency, right.urgency)
        if one != two { return one > two }
        return left.worth.value != right.worth.value
            ? left.worth.value > right.worth.value : left.account < right.account
    }
}
