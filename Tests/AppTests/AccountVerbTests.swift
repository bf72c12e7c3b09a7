import Model
import Rules
import Terminal
import Testing
import Views

@testable import App

/// Verbs on deals where an account is selected or open.
@Suite struct AccountVerbTests {
    /// Six accounts with two open deals each; `deals` are those of the first row of the queue.
    private func desk() throws -> (desk: Desk, account: ID<Account>, deals: [Deal]) {
        let desk = try Desk(Company.changes())
        try desk.conclude()
        desk.press("5 l l")
        let all = try #require(desk.state.conclusions)
        let account = try #require(desk.state.subjectAccount)
        return (desk, account, all.openDeals(of: account))
    }

    @Test func whereThereAreSeveralItIsAskedWhich() throws {
        let (desk, _, deals) = try desk()
        #expect(deals.count == 2)
        desk.press("Enter c")
        guard case .form(let form)? = desk.state.layers.last else {
            Issue.record("nothing is asked")
            return
        }
        #expect(form.title.zh == "记跟进：哪个商机？" && form.choices.count == 2)
        #expect(form.choices[0].label.zh.hasPrefix(deals[0].name))
        let text = desk.draw().text()
        #expect(deals.allSatisfy { text.contains($0.name) })
        // The second deal, then a call.
        desk.press("2 c")
        #expect(desk.state.board.deals[deals[1].id]?.lastOut == Desk.now)
        #expect(desk.state.board.deals[deals[0].id]?.lastOut == deals[0].lastOut)
        guard case .account? = desk.state.layers.last else {
            Issue.record("the account is open no more")
            return
        }
    }

    @Test func theOnlyOpenDealIsTakenAtOnce() throws {
        let (desk, account, deals) = try desk()
        // The other one is lost.
        desk.press("X 2 1")
        #expect(desk.state.board.deals[deals[1].id]?.outcome == .lost)
        #expect(desk.state.conclusions?.openDeals(of: account).map(\.id) == [deals[0].id])
        desk.press("g")
        for _ in 0..<9 where desk.state.subjectAccount != account { desk.press("j") }
        desk.press("c c")
        #expect(desk.state.board.deals[deals[0].id]?.lastOut == Desk.now)
        desk.press("n")
        desk.type("送报价")
        desk.press("Ctrl-s")
        #expect(desk.state.board.deals[deals[0].id]?.nextStep == "送报价")
        desk.press("L")
        #expect(desk.state.board.deals[deals[0].id]?.stage != deals[0].stage || !desk.state.layers.isEmpty)
    }

    @Test func withoutAnOpenDealTheSentenceSaysWhatToDo() throws {
        var changes = Company.changes()
        var lonely = Account(blank: ID(77))
        (lonely.name, lonely.owner) = ("孤岛", ID(1))
        changes.append(.add(lonely))
        let desk = try Desk(changes)
        try desk.conclude()
        _ = desk.state.open(.account(ID(77)))
        desk.press("c")
        #expect(desk.state.toast?.text == "“孤岛”没有进行中的商机；按 a 新增。" && desk.state.toast?.isError == true)
        #expect(!desk.state.scene.hints.isEmpty)
    }
}
