import Model

/// Which days an event covers, from its start, its end or its duration.
struct ICSSpan {
    /// Days counted from that of the start.
    let offsets: [Int]
    let start: ICSMoment

    /// The longest run of days of one event.
    static let longest = 60
    /// An event with times is a day of the table where it covers these minutes of it.
    private static let core = (from: 9 * 60, to: 17 * 60)

    init(_ event: ICSEvent, _ zone: Zone, _ source: HolidaySource) throws {
        guard let text = event.text("DTSTART"), let start = ICSMoment(text, zone) else {
            throw source.refusal(
                line: event.line, zh: "这个事件没有日期：DTSTART 要写成 20260101，年份 1900–2200。",
                en: "the event has no day; write DTSTART as 20260101, in the years 1900–2200.")
        }
        self.start = start
        let minutes = try ICSSpan.length(event, start, zone, source)
        guard minutes <= ICSSpan.longest * 1_440 else {
            throw source.refusal(
                line: event.line, zh: "事件长于\(ICSSpan.longest)天；请改短，或分成几个。",
                en: "the event is longer than \(ICSSpan.longest) days; shorten or divide it.")
        }
        guard let minute = start.minute else {
            offsets = Array(0..<max(1, (minutes + 1_439) / 1_440))
            return
        }
        offsets = (0...ICSSpan.longest).filter { offset in
            let day = offset * 1_440
            return minute <= day + ICSSpan.core.from && minute + minutes >= day + ICSSpan.core.to
        }
    }

    /// Minutes from the start to the end; 0 where none is told.
    private static func length(
        _ event: ICSEvent, _ start: ICSMoment, _ zone: Zone, _ source: HolidaySource
    ) throws -> Int {
        if let text = event.text("DTEND") {
            guard let end = ICSMoment(text, zone) else {
                throw source.refusal(
                    line: event.line, zh: "DTEND“\(shown(text))”不是日期；请写成 20260101。",
                    en: "DTEND \"\(shown(text))\" is no day; write it as 20260101.")
            }
            guard end.minutes >= start.minutes else {
                throw source.refusal(
                    line: event.line, zh: "事件的结束早于开始；请改 DTEND。", en: "the event ends before it starts; correct DTEND.")
            }
            return end.minutes - start.minutes
        }
        guard let text = event.text("DURATION") else { return 0 }
        guard let minutes = ICSMoment.duration(text) else {
            throw source.refusal(
                line: event.line, zh: "DURATION“\(shown(text))”不是时长；请写成 P3D 或 P1W。",
                en: "DURATION \"\(shown(text))\" is none; write it as P3D or P1W.")
        }
        return minutes
    }

    /// What a refusal quotes of a text.
    static func shown(_ text: String) -> String { text.count > 60 ? text.prefix(60) + "…" : text }
}
