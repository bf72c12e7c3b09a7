import Model
import Testing

@testable import Rules

extension Desk {
    /// A morning meeting on a day, and one promise made in it.
    fileprivate mutating func promise(
        _ deal: ID<Deal>, on day: String, due: String, rep: Int = 1
    ) throws -> Commitment {
        let (made, due) = (try Desk.day(day), try Desk.day(due))
        let at = Zone.shanghai.instant(made, minute: 545)
        let known = board.meetings.first { $0.day == made }?.id
        let meeting = known ?? add(\.meetings) { ($0.what, $0.day, $0.started) = (.morning, made, at) }
        let id = add(\.commitments) {
            ($0.meeting, $0.deal, $0.rep, $0.text, $0.due, $0.at) = (meeting, deal, ID(rep), "送方案", due, at)
        }
        return try #require(board.commitments[id])
    }
}

@Test(
    arguments: [
        // Our touch after the promise keeps it, however late; the minute of the promise itself is not after it.
        ("2026-11-20T15:00", "call", "out", CommitmentStanding.State.kept, 0),
        ("2026-11-22T10:00", "visit", "out", .kept, 1),
        ("2026-11-20T09:05", "call", "out", .missed, 2),
        // The customer's word or an event is no touch of ours.
        ("2026-11-20T15:00", "message", "in", .missed, 2),
        ("2026-11-20T15:00", "promise", "out", .missed, 2),
        // What is still to come counts for nothing.
        ("2026-11-23T09:01", "call", "out", .missed, 2),
    ])
