extension Work {
    /// A rep's part of a deal.
    public struct Share: Equatable, Sendable {
        public var rep: ID<Rep>
        /// Whole percent, 1 to 100.
        public var percent: Int

        public init(_ rep: ID<Rep>, percent: Int) { (self.rep, self.percent) = (rep, percent) }
    }

    /// Shares a deal among reps in place of how it was shared (edges); without shares it is its owner's alone again.
    /// Refuses shares that do not sum to 100 and a rep named twice.
    public func share(_ deal: Deal, among shares: [Share]) throws(Refusal) -> [Change] {
        for share in shares where !(1...100).contains(share.percent) {
            throw Refusal(
                zh: "\(share.percent)%：每份要写 1 到 100 的整数。",
                en: "\(share.percent)%: a share is a whole percent from 1 to 100.")
        }
        let sum = shares.reduce(0) { $0 + $1.percent }
        guard shares.isEmpty || sum == 100 else {
            throw Refusal(zh: "各份合计 \(sum)%，必须是 100%。", en: "The shares sum to \(sum)%; they must sum to 100%.")
        }
        guard Set(shares.map(\.rep)).count == shares.count else {
            throw Refusal(zh: "同一个销售写了两次。", en: "A rep is named twice.")
        }
        let known = self.shares(of: deal.id)
        guard known.map({ Share($0.rep, percent: $0.percent) }) != shares else { return [] }
        let first = board.splits.nextID.raw
        let added = shares.enumerated().map { index, share in
            var split = Split(blank: ID(first + index))
            (split.deal, split.rep, split.percent) = (deal.id, share.rep, share.percent)
            return Change.add(split)
        }
        return known.map { .remove($0) } + added
    }

    /// How a deal is shared now, in the order in which it was written.
    public func shares(of deal: ID<Deal>) -> [Split] { board.splits.filter { $0.deal == deal } }
}
