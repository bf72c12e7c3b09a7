import Foundation
import Testing

@testable import Exchange

/// What titles and marks say of a day: off, worked, or neither.
struct DayWordsTests {
    @Test(arguments: [
        ("国庆节（班）", DayWords.work), ("春节 班", .work), ("【班】春节调休", .work), ("国庆节班", .work), ("班", .work),
        ("国庆节 补班 第1天/共1天", .work), ("上班(补元旦假期)", .work), ("春节調休補班", .work), ("春节假期补班", .work),
        ("Spring Festival (workday)", .work), ("Working day for May 4 holiday", .work), ("Make-up day", .work),
        ("国庆节（休）", .off), ("春节 休", .off), ("国庆节放假", .off), ("元旦假期", .off), ("中秋节补休", .off), ("国庆节不上班", .off),
        ("调休休息", .off), ("Non-working day", .off), ("Day off", .off), ("Make-up holiday", .off),
        ("劳动节调休", .unclear), ("春节调休补课", .unclear), ("調休", .unclear), ("国庆值班", .unclear), ("【休】国庆（10日上班）", .unclear),
        ("国庆节", .plain), ("International Workers' Day", .plain), ("Christmas", .plain), ("", .plain), ("退休节日", .plain),
    ])
    func titles(text: String, says: DayWords) { #expect(DayWords(text) == says, "\(text)") }

    @Test func appleMarksDecide() throws {
        let table = try CalendarFile.read(
            CalendarFile.ics(
                "DTSTART;VALUE=DATE:20261001\nDTEND;VALUE=DATE:20261003\nSUMMARY;LANGUAGE=zh_CN:国庆节（休）\n"
                    + "X-APPLE-SPECIAL-DAY:WORK-HOLIDAY",
                "DTSTART;VALUE=DATE:20261010\nSUMMARY:国庆节\nX-APPLE-SPECIAL-DAY:ALTERNATE-WORKDAY",
                "DTSTART;VALUE=DATE:20261008\nSUMMARY:寒露", "DTSTART;VALUE=DATE:20261023\nSUMMARY:劳动节调休"))
        #expect(CalendarFile.days(table) == ["2026-10-01", "2026-10-02", "2026-10-10+"])
        #expect(table.skipped == [.unmarked: 2])
        let words = try #require(table.skippedWords)
        #expect(words.en.hasPrefix("2 events") && words.zh.contains("2"))
    }

    @Test func anUnknownMarkIsNamed() throws {
        let said = try CalendarFile.refusal(CalendarFile.ics("DTSTART:20261001\nX-APPLE-SPECIAL-DAY:PARTY"))
        #expect(said.contains("line 2") && said.contains("PARTY"))
    }

    @Test func aSwapAloneIsRefused() throws {
        let said = try CalendarFile.refusal(
            CalendarFile.ics("DTSTART:20260501\nSUMMARY:劳动节", "DTSTART:20260503\nSUMMARY:劳动节调休"))
        #expect(said.contains("line 6") && said.contains("劳动节调休") && said.contains("write 休 or 班"))
    }

    @Test func observancesAreSkippedAndCounted() throws {
        let table = try CalendarFile.read(
            CalendarFile.ics(
                "DTSTART:20261225\nSUMMARY:Christmas Day\nDESCRIPTION:Public holiday",
                "DTSTART:20260214\nSUMMARY:Valentine's Day\nDESCRIPTION:Observance\\nTo hide observances, go to settings",
                "DTSTART:20260308\nSUMMARY:妇女节\nDESCRIPTION:纪念日\\n…"))
        #expect(CalendarFile.days(table) == ["2026-12-25"])
        #expect(table.skippedWords?.en == "2 observances")
        let none = try CalendarFile.refusal(CalendarFile.ics("DTSTART:20260214\nDESCRIPTION:Observance"))
        #expect(none.contains("no days") && none.contains("1 observance."))
    }
}
