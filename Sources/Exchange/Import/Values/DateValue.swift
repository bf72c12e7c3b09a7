import Model

/// What a date in a file can be read as.
enum DateReading: Equatable {
    /// One day; the order is set where the text itself decides between day first and month first.
    case day(Day, DateOrder?)
    /// Both 3 April and 4 March.
    case twoWays
    /// A date whose year has two digits; read only where the order is chosen.
    case shortYear
    case none
}

/// Dates as files hold them: ISO, `yyyy/M/d`, `yyyy年M月d日`, `d/M/yyyy`, `M/d/yyyy`, `dd.MM.yyyy`, `d-MMM-yyyy`,
/// `MMM d, yyyy`, `yyyyMMdd`, each with or without a time; a time with a zone is turned into the workspace's day.
/// Years have four digits, or two of this century behind a month's name or where the user chose the order: else a
/// shorter one would be a guess.
enum DateValue {
    /// The commonest forms, straight from the bytes: `yyyy-MM-dd`, alone or with a local `HH:mm` or `HH:mm:ss`.
    static func plain(_ bytes: ArraySlice<UInt8>) -> Day? {
        let start = bytes.startIndex
        guard bytes.count == 10 || bytes.count == 16 || bytes.count == 19, bytes[start + 4] == 45,
            bytes[start + 7] == 45
        else { return nil }
        func number(_ from: Int, _ count: Int) -> Int? {
            var value = 0
            for byte in bytes[(start + from)..<(start + from + count)] {
                guard byte >= 48, byte <= 57 else { return nil }
                value = value * 10 + Int(byte - 48)
            }
            return value
        }
        if bytes.count > 10 {
            guard bytes[start + 10] == 32 || bytes[start + 10] == 84, bytes[start + 13] == 58, let hour = number(11, 2),
                let minute = number(14, 2), hour < 24, minute < 60
            else { return nil }
        }
        if bytes.count > 16 {
            guard bytes[start + 16] == 58, let second = number(17, 2), second < 60 else { return nil }
        }
        guard let year = number(0, 4), let month = number(5, 2), let day = number(8, 2) else { return nil }
        return Day(year: year, month: month, day: day)
    }

    static func read(_ text: String, order: DateOrder?, isChosen: Bool = false, zone: Zone) -> DateReading {
        if let day = Day(iso: text) { return .day(day, nil) }
        var bytes = SearchKey.folded(text)
        while bytes.last == 32 { bytes.removeLast() }
        if order == .excel, let day = excel(bytes) { return .day(day, nil) }
        var scan = Scan(bytes)
        guard let parts = scan.parts() else { return .none }
        guard let clock = scan.clock() else { return .none }
        switch resolve(isChosen || parts.contains(where: \.isMonth) ? fullYear(parts, order) : parts, order) {
        case .day(let day, let evidence):
            return .day(clock.offset == nil ? day : local(day, clock, zone), evidence)
        case let other: return other
        }
    }

    private static func local(_ day: Day, _ clock: Clock, _ zone: Zone) -> Day {
        let utc = Int64(day.number) * 86_400 + Int64(clock.minute * 60) - Int64((clock.offset ?? 0) * 60)
        return zone.day(of: Instant(seconds: utc))
    }

    private static func excel(_ bytes: [UInt8]) -> Day? {
        let whole = bytes.prefix { $0 >= 48 && $0 <= 57 }
        let rest = bytes.dropFirst(whole.count)
        guard (5...6).contains(whole.count), rest.isEmpty || rest.first == 46 else { return nil }
        let serial = whole.reduce(0) { $0 * 10 + Int($1 - 48) }
        return Day(number: Int32(serial - 25_569))
    }

    /// The day of a spreadsheet's day number, where a text is nothing else; only days from 1990 to 2070 count as one.
    static func serial(_ text: String) -> Day? {
        guard text.utf8.count >= 5, let day = excel(Array(text.utf8)), day.number >= 7_305, day.number < 36_525,
            text.utf8.dropFirst(5).dropFirst().allSatisfy({ $0 >= 48 && $0 <= 57 })
        else { return nil }
        return day
    }

    private static func resolve(_ parts: [Part], _ order: DateOrder?) -> DateReading {
        if parts.count == 1 {
            guard parts[0].digits == 8 else { return .none }
            let number = parts[0].value
            return single(number / 10_000, number / 100 % 100, number % 100)
        }
        guard parts.count == 3 else { return .none }
        if !parts.contains(where: \.isMonth), isShort(parts) { return .shortYear }
        if parts[0].digits == 4 { return single(parts[0].value, parts[1].value, parts[2].value) }
        guard parts[2].digits == 4, parts[0].digits <= 2, parts[1].digits <= 2, order != .ymd else { return .none }
        let year = parts[2].value
        if parts[1].isMonth { return single(year, parts[1].value, parts[0].value) }
        if parts[0].isMonth { return single(year, parts[0].value, parts[1].value) }
        let dayFirst = Day(year: year, month: parts[1].value, day: parts[0].value)
        let monthFirst = Day(year: year, month: parts[0].value, day: parts[1].value)
        switch order {
        case .dmy: return dayFirst.map { .day($0, nil) } ?? .none
        case .mdy: return monthFirst.map { .day($0, nil) } ?? .none
        default: break
        }
        switch (dayFirst, monthFirst) {
        case (let day?, nil): return .day(day, .dmy)
        case (nil, let day?): return .day(day, .mdy)
        case (let one?, let two?): return one == two ? .day(one, nil) : .twoWays
        case (nil, nil): return .none
        }
    }

