import Model
import Testing

@testable import Rules

@Test(arguments: [
    ("竞品降价两成抢单", CompetitorNews.priceCut), ("竞品发布新版本，客户想对比", .newProduct),
    ("竞品在同行项目交付延期，客户重新评估", .blunder), ("Competitor cut the price by 20%", .priceCut),
    ("Competitor released a new version; they want to compare", .newProduct),
    ("Competitor is late at a peer's project; they reconsider", .blunder), ("price_cut", .priceCut), ("", .other),
    ("被拜访", .other),
    ("Their outage lasted a day", .blunder), ("A bug in their release", .newProduct), ("product recall", .blunder),
    ("System failure at a peer", .blunder), ("crash on launch day of a peer", .newProduct), ("竞品系统崩溃", .blunder),
])
func theKindOfACompetitorsEvent(text: String, news: CompetitorNews) { #expect(CompetitorNews(text: text) == news) }

@Test func anEventListsTheOpenDealsThatItTouches() throws {
    var desk = try Desk()
    desk.add(\.competitors) { $0.name = "北岑软件" }
    let rival = "衡砚云"
    let small = try desk.deal { ($0.competitor, $0.amount) = (rival, Money(minor: 20_000_000)) }
    let large = try desk.deal { ($0.competitor, $0.amount) = (rival, Money(minor: 100_000_000)) }
    let dollars = try desk.deal { ($0.competitor, $0.amount, $0.currency) = (rival, Money(minor: 500_000), "USD") }
    let blank = try desk.deal { ($0.competitor, $0.amount) = (rival, nil) }
    try desk.deal { ($0.competitor, $0.outcome) = (rival, .lost) }
    let other = try desk.deal { $0.competitor = "北岑软件" }
    try desk.activity(small, .competitor, .inbound, "2026-11-22T10:00") { $0.text = "降价" }
    let now = desk.now
    desk.add(\.activities) { ($0.what, $0.at, $0.text) = (.competitor, now, "北岑软件发布新品") }
    try desk.activity(small, .competitor, .inbound, "2026-11-01T10:00")
    let events = CompetitorEvent.all(desk.moment, since: try Desk.day("2026-11-22"))
    #expect(events.map(\.competitor) == ["北岑软件", rival] && events[0].deals == [other])
    #expect(events[1].deals == [large, small, dollars, blank] && events[1].withoutAmount == 1)
    #expect(events[1].why(desk.moment).zh == "衡砚云 降价(11-22)：影响4单，合计120万 + USD 5000，缺金额 1")
    #expect(events[1].why(desk.moment).en.hasSuffix("touches 4 open deals worth 1.2M + USD 5k, no amount 1"))
}

@Test func aScriptsRecordCountsEachDealOnce() throws {
    var desk = try Desk()
    let rival = desk.add(\.competitors) { $0.name = "Tovida" }
    let titles = ["通用", "旧稿", "三年锁价"]
    let scripts = titles.enumerated().map { index, title in
        desk.add(\.scripts) { ($0.title, $0.competitor, $0.owner) = (title, index == 0 ? nil : rival, "陈晓明") }
    }
    desk.add(\.scripts) { ($0.title, $0.competitor) = ("别家", ID(99)) }
    let deal = try desk.deal { $0.competitor = "tovida" }
    let outcomes: [Deal.Outcome] = [.won, .won, .lost, .open]
    for outcome in outcomes {
        let used = try desk.deal { $0.outcome = outcome }
        for hour in [1, 2] as [Int64] {
            let at = desk.now + -3_600 * hour
            desk.add(\.scriptUses) { ($0.script, $0.deal, $0.at) = (scripts[2], used, at) }
        }
    }
    let book = Playbook(desk.moment)
    let record = try #require(book[scripts[2]])
    #expect(record.uses == 8 && record.won == 2 && record.lost == 1 && record.open == 1)
    #expect(record.lastUse == desk.now + -3_600)
    // Wilson's interval of 2 of 3, worked out with an independent program.
    let interval = try #require(record.interval)
    #expect(abs(interval.low - 0.2077) < 0.0001 && abs(interval.high - 0.9385) < 0.0001)
    #expect(record.why(desk.moment).zh == "三年锁价 v1（陈晓明）：用8次，最近11-23，赢率67%（2/3）在途1")
    #expect(book[scripts[1]]?.winRate == nil && book[scripts[1]]?.why(desk.moment).en.contains("win rate —") == true)
    let fitting = book.scripts(for: try #require(desk.board.deals[deal]), desk.moment)
    #expect(fitting.map(\.script) == [scripts[2], scripts[1], scripts[0]])
}

@Test(arguments: [
    ("2026-11-23T05:00", 2, true), ("2026-11-23T04:59", 2, false), ("2026-11-23T08:59", 1, false),
    ("2026-11-23T09:00", 2, true), ("2026-11-23T09:01", 2, false),
])
func somebodyElsesTouchOfTheLastFourHoursWarns(at: String, rep: Int, warns: Bool) throws {
    var desk = try Desk()
    let account = desk.account { $0.name = "华为" }
    let deal = try desk.deal(account: account)
    try desk.activity(deal, .call, .outbound, at) { $0.rep = ID(rep) }
    #expect((DoubleWork(touching: account, by: Toucher(rep: ID(1)), desk.moment) != nil) == warns)
}

@Test func theWarningNamesWhoWhenAndHow() throws {
    var desk = try Desk()
    let account = desk.account { $0.name = "华为" }
    let deal = try desk.deal(account: account)
    #expect(DoubleWork(touching: account, by: Toucher(rep: ID(1)), desk.moment) == nil)
    try desk.activity(deal, .visit, .outbound, "2026-11-23T06:00") { $0.rep = ID(2) }
    try desk.activity(deal, .requirement, .inbound, "2026-11-23T08:00") { $0.rep = ID(2) }
    let warning = try #require(DoubleWork(touching: account, by: Toucher(rep: ID(1)), desk.moment))
    #expect(warning.why(desk.moment).zh == "撞单提醒：Grace Lee 3小时前(11-23 06:00)拜访联系过 华为")
    // A touch of the account itself counts too.
    let early = try Desk.at("2026-11-23T06:50")
    desk.add(\.activities) { ($0.account, $0.rep, $0.what, $0.at) = (account, ID(2), .message, early) }
    let later = try #require(DoubleWork(touching: account, by: Toucher(rep: ID(1)), desk.moment))
    #expect(
        later.why(desk.moment).en == "double work: Grace Lee was in touch with 华为 by message 2h 10m ago (11-23 06:50)")
}

@Test func aMemberWhoIsNoRepIsNamedAndNotWarnedOfThemselves() throws {
    var desk = try Desk()
    let account = desk.account { $0.name = "华为" }
    let deal = try desk.deal(account: account)
    let presales = desk.add(\.members) { ($0.name, $0.role) = ("周工", .presales) }
    try desk.activity(deal, .demo, .outbound, "2026-11-23T08:00") { ($0.rep, $0.member) = (nil, presales) }
    // Not even the deal's owner made this touch.
    let warning = try #require(DoubleWork(touching: account, by: Toucher(rep: ID(1)), desk.moment))
    #expect(warning.why(desk.moment).zh == "撞单提醒：周工 1小时前(11-23 08:00)演示联系过 华为")
    #expect(DoubleWork(touching: account, by: Toucher(member: presales), desk.moment) == nil)
    #expect(DoubleWork(touching: account, by: Toucher(member: ID(9)), desk.moment) != nil)
}
