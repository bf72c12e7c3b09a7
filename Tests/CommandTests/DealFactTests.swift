import Testing

/// Facts of a deal by command: who overrode the forecast and why, backward moves, reps who left, contradictions.
struct DealFactTests {
    private func prepared() throws -> Place {
        let place = try Place()
        for line in [
            "init", "rep add 张三 --team 一部 --region 东区", "rep add 李四 --team 一部 --region 东区", "account add 客户",
            "deal add 方案甲 --account 客户 --owner 张三 --amount 100万",
        ] { try good(place, line) }
        return place
    }

    @Test func anOverrideOfTheForecastKeepsAuthorAndReason() throws {
        let place = try prepared()
        func lines() throws -> [String] {
            let all = try good(place, "why 1 --json --lang en").object().list("sentences")
            return all.filter { $0.text("rule") == "R19" }.compactMap { $0.text("why") }
        }
        #expect(try !lines().contains { $0.hasPrefix("forecast") })
        try good(place, "deal set 1 --category commit --reason 老板口头确认 --actor 王芳")
        #expect(try lines().last == "forecast commit (王芳 11-23: 老板口头确认)")
        let deal = try good(place, "deal show 1 --json").object()
        #expect(deal.text("category_by") == "王芳" && deal.text("category_reason") == "老板口头确认")
        try good(place, "deal set 1 --category best --actor 李四")
        #expect(try lines().last == "forecast best case (李四 11-23: no reason given)")
        try good(place, "undo --actor 李四")
        #expect(try lines().last == "forecast commit (王芳 11-23: 老板口头确认)")
        try good(place, "deal set 1 --category pipeline")
        #expect(try !lines().contains { $0.hasPrefix("forecast") })
    }

    @Test func aBackwardMoveIsExplained() throws {
        let place = try prepared()
        try good(place, "settings triangle off")
        try good(place, "deal move 1 proposal")
        #expect(try !good(place, "why 1 --lang zh").out.contains("退回"))
        try good(place, "deal move 1 qualified --reason 预算被砍")
        let told = try good(place, "why 1 --lang zh").out
        #expect(told.contains("风险：退回过1次，最近 11-23 退到") && told.contains("：预算被砍"), "\(told)")
    }

    @Test func aDealOfARepWhoLeftIsNobodys() throws {
        let place = try prepared()
        try good(place, "rep set 张三 --left 2026-11-20")
        let deal = try good(place, "deal show 1 --json").object()
        #expect(deal.isNull("owner"))
        #expect(try good(place, "deal list --lang zh").out.contains("无人负责"))
        let row = try #require(try good(place, "show timeline --json").object().list("rows").first)
        #expect(row.isNull("owner"))
        try good(place, "rep set 张三 --left 2026-11-23")
        #expect(try good(place, "deal show 1 --json").object().text("owner") == "张三")
    }

    @Test func factsOfADealThatContradictAreRefused() throws {
        let place = try prepared()
        let before = try all(place)
        try refused(place, "deal add 新单 --created 2026-11-10 --close 2026-11-09", "2026-11-09")
        try refused(place, "deal set 1 --need-day 2026-11-10", "--need")
        #expect(try all(place) == before)
        try good(place, "deal add 新单 --created 2026-11-10 --close 2026-11-10")
    }
}
