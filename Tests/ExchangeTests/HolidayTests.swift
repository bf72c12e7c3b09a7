import Foundation
import Model
import Rules
import Testing

@testable import Exchange

/// Working-day tables: real ones against counts made outside the program, and broken ones.
struct HolidayTests {
    private static let frame = Holidays.Frame(
        zone: .shanghai, today: Day(year: 2026, month: 11, day: 23) ?? Day(number: 0))

    private func file(_ text: String) throws -> String {
        let path = NSTemporaryDirectory() + "reddot-holidays-\(UUID().uuidString)"
        try Data(text.utf8).write(to: URL(fileURLWithPath: path))
        return path
    }

    private static let real: String? = {
        let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        for root in [package, package.resolvingSymlinksInPath()] {
            let folder = root.deletingLastPathComponent().appendingPathComponent("shared/data/holidays_cn").path
            if FileManager.default.fileExists(atPath: folder) { return folder }
        }
        return nil
    }()

    @Test(arguments: [2023, 2024, 2025, 2026], ["json", "ics"])
    func realTables(year: Int, form: String) throws {
        guard let folder = HolidayTests.real else { return }
        let data = try Data(contentsOf: URL(fileURLWithPath: folder + "/truth.json"))
        let truth = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
        let years = try #require(truth["years"] as? [String: [String: Any]])
        let wanted = try #require(years[String(year)])
        var board = Board()
        var read: [Holidays.Day] = []
        // Late December may stand in the next year's table.
        for table in [year, year + 1] where table < 2027 {
            read += try Holidays.read("\(folder)/NateScarlet/\(table).\(form)", HolidayTests.frame).days
        }
        for (index, entry) in read.enumerated() {
            var day = CalendarDay(blank: ID(index + 1))
            (day.day, day.working) = (entry.day, entry.working)
            board.calendarDays.put(day)
        }
        let calendar = WorkCalendar(board)
        let months = try #require(wanted["working_days_by_month"] as? [String: Int])
        for (month, count) in months {
            let period = try #require(Period(month))
            #expect(calendar.count(period.first, period.last) == count, "\(month)")
        }
        let makeUp = try #require(wanted["makeup_workdays"] as? [[String]]).map { $0[0] }
        #expect(Set(read.filter { $0.working && $0.day.civil.year == year }.map(\.day.iso)) == Set(makeUp))
        let off = try #require(wanted["days_off"] as? [[String]]).map { $0[0] }
        #expect(Set(read.filter { !$0.working && $0.day.civil.year == year }.map(\.day.iso)) == Set(off))
    }

    @Test func events() throws {
        let path = try file(
            "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:Founders\\, ou\r\n r day\r\nDTSTART;VALUE=DATE:20270301\r\n"
                + "END:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:Make-up day\r\nDTSTART:20270306T000000Z\r\n"
                + "DTEND:20270307T000000Z\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n")
        defer { try? FileManager.default.removeItem(atPath: path) }
        let days = try Holidays.read(path, HolidayTests.frame).days
        #expect(days.map(\.day.iso) == ["2027-03-01", "2027-03-06"])
        #expect(days.map(\.working) == [false, true])
        #expect(days.first?.name == "Founders, our day")
    }

    @Test(arguments: [
        ("", "days"), ("{}", "days"), (#"{"days":[]}"#, "no days"), (#"{"days":[{"date":"2027-02-30"}]}"#, "entry 1"),
        (#"{"days":[{"date":"2027-02-03"}]}"#, "isOffDay"),
        (#"{"days":[{"date":"2027-02-03","isOffDay":true},{"date":"2027-02-03","isOffDay":false}]}"#, "2027-02-03"),
        ("BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20270101\n", "cut off"),
        ("BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20270230\nEND:VEVENT\n", "line 2"),
        ("BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20270105\nDTEND:20270104\nEND:VEVENT\n", "line 2"),
        ("BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20270105\nRRULE:FREQ=DAILY\nEND:VEVENT\n", "line 2"),
    ])
    func brokenTables(text: String, part: String) throws {
        let path = try file(text)
        defer { try? FileManager.default.removeItem(atPath: path) }
        do {
            _ = try Holidays.read(path, HolidayTests.frame)
            Issue.record("read")
        } catch let error as Refusal {
            #expect(error.sentence.en.contains(part), "\(error.sentence.en)")
            #expect(error.sentence.zh.contains(path) && error.sentence.en.contains(path))
        }
    }
}
