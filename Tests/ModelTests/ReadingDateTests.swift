import Testing

@testable import Model

/// Today is Monday 2026-11-23.
struct ReadingDateTests {
    private let today = Day(iso: "2026-11-23") ?? Day(number: 0)

    @Test(arguments: [
        ("today", "2026-11-23"), ("Tomorrow", "2026-11-24"), ("fri", "2026-11-27"), ("mon", "2026-11-23"),
        ("next mon", "2026-11-30"), ("next fri", "2026-12-04"), ("this sun", "2026-11-29"), ("+3d", "2026-11-26"),
        ("+2w", "2026-12-07"), ("+1m", "2026-12-23"), ("11-27", "2026-11-27"), ("11/27", "2026-11-27"),
        ("1/5", "2027-01-05"),
        ("11-22", "2027-11-22"), ("11-23", "2026-11-23"), ("2026-11-27", "2026-11-27"), ("2026/1/2", "2026-01-02"),
        ("2-29", "2028-02-29"), ("今天", "2026-11-23"), ("明天", "2026-11-24"), ("后天", "2026-11-25"), ("大后天", "2026-11-26"),
        ("周五", "2026-11-27"), ("星期一", "2026-11-23"), ("下周一", "2026-11-30"), ("下下周三", "2026-12-09"),
        ("本周日", "2026-11-29"),
        ("礼拜天", "2026-11-29"), ("月底", "2026-11-30"), ("月末", "2026-11-30"), ("下月底", "2026-12-31"), ("年底", "2026-12-31"),
        ("eom", "2026-11-30"), ("季末", "2026-12-31"), ("11月27日", "2026-11-27"), ("2027年3月1号", "2027-03-01"),
        ("27号", "2026-11-27"),
        ("31号", "2026-12-31"), ("３天后", "2026-11-26"), ("两周后", "2026-12-07"), ("1个月后", "2026-12-23"),
        (" 明天 ", "2026-11-24"),
    ])
    func days(_ text: String, _ iso: String) throws {
        #expect(try DateText.parse(text, today: today).iso == iso)
    }

    @Test(arguments: [
        "", "friend", "sunny", "27/11", "13-40", "2026-02-30", "11-27-26", "1.5万", "12.5", "下周", "周末", "120k", "3",
        "+3", "5月", "2-30",
        "31号号", "next", "tomorrowish", "11/27/2026",
    ])
    func noDays(_ text: String) { #expect(throws: DateTextError.self) { try DateText.parse(text, today: today) } }

    @Test(arguments: [
        ("明天 送方案", "2026-11-24", "送方案"), ("明天送方案", "2026-11-24", "送方案"), ("fri call back", "2026-11-27", "call back"),
        ("11-27：签合同", "2026-11-27", "签合同"), ("下周一，演示", "2026-11-30", "演示"),
        ("+3d send  quote ", "2026-11-26", "send  quote"),
        ("11月27日到访", "2026-11-27", "到访"), ("明天", "2026-11-24", ""),
    ])
    func prefixes(_ text: String, _ iso: String, _ rest: String) {
        let found = DateText.prefix(of: text, today: today)
        #expect(found?.day.iso == iso && found?.rest == rest)
    }

    @Test(arguments: ["送方案 明天", "3-5人开会", "1.5万 报价", "monitor the deal", "Satya calls"])
    func noPrefixes(_ text: String) { #expect(DateText.prefix(of: text, today: today) == nil) }
}
