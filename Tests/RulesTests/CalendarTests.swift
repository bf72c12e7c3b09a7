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
    // Days of the company make no table; that the own days are one is said by the setting.
    let days = ["2027-02-08", "2027-01-22", "2027-05-04", "2027-09-30", "2027-12-31"]
    let own = WorkCalendar(try board(calendar: "china", days))
    #expect(own.years(without: try period("2027-02-01")) == [2027])
    #expect(try !own.isWorking(#require(Day(iso: "2027-02-08"))))
    let whole = WorkCalendar(try board(calendar: "china", days, years: "2027"))
    #expect(whole.years(without: try period("2027-02-01")).isEmpty)
    #expect(whole.years(without: try period("2028-02-01")) == [2028])
}

@Test(arguments: [
    (["2027-02-05", "2027-02-08", "2027-02-09"], [2027]),
    // Two days are the company's own; three about New Year are the end of another year's table.
    (["2027-02-05", "2027-02-08"], []), (["2026-12-31", "2027-01-01", "2027-01-02", "2027-01-03"], []),
    (["2026-12-30", "2026-12-31", "2027-02-05", "2027-02-08", "2027-10-01"], [2027]),
    (["2027-01-01", "2027-01-02", "2027-01-04"], [2027]), ([], []),
])
func aFileIsTheTableOfWholeYearsOnly(days: [String], years: [Int]) {
    #expect(CalendarYears.covered(by: days.compactMap { Day(iso: $0) }) == years)
}

@Test func yearsOfTheSettingAreRead() {
    #expect(CalendarYears.parse("2028, 2027，2027") == [2027, 2028] && CalendarYears.parse("") == [])
    for text in ["27", "2027-01", "next", "02027", "1899", "2201"] { #expect(CalendarYears.parse(text) == nil) }
    #expect(CalendarYears.text([2028, 2027, 2028]) == "2027,2028")
}

private func board(calendar: String, _ days: [String] = [], years: String = "") throws -> Board {
    var board = Board()
    for (index, entry) in [(SettingKey.calendar, calendar), (.calendarYears, years)].enumerated() {
        var setting = Setting(blank: ID(index + 1))
        (setting.key, setting.text) = (entry.0.rawValue, entry.1)
        try board.apply(.add(setting))
    }
    for (index, day) in days.enumerated() {
        var entry = CalendarDay(blank: ID(index + 1))
        entry.day = try #require(Day(iso: day))
        try board.apply(.add(entry))
    }
    return board
}

@Test func chinasTableCanBeSwitchedOff() throws {
    let quarter = try period("2026-10-01")
    let none = WorkCalendar(try board(calendar: "none"))
    #expect(none.count(quarter.first, quarter.last) == 66)
    #expect(none.years(without: quarter) == [2026] && none.tables.isEmpty)
    #expect(none.warning(for: quarter)?.zh == "2026年调休未导入，按周一至周五估算")
    let own = WorkCalendar(try board(calendar: "none", ["2026-11-26", "2026-12-25"], years: "2026"))
    #expect(own.count(quarter.first, quarter.last) == 64)
    #expect(own.years(without: quarter).isEmpty)
    #expect(own.years(without: try period("2025-10-01")) == [2025])
    #expect(WorkCalendar(try board(calendar: "china")).count(quarter.first, quarter.last) == 62)
    #expect(none.ground.en.contains("Mon–Fri") && WorkCalendar(Board()).ground.en.contains("2024–2026"))
}

@Test func conclusionsFollowTheSetting() throws {
    let now = try #require(Zone.shanghai.parse("2026-11-23T09:00"))
    var all = Conclusions(Facts(Board()), now: now, past: Past(since: now))
    let quarter = all.period
    func pace() -> [Int] {
        let days = all.facts.calendar.elapsed(quarter, now: now, zone: all.facts.zone)
        return [days.elapsed, days.total]
    }
    #expect(pace() == [33, 62])
    let changes = Array(try board(calendar: "none").settings).map { Change.add($0) }
    try all.apply(changes)
    #expect(pace() == [37, 66])
    #expect(all.facts.calendar.warning(for: quarter) != nil)
    try all.apply(Array(all.board.settings).map { Change.remove($0) })
    #expect(pace() == [33, 62] && all.facts.calendar.warning(for: quarter) == nil)
}

@Test func theSettingIsChecked() throws {
    let info = try #require(SettingInfo.named("calendar"))
    #expect(info.standard == "china" && info.allowed == "china | none")
    #expect(throws: Refusal.self) { try info.check("france", Board()) }
}

@Test func anotherCountrysTableIsNoticed() throws {
    func note(_ days: [String], _ board: Board = Board()) -> Sentence? {
        WorkCalendar(board).contrast(with: days.compactMap { Day(iso: $0) })
    }
    let american = ["2026-01-01", "2026-07-03", "2026-11-26", "2026-12-25"]
    let said = try #require(note(american))
    #expect(
        said.en.contains("2026") && said.en.contains("only 1 of its 19") && said.en.contains("settings calendar none"))
    #expect(said.zh.contains("settings calendar none"))
    #expect(note(american, try board(calendar: "none")) == nil)
    // The ends of China's own tables, years that it does not know, and days of the company.
    #expect(note(["2026-12-31", "2027-01-01", "2027-01-02", "2027-02-05"]) == nil)
    #expect(note(["2026-12-24", "2026-12-25"]) == nil)
    #expect(note(["2026-10-01", "2026-10-02", "2026-10-03", "2026-10-05"]) == nil)
    let chinese = ChinaCalendar.exceptions.filter { !$0.value }.keys.map { Day(number: $0).iso }
    #expect(note(chinese) == nil)
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
