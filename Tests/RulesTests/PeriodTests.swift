import Model
import Testing

@testable import Rules

@Test(arguments: [
    ("2026", "2026-01-01", "2026-12-31"), ("2026Q4", "2026-10-01", "2026-12-31"),
    ("2026q1", "2026-01-01", "2026-03-31"),
    ("2024-02", "2024-02-01", "2024-02-29"), ("2026W41", "2026-10-05", "2026-10-11"),
    ("2026W53", "2026-12-28", "2027-01-03"), ("2027W01", "2027-01-04", "2027-01-10"),
    ("2025W01", "2024-12-30", "2025-01-05"), ("2026-11-23", "2026-11-23", "2026-11-23"),
])
func periodsByName(name: String, first: String, last: String) throws {
    let period = try Numbers.period(name)
    #expect(period.first.iso == first)
    #expect(period.last.iso == last)
    #expect(period.name == name.uppercased())
    #expect(Period(period.unit, of: period.last) == period)
}

@Test(arguments: [
    "", "26", "2026Q0", "2026Q5", "2026-13", "2026-00", "2025W53", "2026W00", "2026-02-30", "2026X41", "0000",
])
func periodsThatDoNotExist(name: String) { #expect(Period(name) == nil) }

@Test func aWeekBelongsToAParentWithItsPartInside() throws {
    let quarter = try Numbers.period("2026Q4")
    let weeks = quarter.parts(.week)
    #expect(weeks.count == 14)
    #expect(weeks.first?.first.iso == "2026-10-01" && weeks.first?.last.iso == "2026-10-04")
    #expect(weeks.last?.name == "2026W53" && weeks.last?.last.iso == "2026-12-31")
    #expect(quarter.parts(.month).map(\.name) == ["2026-10", "2026-11", "2026-12"])
    #expect(try Numbers.period("2026W53").part(in: Numbers.period("2026Q1")) == nil)
    #expect(try Numbers.period("2026Q1").previous.name == "2025Q4")
    #expect(try Numbers.period("2026W01").previous.name == "2025W52")
}

@Test(arguments: [
    ("2026Q4", "2026-11-23", "2026-11-23", "2026-11-29"), ("2026Q4", "2026-10-02", "2026-10-01", "2026-10-04"),
    ("2026-11", "2026-11-30", "2026-11-30", "2026-11-30"), ("2026Q4", "2026-09-30", "2026-10-05", "2026-10-11"),
    ("2027Q1", "2026-11-23", "2027-01-04", "2027-01-10"), ("2026W41", "2026-11-23", "2026-10-05", "2026-10-11"),
    ("2026-11-20", "2026-11-23", "2026-11-20", "2026-11-20"),
])
func theWeekThatIsPlanned(name: String, today: String, first: String, last: String) throws {
    let week = try Numbers.period(name).week(planned: try Numbers.day(today))
    #expect(week.first.iso == first && week.last.iso == last)
}
