import Model

/// China's statutory days off and make-up working days for 2024–2026, by the State Council's yearly notices (R1).
/// Only days that differ from Monday–Friday are listed.
enum ChinaCalendar {
    static let years = 2024...2026

    /// Day number → whether it is a working day.
    static let exceptions: [Int32: Bool] = table(off, working: false).merging(table(makeUp, working: true)) { $1 }

    private static let off: [Int: String] = [
        2024:
            "01-01 02-12 02-13 02-14 02-15 02-16 04-04 04-05 05-01 05-02 05-03 06-10 09-16 09-17 10-01 10-02 10-03 10-04 10-07",
        2025:
            "01-01 01-28 01-29 01-30 01-31 02-03 02-04 04-04 05-01 05-02 05-05 06-02 10-01 10-02 10-03 10-06 10-07 10-08",
        2026:
            "01-01 01-02 02-16 02-17 02-18 02-19 02-20 02-23 04-06 05-01 05-04 05-05 06-19 09-25 10-01 10-02 10-05 10-06 10-07",
    ]

    /// 调休上班日.
    private static let makeUp: [Int: String] = [
        2024: "02-04 02-18 04-07 04-28 05-11 09-14 09-29 10-12",
        2025: "01-26 02-08 04-27 09-28 10-11",
        2026: "01-04 02-14 02-28 05-09 09-20 10-10",
    ]

    private static func table(_ years: [Int: String], working: Bool) -> [Int32: Bool] {
        var result: [Int32: Bool] = [:]
        for (year, days) in years {
            for day in days.split(separator: " ") {
                if let day = Day(iso: "\(year)-\(day)") { result[day.number] = working }
            }
        }
        return result
    }
}
