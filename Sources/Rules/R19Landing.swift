/// The distribution of what lands: each open deal comes with its amount or not at all, independently (R19).
///
/// Up to a thousand deals it is folded deal by deal: exactly while there are at most 2048 different sums, after that
/// with neighbouring sums merged into 1024 cells of equal width, each at its own mean, so that the mean stays exact.
/// Beyond a thousand deals the normal distribution with the exact mean and variance stands in. The result depends on
/// nothing but the deals: no dice.
public struct Landing: Sendable {
    static let exactSums = 2_048
    static let cells = 1_024
    static let foldedDeals = 1_000

    private var atoms: [(value: Double, mass: Double)] = [(0, 1)]
    private var normal: (mean: Double, deviation: Double, most: Double)?

    /// The normal distribution that stands in for many deals; `most` is what all of them bring.
    init(mean: Double, variance: Double, most: Double) { normal = (mean, variance.squareRoot(), most) }

    /// Amounts in minor units with their chances.
    public init(_ deals: [(amount: Int64, chance: Double)]) {
        let open = deals.filter { $0.amount > 0 && $0.chance > 0 }
        guard open.count <= Landing.foldedDeals else {
            var (mean, variance, most) = (0.0, 0.0, 0.0)
            for deal in open {
                let amount = Double(deal.amount)
                mean += amount * deal.chance
                variance += amount * amount * deal.chance * (1 - deal.chance)
                most += amount
            }
            normal = (mean, variance.squareRoot(), most)
            return
        }
        for deal in open { fold(Double(deal.amount), min(deal.chance, 1)) }
    }

    private mutating func fold(_ amount: Double, _ chance: Double) {
        var merged: [(value: Double, mass: Double)] = []
        merged.reserveCapacity(atoms.count * 2)
        var (stay, come) = (0, 0)
        while stay < atoms.count || come < atoms.count {
            let low = stay < atoms.count ? atoms[stay].value : .infinity
            let high = come < atoms.count ? atoms[come].value + amount : .infinity
            var mass = 0.0
            if low <= high {
                mass += atoms[stay].mass * (1 - chance)
                stay += 1
            }
            if high <= low {
                mass += atoms[come].mass * chance
                come += 1
            }
            if mass > 0 { merged.append((min(low, high), mass)) }
        }
        atoms = merged
        if atoms.count > Landing.exactSums { merge() }
    }

    private mutating func merge() {
        guard let first = atoms.first?.value, let last = atoms.last?.value, last > first else { return }
        let width = (last - first) / Double(Landing.cells)
        var cells = Array(repeating: (weighted: 0.0, mass: 0.0), count: Landing.cells)
        for atom in atoms {
            let cell = min(Int((atom.value - first) / width), Landing.cells - 1)
            cells[cell].weighted += atom.value * atom.mass
            cells[cell].mass += atom.mass
        }
        atoms = cells.filter { $0.mass > 0 }.map { ($0.weighted / $0.mass, $0.mass) }
    }

    /// The smallest sum that is not exceeded with at least this chance, in minor units.
    public func quantile(_ chance: Double) -> Int64 {
        if let normal {
            // The quantiles of the standard normal distribution at 10% and 90%.
            let z = chance < 0.5 ? -1.2815515655446004 : (chance > 0.5 ? 1.2815515655446004 : 0)
            return Int64(min(max(normal.mean + z * normal.deviation, 0), normal.most).rounded())
        }
        var sum = 0.0
        for atom in atoms {
            sum += atom.mass
            if sum >= chance - 1e-9 { return Int64(atom.value.rounded()) }
        }
        return Int64((atoms.last?.value ?? 0).rounded())
    }
}
