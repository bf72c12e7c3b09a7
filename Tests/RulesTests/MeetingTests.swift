import Model
import Testing

@testable import Rules

private func decision(_ what: Decision.What, owner: String?, due: String?, reason: String? = nil) -> Decision {
    var decision = Decision(blank: ID(1))
    (decision.what, decision.owner, decision.reason) = (what, owner, reason)
    decision.due = due.flatMap { Day(iso: $0) }
    return decision
}

@Test(arguments: [
    (decision(.invest, owner: "陈晓明", due: "2026-11-23"), true),
    (decision(.invest, owner: "陈晓明", due: "2026-11-22"), false),
    (decision(.drop, owner: nil, due: "2026-11-27"), false), (decision(.drop, owner: "", due: "2026-11-27"), false),
    (decision(.reprice, owner: "陈晓明", due: nil), false), (decision(.postponed, owner: nil, due: nil), false),
    (decision(.postponed, owner: nil, due: nil, reason: "等预算"), true),
])
func aDecisionNeedsAnOwnerAndADateOrAReason(decision: Decision, isFit: Bool) throws {
    #expect((DecisionStanding.refusal(decision, today: try Desk.day("2026-11-23")) == nil) == isFit)
}

@Test(
    arguments: [
        ("2026-11-22", nil, DecisionStanding.State.late), ("2026-11-23", nil, .open),
        ("2026-11-22", "2026-11-23", .done),
        (nil, nil, .open), ("2026-11-22", "2026-11-24", .late),
    ] as [(String?, String?, DecisionStanding.State)])
func howADecisionStands(due: String?, done: String?, state: DecisionStanding.State) throws {
    var made = decision(.escalate, owner: "陈晓明", due: due)
    made.done = done.flatMap { Day(iso: $0) }
    #expect(DecisionStanding(made, today: try Desk.day("2026-11-23")).state == state)
}

@Test func theAgendaOpensWithLastWeeksDecisions() throws {
    var desk = try Desk("2026-11-25T10:00")
    let account = desk.account { $0.name = "华*为" }
    let deal = try desk.deal(account: account) { $0.pushes = 2 }
    let other = try desk.deal { $0.pushes = 3 }
    let facts: [(Decision.What, String, String, String?)] = [
        (.reprice, "2026-11-18T10:00", "2026-11-24", nil), (.invest, "2026-11-17T10:00", "2026-11-27", nil),
        (.escalate, "2026-11-16T10:00", "2026-11-20", "2026-11-16"),
        (.drop, "2026-11-02T10:00", "2026-11-09", "2026-11-15"),
        (.postponed, "2026-11-13T10:00", "2026-11-20", nil),
    ]
    for fact in facts {
        let (at, due) = (try Desk.at(fact.1), try Desk.day(fact.2))
        desk.add(\.decisions) {
            ($0.deal, $0.what, $0.at, $0.due, $0.owner) = (deal, fact.0, at, due, "陈晓明")
            $0.done = fact.3.flatMap { Day(iso: $0) }
        }
    }
    desk.add(\.presalesRequests) { ($0.deal, $0.week, $0.tenths) = (deal, Day(number: 20_766), 25) }
    for hour in 10...12 { try desk.activity(deal, .visit, .outbound, "2026-11-24T\(hour):00") }
    let agenda = Agenda(desk.moment, rows: desk.redDots().rows)
    #expect(agenda.previous.map(\.state) == [.done, .late, .open] && agenda.undecided == 2)
    #expect(agenda.previous[1].why(desk.moment.today).zh == "调价 陈晓明 11-24前：逾期1天")
    let item = try #require(agenda.items.first { $0.row.deal == deal })
    #expect(item.touches == 3 && item.presalesTenths == 25 && item.last?.decision.what == .reprice)
    #expect(item.weighted?.minor == 2_500_000)
    let now = desk.now
    desk.add(\.decisions) { ($0.deal, $0.what, $0.at, $0.reason) = (other, .postponed, now, "等\n预算|") }
    let decided = Agenda(desk.moment, rows: desk.redDots().rows)
    #expect(decided.undecided == 1 && decided.why.zh == "2项，未决1项")
    let text = Minutes.report(decided, desk.moment, .zh).markdown
    #expect(text.hasPrefix("# 红点会议纪要 2026-11-23\n\n## 上周决定\n\n- [x] 商机1：升级 陈晓明 11-20前：已完成11-16\n"))
    #expect(text.contains("华\\*为 · 商机1") && text.contains("- **决定**：暂缓（等 预算\\|）：进行中\n"))
    #expect(text.contains("- 已投入3次触达、售前2.5人天，需求变更0次\n"))
}

