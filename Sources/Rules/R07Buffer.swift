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

    /// How many parts of a minor unit exact sums are counted in.
    static let unit: Int128 = 1_000_000

    public init(booked: Money, weighted: Money, atRisk: Money, target: Money?, policy: Policy = Policy()) {
        let unit = Buffer.unit
        self.init(
            booked: booked, weighted: Int128(weighted.minor) * unit, atRisk: Int128(atRisk.minor) * unit,
            target: target,
            policy: policy)
    }

    /// The same from sums in millionths of a minor unit, so that nothing is rounded twice.
    init(booked: Money, weighted exact: Int128, atRisk risk: Int128, target: Money?, policy: Policy) {
        let b = policy.buffer
        percent = b
        let weighted = Money(minor: Figures.rounded(exact, Buffer.unit))
        let atRisk = Money(minor: Figures.rounded(risk, Buffer.unit))
        forecast = Money(minor: booked.minor.plus(Figures.rounded(exact * Int128(100 - b), Buffer.unit * 100)))
        stretch = target.flatMap { target in
            Fraction(Int128(target.minor) * 100, Int128(100 - b)).map {
                Money(minor: Int64(clamping: ($0.top + $0.bottom - 1) / $0.bottom))
            }
        }
        self.atRisk = atRisk
        // What is used goes by the amounts that are shown, so that the eye can check it.
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
