import Model

/// A rep's result of the quarter that lies on a boundary of R5: so many tenths of what is expected by now, and a cent.
struct Quota {
    let rep: Int
    let tenths: Int
    let cents: Int64
    /// About what the rep is to sign in the quarter, in currency units.
    let size: Int

    /// Exactly 10.0% behind and a cent above it; exactly 30.0% behind and a cent above it.
    static let all = [
        Quota(rep: 1, tenths: 9, cents: 0, size: 1_240_000), Quota(rep: 3, tenths: 9, cents: 1, size: 1_240_000),
        Quota(rep: 5, tenths: 7, cents: 0, size: 992_000), Quota(rep: 6, tenths: 7, cents: 1, size: 992_000),
    ]

    /// A tenth of a working day's share of the target, in currency units: whole, so that the boundary is met exactly.
    func unit(_ quarter: Quarter) -> Int { size / (10 * max(quarter.total, 1)) }
}

extension Company {
    /// The targets set by hand, in currency units.
    var quotas: [(rep: Int, amount: Int64)] {
        Quota.all.map { ($0.rep, Int64(10 * quarter.total * $0.unit(quarter))) }
    }

    /// What each rep with a win in the quarter has signed in all, in minor units. `sum` is the team's; what the
    /// boundaries leave is shared by the others.
    func results(of signers: Set<Int>, sum: Int64) -> [Int: Int64] {
        var results: [Int: Int64] = [:]
        for quota in Quota.all where signers.contains(quota.rep) {
            results[quota.rep] = Int64(quarter.elapsed.count * quota.tenths * quota.unit(quarter)) * 100 + quota.cents
        }
        let free = signers.filter { results[$0] == nil }.sorted()
        var (rest, weights) = (sum - results.values.reduce(0, +), free.reduce(0) { $0 + Cast.quarterWeight[$1] })
        for rep in free {
            let weight = Cast.quarterWeight[rep]
            let share = rest * Int64(weight) / Int64(max(weights, 1))
            results[rep] = share
            (rest, weights) = (rest - share, weights - weight)
        }
        return results
    }
}
