/// An amount in minor units (分, cents) of one currency. Never a floating-point number.
public struct Money: Hashable, Comparable, Sendable {
    public var minor: Int64

    public init(minor: Int64) { self.minor = minor }

    public static let zero = Money(minor: 0)
    public static func < (left: Money, right: Money) -> Bool { left.minor < right.minor }
    public static func + (left: Money, right: Money) -> Money { Money(minor: left.minor.plus(right.minor)) }
    public static func - (left: Money, right: Money) -> Money { Money(minor: left.minor.minus(right.minor)) }
    public static func += (left: inout Money, right: Money) { left = left + right }
    public static func -= (left: inout Money, right: Money) { left = left - right }

    /// The largest amount that is taken in: ten thousand 亿 in minor units leaves room to add a million of them.
    public static let limit = Money(minor: 100_000_000_000_000)

    /// What a store can hold: the limit, either way, with room for what is made of several amounts.
    public static let stored: ClosedRange<Int64> = -1_000_000_000_000_000...1_000_000_000_000_000

    /// The full number in currency units, without separators: `1054`, `12.5` as `12.50`.
    public var plain: String {
        let (units, cents) = minor.magnitude.quotientAndRemainder(dividingBy: 100)
        let sign = minor < 0 ? "-" : ""
        return cents == 0 ? "\(sign)\(units)" : "\(sign)\(units).\(Day.padded(Int(cents), 2))"
    }

    /// The short form of rulebook's conventions: zh 万 (one decimal) below 1亿 and 亿 (two) above; en k / M.
    public func short(_ lang: Lang) -> String {
        let units = minor.magnitude
        let sign = minor < 0 ? "-" : ""
        switch lang {
        case .zh:
            // What would round up to 10000.0万 is already 1.00亿.
            if units >= 9_999_950_000 { return sign + Money.scaled(units, 10_000_000_000, 2) + "亿" }
            if units >= 1_000_000 { return sign + Money.scaled(units, 1_000_000, 1) + "万" }
        case .en:
            if units >= 99_995_000 { return sign + Money.scaled(units, 100_000_000, 2) + "M" }
            if units >= 100_000 { return sign + Money.scaled(units, 100_000, 1) + "k" }
        }
        return sign + Money.scaled(units, 100, 0)
    }

    /// `value / unit` rounded half up to a number of decimals, by integers only.
    static func scaled(_ value: UInt64, _ unit: UInt64, _ decimals: Int) -> String {
        var scale: UInt64 = 1
        for _ in 0..<decimals { scale *= 10 }
        let (whole, rest) = value.quotientAndRemainder(dividingBy: unit)
        // rest < unit ≤ 1e10, so the product stays far below 2^64.
        var fraction = (rest * scale + unit / 2) / unit
        var integer = whole
        if fraction == scale {
            integer += 1
            fraction = 0
        }
        return decimals == 0 ? "\(integer)" : "\(integer).\(Day.padded(Int(fraction), decimals))"
    }
}
