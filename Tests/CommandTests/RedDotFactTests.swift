import Testing

/// Roles, red dots by hand, decisions, turns and promises by command (R12, R13, R22–R24).
struct RedDotFactTests {
    private func prepared() throws -> Place {
        let place = try Place()
        for line in [
            "init", "rep add 张三", "rep add 李四", "rep add 王离 --joined 2020-01-01 --left 2026-11-20", "account add 客户",
            "member add 售前王 --role presales", "member add 售前李 --role presales",
            "deal add 方案甲 --account 客户 --owner 张三 --amount 100万 --created 2026-10-01",
        ] { try good(place, line) }
        return place
    }

    @Test func rolesAreNamedListedReplacedAndTakenOut() throws {
        let place = try prepared()
        try good(place, "deal role 1 product 售前王")
        try good(place, "deal role 1 delivery --without 标准品")
        func roles() throws -> [String?] {
            try good(place, "deal role 1 --json").object().list("rows").map { $0.text("person") ?? $0.text("reason") }
        }
        #expect(try roles() == ["张三", "售前王", "标准品"])
        try good(place, "deal role 1 delivery 交付赵")
        try good(place, "deal role 1 product --remove")
        #expect(try roles() == ["张三", nil, "交付赵"])
        try good(place, "undo")
        try good(place, "deal role 1 sales 李四")
        #expect(try roles() == ["李四", "售前王", "交付赵"])
        let before = try all(place)
        try refused(place, "deal role 1 product 售前", "售前李")
        try refused(place, "deal role 1 boss 张三", "delivery", status: 64)
        try refused(place, "deal role 1 product", "--without", status: 64)
        try refused(place, "deal role 1 product x --remove", "--remove", status: 64)
        try refused(place, "deal role 1 sales --without x", "")
        try refused(place, "deal role 1 sales 李四", "李四")
        try refused(place, "deal hand-over 1 王离", "2026-11-20")
        try refused(place, "deal hand-over 1 王五", "王五")
        #expect(try all(place) == before)
    }

    /// R13 from command to command: a new decision maker who is known and was spoken with both ways stops the clock.
    @Test(arguments: [("", true), (" --contact 老总", false), (" --contact ", false)])
    func theClockOfANewDecisionMakerIsStopped(whom: String, stops: Bool) throws {
        let place = try prepared()
        let who = whom.split(separator: " ", omittingEmptySubsequences: false).dropFirst().map(String.init)
        try good(place, "contact add 客户 老总 --decides")
        try good(place, "log 1 call --contact 老总", now: "2026-11-20T09:00")
        try good(place, "event 1 decision-maker")
        try good(place, "contact add 客户 新总 --decides")
        for way in ["--in", "--out"] {
            let outcome = try place.run(["log", "1", "call", way] + who + ["--now", "2026-11-24T09:00"])
            #expect(outcome.status == 0, "\(outcome.err)")
        }
        let why = try good(place, "why 1", now: "2026-11-26T09:00").out
        #expect(why.contains("overdue by 24h") != stops, "\(why)")
        try refused(place, "log 1 call --contact 谁", "谁")
    }

    /// R24: signing opens a delivery kick-off, until a meeting or visit.
    @Test func signingOpensADeliveryKickOff() throws {
        let place = try prepared()
        try good(place, "deal win 1 --without 软件自装 --amount 100万")
        #expect(try good(place, "why 1", now: "2026-11-25T09:00").out.contains("no delivery kick-off for 2d"))
        let items = try good(place, "show today --json", now: "2026-11-25T09:00").object().list("kick_offs")
        #expect(items.map { $0.text("deal") } == ["方案甲"] && items[0].count("days") == 2)
        try good(place, "log 1 meeting", now: "2026-11-25T10:00")
        #expect(try good(place, "show today --json", now: "2026-11-25T11:00").object().list("kick_offs").isEmpty)
    }

    @Test func gatesAskAndTheSettingSwitchesThemOff() throws {
        let place = try prepared()
        let before = try all(place)
        try refused(place, "deal move 1 proposal", "--product")
        try refused(place, "deal win 1 --product 售前王", "--delivery")
        try refused(place, "deal move 1 qualified --without x", "--without")
        try refused(place, "settings triangle maybe", "ask, off")
        #expect(try all(place) == before)
        try good(place, "deal move 1 proposal --product 售前王")
        try good(place, "deal win 1 --without 软件自装")
        let roles = try good(place, "deal role 1 --json").object().list("rows")
        #expect(roles[1].text("person") == "售前王" && roles[2].text("reason") == "软件自装")
        try good(place, "deal add 方案乙 --amount 1万")
        try good(place, "settings triangle off")
        try good(place, "deal win 2")
        // One entry each: undo takes the role back with the move.
        try good(place, "undo 4")
        #expect(try good(place, "deal role 1 --json").object().list("rows")[2].isNull("reason"))
    }

    @Test func aHandOverStartsItsTimer() throws {
        let place = try prepared()
        try good(place, "deal hand-over 1 李四 --reason 休假", now: "2026-11-16T09:00")
        let late = try good(place, "why 1").out
        #expect(late.contains("hand-over"), "\(late)")
        try good(place, "log 1 call --actor 李四", now: "2026-11-16T10:00")
        let rows = try good(place, "show reddots --json").object().list("rows")
        let why = try #require(rows.first?.text("why"))
        #expect(why.contains("next step") && !why.contains("hand-over"))
    }

