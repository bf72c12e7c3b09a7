import Testing

/// Who else was in touch with an account is said on standard error, before anything is logged (R14).
struct DoubleWorkTests {
    private func prepared() throws -> Place {
        let place = try Place()
        for line in [
            "init", "rep add 张三", "rep add 李四", "account add 客户 --owner 张三",
            "deal add 方案甲 --account 客户 --owner 张三", "deal add 方案乙 --account 客户 --owner 李四",
            "log 1 visit --actor 张三",
        ] { #expect(try good(place, line).err.isEmpty) }
        return place
    }

    @Test(arguments: ["log 2 call", "deal show 2", "account show 客户"]) func anotherIsTold(line: String) throws {
        let place = try prepared()
        let told = try good(place, line + " --actor 李四 --lang zh", now: "2026-11-23T11:10")
        #expect(told.isPlain && told.err.contains("张三 2小时10分前") && told.err.contains("拜访联系过 客户"), "\(told.err)")
        // A log is a touch itself.
        let last = line.hasPrefix("log") ? "李四" : "张三"
        let english = try good(place, line + " --actor boss --lang en", now: "2026-11-23T11:10")
        #expect(english.err.contains("double work: \(last)"), "\(english.err)")
    }

    @Test(arguments: [("张三", "2026-11-23T11:10"), ("李四", "2026-11-23T13:01")])
    func oneselfAndTheDayAfterAreNot(actor: String, now: String) throws {
        let place = try prepared()
        #expect(try good(place, "log 2 call --actor \(actor)", now: now).err.isEmpty)
    }

    /// A manager who logs for a rep is not warned of what they logged themselves.
    @Test func whoLogsForAnotherIsNotWarnedOfThemselves() throws {
        let place = try prepared()
        #expect(try good(place, "log 2 call --actor boss", now: "2026-11-23T20:00").err.isEmpty)
        #expect(try good(place, "log 2 call --actor boss", now: "2026-11-23T20:10").err.isEmpty)
        #expect(try good(place, "log 2 call --actor other", now: "2026-11-23T20:20").err.contains("李四"))
    }

    /// Presales and managers touch accounts too: they are named, not the deal's owner, and each is told of the other.
    @Test func aMemberWhoIsNoRepIsNamed() throws {
        let place = try prepared()
        for line in ["member add 周工 --role presales", "member add 钱总 --role manager"] { try good(place, line) }
        let first = try good(place, "log 2 demo --actor 周工 --lang zh", now: "2026-11-23T20:00")
        #expect(first.err.isEmpty, "\(first.err)")
        for (actor, when) in [("李四", "20:10"), ("张三", "20:11")] {
            let told = try good(place, "deal show 2 --actor \(actor) --lang zh", now: "2026-11-23T\(when)")
            #expect(told.err.contains("周工 1") && told.err.contains("演示联系过 客户"), "\(told.err)")
            #expect(told.out.contains("周工"), "\(told.out)")
        }
        #expect(try good(place, "log 2 call --actor 周工", now: "2026-11-23T20:20").err.isEmpty)
        let boss = try good(place, "log 1 call --actor 钱总 --lang en", now: "2026-11-23T20:30")
        #expect(boss.err.contains("double work: 周工 was in touch with 客户 by call"), "\(boss.err)")
        let rows = try good(place, "export activities --format json", now: "2026-11-23T21:00").object().list(
            "activities")
        #expect(rows.map { $0.text("by") } == ["张三", "周工", "周工", "钱总"])
        #expect(rows.map { $0.text("rep") } == ["张三", nil, nil, nil])
        // Nobody's own effort, but the deal's clock (R10).
        let deals = try good(place, "export deals --format json").object().list("deals")
        #expect(deals.allSatisfy { $0.text("last_out") != nil })
    }
}
