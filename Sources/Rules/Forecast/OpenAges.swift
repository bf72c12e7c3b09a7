import Glibc
import Model

/// The open deals that may land, counted by their age when a day begins: what the method asks of them, kept up deal by deal
/// (R19). Deals without an amount are counted apart, and taken at what their like have brought.
struct OpenAges: Sendable {
    private let today: Int
    private var counts: ContiguousArray<Int>
    private var sums: ContiguousArray<Int128>
    private var squares: ContiguousArray<Int128>
    /// Without an amount, by product and age; nil: without a product too.
    private var unpriced: [ID<Product>?: [Int: Int]] = [:]
    private(set) var deals = 0
    /// Of them, without an amount of their own.
    private(set) var estimated = 0

    init(today: Day) {
        self.today = Int(today.number)
        counts = ContiguousArray(repeating: 0, count: Hazards.ages)
        sums = ContiguousArray(repeating: 0, count: Hazards.ages)
        squares = sums
    }

    /// Counts the scope's portion of an open deal, or takes it away again. A deal without a day of creation counts as new,
    /// a part of a deal without an amount as the whole of its estimate.
    mutating func add(_ deal: Deal, _ portion: Portion, sign: Int) {
        let age = deal.created.map { min(max(today - Int($0.number), 0), Hazards.ages - 1) } ?? 0
        deals += sign
        guard let amount = portion.amount else {
            estimated += sign
            let left = unpriced[deal.product, default: [:]][age, default: 0] + sign
            unpriced[deal.product, default: [:]][age] = left == 0 ? nil : left
            return
        }
        count(amount, age: age, sign: sign)
    }

    /// Counts a deal as it was known on an earlier day.
    mutating func add(_ deal: ForecastCase) {
        deals += 1
        if deal.isEstimate { estimated += 1 }
        count(Int64(min(deal.amount, 9e18)), age: deal.age(at: today), sign: 1)
    }

    private mutating func count(_ amount: Int64, age: Int, sign: Int) {
        counts[age] += sign
        sums[age] += Int128(amount) * Int128(sign)
        squares[age] += Int128(amount) * Int128(amount) * Int128(sign)
    }

    func moments(_ origin: ForecastOrigin, _ curve: ClosingCurve, _ estimates: Estimates) -> ForecastMoments {
        var result = ForecastMoments()
        func take(_ count: Int, _ sum: Double, _ square: Double, age: Int) {
            let chance = min(curve.chance[age] * origin.factor, 0.95)
            result.open += chance * sum
            result.variance += chance * (1 - chance) * square
            result.wins -= log(1 - chance) * Double(count)
        }
        for age in counts.indices where counts[age] > 0 {
            take(counts[age], Double(sums[age]), Double(squares[age]), age: age)
        }
        // In one order, so that the sum of the same deals is the same.
        for (product, ages) in unpriced.sorted(by: { ($0.key?.raw ?? 0) < ($1.key?.raw ?? 0) }) {
            let amount = estimates.amount(product)
            for (age, count) in ages.sorted(by: { $0.key < $1.key }) {
                take(count, amount * Double(count), amount * amount * Double(count), age: age)
            }
        }
        result.deals = deals
        origin.addUnborn(curve, to: &result)
        return result
    }
}
