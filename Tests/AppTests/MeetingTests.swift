import Model
import Rules
import Terminal
import Testing
import Views

@testable import App

/// A desk at which everything is concluded.
private func concluded(_ lang: Lang = .zh) throws -> Desk {
    let desk = try Desk(Company.changes(), lang: lang)
    try desk.conclude()
    return desk
}

extension Desk {
    fileprivate var page: MeetingScene.Page? { state.meeting?.page }
}

@Test func theMorningGoesFromRepToRep() throws {
    let desk = try concluded()
    desk.press("F7")
    #expect(desk.page == .opening && desk.draw().text().contains("早会"))
    desk.press("j Enter")
    #expect(desk.page == .rep(ID(2)) && desk.draw().text().contains("Grace Lee"))
    desk.press("Shift-Tab")
    #expect(desk.page == .rep(ID(1)))
    desk.press("Tab Tab")
    #expect(desk.page == .closing)
    desk.press("Tab")
    #expect(desk.page == .closing)
    // Looking leaves no trace; the end is written down.
    #expect(try desk.store.load().meetings.count == 0)
    desk.press("Enter")
    #expect(desk.page == nil && desk.state.view == .board)
    let meeting = try #require(try desk.store.load().meetings.first { _ in true })
    #expect(meeting.what == .morning && meeting.day.iso == "2026-11-23" && meeting.ended == Desk.now)
}

@Test func aPromiseInTheMorningBecomesTheNextStep() throws {
    let desk = try concluded()
    desk.press("F7 Tab")
    let deal = desk.selected
    desk.press("a")
    desk.type("明天 送方案")
    desk.press("Enter")
    #expect(desk.state.layers.isEmpty && desk.page == .rep(ID(1)))
    var board = try desk.store.load()
    #expect(board.deals[ID(deal)]?.nextStep == "送方案" && board.deals[ID(deal)]?.nextDue?.iso == "2026-11-24")
    let promise = try #require(board.commitments.first { _ in true })
    #expect(promise.deal == ID(deal) && promise.rep == ID(1) && promise.due.iso == "2026-11-24")
    #expect(board.meetings[promise.meeting]?.started == Desk.now)
    #expect(desk.draw().text().contains("今天承诺 1"))
    // One entry: one undo takes all of it back.
    desk.press("u")
    board = try desk.store.load()
    #expect(board.commitments.count == 0 && board.meetings.count == 0 && board.deals[ID(deal)]?.nextStep == "电话")
    // Without a day nothing is saved, and what was typed stays.
    desk.press("n")
    desk.type("送方案")
    desk.press("Enter")
    guard case .form(let form)? = desk.state.layers.last else {
        Issue.record("the form is gone")
        return
    }
    #expect(form.text(.next) == "送方案" && desk.state.toast?.isError == true)
}

/// A second program, as after a crash, goes on after the last rep who promised something.
@Test func theMorningGoesOnAfterTheLastPromise() throws {
    let desk = try concluded()
    desk.press("F7 Tab a")
    desk.type("明天 送方案")
    desk.press("Enter")
    #expect(desk.page == .rep(ID(1)))
    desk.state.meeting = nil
    desk.press("F7")
    #expect(desk.page == .rep(ID(2)))
}

@Test func theNextMorningOpensWithWhatWasPromised() throws {
    let desk = try concluded()
    desk.press("F7 Tab a")
    desk.type("今天 回电")
    desk.press("Enter Esc")
    let promise = try #require(desk.state.board.commitments.first { _ in true })
    #expect(desk.page == nil)
    let tomorrow = Desk.now + 86_400
    desk.state.now = tomorrow
    desk.feed(.concluded(Conclusions(Facts(try desk.store.loadAll()), now: tomorrow)))
    desk.press("F7")
    let text = desk.draw().text()
    #expect(text.contains("未兑现 1") && text.contains("回电"))
    // A call on the day would have kept it.
    var called = try desk.store.loadAll()
    var call = Activity(blank: called.activities.nextID)
    (call.deal, call.at) = (promise.deal, promise.at + 3_600)
    try called.apply(.add(call))
    desk.feed(.concluded(Conclusions(Facts(called), now: tomorrow)))
    #expect(desk.draw().text().contains("兑现 1"))
}

