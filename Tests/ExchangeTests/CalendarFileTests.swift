import Foundation
import Model
import Testing

@testable import Exchange

/// iCalendar files: times, lengths, rules and parts of events, and what is refused.
struct CalendarFileTests {
    @Test(arguments: [
        ("DTSTART:20260930T160000Z\nDTEND:20261002T160000Z", ["2026-10-01", "2026-10-02"]),
        ("DTSTART;TZID=Asia/Shanghai:20261001T000000\nDTEND;TZID=Asia/Shanghai:20261002T000000", ["2026-10-01"]),
        ("DTSTART;TZID=America/New_York:20261225T000000\nDURATION:P1D", ["2026-12-25"]),
        ("DTSTART;VALUE=DATE:20261001\nDURATION:P3D", ["2026-10-01", "2026-10-02", "2026-10-03"]),
        ("DTSTART;VALUE=DATE:20261001\nDURATION:PT24H", ["2026-10-01"]),
        ("DTSTART;VALUE=DATE:20261001\nDTEND;VALUE=DATE:20261001", ["2026-10-01"]),
        ("DTSTART:20261001T090000\nDTEND:20261001T180000", ["2026-10-01"]),
        ("DTSTART:20261001T083000\nDURATION:PT9H", ["2026-10-01"]),
        (
            "DTSTART;VALUE=DATE:20261225\nRDATE;VALUE=DATE:20261226,20261228",
            ["2026-12-25", "2026-12-26", "2026-12-28"]
        ),
        ("dtstart;value=date:20261001\nsummary:x", ["2026-10-01"]),
        ("DTSTART;VALUE=DATE:2026\n 1001", ["2026-10-01"]),
        (
            "DTSTART:20261001\nBEGIN:VALARM\nTRIGGER:-PT15H\nSUMMARY:上班\nDTSTART:20200101\nSTATUS:CANCELLED\nEND:VALARM",
            ["2026-10-01"]
        ),
    ])
    func spans(lines: String, days: [String]) throws {
        #expect(CalendarFile.days(try CalendarFile.read(CalendarFile.ics(lines))) == days)
    }

    @Test func aWeekHasSevenDays() throws {
        let table = try CalendarFile.read(CalendarFile.ics("DTSTART:20261001\nDURATION:P1W"))
        #expect(table.days.count == 7 && table.days.last?.day.iso == "2026-10-07")
    }

    @Test func utcFollowsTheWorkspacesZone() throws {
        let text = CalendarFile.ics("DTSTART:20261001T040000Z\nDTEND:20261002T040000Z")
        #expect(CalendarFile.days(try CalendarFile.read(text, zone: "America/New_York")) == ["2026-10-01"])
        #expect(CalendarFile.days(try CalendarFile.read(text, zone: "UTC")) == ["2026-10-01"])
    }

    @Test func whatIsNoDayIsCounted() throws {
        let table = try CalendarFile.read(
            CalendarFile.ics(
                "DTSTART:20261001\nSTATUS:CANCELLED", "DTSTART:20261002\nSUMMARY;ALTREP=\"http://x:80/y\":Christmas",
                "DTSTART:20261003T140000\nDTEND:20261003T150000", "DTSTART:20261004T090000"))
        #expect(CalendarFile.days(table) == ["2026-10-02"])
        #expect(table.days.first?.name == "Christmas")
        #expect(table.skipped == [.cancelled: 1, .timed: 2])
    }

