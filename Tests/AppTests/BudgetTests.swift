import Model
import Terminal
import Testing

@testable import App

/// Keystroke budgets of the product: each test counts the keys that it pressed.
@Suite struct BudgetTests {
    let desk: Desk

    init() throws { desk = try Desk(Company.changes()) }

    @Test func aCallIsLoggedInTwo() throws {
        let id = desk.selected
        desk.press("c c")
        #expect(desk.presses == 2)
        #expect(desk.state.board.deals[ID(id)]?.lastOut == Desk.now)
        #expect(desk.state.layers.isEmpty)
        #expect(try desk.store.details(of: ID(id)).activities.map(\.what) == [.call])
    }

    @Test func aCallAndTomorrowsStepInFive() throws {
        let id = desk.selected
        desk.press("c C Enter")
        desk.type("明天 送方案")
        desk.press("Enter")
        #expect(desk.presses <= 5)
        let deal = try #require(desk.state.board.deals[ID(id)])
        #expect(deal.nextStep == "送方案")
        #expect(deal.nextDue?.iso == "2026-11-24")
    }

    @Test func aStageInOne() {
        let id = desk.selected
        desk.press("L")
        #expect(desk.presses == 1)
        #expect(desk.state.board.deals[ID(id)]?.stage == ID(2))
        #expect(desk.selected == id)
    }

    @Test func aWinInThree() throws {
        let id = desk.selected
        desk.press("w Enter Enter")
        #expect(desk.presses == 3)
        let deal = try #require(desk.state.board.deals[ID(id)])
        #expect(deal.outcome == .won && deal.closed?.iso == "2026-11-23")
    }

    @Test func aLossWithItsReasonInThree() {
        let id = desk.selected
        desk.press("X 1")
        #expect(desk.presses <= 3)
        #expect(desk.state.board.deals[ID(id)]?.outcome == .lost)
        #expect(desk.state.board.deals[ID(id)]?.reason == "价格")
    }

    @Test(arguments: ["dlny", "东岭", "NORTH", "cqwl", "zsjx"])
    func aNamedCustomerByFilter(text: String) throws {
        desk.press("/")
        desk.type(text)
        desk.press("Enter")
        #expect(desk.presses == 2)
        let name = try #require(desk.state.board.accounts[desk.state.selected?.account]?.name)
        let expected = ["dlny": "东岭能源", "东岭": "东岭能源", "NORTH": "Northwind Labs", "cqwl": "长青物流", "zsjx": "重山机械"]
        #expect(name == expected[text])
    }

    /// From every view, and from a detail over the board.
    @Test(arguments: ["1", "2", "3", "4", "5", "6", "7", "8", "9", "2 Enter"])
    func aNamedCustomerFromAnywhere(from: String) throws {
        try desk.conclude()
        desk.press(from)
        let before = desk.presses
        desk.press("/")
        desk.type("cqwl")
        desk.press("Enter")
        #expect(desk.presses - before == 2)
        #expect(desk.state.filter?.isEditing == false && desk.state.layers.isEmpty)
        #expect(desk.state.subjectAccount == ID(3))
        // Among the customers the account is selected; its deals are one key away.
        if desk.state.view == .customers { desk.press("o") }
        let id = try #require(desk.state.subject?.id)
        #expect(desk.state.board.deals[id]?.account == ID(3))
        desk.press("c c")
        #expect(desk.state.board.deals[id]?.lastOut == Desk.now)
    }

    @Test func aFilterThatIsDroppedLeadsBackToTheDetail() {
        desk.press("Enter / Esc")
        guard case .detail? = desk.state.layers.last else {
            Issue.record("the detail is gone")
            return
        }
        #expect(desk.state.filter == nil)
    }

    @Test func aFilterFindsWhatTheScopeHides() throws {
        try desk.conclude()
        desk.press("Tab /")
        desk.type("dlny")
        desk.press("Enter")
        #expect(desk.state.scope == .company)
        #expect(desk.state.subjectAccount == ID(2))
    }

    @Test(arguments: [
        ("v d", Activity.What.decisionMaker, nil), ("v p", .competitor, "降价"), ("v n", .competitor, "新品"),
        ("v b", .competitor, "失误"), ("v r", .requirement, nil),
    ])
    func anEventInTwo(keys: String, what: Activity.What, text: String?) throws {
        let id = desk.selected
        desk.press(keys)
        #expect(desk.presses == 2 && desk.state.layers.isEmpty)
        let activity = try #require(try desk.store.details(of: ID(id)).activities.first)
        #expect(activity.what == what && activity.text == text && activity.direction == .inbound)
    }

    @Test func aGradeIsConfirmedInOne() throws {
        try desk.conclude()
        desk.press("y")
        #expect(desk.presses == 1)
        let account = try #require(desk.state.board.accounts[desk.state.board.deals[ID(1)]?.account])
        #expect(account.grade == .b)
        let change = try #require(desk.state.board.gradeChanges.first { $0.account == account.id })
        #expect(change.state == .confirmed && change.by == "R9")
        #expect(desk.state.conclusions?.proposal(of: account.id) == nil)
    }

    @Test func theScriptForACompetitorInTwo() throws {
        try desk.conclude()
        desk.press("t 1")
        #expect(desk.presses == 2)
        guard case .page(let page) = desk.state.layers.last else {
            Issue.record("no script")
            return
        }
        #expect(page.title == "对衡砚" && page.text == "先讲交付，再讲价格。")
        #expect(desk.state.board.scriptUses.map(\.deal) == [ID(1)])
        desk.press("Esc u")
        #expect(desk.state.board.scriptUses.count == 0)
    }

    @Test func anUndoInOne() throws {
        let before = desk.state.board
        desk.press("L")
        desk.press("u")
        #expect(desk.presses == 2)
        #expect(desk.state.board == before)
        desk.press("Ctrl-r")
        #expect(desk.state.board.deals[ID(1)]?.stage == ID(2))
    }
}
