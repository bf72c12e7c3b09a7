import Testing

@testable import Model

@Test func everyDayOfFourCenturiesGoesThereAndBack() {
    var day = Day(number: -141_428)  // 1582-10-15
    var previous = day.civil
    for _ in 0..<160_000 {
        day = day + 1
        let civil = day.civil
        #expect(Day(year: civil.year, month: civil.month, day: civil.day) == day)
        let sameMonth = civil.month == previous.month
        guard sameMonth ? civil.day == previous.day + 1 : civil.day == 1 else {
            Issue.record("\(civil) after \(previous)")
            return
        }
        previous = civil
    }
}

@Test(arguments: [
    ("1970-01-01", 0, 4, "1970Q1"), ("2000-02-29", 11_016, 2, "2000Q1"), ("2026-11-23", 20_780, 1, "2026Q4"),
    ("1969-12-31", -1, 3, "1969Q4"), ("2026-06-30", 20_634, 2, "2026Q2"),
])
func knownDays(text: String, number: Int, weekday: Int, quarter: String) throws {
    let day = try #require(Day(iso: text))
    #expect(Int(day.number) == number)
    #expect(day.weekday == weekday)
    #expect(day.quarter == quarter)
    #expect(day.iso == text)
}

@Test(arguments: ["2026-02-29", "2026-13-01", "2026-1-1", "2026-01-00", "20260101", "", "2026-01-01x", "-026-01-01"])
func daysThatDoNotExist(text: String) { #expect(Day(iso: text) == nil) }

@Test func shanghaiDaysBeginAtSixteenHoursUTC() throws {
    let zone = Zone.shanghai
    let evening = try #require(zone.parse("2026-11-23T15:59:59Z"))
    #expect(zone.day(of: evening).iso == "2026-11-23")
    #expect(zone.day(of: evening + 1).iso == "2026-11-24")
    #expect(zone.minute(of: evening) == 23 * 60 + 59)
    #expect(zone.text(evening + 1) == "2026-11-24T00:00")
}

@Test func summerTimeGapsAndDoublesKeepTheDay() throws {
    let zone = try #require(Zone(name: "Europe/Berlin"))
    for text in ["2026-03-29", "2026-10-25", "2026-07-01", "2026-01-01"] {
        let day = try #require(Day(iso: text))
        #expect(zone.day(of: zone.instant(day)) == day)
        #expect(zone.day(of: zone.instant(day, minute: 23 * 60 + 59)) == day)
        #expect(zone.day(of: zone.instant(day) + -1) == day + -1)
    }
}

@Test(arguments: ["2026-11-23T24:00", "2026-11-23T09", "2026-11-23 9:00", "2026-11-23T09:60", "x", ""])
func clocksThatDoNotExist(text: String) { #expect(Zone.shanghai.parse(text) == nil) }
