import Model

/// The buffer between hope and promise (R7). Booked money is never discounted, and the light of R5 never sees it.
public struct Buffer: Equatable, Sendable {
    /// Percent, b.
    public let percent: Int
    /// Booked + weighted open × (1 − b).
    public let forecast: Money
    /// T ÷ (1 − b), rounded up to the minor unit; nil without a target.
    public let stretch: Money?
    /// Weighted value of the red-dot deals in the forecast.
    public let atRisk: Money
    /// What the buffer can take: b × weighted open.
    public let room: Money
    /// At risk ÷ room as a fraction; nil where there is no room.
    public let used: Double?
    public let why: Sentence

    public init(booked: Money, weighted: Money, atRisk: Money, target: Money?, policy: Policy = Policy()) {
        let b = policy.buffer
        percent = b
        let kept = Int128(weighted.minor) * Int128(100 - b)
        forecast = Money(minor: booked.minor + Figures.rounded(kept, 100))
        stretch = target.flatMap { target in
            Fraction(Int128(target.minor) * 100, Int128(100 - b)).map {
                Money(minor: Int64(clamping: ($0.top + $0.bottom - 1) / $0.bottom))
            }
        }
        self.atRisk = atRisk
        let bottom = Int128(weighted.minor) * Int128(b)
        room = Money(minor: Figures.rounded(bottom, 100))
        used = bottom > 0 ? Double(atRisk.minor) * 100 / Double(bottom) : nil
        let share = bottom > 0 ? Figures.ratio(Int128(atRisk.minor) * 10_000, bottom, decimals: 0) + "%" : "—"
        let (forecast, stretch, room) = (self.forecast, self.stretch, self.room)
        func text(_ lang: Lang) -> String {
            let sum = "\(booked.short(lang))+\(weighted.short(lang))×\(100 - b)%=\(forecast.short(lang))"
            let aim = stretch.map { lang.pick("；冲刺目标", "; stretch target ") + $0.short(lang) } ?? ""
            return lang.pick("含弹性预测", "forecast with buffer ") + sum + aim
                + lang.pick("；弹性已用", "; buffer used ") + "\(share) (\(atRisk.short(lang))/\(room.short(lang)))"
        }
        why = Sentence(zh: text(.zh), en: text(.en))
    }
}
