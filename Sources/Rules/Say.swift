import Model

/// Pieces of sentences: amounts, spans of time, clock times.
enum Say {
    /// A short amount without an empty decimal (`120万`, `1.2M`), with its currency where it is a foreign one.
    static func money(_ amount: Money, _ currency: String? = nil, _ lang: Lang) -> String {
        var text = amount.short(lang)
        if let suffix = text.last, !suffix.isASCII || suffix.isLetter {
            text.removeLast()
            if text.contains(".") {
                while text.hasSuffix("0") { text.removeLast() }
                if text.hasSuffix(".") { text.removeLast() }
            }
            text.append(suffix)
        }
        return currency.map { "\($0) \(text)" } ?? text
    }

    /// Two amounts to be compared: in full where their short forms would look the same though they differ.
    static func pair(_ one: Money, _ two: Money, _ currency: String?, _ lang: Lang) -> (String, String) {
        let short = (money(one, currency, lang), money(two, currency, lang))
        guard one != two, short.0 == short.1 else { return short }
        let prefix = currency.map { "\($0) " } ?? ""
        return (prefix + one.plain, prefix + two.plain)
    }

    /// A span in its two largest units: `2天3小时`, `3小时20分`, `45分`; seconds are dropped.
    static func span(_ seconds: Int64, _ lang: Lang) -> String {
        let minutes = max(seconds, 0) / 60
        let (days, hours, rest) = (minutes / 1_440, minutes / 60 % 24, minutes % 60)
        let parts: [(Int64, String, String)] =
            days >= 2
            ? [(days, "天", "d"), (hours, "小时", "h")]
            : minutes >= 60 ? [(minutes / 60, "小时", "h"), (rest, "分", "m")] : [(rest, "分", "m")]
        let shown = parts.enumerated().filter { $0.offset == 0 || $0.element.0 > 0 }
        return lang.pick(
            shown.map { "\($0.element.0)\($0.element.1)" }.joined(),
            shown.map { "\($0.element.0)\($0.element.2)" }.joined(separator: " "))
    }

    /// `11-24 15:00`.
    static func clock(_ instant: Instant, _ zone: Zone) -> String {
        "\(zone.day(of: instant).short) \(Zone.clock(zone.minute(of: instant)))"
    }

    /// A percent rounded half up for display; nil for a zero denominator.
    static func percent(_ part: Int64, of whole: Int64) -> Int64? {
        whole > 0 ? (part * 200 + whole) / (whole * 2) : nil
    }
}
