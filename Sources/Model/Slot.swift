extension Lane {
    /// A deal in a lane: its sort key, and the facts that sums need, so that summing a filtered lane reads no deal.
    struct Slot: Comparable, Sendable {
        /// A deal without an amount.
        static let noAmount = Int64.min

        let key: UInt64
        let amount: Int64
        let deal: ID<Deal>
        /// Index into the lanes' list of currencies.
        let currency: UInt16
        /// Closed, or with an expected close date.
        let dated: Bool

        /// Open deals: the next step due first, deals without one last; closed deals: the latest first. Then the larger
        /// amount, then the older number.
        init(_ deal: Deal, in place: Place, currency: UInt16) {
            let bias = 1 << 22
            let day: Int
            switch place {
            case .stage: day = deal.nextDue.map { Int($0.number) + bias } ?? (1 << 24) - 1
            case .won, .lost: day = deal.closed.map { bias - Int($0.number) } ?? (1 << 24) - 1
            }
            let units = min(max(deal.amount?.minor ?? -1, -1) / 100 + 1, (1 << 40) - 1)
            key = UInt64(min(max(day, 0), (1 << 24) - 1)) << 40 | UInt64((1 << 40) - 1 - units)
            amount = deal.amount?.minor ?? Slot.noAmount
            self.deal = deal.id
            self.currency = currency
            dated = deal.outcome != .open || deal.close != nil
        }

        static func < (left: Slot, right: Slot) -> Bool {
            left.key != right.key ? left.key < right.key : left.deal < right.deal
        }
    }
}
