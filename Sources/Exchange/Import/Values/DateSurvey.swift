import Model

/// Collects what a column's values say about the order of its dates.
struct DateSurvey {
    private var dayFirst: (line: Int, value: String)?
    private var monthFirst: (line: Int, value: String)?
    private var open: (line: Int, value: String)?

    mutating func see(_ text: String, line: Int, zone: Zone) {
        switch DateValue.read(text, order: nil, zone: zone) {
        case .day(_, .dmy): if dayFirst == nil { dayFirst = (line, text) }
        case .day(_, .mdy): if monthFirst == nil { monthFirst = (line, text) }
        case .twoWays: if open == nil { open = (line, text) }
        case .day, .shortYear, .none: break
        }
    }

    /// The order that the column's own values prove; nil where they do not, or prove both.
    var proven: DateOrder? {
        if monthFirst == nil { return dayFirst == nil ? nil : .dmy }
        return dayFirst == nil ? .mdy : nil
    }

    /// The column's order; nil where no value needs one. One that could be either takes that of the other columns of its
    /// file. Throws where the user has to choose.
    func order(file: String, column: String, others: Set<DateOrder>) throws(ExchangeError) -> DateOrder? {
        if let dayFirst, let monthFirst {
            throw ExchangeError(
                .mixedDates,
                zh: "\(file) 的“\(column)”列混用两种日期写法：第 \(dayFirst.line) 行 \(dayFirst.value)，第 \(monthFirst.line) 行 "
                    + "\(monthFirst.value)；请统一，或用 --dates dmy|mdy 指定（另一种会逐行报错）。",
                en:
                    "Column \(column) of \(file) mixes two orders of dates: line \(dayFirst.line) has \(dayFirst.value), line "
                    + "\(monthFirst.line) has \(monthFirst.value); make them alike or choose --dates dmy|mdy "
                    + "(rows in the other order will be refused).")
        }
        if let proven { return proven }
        guard let open else { return nil }
        if others.count == 1, let other = others.first { return other }
        throw ExchangeError(
            .ambiguousDates,
            zh: "\(file) 的“\(column)”列有两种读法（第 \(open.line) 行 \(open.value)：先日还是先月？）；请用 --dates dmy 或 --dates mdy 指定。",
            en: "The dates in column \(column) of \(file) can be read in two ways (line \(open.line): \(open.value)); "
                + "choose --dates dmy (day first) or --dates mdy (month first).")
    }
}
