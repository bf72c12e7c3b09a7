import Model

/// The sentence of a light (R5).
struct PaceWords: Equatable {
    let pace: Pace
    let light: Light
    let expected: Money
    /// Expected − actual, and expected, over the same denominator.
    let behind: Int128
    let due: Int128
    let shortfall: Money?
    /// In minor units; nil where it is not known.
    let averageDeal: Fraction?
    let perDay: Money?
    let softened: Bool
    /// The thresholds of the light, in percent.
    let edges: [Int]

    /// How far behind (−) or ahead (+): `−12.1%`.
    var gap: String { Figures.change(-behind, of: due, off: edges) }

    func text(_ lang: Lang) -> String {
        func amount(_ value: Money) -> String { Figures.amount(value, pace.metric, lang) }
        let actual = amount(pace.actual)
        var text = "\(light.word(lang)) \(gap)" + lang.pick("：应达", ": expected ")
        text += amount(expected) + basis(lang)
        text += lang.pick("，实达\(actual)", ", actual \(actual)")
        if let shortfall {
            text += lang.pick("，缺", ", short ") + amount(shortfall)
            if let deals = averageDeal.flatMap({ Fraction(behind, pace.share.bottom)?.divided(by: $0)?.roundedUp }) {
                text += lang.pick("≈\(deals)单", " ≈ \(English.count(deals, "deal"))")
            }
            if softened { text += lang.pick("（不足一单，不判红）", " (less than one average deal: not red)") }
        } else if behind < 0 {
            let ahead = amount(Money(minor: Figures.rounded(-behind, pace.share.bottom)))
            text += lang.pick("，超\(ahead)", ", ahead by \(ahead)")
        }
        return text + rest(lang)
    }

    private func basis(_ lang: Lang) -> String {
        let days = "\(pace.elapsed)/\(pace.total)" + lang.pick("工作日", " working days")
        guard let history = pace.history else { return lang.pick("(\(days))", " (\(days))") }
        let share = Figures.ratio(Int128(history.millionths), 10_000) + "%"
        return lang.pick(
            "(\(days)，按近\(history.periods)期历史\(share))",
            " (\(days), own history of \(history.periods) periods: \(share))")
    }

    private func rest(_ lang: Lang) -> String {
        let left = pace.total - pace.elapsed
        guard let target = pace.target, pace.actual < target else { return lang.pick("；已达标", "; target reached") }
        guard left > 0, let perDay else {
            let missing = Figures.amount(target - pace.actual, pace.metric, lang)
            return lang.pick("；期末缺\(missing)", "; the period ended \(missing) short")
        }
        let (needs, has) = paces(perDay, left, target, lang)
        return lang.pick(
            "；余\(left)日需\(needs)/日（现\(PaceWords.bare(has, like: needs))）",
            "; \(English.count(left, "day")) left \(left == 1 ? "needs" : "need") \(needs) a day (now \(has))")
    }

    /// What a day needs and what one has brought. Counts are small: with one decimal at most, what is
    /// needed rounded up.
    private func paces(_ perDay: Money, _ left: Int, _ target: Money, _ lang: Lang) -> (needs: String, has: String) {
        guard pace.metric == .signed || pace.metric == .receipts else {
            let rest = Int128((target - pace.actual).minor)
            let tenths = (rest * 10 + Int128(left) - 1) / Int128(left)
            let has = Figures.ratio(Int128(pace.actual.minor), Int128(pace.elapsed))
            return (PaceWords.short(Figures.ratio(tenths, 10)), PaceWords.short(has))
        }
        let now = Money(minor: Figures.rounded(Int128(pace.actual.minor), Int128(pace.elapsed)))
        return (Figures.amount(perDay, pace.metric, lang), Figures.amount(now, pace.metric, lang))
    }

    private static func short(_ number: String) -> String {
        number.hasSuffix(".0") ? String(number.dropLast(2)) : number
    }

    /// The second of two amounts in the same unit stands without it.
    private static func bare(_ text: String, like other: String) -> String {
        for unit in ["万", "亿"] where text.hasSuffix(unit) && other.hasSuffix(unit) { return String(text.dropLast()) }
        return text
    }
}
