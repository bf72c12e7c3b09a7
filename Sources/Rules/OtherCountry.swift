import Model

extension WorkCalendar {
    /// What holds below the workspace's own days, in half a sentence.
    public var ground: Sentence {
        guard hasChina else {
            return Sentence(
                zh: "自带的放假安排已停用（设置 calendar），按周一至周五", en: "the built-in table is off (settings calendar): Mon–Fri hold")
        }
        let years = "\(ChinaCalendar.years.lowerBound)–\(ChinaCalendar.years.upperBound)"
        return Sentence(zh: "\(years) 年按自带的中国放假安排", en: "China's table holds for \(years)")
    }

    /// What to say of days off that cover a year of China's table and yet leave most of its days off out: they are
    /// another country's, and both tables would hold. nil where they are not.
    public func contrast(with off: [Day]) -> Sentence? {
        guard hasChina else { return nil }
        let years = Dictionary(grouping: off) { $0.civil.year }.filter { year, days in
            ChinaCalendar.years.contains(year) && days.count >= CalendarYears.fewest
        }
        let built = ChinaCalendar.exceptions.filter { !$0.value && years[Day(number: $0.key).civil.year] != nil }
        let weekdays = Set(years.values.joined().filter { $0.weekday <= 5 }.map(\.number))
        let shared = weekdays.intersection(built.keys).count
        // A part of China's own table has hardly a day that is not in it.
        guard shared * 2 < built.count, shared * 10 < weekdays.count * 9 else { return nil }
        let list = years.keys.sorted().map(String.init)
        return Sentence(
            zh: "\(list.joined(separator: "、")) 年自带的中国放假安排仍有效，其 \(built.count) 个假日只有 \(shared) 个在文件里；"
                + "若只按文件，请运行 reddot settings calendar none",
            en:
                "China's own table still holds for \(list.joined(separator: ", ")), and only \(shared) of its \(built.count) "
                + "days off are in the file; to go by the file alone, run reddot settings calendar none")
    }
}
