import Model

/// What a file told: its days, and what was left out of them.
public struct HolidayTable: Equatable, Sendable {
    /// Why an entry is no day of the table.
    public enum Skip: String, CaseIterable, Sendable {
        case observance, unmarked, cancelled, timed
    }

    public var days: [Holidays.Day] = []
    public var skipped: [Skip: Int] = [:]
    /// The years for which yearly rules were written out; nil where there were none.
    public var ruled: ClosedRange<Int>?

    mutating func skip(_ why: Skip) { skipped[why, default: 0] += 1 }

    /// How many entries were left out, and why; nil where none were.
    public var skippedWords: Sentence? {
        let parts = Skip.allCases.compactMap { why in skipped[why].map { why.words($0) } }
        guard !parts.isEmpty else { return nil }
        return Sentence(zh: parts.map(\.zh).joined(separator: "，"), en: parts.map(\.en).joined(separator: ", "))
    }
}

extension HolidayTable.Skip {
    fileprivate func words(_ count: Int) -> Sentence {
        switch self {
        case .observance:
            Sentence(zh: "不放假的纪念日 \(count)", en: English.count(count, "observance"))
        case .unmarked:
            Sentence(
                zh: "没有休、班标记的事件 \(count)（同一文件里其他事件有标记）",
                en: English.count(count, "event") + " without the mark for days off or worked that others bear")
        case .cancelled:
            Sentence(zh: "已取消 \(count)", en: English.count(count, "cancelled event"))
        case .timed:
            Sentence(
                zh: "没有盖住 9:00–17:00 的定时事件 \(count)",
                en: English.count(count, "timed event") + " that did not cover 9:00–17:00")
        }
    }
}

/// The file, as refusals name it.
struct HolidaySource {
    let path: String

    func refusal(zh: String, en: String) -> Refusal { Refusal(zh: "\(path)：\(zh)", en: "\(path): \(en)") }

    /// A refusal of an event or a line that begins at a line.
    func refusal(line: Int, zh: String, en: String) -> Refusal {
        Refusal(zh: "\(path) 第\(line)行：\(zh)", en: "\(path), line \(line): \(en)")
    }

    var hasNoRegions: Refusal {
        refusal(zh: "文件里没有分地区；请去掉 --region。", en: "it holds no regions; leave out --region.")
    }
}
