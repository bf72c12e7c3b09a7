/// An amount as somebody typed it: `12.5万`, `1.2亿`, `120k`, `¥1,234.50`, `(1,234)`, `1.234,56 €`.
///
/// Separators are read only where they can mean one thing: with both `,` and `.` the last one is the decimal mark; a
/// lone comma before exactly three digits groups thousands; a lone point is a decimal mark, but `1.500` is refused
/// (1.5 or 1500?). Cents are exact: what needs more than two decimals is refused, not rounded.
public struct AmountText: Equatable, Sendable {
    public var money: Money
    /// ISO code, where the text names a currency.
    public var currency: String?

    public init(money: Money, currency: String? = nil) {
        self.money = money
        self.currency = currency
    }

    public static func parse(_ text: String) throws(AmountError) -> AmountText {
        if let units = plainDigits(text) { return AmountText(money: Money(minor: units * 100)) }
        var scalars = AmountText.fold(text)[...]
        scalars.trim()
        guard !scalars.isEmpty else { throw .empty }
        var negative = false
        if scalars.first == 40, scalars.last == 41 {
            negative = true
            scalars = scalars.dropFirst().dropLast()
        }
        negative = try takeSign(&scalars, after: negative)
        var currency: String?
        if let found = CurrencyCode.prefix(of: scalars) {
            currency = found.code
            scalars = scalars.dropFirst(found.count)
            negative = try takeSign(&scalars, after: negative)
        }
        scalars.trim()
        if scalars.last == 45 {
            negative = try AmountText.negated(negative)
            scalars = scalars.dropLast()
        }
        if let found = CurrencyCode.suffix(of: scalars) {
            guard currency == nil || currency == found.code else { throw .notAnAmount }
            currency = found.code
            scalars = scalars.dropLast(found.count)
        }
        let minor = try AmountUnits.sum(scalars)
        guard minor <= Int128(Money.limit.minor) else { throw .tooLarge }
        return AmountText(money: Money(minor: negative ? -Int64(minor) : Int64(minor)), currency: currency)
    }

    /// The commonest case: up to nine digits and nothing else.
    private static func plainDigits(_ text: String) -> Int64? {
        let bytes = text.utf8
        guard !bytes.isEmpty, bytes.count <= 9 else { return nil }
        var value: Int64 = 0
        for byte in bytes {
            guard byte >= 48, byte <= 57 else { return nil }
            value = value * 10 + Int64(byte - 48)
        }
        return value
    }

    private static func takeSign(_ scalars: inout ArraySlice<UInt32>, after negative: Bool) throws(AmountError) -> Bool
    {
        scalars.trim()
        switch scalars.first {
        case 43:
            scalars = scalars.dropFirst()
            return negative
        case 45, 0x2212:
            scalars = scalars.dropFirst()
            return try negated(negative)
        default: return negative
        }
    }

    private static func negated(_ negative: Bool) throws(AmountError) -> Bool {
        if negative { throw .notAnAmount }
        return true
    }

    /// Half width and lower case; every kind of space becomes a plain one.
    static func fold(_ text: String) -> [UInt32] {
        text.unicodeScalars.map { scalar in
            let half = Fold.halfWidth(scalar.value)
            switch half {
            case 65...90: return half + 32
            case 9, 0x2000...0x200A, 0x202F, 0x205F: return 32
            case 0x2019: return 39
            default: return half
            }
        }
    }
}

/// Why a text is no amount.
public enum AmountError: UserError, Equatable {
    case empty, notAnAmount, ambiguous, tooManyDecimals, tooLarge

    public var sentence: Sentence {
        switch self {
        case .empty: Sentence(zh: "金额为空", en: "the amount is empty")
        case .notAnAmount:
            Sentence(zh: "不是金额；请写成 12.5万、120k 或 ¥1,234.50", en: "not an amount; write it like 12.5万, 120k or ¥1,234.50")
        case .ambiguous:
            Sentence(
                zh: "分隔符有两种读法（1.500 是 1.5 还是 1500？）；请写成 1500 或 1.50",
                en: "the separator can be read in two ways (is 1.500 one and a half or 1500?); write 1500 or 1.50")
        case .tooManyDecimals:
            Sentence(zh: "小数超过两位（分以下）；请先取整到分", en: "more than two decimals; round it to cents first")
        case .tooLarge:
            Sentence(zh: "金额超过上限一万亿", en: "the amount is above the limit of 10^12")
        }
    }
}

extension ArraySlice<UInt32> {
    mutating func trim() {
        while first == 32 { self = dropFirst() }
        while last == 32 { self = dropLast() }
    }
}
