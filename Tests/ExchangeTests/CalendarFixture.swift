import Foundation
import Model
import Testing

@testable import Exchange

/// Working-day tables as text, read from a file as a user gives it.
enum CalendarFile {
    static func read(
        _ text: String, zone: String = "Asia/Shanghai", region: String? = nil
    ) throws -> HolidayTable {
        try read(Data(text.utf8), zone: zone, region: region)
    }

    static func read(_ data: Data, zone: String = "Asia/Shanghai", region: String? = nil) throws -> HolidayTable {
        let path = NSTemporaryDirectory() + "reddot-calendar-\(UUID().uuidString)"
        try data.write(to: URL(fileURLWithPath: path))
        defer { try? FileManager.default.removeItem(atPath: path) }
        let today = try #require(Day(iso: "2026-11-23"))
        return try Holidays.read(
            path, Holidays.Frame(zone: try #require(Zone(name: zone)), today: today, region: region))
    }

    /// `2026-10-01`, with `+` behind a day that is worked.
    static func days(_ table: HolidayTable) -> [String] { table.days.map { $0.day.iso + ($0.working ? "+" : "") } }

    /// An iCalendar file of events, each given by its lines.
    static func ics(_ events: String...) -> String {
        (["BEGIN:VCALENDAR"] + events.flatMap { ["BEGIN:VEVENT", $0, "END:VEVENT"] } + ["END:VCALENDAR", ""])
            .joined(separator: "\n")
    }

    /// What a refusal of a text says, in English; both languages must say something and name the file.
    static func refusal(_ text: String, region: String? = nil) throws -> String {
        do {
            let table = try read(text, region: region)
            Issue.record("read: \(days(table).prefix(5)) of \(text.prefix(200))")
            return ""
        } catch let error as Refusal {
            #expect(error.sentence.zh.contains("reddot-calendar-") && error.sentence.en.contains("reddot-calendar-"))
            #expect(error.sentence.zh.count < 500 && error.sentence.en.count < 500)
            return error.sentence.en
        }
    }
}
