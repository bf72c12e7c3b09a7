import Model

/// How the dates of a column are read.
struct DateStyle: Equatable {
    var order: DateOrder?
    /// Years of two digits are read, in that order.
    var isShort = false
    /// Day numbers of a spreadsheet are read.
    var hasSerials = false
}

/// Collects what a column's values say about the order of its dates.
struct DateSurvey {
    private typealias Place = (line: Int, value: String)
    private var dayFirst: Place?
    private var monthFirst: Place?
    private var open: Place?
    private var short: Place?
    /// The orders in which every year of two digits so far makes a day.
    private var shortOrders: Set<DateOrder> = [.ymd, .dmy, .mdy]
    /// The first day number.
    private(set) var serial: (line: Int, value: String)?

    mutating func see(_ text: String, line: Int, zone: Zone) {
        switch DateValue.read(text, order: nil, zone: zone) {
        case .day(_, .dmy): if dayFirst == nil { dayFirst = (line, text) }
        case .day(_, .mdy): if monthFirst == nil { monthFirst = (line, text) }
        case .twoWays: if open == nil { open = (line, text) }
        case .shortYear:
            if short == nil { short = (line, text) }
            // A year stands first with hyphens only.
            if !text.contains("-") { shortOrders.remove(.ymd) }
            shortOrders = shortOrders.filter { order in
                if case .day = DateValue.read(text, order: order, isChosen: true, zone: zone) { return true }
                return false
            }
        case .none: if serial == nil, DateValue.serial(text) != nil { serial = (line, text) }
        case .day: break
        }
    }

    /// The order that the column's own values prove; nil where they do not, or prove both.
    var proven: DateOrder? {
        if dayFirst != nil, monthFirst != nil { return nil }
        if dayFirst != nil { return .dmy }
        if monthFirst != nil { return .mdy }
        return short != nil && shortOrders.count == 1 ? shortOrders.first : nil
    }

    /// How the column is read. One that could be either takes the order of the other columns of its file. Throws where the
    /// user has to choose.
    func style(file: String, column: String, others: Set<DateOrder>) throws(ExchangeError) -> DateStyle {
        if let dayFirst, let monthFirst {
            throw .mixedDates(file, column, dayFirst, monthFirst)
        }
        var style = DateStyle(hasSerials: serial != nil)
        style.isShort = short != nil
        let others = short == nil ? others.subtracting([.ymd]) : others
        if let proven {
            style.order = proven
            return style
        }
        guard let asked = open ?? short else { return style }
        if others.count == 1, let other = others.first, short == nil || shortOrders.contains(other) {
            style.order = other
            return style
        }
        // No order makes days of all of them: each is told by itself.
        if open == nil, shortOrders.isEmpty { return DateStyle(hasSerials: style.hasSerials) }
        throw short == nil ? .twoWays(file, column, asked) : .shortYears(file, column, asked)
    }
}

extension ExchangeError {
    fileprivate static func mixedDates(
        _ file: String, _ column: String, _ one: (line: Int, value: String), _ other: (line: Int, value: String)
    ) -> ExchangeError {
        ExchangeError(
            .mixedDates,
            zh: "\(file) 的“\(column)”列混用两种日期写法：第 \(one.line) 行 \(one.value)，第 \(other.line) 行 "
                + "\(other.value)；请统一，或用 --dates dmy|mdy 指定（另一种会逐行报错）。",
            en: "Column \(column) of \(file) mixes two orders of dates: line \(one.line) has \(one.value), line "
                + "\(other.line) has \(other.value); make them alike or choose --dates dmy|mdy "
                + "(rows in the other order will be refused).")
    }

    fileprivate static func twoWays(
        _ file: String, _ column: String, _ place: (line: Int, value: String)
    ) -> ExchangeError {
        ExchangeError(
            .ambiguousDates,
            zh: "\(file) 的“\(column)”列有两种读法（第 \(place.line) 行 \(place.value)：先日还是先月？）；请用 --dates dmy 或 --dates mdy 指定。",
            en:
                "The dates in column \(column) of \(file) can be read in two ways (line \(place.line): \(place.value)); "
                + "choose --dates dmy (day first) or --dates mdy (month first).")
    }

    fileprivate static func shortYears(
        _ file: String, _ column: String, _ place: (line: Int, value: String)
    ) -> ExchangeError {
        ExchangeError(
            .ambiguousDates,
            zh: "\(file) 的“\(column)”列年份只有两位，顺序看不出来（第 \(place.line) 行 \(place.value)）；什么都没有导入，请用 "
                + "--dates dmy（日月年）、--dates mdy（月日年）或 --dates ymd（年月日）指定。",
            en: "The years in column \(column) of \(file) have two digits and their order cannot be told (line "
                + "\(place.line): \(place.value)); nothing was imported. Choose --dates dmy (day first), --dates mdy "
                + "(month first) or --dates ymd (year first).")
    }
}
