import Model

/// A chance of winning as an exact quotient (R19): won ÷ closed of our own, or a stage's percentage.
public struct Chance: Equatable, Sendable {
    public let top: Int32
    public let bottom: Int32

    static let none = Chance(percent: 0)

    public init(_ top: Int, of bottom: Int) {
        (self.top, self.bottom) = (Int32(clamping: top), max(Int32(clamping: bottom), 1))
    }

    public init(percent: Int) { self.init(percent, of: 100) }

    /// In whole percents, rounded half up.
    var percent: Int { scaled(100) }
    /// In millionths, rounded half up: what queues are put in order by.
    var millionths: Int { scaled(1_000_000) }

    private func scaled(_ by: Int) -> Int { (Int(top) * by * 2 + Int(bottom)) / (Int(bottom) * 2) }

    /// An amount weighted by it, rounded half up to the minor unit.
    public func of(_ amount: Int64) -> Money {
        Money(minor: Figures.rounded(Int128(amount) * Int128(top), Int128(bottom)))
    }
}
