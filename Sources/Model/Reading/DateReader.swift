/// Reads one day from the start of folded text.
struct DateReader {
    private let text: [UInt32]
    private let today: Day
    private(set) var position = 0

    init(_ text: [UInt32], today: Day) {
        self.text = text
        self.today = today
    }

    mutating func skipSpaces() { while peek == 32 { position += 1 } }

    /// The day at this position; moves behind it.
    mutating func read() -> Day? {
        let start = position
        for form in [DateReader.relative, DateReader.named, DateReader.weekday, DateReader.numeric] {
            position = start
            if let day = form(&self) { return day }
        }
        position = start
        return nil
    }

    // MARK: Words

    private static func named(_ reader: inout DateReader) -> Day? {
        guard let word = reader.take(DateWords.days) else { return nil }
        let today = reader.today
        let (year, month, _) = today.civil
        switch word {
        case .offset(let days): return today + days
        case .monthEnd(let ahead): return DateReader.monthEnd(year: year, month: month + ahead)
        case .quarterEnd: return DateReader.monthEnd(year: year, month: (month + 2) / 3 * 3)
        case .yearEnd: return DateReader.monthEnd(year: year, month: 12)
        }
    }

    private static func weekday(_ reader: inout DateReader) -> Day? {
        let monday = reader.today + (1 - reader.today.weekday)
        let weeks: Int? = reader.take(DateWords.weeks)
        if weeks != nil { reader.skipSpaces() }
        guard let weekday: Int = reader.take(DateWords.weekdays) else { return nil }
        if let weeks { return monday + (weeks * 7 + weekday - 1) }
        return reader.today + (weekday - reader.today.weekday + 7) % 7
    }

    // MARK: +3d, 3天后

    private static func relative(_ reader: inout DateReader) -> Day? {
        let signed = reader.peek == 43
        if signed { reader.position += 1 }
        let written = reader.number(digits: 1...4)?.value
        guard let number = written ?? (signed ? nil : reader.take(DateWords.numerals)) else { return nil }
        if !signed { reader.skipSpaces() }
        guard let unit = reader.take(signed ? DateWords.shortUnits : DateWords.longUnits) else { return nil }
        switch unit {
        case .days(let days): return reader.today + number * days
        case .months(let months): return DateReader.adding(months: number * months, to: reader.today)
        }
    }

    private static func adding(months: Int, to day: Day) -> Day? {
        let (year, month, dayOfMonth) = day.civil
        let (years, index) = (month - 1 + months).quotientAndRemainder(dividingBy: 12)
        let last = Day.daysInMonth(year: year + years, month: index + 1)
        return Day(year: year + years, month: index + 1, day: min(dayOfMonth, last))
    }

    private static func monthEnd(year: Int, month: Int) -> Day? {
        let (year, month) = month > 12 ? (year + 1, month - 12) : (year, month)
        return Day(year: year, month: month, day: Day.daysInMonth(year: year, month: month))
    }

    // MARK: 2026-11-27, 11/27, 11月27日, 27号

    private static func numeric(_ reader: inout DateReader) -> Day? {
        guard let first = reader.number(digits: 1...4) else { return nil }
        switch reader.peek {
        case 0x5E74:
            reader.position += 1
            guard first.digits == 4, let (month, day) = reader.chineseMonthDay() else { return nil }
            return Day(year: first.value, month: month, day: day)
        case 0x6708:
            guard first.digits <= 2 else { return nil }
            reader.position += 1
            guard let day = reader.chineseDay() else { return nil }
            return reader.next(month: first.value, day: day)
        case 0x65E5, 0x53F7:
            guard first.digits <= 2 else { return nil }
            reader.position += 1
            return reader.nextDayOfMonth(first.value)
        case 45, 47, 46: return reader.separated(after: first)
        default: return nil
        }
    }

    private mutating func separated(after first: (value: Int, digits: Int)) -> Day? {
        let mark = peek
        position += 1
        guard let second = number(digits: 1...2) else { return nil }
        if first.digits == 4 {
            guard peek == mark else { return nil }
            position += 1
            guard let third = number(digits: 1...2), atBoundary else { return nil }
            return Day(year: first.value, month: second.value, day: third.value)
        }
        // 1.5 is a number more often than a day.
        guard mark != 46, first.digits <= 2, atBoundary else { return nil }
        return next(month: first.value, day: second.value)
    }

    private mutating func chineseMonthDay() -> (Int, Int)? {
        guard let month = number(digits: 1...2), peek == 0x6708 else { return nil }
        position += 1
        guard let day = chineseDay() else { return nil }
        return (month.value, day)
    }

    private mutating func chineseDay() -> Int? {
        guard let day = number(digits: 1...2) else { return nil }
        if peek == 0x65E5 || peek == 0x53F7 { position += 1 } else if !atBoundary { return nil }
        return day.value
    }

    private func next(month: Int, day: Int) -> Day? {
        let year = today.civil.year
        // Eight years reach the next 29 February even across 2100.
        for candidate in year...(year + 8) {
            if let found = Day(year: candidate, month: month, day: day), found >= today { return found }
        }
        return nil
    }

    private func nextDayOfMonth(_ day: Int) -> Day? {
        let (year, month, _) = today.civil
        for ahead in 0...2 {
            let index = month - 1 + ahead
            if let found = Day(year: year + index / 12, month: index % 12 + 1, day: day), found >= today {
                return found
            }
        }
        return nil
    }

    // MARK: Pieces

    private var peek: UInt32? { position < text.count ? text[position] : nil }

    /// True where a number cannot go on: end, space or a comma or colon.
    private var atBoundary: Bool {
        guard let peek else { return true }
        return [32, 44, 58, 0xFF0C, 0x3001].contains(peek)
    }

    private mutating func number(digits allowed: ClosedRange<Int>) -> (value: Int, digits: Int)? {
        let start = position
        var value = 0
        while let peek, peek >= 48, peek <= 57, position - start < allowed.upperBound {
            value = value * 10 + Int(peek - 48)
            position += 1
        }
        guard position > start, !(peek.map { $0 >= 48 && $0 <= 57 } ?? false) else { return nil }
        return (value, position - start)
    }

    /// The longest word of a list at this position. A Latin word must end there.
    private mutating func take<T>(_ words: [(String, T)]) -> T? {
        var best: (length: Int, value: T)?
        for (word, value) in words {
            let scalars = word.unicodeScalars
            guard scalars.count > best?.length ?? 0, text[position...].starts(with: scalars.lazy.map(\.value)) else {
                continue
            }
            let after = position + scalars.count
            let isLatin = scalars.last?.isASCII ?? false
            if isLatin, after < text.count, DateReader.isWordCharacter(text[after]) { continue }
            best = (scalars.count, value)
        }
        position += best?.length ?? 0
        return best?.value
    }

    private static func isWordCharacter(_ scalar: UInt32) -> Bool {
        (scalar >= 48 && scalar <= 57) || (scalar >= 97 && scalar <= 122) || scalar == 39 || scalar == 45
    }
}
