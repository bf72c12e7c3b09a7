import Model

/// How rules write numbers in their sentences: from integers, rounded half up once, without locale machinery.
enum Figures {
    /// `value` ÷ `by` with a number of decimals, half away from zero: `12.1`. A zero denominator gives `—`.
    static func ratio(_ value: Int128, _ by: Int128, decimals: Int = 1) -> String {
        guard by != 0 else { return "—" }
        var scale: Int128 = 1
        for _ in 0..<decimals { scale *= 10 }
        let (top, bottom) = (value.magnitude, by.magnitude)
        let scaled = (top * scale.magnitude * 2 + bottom) / (bottom * 2)
        let (whole, rest) = scaled.quotientAndRemainder(dividingBy: scale.magnitude)
        let sign = (value < 0) != (by < 0) && scaled > 0 ? "−" : ""
        guard decimals > 0 else { return "\(sign)\(whole)" }
        let digits = String(rest)
        return "\(sign)\(whole).\(String(repeating: "0", count: decimals - digits.utf8.count))\(digits)"
    }

    /// A percentage with its sign and as many decimals as keep a fall off the thresholds that it has not met: `−12.1%`,
    /// `−9.997%` where the threshold is 10; at most three. Nothing is signed that rounds to 0.
    static func change(_ part: Int128, of whole: Int128, off edges: [Int]) -> String {
        guard whole != 0 else { return "—" }
        let percent = part * 100
        let size = { (edge: Int) in Int128(edge).magnitude * whole.magnitude }
        var (decimals, text) = (1, ratio(percent, whole))
        while part < 0, let edge = edges.first(where: { isRound(text, $0) && percent.magnitude != size($0) }) {
            if decimals == 3 {
                text = percent.magnitude < size(edge) ? "−\(edge - 1).999" : "−\(edge).001"
                break
            }
            decimals += 1
            text = ratio(percent, whole, decimals: decimals)
        }
        let isZero = text.allSatisfy { $0 == "0" || $0 == "." }
        return (!isZero && !text.hasPrefix("−") ? "+" : "") + text + "%"
    }

    /// Whether a figure reads as a whole number: `10.00` as 10.
    private static func isRound(_ text: String, _ number: Int) -> Bool {
        let digits = text.hasPrefix("−") ? text.dropFirst() : text[...]
        let whole = "\(number)."
        return digits.hasPrefix(whole) && digits.dropFirst(whole.utf8.count).allSatisfy { $0 == "0" }
    }

    /// `50%`, from a count of a total; `—` where there is none.
    static func percent(_ part: Int, of whole: Int, decimals: Int = 0) -> String {
        whole == 0 ? "—" : ratio(Int128(part) * 100, Int128(whole), decimals: decimals) + "%"
    }

    /// `29–71%`.
    static func range(_ interval: (low: Double, high: Double)) -> String {
        "\(Int((interval.low * 100).rounded()))–\(Int((interval.high * 100).rounded()))%"
    }

    /// A quotient rounded half away from zero to a whole number of minor units.
    static func rounded(_ value: Int128, _ by: Int128) -> Int64 {
        guard by != 0 else { return 0 }
        let quotient = (value.magnitude * 2 + by.magnitude) / (by.magnitude * 2)
        let signed = Int128(quotient) * ((value < 0) != (by < 0) ? -1 : 1)
        return Int64(clamping: signed)
    }

    /// An amount of a metric: money in its short form, counts as they are.
    static func amount(_ value: Money, _ metric: Target.Metric, _ lang: Lang) -> String {
        switch metric {
        case .signed, .receipts: value.short(lang)
        case .accounts, .contacts: "\(value.minor)"
        }
    }
}
