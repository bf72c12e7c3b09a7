/// An exact, non-negative quotient: rounded only where it is shown (R4).
public struct Fraction: Equatable, Sendable {
    public let top: Int128
    public let bottom: Int128

    /// nil where the denominator is not above 0.
    public init?(_ top: Int128, _ bottom: Int128) {
        guard bottom > 0, top >= 0 else { return nil }
        (self.top, self.bottom) = (top, bottom)
    }

    /// The smallest whole number that is not below.
    public var roundedUp: Int { Int(clamping: (top + bottom - 1) / bottom) }
    public var value: Double { Double(top) / Double(bottom) }

    public static func == (left: Fraction, right: Fraction) -> Bool {
        left.top * right.bottom == right.top * left.bottom
    }

    /// This ÷ another; nil where the other is 0.
    func divided(by other: Fraction) -> Fraction? { Fraction(top * other.bottom, bottom * other.top) }
}