@Test func clocksRunForTheMeetingAndForEachPage() throws {
    let desk = try concluded()
    desk.press("F7 Tab")
    desk.feed(.time(Desk.now + 65))
    #expect(desk.state.meetingScene?.spent == 65 && desk.state.meetingScene?.minutes == 2)
    desk.press("Tab")
    desk.feed(.time(Desk.now + 95))
    #expect(desk.state.meetingScene?.spent == 30 && desk.state.meetingScene?.elapsed == 95)
    #expect(desk.draw().text().contains("全程 1:35"))
    desk.press("Shift-Tab")
    desk.feed(.time(Desk.now + 100))
    #expect(desk.state.meetingScene?.spent == 70)
    // Time away from the meeting is nobody's.
    desk.press("Esc")
    desk.feed(.time(Desk.now + 1_000))
    desk.press("F7")
    #expect(desk.page == .rep(ID(1)) && desk.state.meetingScene?.spent == 70)
}

// MARK: - The red-dot meeting (R23)

@Test func noRedDotIsLeftWithoutADecision() throws {
    let desk = try concluded()
    desk.press("F8 Tab")
    let items = try #require(desk.state.conclusions?.agenda.items)
    #expect(items.count > 2 && desk.page == .item(items[0].row.subject))
    desk.press("Tab")
    #expect(desk.page == .item(items[0].row.subject) && desk.state.toast?.isError == true)
    // A postponement needs its reason, a decision its owner and day.
    desk.press("D p Enter")
    #expect(!desk.state.layers.isEmpty)
    desk.type("等预算")
    desk.press("Enter Tab")
    #expect(desk.page == .item(items[1].row.subject))
    desk.press("D r Tab")
    desk.type("周五")
    desk.press("Ctrl-s Tab")
    #expect(desk.page == .item(items[2].row.subject))
    let board = try desk.store.load()
    #expect(board.decisions.map(\.what) == [.postponed, .reprice])
    #expect(board.decisions.map(\.due?.iso) == [nil, "2026-11-27"])
    #expect(board.meetings.map(\.what) == [.reddots] && board.meetings.map(\.day.iso) == ["2026-11-23"])
}

/// A red dot on an account (R22) is no way round the decision either.
@Test func noAccountIsLeftWithoutADecision() throws {
    var dot = RedDot(blank: ID(1))
    (dot.account, dot.reason, dot.since) = (ID(1), "换了总监", Desk.now + -86_400)
    let desk = try Desk(Company.changes() + [.add(dot)])
    try desk.conclude()
    desk.press("F8")
    let items = try #require(desk.state.conclusions?.agenda.items)
    let place = try #require(items.firstIndex { $0.row.subject == .account(ID(1)) })
    for _ in 0..<place {
        desk.press("Tab D p")
        desk.type("等")
        desk.press("Enter")
    }
    desk.press("Tab")
    #expect(desk.page == .item(.account(ID(1))) && desk.draw().text().contains("换了总监"))
    desk.press("Tab")
    #expect(desk.page == .item(.account(ID(1))) && desk.state.toast?.isError == true)
    desk.press("D e")
    desk.type("陈晓明")
    desk.press("Tab")
    desk.type("周五")
    desk.press("Ctrl-s Tab")
    #expect(desk.page != .item(.account(ID(1))))
    let decision = try #require(try desk.store.load().decisions.first { $0.account != nil })
    #expect(decision.what == .escalate && decision.deal == nil && decision.due?.iso == "2026-11-27")
    #expect(desk.state.board.accounts[ID(1)].map { desk.state.toast?.text.contains($0.name) ?? false } == true)
}

@Test func aRedDotIsPutOnAnAccountAndTakenOff() throws {
    let desk = try concluded()
    desk.press("5 l")
    let account = try #require(desk.state.subjectAccount)
    desk.press("!")
    desk.type("换了总监")
    desk.press("Enter")
    #expect(try desk.store.load().redDots.first { $0.account == account }?.reason == "换了总监")
    #expect(desk.state.conclusions?.hasRedDot(.account(account)) == true)
    desk.press("!")
    #expect(try desk.store.load().redDots.allSatisfy { $0.account == nil })
    desk.press("u")
    #expect(desk.state.conclusions?.hasRedDot(.account(account)) == true)
}

