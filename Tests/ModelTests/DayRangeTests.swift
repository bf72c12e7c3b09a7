import Testing

@testable import Model

/// Texts of days that no fact can have, and what the sentence must say.
@Test(arguments: [
    ("1999-12-31", "2000-01-01"), ("1900-01-01", "2000-01-01"), ("1970-01-01", "first_day"),
    ("2077-01-01", "2076-12-31"),
    ("2569-01-01", "2026"), ("2569/1/1", "2026"), ("2569年1月1日", "2026"), ("115-11-23", "2026"),
    ("115/11/23", "2026"), ("民国115年11月23日", "2026"), ("民國99年1月1日", "2010"), ("佛历2569年1月1日", "2026"),
    ("１１５-11-23", "2026"), ("soon", "soon"), ("9999-01-01", "9999"),
])
func aDayOutOfRangeIsNamed(text: String, part: String) throws {
    let today = try #require(Day(iso: "2026-11-23"))
    let range = DayRange(try Fixtures.board(deals: 0), today: today)
    do {
        let day = try range.parse(text, today: today)
        Issue.record("\(text) was taken as \(day.iso)")
    } catch {
        #expect(error.sentence.zh.contains(part) && error.sentence.en.contains(part), "\(error.sentence)")
    }
}

@Test(arguments: [
    ("2000-01-01", "2000-01-01"), ("2076-12-31", "2076-12-31"), ("11-23", "2026-11-23"), ("+3d", "2026-11-26"),
    ("2026-11-23", "2026-11-23"), ("月底", "2026-11-30"), ("12/3", "2026-12-03"), ("100天后", "2027-03-03"),
])
func aDayInRangeIsTaken(text: String, iso: String) throws {
    let today = try #require(Day(iso: "2026-11-23"))
    #expect(try DayRange(first: DayRange.standardFirst, today: today).parse(text, today: today).iso == iso)
    let early = try #require(Day(iso: "1990-05-01"))
    #expect(try DayRange(first: early, today: today).parse("1990-05-01", today: today) == early)
}
