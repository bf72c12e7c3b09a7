import Model

/// The years of which the workspace's own days are the whole table (R1), as the setting `calendar_years` keeps them.
public enum CalendarYears {
    /// `2027` or `2027,2028`, in order and each once; nil where a word is no year.
    public static func parse(_ text: String) -> [Int]? {
        var years: Set<Int> = []
        for word in text.split(whereSeparator: { $0 == "," || $0 == "，" || $0 == "、" || $0 == " " }) {
            guard word.utf8.count == 4, let year = Int(word), (1_900...2_200).contains(year) else { return nil }
            years.insert(year)
        }
        return years.sorted()
    }

    /// As the setting keeps them.
    public static func text(_ years: some Sequence<Int>) -> String {
        Set(years).sorted().map(String.init).joined(separator: ",")
    }

    /// The years of which days of a file are a table: at least three of them, not all about New Year. A table of one year
    /// often reaches into the last days of the one before.
    public static func covered(by days: some Sequence<Day>) -> [Int] {
        Dictionary(grouping: days) { $0.civil.year }
            .filter { _, days in days.count >= fewest && !days.allSatisfy(isAboutNewYear) }
            .keys.sorted()
    }

    /// Fewer days are a table's end or start in another year, or some of the company's own.
    static let fewest = 3

    private static func isAboutNewYear(_ day: Day) -> Bool {
        let date = day.civil
        return date.month == 12 && date.day >= 25 || date.month == 1 && date.day <= 3
    }
}
