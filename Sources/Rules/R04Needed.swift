import Model

/// A week's target turned into work (R4): exact, rounded up only where it is shown.
public struct WorkNeeded: Equatable, Sendable {
    public let target: Money
    /// nil where there is no average deal, or no conversion.
    public let deals: Fraction?
    public let contacts: Fraction?
    /// nil also where nobody works on any day.
    public let contactsPerRepDay: Fraction?
    /// When this week's contacts are likely to sign: today and the median cycle (R16).
    public let signing: Day?
    public let why: Sentence

    public init(target: Money, basis: WorkBasis, reps: Int, days: Int, today: Day, medianCycle: Int? = nil) {
        self.target = target
        let deals = basis.averageDeal.flatMap { average in
            Fraction(Int128(max(target.minor, 0)), 1)?.divided(by: average)
        }
        let contacts = basis.conversion.flatMap { deals?.divided(by: $0) }
        contactsPerRepDay = contacts.flatMap { contacts in
            Fraction(Int128(reps) * Int128(days), 1).flatMap { contacts.divided(by: $0) }
        }
        (self.deals, self.contacts) = (deals, contacts)
        signing = medianCycle.map { today + $0 }
        why = WorkNeeded.sentence(target, basis, contactsPerRepDay, reps, days, signing)
    }

    private static func sentence(
        _ target: Money, _ basis: WorkBasis, _ each: Fraction?, _ reps: Int, _ days: Int, _ signing: Day?
    ) -> Sentence {
        guard let average = basis.averageDeal,
            let deals = Fraction(Int128(max(target.minor, 0)), 1)?.divided(by: average)
        else {
            return Sentence(
                zh: "没有平均单额：近\(WorkBasis.window)天没有赢单，请设置 average_deal",
                en: "no average deal: nothing won in \(WorkBasis.window) days; set average_deal")
        }
        func text(_ lang: Lang) -> String {
            let mean = Money(minor: Figures.rounded(average.top, average.bottom)).short(lang)
            var parts = [
                "\(target.short(lang))÷\(mean)\(cases(basis, lang))="
                    + lang.pick("\(deals.roundedUp)单", English.count(deals.roundedUp, "deal"))
            ]
            if let conversion = basis.conversion, let contacts = deals.divided(by: conversion) {
                let rate = Figures.ratio(conversion.top * 100, conversion.bottom) + "%"
                parts.append(
                    "÷\(rate)\(rates(basis, lang))="
                        + lang.pick(
                            "\(contacts.roundedUp)次有效接触", English.count(contacts.roundedUp, "contact")))
            } else {
                parts.append(lang.pick("没有转化率：请设置 conversion", "no conversion: set it by hand"))
            }
            if let each {
                parts.append(
                    lang.pick(
                        "\(reps)人\(days)天→每人每日\(each.roundedUp)次",
                        "\(English.count(reps, "rep")), \(English.count(days, "day")): \(each.roundedUp) a day each"))
            }
            if let signing {
                parts.append(lang.pick("预计\(signing.iso)前后签约", "likely to sign around \(signing.iso)"))
            }
            return parts.joined(separator: lang.pick("；", "; "))
        }
        return Sentence(zh: text(.zh), en: text(.en))
    }

    private static func cases(_ basis: WorkBasis, _ lang: Lang) -> String {
        guard let n = basis.dealCases else { return lang.pick("（手工）", " (by hand)") }
        guard let range = basis.dealRange else { return lang.pick("（\(n)单）", " (n=\(n))") }
        let low = Money(minor: Int64(nearest: range.low)).short(lang)
        return lang.pick("（\(n)单，", " (n=\(n), ") + "\(low)–\(Money(minor: Int64(nearest: range.high)).short(lang))"
            + lang.pick("）", ")")
    }

    private static func rates(_ basis: WorkBasis, _ lang: Lang) -> String {
        guard let n = basis.contactCases else { return lang.pick("（手工）", " (by hand)") }
        let range = basis.conversionRange.map { ", " + Figures.range($0) } ?? ""
        return lang.pick("（\(n)次接触\(range)）", " (n=\(n)\(range))")
    }
}