    @Test(arguments: [
        ("20200501", "FREQ=YEARLY", ["2025-05-01", "2026-05-01", "2027-05-01", "2028-05-01"]),
        ("20201126", "FREQ=YEARLY;BYMONTH=11;BYDAY=4TH", ["2025-11-27", "2026-11-26", "2027-11-25", "2028-11-23"]),
        ("20200907", "freq=yearly;bymonth=9;byday=1mo", ["2025-09-01", "2026-09-07", "2027-09-06", "2028-09-04"]),
        ("20200525", "FREQ=YEARLY;BYMONTH=5;BYDAY=-1MO", ["2025-05-26", "2026-05-25", "2027-05-31", "2028-05-29"]),
        (
            "20200518", "FREQ=YEARLY;BYMONTH=5;BYDAY=MO;BYMONTHDAY=18,19,20,21,22,23,24",
            ["2025-05-19", "2026-05-18", "2027-05-24", "2028-05-22"]
        ),
        ("20200131", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1", ["2025-02-28", "2026-02-28", "2027-02-28", "2028-02-29"]),
        ("20200229", "FREQ=YEARLY", ["2028-02-29"]),
        ("20200501", "FREQ=YEARLY;COUNT=7", ["2025-05-01", "2026-05-01"]),
        ("20200501", "FREQ=YEARLY;UNTIL=20260501", ["2025-05-01", "2026-05-01"]),
        ("20200501", "FREQ=YEARLY;UNTIL=20260430T160000Z", ["2025-05-01", "2026-05-01"]),
        ("20210501", "FREQ=YEARLY;INTERVAL=2;WKST=MO", ["2025-05-01", "2027-05-01"]),
        ("20200501", "FREQ=YEARLY;COUNT=1000000000", ["2025-05-01", "2026-05-01", "2027-05-01", "2028-05-01"]),
        ("20270501", "FREQ=YEARLY", ["2027-05-01", "2028-05-01"]),
    ])
    func yearlyRules(start: String, rule: String, days: [String]) throws {
        let text = CalendarFile.ics("DTSTART:\(start)\nRRULE:\(rule)")
        let table = try CalendarFile.read(text)
        #expect(CalendarFile.days(table) == days)
        #expect(table.ruled == 2025...2028)
    }

    @Test func exceptionsOfARule() throws {
        let table = try CalendarFile.read(
            CalendarFile.ics(
                "UID:a\nDTSTART:20200501\nDURATION:P2D\nRRULE:FREQ=YEARLY;UNTIL=20280101\nEXDATE:20250501",
                "UID:a\nRECURRENCE-ID:20270501\nDTSTART:20270503"))
        #expect(CalendarFile.days(table) == ["2026-05-01", "2026-05-02", "2027-05-03"])
    }

    @Test(arguments: [
        ("DTSTART:20261001\nRRULE:FREQ=WEEKLY", "FREQ=WEEKLY"),
        ("DTSTART:20261001\nRRULE:FREQ=YEARLY;BYDAY=4TH", "BYMONTH"),
        ("DTSTART:20261001\nRRULE:FREQ=YEARLY;BYSETPOS=1", "BYSETPOS"), ("DTSTART:20261001\nRRULE:COUNT=1", "FREQ"),
        ("DTSTART:20261001\nRRULE:FREQ=YEARLY;INTERVAL=0", "INTERVAL=0"),
        ("DTSTART:20261001\nRRULE:FREQ=YEARLY;COUNT=99999999999999999999", "COUNT"),
        ("DTSTART:20261001\nRRULE:FREQ=YEARLY;BYMONTH=13", "BYMONTH=13"), ("DTSTART:20261001\nRRULE:", "FREQ"),
        ("SUMMARY:x", "no day"), ("DTSTART:21261332", "no day"), ("DTSTART:00010101", "1900"),
        ("DTSTART:20261001T", "no day"),
        ("DTSTART:20261001\nDTEND:soon", "DTEND"), ("DTSTART:20261001\nDURATION:P", "DURATION"),
        ("DTSTART:20261001\nDURATION:-P1D", "DURATION"), ("DTSTART:20261001\nDURATION:P999999W", "60 days"),
        ("DTSTART:20261001\nDTEND:20270101", "60 days"), ("DTSTART:20261002\nDTEND:20261001", "before it starts"),
        ("DTSTART:20261001\nRDATE:20261001T000000Z/PT1H", "RDATE"), ("DTSTART:20261001\nEXDATE:x", "EXDATE"),
    ])
    func refusals(lines: String, part: String) throws {
        let said = try CalendarFile.refusal(CalendarFile.ics("DTSTART:20260101", lines))
        #expect(said.contains("line 5") && said.contains(part), "\(said)")
    }

    /// Wherever a file is cut off, what is left is refused, or the cut took only the last line's end.
    @Test func cutFilesAreRefused() throws {
        let whole = Data(
            CalendarFile.ics("DTSTART:20261001\nSUMMARY:国庆节\nBEGIN:VALARM\nX:y\nEND:VALARM", "DTSTART:20261225").utf8)
        for length in 0..<whole.count - 1 {
            #expect(throws: Refusal.self) { try CalendarFile.read(whole.prefix(length)) }
        }
        let crossed = "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20261001\nBEGIN:VALARM\nEND:VEVENT\nEND:VCALENDAR\n"
        #expect(try CalendarFile.refusal(crossed).contains("line 5"))
    }

    @Test func aFoldMayDivideACharacter() throws {
        var data = Data("BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART:20261001\r\nSUMMARY:国".utf8)
        data.insert(contentsOf: [13, 10, 32], at: data.count - 1)
        data += Data("庆\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n".utf8)
        #expect(try CalendarFile.read(data).days.first?.name == "国庆")
    }

    @Test func floodsAreRefusedInTime() throws {
        let long = Array(repeating: "DTSTART:20260101\nDURATION:P60D", count: 400).map { CalendarFile.ics($0) }.joined()
        #expect(try CalendarFile.refusal(long).contains("20000 days"))
        let rules = Array(repeating: "DTSTART:19000101\nRRULE:FREQ=YEARLY;COUNT=1000000000", count: 1_001)
        #expect(try CalendarFile.refusal(rules.map { CalendarFile.ics($0) }.joined()).contains("1000 rules"))
    }
}
