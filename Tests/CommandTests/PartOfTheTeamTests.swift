import Testing

/// What funnels and key figures tell of a part of the team (R6, R21).
struct PartOfTheTeamTests {
    private func prepared() throws -> Place {
        let place = try Place()
        for line in [
            "init", "rep add 张三", "deal add 甲 --owner 张三 --amount 100万 --close 2026-12-20", "deal add 丙 --owner 张三",
        ] { try good(place, line) }
        return place
    }

    @Test func theFunnelOfARepKeepsItsFields() throws {
        let place = try prepared()
        let row = try #require(try good(place, "show funnel --rep 张三 --json").object().list("stages").first)
        #expect(row.isNull("planned") && row.text("planned_why")?.isEmpty == false && row.count("passed") == 0)
        #expect(row.text("light") == "grey" && row.text("lag_why")?.isEmpty == false)
        let whole = try #require(try good(place, "show funnel --json").object().list("stages").first)
        #expect(whole.isNull("planned_why"))
        let figures = try #require(try good(place, "show kpis --json").object().list("rows").first)
        #expect(figures.count("open") == 1 && figures.count("open_deals") == 2 && figures.number("booked") == 0)
    }
}