/// A red dot on an account is an item like any other: it is decided on, and the decision comes back the week after.
@Test func anAccountIsDecidedOn() throws {
    var desk = try Desk("2026-11-25T10:00")
    let account = desk.account { $0.name = "星河" }
    let (since, now, due) = (try Desk.at("2026-11-20T09:00"), desk.now, desk.moment.today + 1)
    desk.add(\.redDots) { ($0.account, $0.reason, $0.since) = (account, "换了采购总监", since) }
    try desk.activity(ID(99), .visit, .outbound, "2026-11-24T10:00") { ($0.deal, $0.account) = (nil, account) }
    let row = try #require(desk.redDots().rows.first)
    #expect(row.subject == .account(account) && row.amount == nil && row.since?.iso == "2026-11-20")
    #expect(row.why(desk.moment).zh == "红点5分(自11-20)：人工标记(11-20)：换了采购总监")
    var agenda = Agenda(desk.moment, rows: desk.redDots().rows)
    #expect(agenda.undecided == 1 && agenda.items[0].touches == 1)
    desk.add(\.decisions) {
        ($0.account, $0.what, $0.at, $0.owner, $0.due) = (account, .escalate, now, "总监", due)
    }
    agenda = Agenda(desk.moment, rows: desk.redDots().rows)
    #expect(agenda.undecided == 0 && agenda.items[0].decided?.what == .escalate && agenda.settled.isEmpty)
    #expect(desk.redDots().rows[0].decision(desk.moment)?.owner == "总监")
    desk.now = try Desk.at("2026-11-30T09:00")
    agenda = Agenda(desk.moment, rows: desk.redDots().rows)
    #expect(agenda.previous.map(\.state) == [.late] && agenda.items[0].last?.state == .late)
    #expect(Minutes.report(agenda, desk.moment, .zh).markdown.contains("- [ ] 星河：升级 总监 11-26前：逾期4天"))
}

/// R9: an A customer that says nothing carries the red dot itself where no open deal does.
@Test(arguments: [("2026-11-11T09:00", true), ("2026-11-12T09:00", false)])
func aSilentAWithoutAnOpenDealIsARedDot(word: String, isRed: Bool) throws {
    var desk = try Desk("2026-11-25T10:00")
    let account = desk.account { ($0.name, $0.grade) = ("星河", .a) }
    try desk.activity(ID(99), .call, .inbound, word) { ($0.deal, $0.account) = (nil, account) }
    #expect(desk.redDots().rows.map(\.subject) == (isRed ? [.account(account)] : []))
    guard isRed else { return }
    #expect(desk.redDots().rows[0].reasons.map(\.key) == ["silent"])
    // An open deal carries it instead.
    let deal = try desk.deal(account: account) { $0.lastIn = nil }
    #expect(desk.redDots().rows.map(\.subject) == [.deal(deal)])
}

@Test func anEmptyMeetingSaysSo() throws {
    let desk = try Desk()
    let agenda = Agenda(desk.moment, rows: desk.redDots().rows)
    #expect(agenda.items.isEmpty && agenda.previous.isEmpty)
    #expect(Minutes.report(agenda, desk.moment, .en).markdown.contains("no red dots this week, nothing to decide"))
}
