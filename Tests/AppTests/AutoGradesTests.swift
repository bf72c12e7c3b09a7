import Model
import Rules
import Store
import Testing

@testable import App

/// With `grading auto` the rule confirms by itself in an open dashboard too (R9).
@Suite struct AutoGradesTests {
    /// The company that confirms by itself; the first account's facts ask for a B, and it has none.
    private func desk(_ grading: String = "auto", actor: String = "tester") throws -> Desk {
        var setting = Setting(blank: ID(1))
        (setting.key, setting.text) = (SettingKey.grading.rawValue, grading)
        let desk = try Desk(Company.changes() + [.add(setting)], actor: actor)
        try desk.conclude()
        return desk
    }

    private func grade(_ desk: Desk, _ account: Int = 1) -> Account.Grade? {
        desk.state.board.accounts[ID(account)]?.grade
    }

    /// The entries of the rule, the newest first.
    private func entries(_ desk: Desk) throws -> [HistoryItem] {
        try desk.store.history(limit: 50, deal: nil).filter { $0.actor == "R9" }
    }

    /// The first deal's decision comes near: three criteria, an A.
    private func decide(_ desk: Desk) throws {
        let before = try #require(desk.state.board.deals[ID(1)])
        var after = before
        after.decision = Day(iso: "2026-12-10")
        let change = try #require(Change.update(before, to: after))
        let effect = Effect.commit(.edit, [change], reason: nil, done: Sentence(zh: "已改", en: "changed"))
        let outcome = try #require(desk.executor.carryOut(effect, base: desk.state.board.seq))
        desk.feed(outcome)
    }

    @Test func itConfirmsOnceAtTheFirstRest() throws {
        let desk = try desk()
        #expect(grade(desk) == nil)
        desk.feed(.rest)
        #expect(grade(desk) == .b)
        let seq = try desk.store.lastSeq()
        for _ in 0..<3 { desk.feed(.rest) }
        #expect(try desk.store.lastSeq() == seq && desk.state.board.seq == seq)
        let entry = try #require(try entries(desk).first)
        #expect(try entries(desk).count == 1 && entry.changes.map(\.kind) == [.account, .gradeChange])
        let record = try #require(desk.state.board.gradeChanges[ID(1)])
        #expect(record.by == "R9" && record.to == .b && record.state == .confirmed)
        #expect(desk.state.toast?.text.hasPrefix("R9：星河技术 —→B：") == true)
        #expect(try desk.store.doctor().isEmpty)
    }

    @Test func itFollowsOnesOwnChange() throws {
        let desk = try desk()
        desk.feed(.rest)
        try decide(desk)
        #expect(grade(desk) == .b)
        desk.feed(.rest)
        #expect(grade(desk) == .a)
        #expect(desk.state.toast?.text.hasPrefix("已改；R9：") == true)
        #expect(try entries(desk).count == 2)
        // The own change is undone beside it. A day that is not known contradicts no grade.
        desk.press("u")
        #expect(desk.state.toast?.isError == false && desk.state.board.deals[ID(1)]?.decision == nil)
        desk.feed(.rest)
        #expect(try grade(desk) == .a && entries(desk).count == 2)
        #expect(try desk.store.doctor().isEmpty)
    }

    @Test func itFollowsTheChangeOfAnother() throws {
        let anna = try desk(actor: "anna")
        anna.feed(.rest)
        let ben = try Desk(beside: anna, actor: "ben")
        try decide(ben)
        anna.listen()
        #expect(grade(anna) == .b)
        anna.feed(.rest)
        #expect(grade(anna) == .a)
    }

    @Test func twoOpenDashboardsWriteOneEntry() throws {
        let anna = try desk(actor: "anna")
        let ben = try Desk(beside: anna, actor: "ben")
        try ben.conclude()
        anna.feed(.rest)
        // Ben has not heard of it: his entry is refused, and he takes in hers.
        ben.feed(.rest)
        ben.feed(.rest)
        #expect(ben.state.toast == nil)
        #expect(ben.state.board == anna.state.board && grade(ben) == .b)
        #expect(try entries(ben).count == 1)
        #expect(try ben.store.doctor().isEmpty)
    }

    @Test func aNewDayBringsItsOwn() throws {
        let desk = try desk()
        try decide(desk)
        desk.feed(.rest)
        #expect(grade(desk) == .a)
        let later = Desk.now + 14 * 86_400
        desk.feed(.time(later))
        desk.feed(.concluded(Conclusions(Facts(try desk.store.loadAll()), now: later)))
        desk.feed(.rest)
        #expect(grade(desk) == .b)
    }

    @Test func itLooksBeyondThePinnedScope() throws {
        let desk = try desk()
        desk.press("Tab Tab")
        #expect(desk.state.scope == ScopeKey(.rep, 2))
        #expect(desk.state.conclusions?.proposals.isEmpty == true)
        desk.feed(.rest)
        #expect(grade(desk) == .b)
    }

    @Test func proposingAloneAndReadingWriteNothing() throws {
        let proposing = try desk("propose")
        let seq = proposing.state.board.seq
        proposing.feed(.rest)
        #expect(grade(proposing) == nil)
        let auto = try desk()
        var reader = State(
            board: auto.state.board, lang: .zh, size: auto.state.size, now: Desk.now, readOnly: true)
        reader.show(Conclusions(Facts(try auto.store.loadAll()), now: Desk.now))
        #expect(reader.update(.rest).isEmpty)
        #expect(try proposing.store.lastSeq() == seq && auto.store.lastSeq() == auto.state.board.seq)
    }

    @Test func whatAPersonProposesWaitsForPeople() throws {
        let desk = try desk()
        desk.feed(.rest)
        let account = try #require(desk.state.board.accounts[ID(2)])
        let changes = try Work(desk.state.board, now: Desk.now).grade(
            account, .a, by: "anna", reason: "董事长关系", proposes: true)
        let effect = Effect.commit(.edit, changes, reason: nil, done: Sentence(zh: "已改", en: "changed"))
        desk.feed(try #require(desk.executor.carryOut(effect, base: desk.state.board.seq)))
        desk.feed(.rest)
        #expect(grade(desk, 2) == nil && desk.state.conclusions?.proposal(of: ID(2))?.to == .a)
        #expect(try entries(desk).count == 1)
    }
}