@Test func aRedDotMeetingGoesOnAfterACrash() throws {
    let desk = try concluded()
    desk.press("F8 Tab D p")
    desk.type("等预算")
    desk.press("Enter")
    let second = try #require(desk.state.conclusions?.agenda.items[1].row.subject)
    // Another program on the same store knows only what was written down.
    let other = try Desk(beside: desk, actor: "other")
    try other.conclude()
    other.press("F8")
    #expect(other.page == .item(second))
    other.press("Shift-Tab")
    #expect(other.draw().text().contains("等预算"))
    // Where conclusions come later, the place is found then.
    let late = try Desk(beside: desk, actor: "late")
    late.press("F8")
    #expect(late.page == .opening)
    try late.conclude()
    #expect(late.page == .item(second))
}

@Test func theMeetingEndsOnlyWhenAllIsDecided() throws {
    let desk = try concluded()
    desk.press("F8")
    let count = try #require(desk.state.conclusions?.agenda.items.count)
    for _ in 0..<count {
        desk.press("Tab D p")
        desk.type("等")
        desk.press("Enter")
    }
    desk.press("Tab")
    #expect(desk.page == .closing)
    // A decision that is taken back is asked for again.
    desk.press("u Enter")
    guard case .item? = desk.page else {
        Issue.record("the meeting ended with \(String(describing: desk.page))")
        return
    }
    desk.press("D p")
    desk.type("等")
    desk.press("Enter Tab Enter")
    #expect(desk.page == nil)
    #expect(try desk.store.load().meetings.map(\.ended) == [Desk.now])
}

@Test func enterOnARedDotStartsTheMeetingThere() throws {
    let desk = try concluded()
    desk.press("6 j Enter")
    let second = try #require(desk.state.conclusions?.redDots[1])
    #expect(desk.page == .item(second))
    desk.press("Enter")
    guard case .detail? = desk.state.layers.last else {
        Issue.record("no detail is open")
        return
    }
    desk.press("Esc Esc")
    #expect(desk.page == nil && desk.state.view == .reddots)
}

@Test func lastWeeksDecisionIsCarriedOutByOneKey() throws {
    var decision = Decision(blank: ID(1))
    (decision.deal, decision.what, decision.owner) = (ID(2), .invest, "陈晓明")
    (decision.at, decision.due) = (Desk.now + -5 * 86_400, Zone.shanghai.day(of: Desk.now) + -1)
    let desk = try Desk(Company.changes() + [.add(decision)])
    try desk.conclude()
    desk.press("F8")
    #expect(desk.draw().text().contains("逾期 1"))
    desk.press("y")
    #expect(try desk.store.load().decisions.map(\.done?.iso) == ["2026-11-23"])
    #expect(desk.draw().text().contains("完成 1"))
}

@Test func aMeetingIsHeldByWhoMayOnlyRead() throws {
    let desk = try concluded()
    desk.state = State(board: try desk.store.load(), lang: .zh, size: desk.state.size, now: Desk.now, readOnly: true)
    try desk.conclude()
    let seq = try desk.store.lastSeq()
    desk.press("F7 Tab a")
    #expect(desk.page == .rep(ID(1)) && desk.state.layers.isEmpty)
    #expect(desk.state.toast?.text.contains("只读") ?? false)
    desk.press("Tab Tab Enter F8 Tab D Esc")
    #expect(try desk.store.lastSeq() == seq)
}

@Test func thePaletteOpensBothMeetings() throws {
    let desk = try concluded(.en)
    desk.press(":")
    desk.type("meeting")
    desk.press("Enter")
    #expect(desk.state.meeting?.sitting.what == .morning)
    desk.press("Esc :")
    desk.type("red-dot meeting")
    desk.press("Enter")
    #expect(desk.state.meeting?.sitting.what == .reddots)
}