    /// Three numbers of one or two digits that could be a date.
    private static func isShort(_ parts: [Part]) -> Bool {
        parts.allSatisfy { $0.digits <= 2 } && parts.contains { $0.digits == 2 }
            && parts.allSatisfy { $0.value <= 99 } && parts.filter { (1...31).contains($0.value) }.count > 1
    }

    /// The parts with a year of two digits taken as one of this century.
    private static func fullYear(_ parts: [Part], _ order: DateOrder?) -> [Part] {
        guard parts.count == 3, order != .excel else { return parts }
        let year = order == .ymd && !parts.contains(where: \.isMonth) ? 0 : 2
        guard parts.allSatisfy({ $0.digits <= 2 }), parts[year].digits == 2, !parts[year].isMonth else { return parts }
        var result = parts
        result[year] = Part(value: 2_000 + parts[year].value, digits: 4)
        return result
    }

    private static func single(_ year: Int, _ month: Int, _ day: Int) -> DateReading {
        Day(year: year, month: month, day: day).map { .day($0, nil) } ?? .none
    }

    fileprivate struct Part {
        var value: Int
        var digits: Int
        var isMonth = false
    }

    fileprivate struct Clock {
        var minute = 0
        /// Minutes east of UTC; nil for local time.
        var offset: Int?
    }
}

/// Walks the bytes of a date.
private struct Scan {
    private let bytes: [UInt8]
    private var index = 0

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        skipSpaces()
    }

    /// One to three numbers or month names with the marks between them.
    mutating func parts() -> [DateValue.Part]? {
        var result: [DateValue.Part] = []
        while result.count < 3 {
            guard let part = number() ?? month() else { return nil }
            result.append(part)
            if part.digits == 8 || result.count == 3 { break }
            guard separator() else { return nil }
        }
        _ = take("日") || take("号")
        return result
    }

    /// The time behind the date; nil where what follows is no time.
    mutating func clock() -> DateValue.Clock? {
        var clock = DateValue.Clock()
        if index == bytes.count { return clock }
        guard take("t") || take(" ") else { return nil }
        skipSpaces()
        guard let hour = number(), hour.digits <= 2, take(":"), let minute = number(), minute.value < 60 else {
            return nil
        }
        if take(":") {
            guard let second = number(), second.value < 61 else { return nil }
            if take(".") || take(",") { guard number() != nil else { return nil } }
        }
        skipSpaces()
        let afternoon = take("pm")
        let isTwelve = afternoon || take("am")
        guard hour.value < 24, !isTwelve || (1...12).contains(hour.value) else { return nil }
        clock.minute = (isTwelve ? hour.value % 12 + (afternoon ? 12 : 0) : hour.value) * 60 + minute.value
        skipSpaces()
        clock.offset = offset()
        return index == bytes.count ? clock : nil
    }

    private mutating func offset() -> Int? {
        if take("z") || take("utc") || take("gmt") { return 0 }
        let sign = take("+") ? 1 : (take("-") ? -1 : 0)
        guard sign != 0, let hours = number() else { return nil }
        if hours.digits == 4 { return sign * (hours.value / 100 * 60 + hours.value % 100) }
        guard hours.digits == 2 else { return nil }
        guard take(":") else { return sign * hours.value * 60 }
        return number().map { sign * (hours.value * 60 + $0.value) }
    }

    private mutating func separator() -> Bool {
        if take("年") || take("月") { return true }
        let hasMark = take("-") || take("/") || take(".") || take(",")
        let before = index
        skipSpaces()
        return hasMark || index > before
    }

    private mutating func number() -> DateValue.Part? {
        let start = index
        var value = 0
        while index < bytes.count, bytes[index] >= 48, bytes[index] <= 57, index - start < 10 {
            value = value * 10 + Int(bytes[index] - 48)
            index += 1
        }
        return index > start ? DateValue.Part(value: value, digits: index - start) : nil
    }

    private mutating func month() -> DateValue.Part? {
        let word = bytes[index...].prefix { $0 >= 97 && $0 <= 122 }
        guard word.count >= 3 else { return nil }
        for (number, name) in Scan.months.enumerated()
        where name.utf8.starts(with: word) || word.elementsEqual("sept".utf8) && number == 8 {
            index += word.count
            return DateValue.Part(value: number + 1, digits: 2, isMonth: true)
        }
        return nil
    }

    private static let months = [
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
        "december",
    ]

    private mutating func take(_ word: String) -> Bool {
        guard bytes[index...].starts(with: word.utf8) else { return false }
        index += word.utf8.count
        return true
    }

    private mutating func skipSpaces() { while index < bytes.count, bytes[index] == 32 { index += 1 } }
}
