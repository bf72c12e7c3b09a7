import Foundation
import Model
import Testing

@testable import Rules

private func period(_ text: String) throws -> Period { Period(quarterOf: try #require(Day(iso: text))) }

@Test(arguments: [("2026-02-01", 59), ("2026-05-01", 61), ("2026-08-01", 66), ("2026-11-01", 62)])
func quartersOf2026(day: String, days: Int) throws {
    let quarter = try period(day)
    #expect(WorkCalendar(Board()).count(quarter.first, quarter.last) == days)
}

@Test(arguments: [
    ("2026-11-23T09:00", 33), ("2026-11-23T17:59", 33), ("2026-11-23T18:00", 34), ("2026-10-08T17:59", 0),
    ("2026-10-08T18:00", 1), ("2026-12-31T18:00", 62), ("2026-10-10T18:00", 3),
])
func elapsedDaysOfTheQuarter(moment: String, elapsed: Int) throws {
    let now = try #require(Zone.shanghai.parse(moment))
    let days = WorkCalendar(Board()).elapsed(try period("2026-10-01"), now: now, zone: .shanghai)
    #expect(days.elapsed == elapsed)
    #expect(days.total == 62)
}

@Test func aYearWithoutATableSaysSo() throws {
    let calendar = WorkCalendar(Board())
    #expect(calendar.years(without: try period("2027-02-01")) == [2027])
    #expect(calendar.years(without: try period("2026-02-01")).isEmpty)
    var board = Board()
    var day = CalendarDay(blank: ID(1))
    day.day = try #require(Day(iso: "2027-02-08"))
    try board.apply(.add(day))
    #expect(WorkCalendar(board).years(without: try period("2027-02-01")).isEmpty)
    #expect(!WorkCalendar(board).isWorking(day.day))
}

@Test func theCarriedTableEqualsTheIndependentCount() throws {
    let file = URL(filePath: #filePath).appending(path: "../../../../shared/data/holidays_cn/truth.json").standardized
    guard let data = try? Data(contentsOf: file) else { return }
    let truth = try #require(JSONSerialization.jsonObject(with: data) as? [String: Any])
    let text = String(decoding: data, as: UTF8.self)
    #expect(text.contains("251") && !truth.isEmpty)
    let calendar = WorkCalendar(Board())
    for (year, days) in [(2024, 251), (2025, 248), (2026, 248)] {
        let first = try #require(Day(year: year, month: 1, day: 1))
        let last = try #require(Day(year: year, month: 12, day: 31))
        #expect(calendar.count(first, last) == days)
    }
}
