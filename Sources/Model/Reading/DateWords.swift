/// The words that name days, in folded form.
enum DateWords {
    /// What a single word stands for.
    enum Name {
        /// Days from today.
        case offset(Int)
        /// The last day of the month, so many months ahead.
        case monthEnd(Int)
        case quarterEnd, yearEnd
    }

    /// What a number counts.
    enum Unit {
        case days(Int)
        case months(Int)
    }

    static let days: [(String, Name)] = [
        ("today", .offset(0)), ("tomorrow", .offset(1)), ("tmr", .offset(1)),
        ("day after tomorrow", .offset(2)), ("yesterday", .offset(-1)), ("今天", .offset(0)), ("今日", .offset(0)),
        ("明天", .offset(1)), ("明日", .offset(1)), ("后天", .offset(2)), ("大后天", .offset(3)), ("昨天", .offset(-1)),
        ("前天", .offset(-2)), ("eom", .monthEnd(0)), ("end of month", .monthEnd(0)), ("月底", .monthEnd(0)),
        ("月末", .monthEnd(0)), ("本月底", .monthEnd(0)), ("本月末", .monthEnd(0)), ("这个月底", .monthEnd(0)),
        ("下月底", .monthEnd(1)), ("下月末", .monthEnd(1)), ("下个月底", .monthEnd(1)), ("下个月末", .monthEnd(1)),
        ("eoq", .quarterEnd), ("季末", .quarterEnd), ("季度末", .quarterEnd), ("本季度末", .quarterEnd), ("季底", .quarterEnd),
        ("eoy", .yearEnd), ("年底", .yearEnd), ("年末", .yearEnd),
    ]

    static let weeks: [(String, Int)] = [
        ("next", 1), ("this", 0), ("下", 1), ("下个", 1), ("下下", 2), ("本", 0), ("这", 0), ("这个", 0),
    ]

    static let weekdays: [(String, Int)] =
        english
        + ["周", "星期", "礼拜", "週"].flatMap { prefix in
            zip(["一", "二", "三", "四", "五", "六", "日", "天"], [1, 2, 3, 4, 5, 6, 7, 7]).map { (prefix + $0, $1) }
        }

    static let numerals: [(String, Int)] = [
        ("一", 1), ("两", 2), ("二", 2), ("三", 3), ("四", 4), ("五", 5), ("六", 6), ("七", 7), ("八", 8), ("九", 9), ("十", 10),
    ]

    static let shortUnits: [(String, Unit)] = [
        ("d", .days(1)), ("day", .days(1)), ("days", .days(1)), ("w", .days(7)), ("week", .days(7)),
        ("weeks", .days(7)),
        ("m", .months(1)), ("mo", .months(1)), ("y", .months(12)), ("天", .days(1)), ("日", .days(1)), ("周", .days(7)),
        ("个月", .months(1)), ("月", .months(1)), ("年", .months(12)),
    ]

    static let longUnits: [(String, Unit)] = [
        ("天后", .days(1)), ("日后", .days(1)), ("天之后", .days(1)), ("周后", .days(7)), ("个星期后", .days(7)),
        ("星期后", .days(7)), ("个月后", .months(1)), ("月后", .months(1)), ("年后", .months(12)),
        ("days later", .days(1)), ("weeks later", .days(7)),
    ]

    private static let english: [(String, Int)] = [
        ("mon", 1), ("monday", 1), ("tue", 2), ("tues", 2), ("tuesday", 2), ("wed", 3), ("wednesday", 3), ("thu", 4),
        ("thur", 4), ("thurs", 4), ("thursday", 4), ("fri", 5), ("friday", 5), ("sat", 6), ("saturday", 6), ("sun", 7),
        ("sunday", 7),
    ]
}
