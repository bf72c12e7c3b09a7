import Model

/// Turns the events of an iCalendar file into days off and make-up days.
struct ICSTable {
    private let source: HolidaySource
    private let frame: Holidays.Frame
    private var table = HolidayTable()
    /// Where some events bear Apple's mark, the others are mere festivals and solar terms.
    private var isMarked = false
    /// Occurrences that an event of their own replaces, by the identifier of the rule's event.
    private var replaced: [String: Set<Day>] = [:]

    /// More days, and more rules, than any table has.
    private static let most = 20_000
    private static let mostRules = 1_000
    private static let mark = "X-APPLE-SPECIAL-DAY"

    init(_ source: HolidaySource, _ frame: Holidays.Frame) { (self.source, self.frame) = (source, frame) }

    /// The days of a file, not yet in order.
    mutating func read(_ bytes: ArraySlice<UInt8>) throws -> HolidayTable {
        let file = try ICSEvents(bytes, source)
        let events = file.events
        if let event = events.filter({ $0.text("RRULE") != nil }).dropFirst(ICSTable.mostRules).first {
            throw tooMany(event, "\(ICSTable.mostRules) RRULE", "\(ICSTable.mostRules) rules")
        }
        isMarked = events.contains { $0.text(ICSTable.mark) != nil }
        for event in events {
            guard let text = event.text("RECURRENCE-ID"), let moment = ICSMoment(text, frame.zone) else { continue }
            replaced[event.text("UID") ?? "", default: []].insert(moment.day)
        }
        for event in events { try take(event) }
        if let refusal = file.unclosed { throw refusal }
        return table
    }

    private mutating func take(_ event: ICSEvent) throws {
        if let why = skip(event) { return table.skip(why) }
        let span = try ICSSpan(event, frame.zone, source)
        guard !span.offsets.isEmpty else { return table.skip(.timed) }
        let (working, name) = (try isWorking(event), event.title)
        for start in try starts(event, span.start.day) {
            table.days += span.offsets.map { Holidays.Day(day: start + $0, working: working, name: name) }
            guard table.days.count <= ICSTable.most else {
                throw tooMany(event, "\(ICSTable.most) 天", "\(ICSTable.most) days")
            }
        }
    }

    private func tooMany(_ event: ICSEvent, _ zh: String, _ en: String) -> Refusal {
        source.refusal(
            line: event.line, zh: "到这里已超过 \(zh)，不像放假安排；请换一个文件。",
            en: "up to here there are more than \(en), which no table has; take another file.")
    }

    private func skip(_ event: ICSEvent) -> HolidayTable.Skip? {
        if event.text("STATUS")?.trimmed.uppercased() == "CANCELLED" { return .cancelled }
        if isMarked { return event.text(ICSTable.mark) == nil ? .unmarked : nil }
        let note = (event.text("DESCRIPTION") ?? "").trimmed.lowercased()
        return ["observance", "纪念日", "紀念日"].contains { note.hasPrefix($0) } ? .observance : nil
    }

    private func isWorking(_ event: ICSEvent) throws -> Bool {
        if let mark = event.text(ICSTable.mark)?.trimmed {
            switch mark.uppercased() {
            case "ALTERNATE-WORKDAY": return true
            case "WORK-HOLIDAY": return false
            default:
                throw source.refusal(
                    line: event.line,
                    zh: "\(ICSTable.mark) 的“\(ICSSpan.shown(mark))”看不懂；请删去这个事件，或改为 WORK-HOLIDAY 或 ALTERNATE-WORKDAY。",
                    en: "\(ICSTable.mark) \"\(ICSSpan.shown(mark))\" is not known; take the event out, or write "
                        + "WORK-HOLIDAY or ALTERNATE-WORKDAY.")
            }
        }
        let title = event.title ?? ""
        let words = DayWords(title)
        guard words != .unclear else {
            throw source.refusal(
                line: event.line, zh: "“\(ICSSpan.shown(title))”看不出是休息还是上班；请在标题里写“休”或“班”，或删去这个事件。",
                en: "\"\(ICSSpan.shown(title))\" does not tell whether the day is off or worked; write 休 or 班 in its "
                    + "title, or take the event out.")
        }
        return words == .work
    }

    /// The days on which an event starts: its own or those of its rule, those named beside it, without the exceptions.
    private mutating func starts(_ event: ICSEvent, _ first: Day) throws -> [Day] {
        var starts = [first]
        if let rule = event.text("RRULE") {
            do throws(RuleFault) {
                starts = try ICSYearly(rule, frame.zone).days(from: first, in: frame.years)
            } catch {
                throw source.refusal(line: event.line, zh: error.sentence.zh, en: error.sentence.en)
            }
            table.ruled = frame.years
        }
        starts += try days(event, "RDATE")
        var without = Set(try days(event, "EXDATE"))
        if event.text("RECURRENCE-ID") == nil { without.formUnion(replaced[event.text("UID") ?? ""] ?? []) }
        return starts.filter { !without.contains($0) }
    }

    private func days(_ event: ICSEvent, _ name: String) throws -> [Day] {
        try event.list(name).map { text in
            guard let moment = ICSMoment(text, frame.zone) else {
                throw source.refusal(
                    line: event.line, zh: "\(name) 的“\(ICSSpan.shown(text))”不是日期；请写成 20260101。",
                    en: "\(name) \"\(ICSSpan.shown(text))\" is no day; write it as 20260101.")
            }
            return moment.day
        }
    }
}
