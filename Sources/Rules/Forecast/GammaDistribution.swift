import Glibc

/// The gamma distribution by its mean and variance: never below zero, with a long tail upwards.
struct GammaDistribution: Sendable {
    let shape: Double
    let scale: Double

    init(mean: Double, variance: Double) {
        shape = mean * mean / variance
        scale = variance / mean
    }

    /// The value that is not exceeded with a chance, by halving.
    func quantile(_ chance: Double) -> Double {
        guard chance > 0 else { return 0 }
        var (low, high) = (0.0, shape + 10)
        while share(below: high) < chance, high < 1e12 { high *= 2 }
        for _ in 0..<60 {
            let middle = (low + high) / 2
            if share(below: middle) < chance { low = middle } else { high = middle }
        }
        return (low + high) / 2 * scale
    }

    /// The regularised incomplete gamma function: a series below the mean, a continued fraction above it.
    private func share(below x: Double) -> Double {
        guard x > 0 else { return 0 }
        let front = exp(shape * log(x) - x - lgamma(shape))
        if x < shape + 1 {
            var (term, sum, index) = (1 / shape, 1 / shape, shape)
            // Every term is positive, and from some place on they fall.
            while term > sum * 1e-13 {
                index += 1
                term *= x / index
                sum += term
            }
            return min(sum * front, 1)
        }
        return max(1 - front * tail(x), 0)
    }

    /// Lentz's way of working out the continued fraction.
    private func tail(_ x: Double) -> Double {
        let tiny = 1e-300
        var (b, c) = (x + 1 - shape, 1 / tiny)
        var d = 1 / b
        var value = d
        for step in 1...2_000 {
            let a = -Double(step) * (Double(step) - shape)
            b += 2
            d = 1 / nonzero(a * d + b, tiny)
            c = nonzero(b + a / c, tiny)
            let factor = c * d
            value *= factor
            if (factor - 1).magnitude < 1e-13 { break }
        }
        return value
    }

    private func nonzero(_ value: Double, _ tiny: Double) -> Double { value.magnitude < tiny ? tiny : value }
}
