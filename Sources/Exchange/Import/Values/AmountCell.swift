import Model

/// The amount of a cell, read by the style of its column.
struct AmountCell {
    var amount: AmountText
    /// Decimals below the currency's smallest unit were rounded away.
    var isRounded = false
    /// The cell says itself that the amount is about right.
    var isAbout = false

    init(_ text: String, unit: HeaderUnit?, mark: DecimalMark?) throws(AmountError) {
        do throws(AmountError) {
            (amount, isRounded) = try AmountCell.read(text, unit, mark)
        } catch {
            guard error == .notAnAmount, case .about(let inner) = OpenAmount.read(text) else { throw error }
            (amount, isRounded) = try AmountCell.read(inner, unit, mark)
            isAbout = true
        }
        guard amount.currency == nil || unit?.currency == nil || amount.currency == unit?.currency else {
            throw .notAnAmount
        }
        amount.currency = amount.currency ?? unit?.currency
        if let code = amount.currency { isRounded = amount.round(to: code) || isRounded }
    }

    /// A column of decimal points is read as it stands; only what that leaves in doubt is brought into one form.
    private static func read(
        _ text: String, _ unit: HeaderUnit?, _ mark: DecimalMark?
    ) throws(AmountError) -> (AmountText, Bool) {
        let scale = unit?.scale ?? ""
        if let written = Exponent.plain(text) { return try parse(written, scale) }
        guard let mark else { return try parse(text, scale) }
        if mark == .comma { return try parse(NumberStyle.plain(text, mark) ?? text, scale) }
        do throws(AmountError) { return (try AmountText.parse(text + scale), false) } catch {
            return try parse(NumberStyle.plain(text, mark) ?? text, scale)
        }
    }

    private static func parse(_ text: String, _ scale: String) throws(AmountError) -> (AmountText, Bool) {
        let first: AmountError
        do throws(AmountError) { return (try AmountText.parse(text + scale), false) } catch { first = error }
        guard first == .tooManyDecimals else { throw first }
        // A unit such as 万 lets more decimals stand: as many are kept as make whole cents.
        for decimals in stride(from: 12, through: 0, by: -1) {
            guard let rounded = NumberStyle.rounded(text, decimals: decimals) else { continue }
            if let amount = try? AmountText.parse(rounded + scale) { return (amount, true) }
        }
        throw first
    }
}

extension AmountText {
    /// Rounds half even to the smallest unit of a currency; true where that changed it.
    mutating func round(to code: String) -> Bool {
        guard AmountText.withoutMinor.contains(code), money.minor % 100 != 0 else { return false }
        let (whole, rest) = money.minor.quotientAndRemainder(dividingBy: 100)
        let isUp = rest.magnitude > 50 || rest.magnitude == 50 && whole % 2 != 0
        money = Money(minor: (isUp ? whole + rest.signum() : whole) * 100)
        return true
    }

    private static let withoutMinor: Set<String> = ["JPY", "KRW", "VND", "CLP", "IDR"]
}
