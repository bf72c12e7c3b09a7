import Testing

/// What a competitor's event touches, by command (R26).
struct RivalTests {
    private func prepared() throws -> Place {
        let place = try Place()
        for line in [
            "init", "rep add 张三", "account add 客户", "competitor add 对手",
            "deal add 甲 --account 客户 --owner 张三 --amount 100万 --competitor 对手 --close 2026-12-20",
            "deal add 乙 --account 客户 --owner 张三 --amount 20万 --competitor 对手 --close 2026-12-20",
            "deal add 丙 --account 客户 --owner 张三 --competitor 别家",
        ] { try good(place, line) }
        return place
    }

    @Test func anEventTellsTheDealsThatItTouches() throws {
        let place = try prepared()
        let told = try good(place, "event 2 competitor --note 降价 --lang zh").out
        #expect(told.contains("对手 降价") && told.contains("影响2单，合计120万") && told.contains("#1 甲"), "\(told)")
        let json = try good(place, "event 1 competitor --note outage --json").object()
        let event = try #require(json["competitor_event"] as? [String: Any])
        #expect(event.text("news") == "blunder" && event.number("value") == 1_200_000)
        #expect(try event.list("deals").map { $0.text("deal") } == ["甲", "乙"])
        #expect(try good(place, "event 1 requirement --note x --json").object()["competitor_event"] == nil)
    }

    @Test func theListTellsTheValueAndThoseWhomOnlyDealsName() throws {
        let place = try prepared()
        let rows = try good(place, "competitor list --json").object().list("rows")
        #expect(rows.map { $0.text("competitor") } == ["对手", "别家"])
        #expect(rows[0].number("value") == 1_200_000 && rows[0].count("open_deals") == 2)
        #expect(rows[1].isNull("id") && rows[1].count("no_amount") == 1)
    }
}
