import Glibc
import Model

extension Outlook {
    /// What the band is made of, with how many cases stand behind each part (R19).
    public var why: Sentence { Sentence(zh: text(.zh), en: text(.en)) }

    private func text(_ lang: Lang) -> String {
        guard isOwn else { return settings(lang) }
        let days = English.count(self.days, "day")
        let cases = won + lost
        let from = since?.iso ?? "—"
        var text = lang.pick(
            "预计构成：已签\(booked.short(lang))，在途\(deals)单约\(open.short(lang))，"
                + "尚未出现的商机约\(unborn.short(lang))（近来每周新增\(Figures.tenths(births))单，余\(self.days)天）",
            "Made of: booked \(booked.short(lang)), \(English.count(deals, "open deal")) about \(open.short(lang)), deals that do "
                + "not exist yet about \(unborn.short(lang)) (\(Figures.tenths(births)) new a week of late, \(days) left)"
        )
        text += lang.pick(
            "；概率取自\(from)以来\(cases)单已结商机（赢\(won)、输\(lost)），按商机年龄逐周估计",
            "; chances from \(English.count(cases, "closed deal")) since \(from) (\(won) won, \(lost) lost), by the deal's age week by week"
        )
        if months >= 2 {
            text += lang.pick("，并按\(months)个整月的淡旺调整", " and by good and bad months (\(months) complete)")
        }
        if abs(factor - 1) >= 0.005 {
            text += lang.pick(
                "；本范围的赢单为全队概率的\(Figures.percentOf(factor))",
                "; this scope wins \(Figures.percentOf(factor)) of what the team's chances let expect")
        }
        if estimated > 0 {
            text += lang.pick(
                "；其中\(estimated)单无金额，按同类成交均价估",
                "; \(estimated) of them without an amount, taken at what their like brought")
        }
        return text + recordText(lang)
    }

    private func recordText(_ lang: Lang) -> String {
        let spread = Figures.percentOf(record.spread)
        guard record.origins > 0 else {
            return lang.pick(
                "；还没有自己的预测记录，区间按常见的共同波动\(spread)放宽",
                "; there is no record of own forecasts yet, the band is widened by the usual common spread of \(spread)"
            )
        }
        let lean = record.lean - 1
        let moved =
            abs(lean) < 0.005
            ? ""
            : lang.pick(
                "，中值\(lean < 0 ? "下调" : "上调")\(Figures.percentOf(abs(lean)))",
                ", the middle moved \(lean < 0 ? "down" : "up") by \(Figures.percentOf(abs(lean)))")
        return lang.pick(
            "；按此前\(record.origins)次同等期限的预测记录，共同波动\(spread)\(moved)",
            "; by \(English.count(record.origins, "earlier forecast")) over as many days the common spread is \(spread)\(moved)"
        )
    }

    private func settings(_ lang: Lang) -> String {
        let spread = Figures.percentOf(record.spread)
        return lang.pick(
            "已结商机不足\(Outlook.fewest)单，概率取自阶段设定；区间含常见的共同波动\(spread)，尚未出现的商机未计",
            "Fewer than \(Outlook.fewest) deals have closed: the chances are the stages' settings; the band holds a usual common spread of "
                + "\(spread), deals that do not exist yet are not counted")
    }
}

extension Figures {
    /// One decimal, for a small number that is no money.
    static func tenths(_ value: Double) -> String { ratio(Int128((value * 10).rounded()), 10) }
    /// A share in whole percents.
    static func percentOf(_ share: Double) -> String { "\(Int((share * 100).rounded()))%" }
}
