import Model
import Testing

@testable import Rules

private func pace(_ target: Int64?, _ actual: Int64, _ elapsed: Int = 33, _ total: Int = 62) -> Pace {
    Pace(target: target.map { Money(minor: $0) }, actual: Money(minor: actual), elapsed: elapsed, total: total)
}

@Test(
    arguments: [
        (297_000_000, Light.yellow), (297_000_001, .green), (297_010_000, .green), (231_000_000, .red),
        (231_000_001, .yellow), (0, .red), (-5, .red), (620_000_000, .green),
    ] as [(Int64, Light)])
func lightsOf620(actual: Int64, light: Light) {
    #expect(PaceLight(pace(620_000_000, actual)).light == light)
}

@Test func greyWhereThereIsNoVerdict() {
    #expect(PaceLight(pace(nil, 5)).light == .grey)
    #expect(PaceLight(pace(0, 5)).light == .grey)
    #expect(PaceLight(pace(100, 5, 0, 62)).light == .grey)
    #expect(PaceLight(pace(100, 5, 0, 0)).light == .grey)
    #expect(PaceLight(pace(100, 5, 0, 62)).why.zh == "灰：尚无工作日过去（0/62工作日），实达0")
}

@Test func theSentenceOfTheRuleBook() {
    let light = PaceLight(pace(1_000_000_000, 468_000_000), averageDeal: Fraction(10_000_000, 1))
    #expect(light.light == .yellow)
    #expect(light.why.zh == "黄 −12.1%：应达532.3万(33/62工作日)，实达468.0万，缺64.3万≈7单；余29日需18.3万/日（现14.2）")
    #expect(
        light.why.en
            == "Y −12.1%: expected 5.32M (33/62 working days), actual 4.68M, short 642.6k ≈ 7 deals;"
            + " 29 days left need 183.4k a day (now 141.8k)")
    #expect(PaceLight(pace(620_000_000, 297_000_000)).why.zh.hasPrefix("黄 −10.0%"))
    // A figure is not rounded onto a threshold that was not reached.
    #expect(PaceLight(pace(620_000_000, 297_010_000)).why.zh.hasPrefix("绿 −9.997%"))
    #expect(PaceLight(pace(620_000_000, 297_000_001)).gap == "−9.999%")
    #expect(PaceLight(pace(620_000_000, 296_999_999)).gap == "−10.001%")
    #expect(PaceLight(pace(620_000_000, 231_000_000)).gap == "−30.0%")
    #expect(PaceLight(pace(620_000_000, 231_100_000)).gap == "−29.97%")
    #expect(PaceLight(pace(620_000_000, 230_990_000)).gap == "−30.003%")
    #expect(PaceLight(pace(620_000_000, 330_000_000)).gap == "0.0%")
    #expect(PaceLight(pace(620_000_000, 363_000_000)).gap == "+10.0%")
    #expect(PaceLight(pace(620_000_000, 231_000_000)).why.zh.hasPrefix("红 −30.0%"))
    #expect(PaceLight(pace(620_000_000, 700_000_000)).why.zh == "绿 +112.1%：应达330.0万(33/62工作日)，实达700.0万，超370.0万；已达标")
    #expect(PaceLight(pace(620_000_000, 420_000_000, 62)).why.zh.hasSuffix("；期末缺200.0万"))
}

@Test func lessThanOneAverageDealIsNeverRed() {
    // 100 expected of 200: 60 short is red, unless a deal is worth more than 60.
    for (average, light) in [(60, Light.red), (61, .yellow), (1, .red)] {
        let result = PaceLight(pace(200, 40, 31), averageDeal: Fraction(Int128(average), 1))
        #expect(result.light == light && result.softened == (light == .yellow))
        #expect(result.why.zh.contains("不足一单") == result.softened)
    }
    // A green one stays green, a yellow one yellow.
    #expect(PaceLight(pace(200, 95, 31), averageDeal: Fraction(1_000, 1)).light == .green)
    #expect(!PaceLight(pace(200, 80, 31), averageDeal: Fraction(1_000, 1)).softened)
}

@Test func extremesDoNotOverflow() {
    let top = Money.limit.minor * 1_000
    #expect(PaceLight(pace(top, top, 366, 366)).light == .green)
    #expect(PaceLight(pace(top, 0, 366, 366)).light == .red)
    #expect(PaceLight(pace(1, 1, 1, 366)).light == .green)
    let counts = LightCounts([.red, .red, .green, .grey, .yellow])
    #expect(counts.red == 2 && counts.green == 1 && counts.yellow == 1 && counts.grey == 1)
}

@Test func countsAreNotMoney() {
    let target = Pace(
        target: Money(minor: 80), actual: Money(minor: 30), elapsed: 1, total: 2, metric: .contacts)
    #expect(PaceLight(target).why.zh == "黄 −25.0%：应达40(1/2工作日)，实达30，缺10；余1日需50/日（现30）")
}

@Test func theTeamsOwnPace() throws {
    var board = try Numbers.board()
    // Of each quarter's 100, what was signed by the first of its second month: 10, 20, 40, 60 %, and one empty quarter.
    let quarters = [
        ("2025-07", "2025-09", 10), ("2025-10", "2025-12", 20), ("2026-01", "2026-03", 40), ("2026-04", "2026-06", 60),
    ]
    for (index, quarter) in quarters.enumerated() {
        let early = Numbers.deal(index * 2 + 1, .won, units: Int64(quarter.2), closed: quarter.0 + "-15")
        let late = Numbers.deal(index * 2 + 2, .won, units: Int64(100 - quarter.2), closed: quarter.1 + "-30")
        try board.apply([.add(early), .add(late)])
    }
    let facts = Facts(board)
    let booked = Booked(facts)
    let period = try Numbers.period("2026Q3")
    let share = ExpectedShare(booked, period, elapsed: 33, total: 66, calendar: facts.calendar)
    #expect(share?.millionths == 300_000 && share?.periods == 4)
    #expect(
        ExpectedShare(booked, try Numbers.period("2026Q2"), elapsed: 33, total: 66, calendar: facts.calendar) == nil)
    var pace = pace(1_000, 271, 33, 66)
    pace.history = share
    #expect(PaceLight(pace).light == .green && PaceLight(pace).expected == Money(minor: 300))
    pace.actual = Money(minor: 270)
    #expect(PaceLight(pace).light == .yellow && PaceLight(pace).why.zh.contains("按近4期历史30.0%"))
}

/// Counts are small: what a day needs is rounded up to a decimal, never to nothing.
@Test(
    arguments: [
        (20, 10, "余29日需0.4/日（现0.3）"), (1, 0, "余29日需0.1/日（现0）"), (620, 33, "余29日需20.3/日（现1）"),
    ] as [(Int64, Int64, String)])
func countsNeedAtLeastATenth(target: Int64, actual: Int64, tail: String) {
    let light = PaceLight(
        Pace(target: Money(minor: target), actual: Money(minor: actual), elapsed: 33, total: 62, metric: .contacts))
    #expect(light.why.zh.hasSuffix(tail), "\(light.why.zh)")
    #expect((light.perDay?.minor ?? 0) >= 1)
}
