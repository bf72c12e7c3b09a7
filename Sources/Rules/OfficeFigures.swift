import Model

/// What the office screen tells beside the figures of the views.
extension Conclusions {
    /// The reps of the scope who are there today, by the share of their target that is reached, those without a target
    /// last by what they signed; equals by the larger amount, then by number (R5).
    public var ranking: [ProgressRow] {
        let rows = progressBook.rows.filter { row in
            guard row.key.scope == .rep, let id = row.key.id, let rep = board.reps[ID(id)] else { return false }
            return rep.left.map { $0 >= today } ?? true
        }
        return rows.sorted { left, right in
            let (one, other) = (left.goal, right.goal)
            if (one == nil) != (other == nil) { return other == nil }
            if let one, let other {
                let (first, second) = (
                    Int128(left.actual.minor) * Int128(other.minor), Int128(right.actual.minor) * Int128(one.minor)
                )
                if first != second { return first > second }
            }
            return (right.actual, left.key.id ?? 0) < (left.actual, right.key.id ?? 0)
        }
    }

    /// The scope's rows of this week and this month, signed amounts (R5).
    public var recentPaces: [ProgressRow] { paces(of: scope).filter { $0.period.unit < .quarter } }

    /// What came in last on the scope's contracts, the newest first, at most so many; nothing after today counts (R27).
    public func latestReceipts(_ most: Int) -> [Receipt] {
        var found: [Receipt] = []
        guard most > 0 else { return [] }
        board.receipts.forEachInPlace { receipt in
            guard receipt.day <= today, holds(contract: receipt.contract) else { return }
            if found.count == most, let last = found.last, !Conclusions.isNewer(receipt, last) { return }
            let place = found.firstIndex { Conclusions.isNewer(receipt, $0) } ?? found.count
            found.insert(receipt, at: place)
            if found.count > most { found.removeLast() }
        }
        return found
    }

    private static func isNewer(_ one: Receipt, _ other: Receipt) -> Bool {
        (other.day, other.id) < (one.day, one.id)
    }
}

extension ProgressRow {
    /// A target that can be reached; nil where there is none.
    fileprivate var goal: Money? { target.flatMap { $0 > .zero ? $0 : nil } }
}
