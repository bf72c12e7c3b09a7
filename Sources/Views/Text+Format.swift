import Model
import Terminal

/// How days, counts and amounts are written. No ICU: these run on every frame.
extension Text {
    /// What stands for a value that is not known.
    public var unknown: String { sign(.dash) }
    /// What stands between short facts in a row.
    var separator: String { " \(sign(.middleDot)) " }

    /// A glyph inside a text.
    func sign(_ glyph: Glyph) -> String { glyph.string(ascii: ascii) }

    /// What stands between a name and what is said of it.
    var colon: String { lang == .zh ? "：" : ": " }

    /// `3天` / `3d`.
    public func days(_ count: Int) -> String { lang == .zh ? "\(count)天" : "\(count)d" }

    /// `3天前`, `昨天`, `今天` / `3 days ago`, `yesterday`, `today`.
    public func ago(_ days: Int) -> String {
        switch days {
        case ...0: today
        case 1: lang == .zh ? "昨天" : "yesterday"
        default: lang == .zh ? "\(days)天前" : "\(days) days ago"
        }
    }

    /// A clock of R10 on a card: whole days, `—` where unknown.
    public func clock(_ days: Int?) -> String { days.map { String($0) } ?? unknown }

    /// `周三` / `Wed`.
    public func weekday(_ day: Day) -> String {
        let zh = ["一", "二", "三", "四", "五", "六", "日"]
        let en = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
        return lang == .zh ? "周\(zh[day.weekday - 1])" : en[day.weekday - 1]
    }

    /// `11-25`, or the full day where it lies in another year than `today`.
    public static func day(_ day: Day, today: Day) -> String {
        day.civil.year == today.civil.year ? day.short : day.iso
    }

    /// `11-20 14:30`, with the year where it is another one.
    public static func moment(_ instant: Instant, now: Instant, zone: Zone) -> String {
        day(zone.day(of: instant), today: zone.day(of: now)) + " " + Zone.clock(zone.minute(of: instant))
    }

    /// `120.0万`, with the code in front where the currency is not the workspace's: `USD 1.20M`.
    public func money(_ amount: Money, currency: String? = nil) -> String {
        guard let currency else { return amount.short(lang) }
        return clean(currency) + " " + amount.short(lang)
    }

    /// The full number in groups of three: `1,234,567.50`.
    public static func grouped(_ amount: Money) -> String {
        let plain = amount.plain
        let sign = plain.hasPrefix("-") ? "-" : ""
        let parts = plain.dropFirst(sign.count).split(separator: ".")
        var whole = ""
        for (index, digit) in (parts.first ?? "0").reversed().enumerated() {
            if index > 0, index % 3 == 0 { whole.append(",") }
            whole.append(digit)
        }
        return sign + String(whole.reversed()) + (parts.count > 1 ? "." + parts[1] : "")
    }
}

extension Text {
    /// A rule's sentence as the screen shows it: sanitised, its signs in ASCII where only that can be drawn.
    func said(_ sentence: Sentence) -> String {
        let words = clean(sentence[lang])
        guard ascii else { return words }
        let twins: [Unicode.Scalar: Unicode.Scalar] = [
            "−": "-", "–": "-", "—": "-", "≈": "~", "×": "x", "÷": "/", "·": ".", "→": ">", "≥": ">", "✓": "v",
        ]
        var view = String.UnicodeScalarView()
        for scalar in words.unicodeScalars { view.append(twins[scalar] ?? scalar) }
        return String(view)
    }

    /// `50%` of a count, rounded half up once; `—` where there is none.
    func percent(_ part: Int, of whole: Int) -> String {
        whole <= 0 ? unknown : "\((Int128(part) * 200 + Int128(whole)) / (Int128(whole) * 2))%"
    }

    /// `29–71%`.
    func range(_ interval: (low: Double, high: Double)?) -> String {
        guard let interval else { return unknown }
        return "\(Int((interval.low * 100).rounded()))\(ascii ? "-" : "–")\(Int((interval.high * 100).rounded()))%"
    }

    /// A change in percent as a rule gives it, `−12.1%`, with a minus that can be drawn.
    func change(_ percent: String?) -> String { percent.map { $0.replacing("−", with: sign(.minus)) } ?? unknown }

    /// One decimal, rounded half away from 0: `2.1`.
    func decimal(_ value: Double?) -> String {
        guard let value, value.isFinite else { return unknown }
        let tenths = Int(min(max((value * 10).rounded(), -9_999_999), 9_999_999))
        let (whole, rest) = abs(tenths).quotientAndRemainder(dividingBy: 10)
        return (tenths < 0 ? sign(.minus) : "") + "\(whole).\(rest)"
    }

    /// An amount with its sign: `+12.0万`, `−3.5万`.
    func signed(_ amount: Money) -> String {
        let size = money(amount < .zero ? .zero - amount : amount)
        return (amount > .zero ? "+" : amount < .zero ? sign(.minus) : "") + size
    }

    /// An amount without an empty decimal, for axes: `250万`, `1.5亿`, `2M`.
    func round(_ amount: Money) -> String {
        var text = money(amount)
        guard let unit = text.last, text.contains("."), !("0"..."9").contains(unit) else { return text }
        text.removeLast()
        while text.hasSuffix("0") { text.removeLast() }
        if text.hasSuffix(".") { text.removeLast() }
        return text + String(unit)
    }
}
