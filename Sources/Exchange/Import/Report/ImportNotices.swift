import Model

/// The sentences of a report.
enum ImportNotices {
    /// What an import did, and what its deals lack.
    static func outcome(_ report: ImportReport) -> Sentence {
        let sum = report.total
        let zh = "读 \(sum.read) 行：新增 \(sum.imported)，更新 \(sum.updated)，未变 \(sum.unchanged)，出错 \(sum.errors)。"
        let en =
            "\(English.count(sum.read, "row")) read: \(sum.imported) imported, \(sum.updated) updated, "
            + "\(sum.unchanged) unchanged, \(sum.errors) in error."
        let parts = lacking(report)
        if parts.isEmpty { return Sentence(zh: zh, en: en) }
        return Sentence(
            zh: zh + parts.map(\.zh).joined(separator: " / ") + "。",
            en: en + " Missing: " + parts.map(\.en).joined(separator: ", ") + ".")
    }

    /// What the deals of a run lack, a part of a sentence each.
    static func lacking(_ report: ImportReport) -> [Sentence] {
        let (gaps, words) = (report.gaps, report.missingWords)
        var parts: [Sentence] = []
        if gaps.amounts > 0 { parts.append(Sentence(zh: "缺金额 \(gaps.amounts)", en: "amount \(gaps.amounts)")) }
        if gaps.days > 0 { parts.append(Sentence(zh: "缺日期 \(gaps.days)", en: "close date \(gaps.days)")) }
        if gaps.closings > 0 {
            parts.append(
                Sentence(zh: "赢单输单缺结束日期 \(gaps.closings)", en: "day of a win or loss \(gaps.closings)"))
        }
        if words > 0 {
            parts.append(Sentence(zh: "按空值读的“-”“N/A”等 \(words)", en: "cells such as - or N/A \(words)"))
        }
        return parts
    }

    static func of(_ file: ImportReport.File) -> [Sentence] {
        var result: [Sentence] = []
        for field in file.missing {
            guard let option = field.option else { continue }
            let zh = field.columns.map { "“\($0)”" }.joined(separator: "、")
            let en = field.columns.map { "\"\($0)\"" }.joined(separator: ", ")
            result.append(
                Sentence(
                    zh: "\(file.title)：没有认出 \(field.field) 列；\(zh) 可能就是，请用 \(option) 指定。",
                    en: "\(file.title): no column was taken as \(field.field); \(en) may hold it: say \(option)."))
        }
        if let first = file.ignoredCurrencies.first {
            result.append(
                Sentence(
                    zh: "\(file.title)：“\(first)”列像是币种，没有用到；请用 --map \"\(first)=currency\" 指定，否则按默认币种计。",
                    en: "\(file.title): the column \"\(first)\" looks like a currency and was not used; say "
                        + "--map \"\(first)=currency\", or the standard currency counts."))
        }
        return result
    }
}