    @Test func aRedDotByHandStandsUntilItIsCleared() throws {
        let place = try prepared()
        try good(place, "deal next 1 周五")
        func reasons() throws -> String {
            try good(place, "show reddots --json --lang zh").object().list("rows").first?.text("why") ?? ""
        }
        #expect(try reasons().isEmpty)
        try good(place, "deal reddot 1 --reason 老板要看")
        #expect(try reasons().contains("老板要看"))
        try good(place, "deal reddot 1 --reason 总监要看")
        #expect(try reasons().contains("总监要看") && !reasons().contains("老板要看"))
        try good(place, "deal reddot 1 --clear")
        #expect(try reasons().isEmpty)
        let before = try all(place)
        try refused(place, "deal reddot 1", "--reason")
        try refused(place, "deal reddot 1 --clear", "why")
        try refused(place, "deal reddot 1 --clear --reason x", "--clear", status: 64)
        #expect(try all(place) == before)
    }

    @Test func anAccountCarriesARedDotAndADecision() throws {
        let place = try prepared()
        try good(place, "account add 星河 --owner 李四")
        try good(place, "account reddot 星河 --reason 换了总监", now: "2026-11-16T09:00")
        func listed() throws -> [String: Any]? {
            try good(place, "show reddots --json").object().list("rows").first { $0.text("account") == "星河" }
        }
        let row = try #require(try listed())
        #expect(row.text("account") == "星河" && row.isNull("deal") && row.text("since") == "2026-11-16")
        let before = try all(place)
        try refused(place, "decision 星河 reprice --owner 张三", "--due")
        try refused(place, "decision 银河 drop --owner 张三 --due fri", "银河")
        try refused(place, "decision 1 --account reprice --due fri", "--owner")
        try refused(place, "account reddot 星河", "--reason")
        try refused(place, "account reddot 客户 --clear", "客户")
        #expect(try all(place) == before)
        try good(place, "decision 星河 escalate --owner 总监 --due 2026-11-27")
        let made = try #require(try good(place, "decision list 星河 --json").object().list("rows").first)
        #expect(made.text("account") == "星河" && made.isNull("deal") && made.text("decision") == "escalate")
        #expect(try good(place, "report reddots").out.contains("星河"))
        #expect(try listed()?.text("decision") == "escalate")
        try good(place, "decision done 星河")
        try good(place, "account reddot 星河 --clear")
        #expect(try listed() == nil)
        try good(place, "undo 2")
        #expect(try listed()?.text("decision_state") == "open")
    }

    @Test func decisionsAreMadeDoneAndListed() throws {
        let place = try prepared()
        try good(place, "deal reddot 1 --reason x")
        let before = try all(place)
        try refused(place, "decision 1 reprice --owner 张三", "--due")
        try refused(place, "decision 1 reprice --due fri", "--owner")
        try refused(place, "decision 1 reprice --owner 张三 --due 2026-11-22", "2026-11-22")
        try refused(place, "decision 1 postpone", "--reason")
        try refused(place, "decision 1 hope --owner 张三 --due fri", "reprice", status: 64)
        try refused(place, "decision done 1", "decision list")
        #expect(try all(place) == before)
        try good(place, "decision 1 reprice --owner 张三 --due 2026-11-24 --note 降5%", now: "2026-11-16T09:00")
        try good(place, "decision 1 escalate --owner 总监 --due 2026-11-20", now: "2026-11-16T09:01")
        func standing() throws -> [String?] {
            try good(place, "decision list --json").object().list("rows").map { $0.text("status") }
        }
        #expect(try standing() == ["late", "open"])
        try refused(place, "decision done 1", "#2")
        try refused(place, "decision done 1 --number 2 --date 2026-11-15", "2026-11-16")
        try refused(place, "decision done 1 --number 2 --date 2026-11-24", "2026-11-24")
        try refused(place, "decision done 1 --number 9", "#9")
        try good(place, "decision done 1 --number 2")
        #expect(try standing() == ["done", "open"])
        try good(place, "decision 1 postpone --reason 等预算")
        let row = try #require(try good(place, "show reddots --json").object().list("rows").first)
        #expect(row.text("decision") == "postponed")
        try good(place, "undo")
        #expect(try standing().count == 2)
    }

    @Test func turnsAndPromises() throws {
        let place = try prepared()
        try good(place, "deal turn 1 legal")
        #expect(try good(place, "deal show 1 --json").object().text("turn") == "legal")
        try good(place, "deal turn 1 auto")
        #expect(try good(place, "deal show 1 --json").object().isNull("turn"))
        let before = try all(place)
        try refused(place, "deal turn 1 nobody", "customer", status: 64)
        try refused(place, "event 1 promise --kept", "promise --due")
        try refused(place, "event 1 competitor --kept", "--kept", status: 64)
        #expect(try all(place) == before)
        try good(place, "event 1 promise --due 2026-11-18 --note 样机", now: "2026-11-16T09:00")
        #expect(try good(place, "why 1").out.contains("样机"))
        try good(place, "event 1 promise --kept")
        #expect(try !good(place, "why 1").out.contains("样机"))
    }
}