func aPromiseIsKeptByOurTouch(
    at: String, what: String, direction: String, state: CommitmentStanding.State, late: Int
) throws {
    var desk = try Desk()
    let deal = try desk.deal()
    let promise = try desk.promise(deal, on: "2026-11-20", due: "2026-11-21")
    try desk.activity(deal, #require(.init(rawValue: what)), #require(.init(rawValue: direction)), at)
    let standing = CommitmentStanding(promise, desk.moment)
    #expect(standing.state == state && standing.lateDays == late)
    #expect(standing.why(desk.moment).zh.contains(state == .kept ? "已兑现" : "未兑现"))
    // The next step may say anything: what counts is the touch.
    var cleared = try #require(desk.board.deals[deal])
    (cleared.nextStep, cleared.nextDue) = (nil, nil)
    desk.board.deals.put(cleared)
    #expect(CommitmentStanding(promise, desk.moment).state == state)
}

@Test(arguments: [("2026-11-23", CommitmentStanding.State.open), ("2026-11-22", .missed), ("2026-11-24", .open)])
func aPromiseIsMissedOnlyOnceItsDayIsPast(due: String, state: CommitmentStanding.State) throws {
    var desk = try Desk()
    let promise = try desk.promise(desk.deal(), on: "2026-11-20", due: due)
    #expect(CommitmentStanding(promise, desk.moment).state == state)
}

@Test func aClosedDealSettlesItsPromise() throws {
    var desk = try Desk()
    let (won, lost) = (try desk.deal { $0.outcome = .won }, try desk.deal { $0.outcome = .lost })
    let promises = [
        try desk.promise(won, on: "2026-11-19", due: "2026-11-20"),
        try desk.promise(lost, on: "2026-11-19", due: "2026-11-20"),
    ]
    #expect(promises.map { CommitmentStanding($0, desk.moment).state } == [.kept, .void])
}

@Test func theNextMeetingOpensWithThePromisesOfTheLast() throws {
    var desk = try Desk()
    let deals = try (0..<5).map { _ in try desk.deal() }
    // Friday's meeting is the last; from Wednesday's only what fell due since then is still told.
    _ = try desk.promise(deals[0], on: "2026-11-18", due: "2026-11-19")
    _ = try desk.promise(deals[1], on: "2026-11-18", due: "2026-11-20")
    _ = try desk.promise(deals[2], on: "2026-11-20", due: "2026-11-20")
    _ = try desk.promise(deals[3], on: "2026-11-20", due: "2026-11-25", rep: 2)
    // Of this morning; what is agreed on after now is not told.
    desk.now = desk.now + 600
    _ = try desk.promise(deals[4], on: "2026-11-23", due: "2026-11-24")
    try desk.activity(deals[1], .call, .outbound, "2026-11-19T10:00")
    let list = CommitmentList(desk.moment) { _ in true }
    #expect(list.day == (try Desk.day("2026-11-20")))
    #expect(list.earlier.map(\.commitment.deal) == [deals[2], deals[3], deals[1]])
    #expect(list.earlier.map(\.state) == [.missed, .open, .kept])
    #expect(list.today.map(\.commitment.deal) == [deals[4]])
    #expect(list.why.zh == "上次早会（11-20）承诺3条：兑现1，未兑现1，进行中1")
    let own = CommitmentList(desk.moment) { $0.rep == ID(2) }
    #expect(own.earlier.map(\.commitment.deal) == [deals[3]] && own.today.isEmpty)
    #expect(CommitmentList(try Desk().moment) { _ in true }.why.zh == "还没有开过早会")
}

// MARK: - What the meeting writes

@Test func aPromiseIsANextStepAndStaysAFact() throws {
    var desk = try Desk()
    let ids = try (0..<2).map { _ in try desk.deal() }
    let (deal, other) = (try #require(desk.board.deals[ids[0]]), try #require(desk.board.deals[ids[1]]))
    let sitting = MeetingSitting(.morning, started: desk.now, on: desk.moment.today)
    let due = desk.moment.today + 1
    func commit(_ deal: Deal) throws -> [Change] {
        try Work(desk.board, now: desk.now).commit(deal, NextStep(text: "送方案", due: due), rep: ID(2), in: sitting)
    }
    try desk.board.apply(commit(deal))
    try desk.board.apply(commit(other))
    // One meeting for both.
    #expect(desk.board.meetings.count == 1 && desk.board.commitments.count == 2)
    #expect(desk.board.deals[deal.id]?.nextStep == "送方案" && desk.board.deals[deal.id]?.nextDue == due)
    let kept = try #require(desk.board.commitments.first { $0.deal == deal.id })
    #expect(kept.rep == ID(2) && kept.due == due && kept.at == desk.now)
    desk.now = desk.now + 900
    try desk.board.apply(Work(desk.board, now: desk.now).end(sitting))
    #expect(desk.board.meetings.map(\.ended) == [desk.now])
    // A second sitting of the same day is another meeting.
    #expect(sitting.kept(on: desk.board) == nil)
}

@Test func aMeetingThatAgreedOnNothingIsKeptAtItsEnd() throws {
    var desk = try Desk()
    let sitting = MeetingSitting(.reddots, started: desk.now, on: try Desk.day("2026-11-26"))
    #expect(sitting.day.iso == "2026-11-23")
    #expect(Work(desk.board, now: desk.now).opened(sitting).count == 1)
    try desk.board.apply(Work(desk.board, now: desk.now + 60).end(sitting))
    #expect(desk.board.meetings.map(\.started) == [desk.now])
}

@Test(
    arguments: [
        ("", 1, "承诺要写做什么"), ("送方案", nil, "承诺要有日期"), ("送方案", -1, "已经过去"),
    ] as [(String, Int?, String)])
func aPromiseNeedsWordsAndADay(text: String, days: Int?, told: String) throws {
    var desk = try Desk()
    let id = try desk.deal()
    let deal = try #require(desk.board.deals[id])
    let sitting = MeetingSitting(.morning, started: desk.now, on: desk.moment.today)
    let step = NextStep(text: text, due: days.map { desk.moment.today + $0 })
    let refusal = #expect(throws: Refusal.self) {
        try Work(desk.board, now: desk.now).commit(deal, step, rep: nil, in: sitting)
    }
    #expect(refusal?.sentence.zh.contains(told) ?? false)
}

// MARK: - The first screen

@Test func theMorningCountsWhatChangedOvernight() throws {
    var desk = try Desk()
    let evening = try Desk.at("2026-11-20T18:00")
    let deals = try (0..<4).map { number in
        try desk.deal { deal in
            deal.created = try Desk.day("2026-11-01")
            deal.movedAt = evening + (number == 0 ? 1 : 0)
        }
    }
    try desk.deal {
        ($0.outcome, $0.closed, $0.created) = (.lost, try Desk.day("2026-11-21"), try Desk.day("2026-11-01"))
    }
    var past = Past()
    let close = try #require(desk.board.deals[deals[1]]?.close)
    func moved(_ deal: ID<Deal>, from day: Day, at: Instant) throws {
        let after = try #require(desk.board.deals[deal])
        var before = after
        before.close = day
        past.note(from: before, to: after, at: at)
    }
    // Pushed after the evening; before it; pulled in; and pushed there and back again.
    try moved(deals[1], from: close + -3, at: evening + 60)
    try moved(deals[0], from: close + -3, at: evening)
    try moved(deals[2], from: close + 3, at: evening + 60)
    try moved(deals[3], from: close, at: evening + 60)
    let all = Conclusions(Facts(desk.board), now: desk.now, past: past)
    let book = all.morningBook
    #expect(book.pushed == MorningBook.Pushes(count: 1, amount: Money(minor: 10_000_000)))
    #expect(book.overnight.moved == 1 && book.overnight.movedAmount == Money(minor: 10_000_000))
    #expect(book.overnight.lost == 1 && book.overnight.lostAmount == Money(minor: 10_000_000))
    #expect(book.overnight.created == 0 && book.overnight.createdAmount == .zero)
}

@Test func anACustomerIsUntouchedFromTheLastWorkingDayOn() throws {
    var desk = try Desk()
    // The last working day before Monday began on Friday at midnight.
    let touches = ["2026-11-19T23:59", "2026-11-20T00:00", "2026-11-23T08:00"]
    let accounts = try touches.map { at in
        let account = desk.account(.a) { $0.pinned = "战略客户" }
        let last = try Desk.at(at)
        try desk.deal(account: account) {
            ($0.lastOut, $0.need, $0.decision) = (last, "招标文件", try Desk.day("2026-12-10"))
            $0.budget = Money(minor: 20_000_000)
        }
        return account
    }
    let all = Conclusions(Facts(desk.board), now: desk.now)
    #expect(accounts.allSatisfy { all.grade(of: $0) == .a })
    #expect(all.morningBook.untouched.map(\.account) == [accounts[0]])
    // A touch on the account itself counts as well.
    let at = try Desk.at("2026-11-20T09:00")
    desk.add(\.activities) { ($0.account, $0.what, $0.at) = (accounts[0], .call, at) }
    #expect(Conclusions(Facts(desk.board), now: desk.now).morningBook.untouched.isEmpty)
}
