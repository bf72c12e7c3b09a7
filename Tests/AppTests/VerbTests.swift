import Model
import Terminal
import Testing
import Views

@testable import App

/// The verbs beyond moves and logs, each by its keys against a real store.
@Suite struct VerbTests {
    let desk: Desk

    init() throws {
        desk = try Desk(Company.changes())
        try desk.conclude()
    }

    private func deal(_ number: Int) -> Deal? { desk.state.board.deals[ID(number)] }

    @Test func aRedDotByHandGoesOnWithAReasonAndOffAgain() throws {
        desk.press("! Enter")
        #expect(desk.state.board.redDots.count == 0)
        desk.type("客户换人")
        desk.press("Enter")
        #expect(desk.state.board.redDots.map(\.reason) == ["客户换人"])
        #expect(desk.state.conclusions?.redDot(of: ID(1)) != nil)
        desk.press("!")
        #expect(desk.state.board.redDots.count == 0 && desk.state.layers.isEmpty)
        desk.press("u")
        #expect(desk.state.board.redDots.count == 1)
    }

    @Test func aRefusalOfAGradeHoldsAndUndoTakesItBack() throws {
        let account = try #require(deal(1)?.account)
        #expect(desk.state.conclusions?.proposal(of: account)?.to == .b)
        desk.press("N")
        #expect(desk.state.conclusions?.proposal(of: account) == nil)
        #expect(desk.state.board.gradeChanges.map(\.state) == [.refused])
        desk.press("y")
        #expect(desk.state.toast?.isError == true)
        desk.press("u")
        #expect(desk.state.conclusions?.proposal(of: account)?.to == .b)
    }

    @Test(arguments: [("c", Deal.Turn.customer), ("l", .legal), ("f", .finance)])
    func whoseTurnByHand(key: String, turn: Deal.Turn) {
        desk.press("T \(key)")
        #expect(deal(1)?.turn == turn && desk.presses == 2)
        desk.press("T a")
        #expect(deal(1)?.turn == nil)
    }

    @Test func aPromiseNeedsWhatAndWhen() throws {
        desk.press("v m")
        desk.type("周五前给报价")
        desk.press("Enter")
        desk.type("周五")
        desk.press("Enter")
        let activity = try #require(try desk.store.details(of: ID(1)).activities.first)
        #expect(activity.what == .promise && activity.direction == .outbound && activity.due?.iso == "2026-11-27")
        #expect(desk.state.conclusions?.promises(of: ID(1)).count == 1)
        desk.press("v k")
        #expect(desk.state.conclusions?.promises(of: ID(1)).isEmpty == true)
        desk.press("v k")
        #expect(desk.state.toast?.isError == true)
    }

    @Test func anEventWithANoteNamesTheCompetitor() throws {
        desk.press("j v P")
        desk.type("报价降了三成")
        desk.press("Enter")
        desk.type("远")
        desk.press("Tab Enter")
        #expect(deal(6)?.competitor == "远峰")
        #expect(try desk.store.details(of: ID(6)).activities.first?.text == "降价：报价降了三成")
    }

    @Test func rolesAreSetAndCanBeNobodyWithAReason() {
        desk.press("l R Ctrl-u")
        desk.type("王强")
        desk.press("Tab Ctrl-u")
        desk.type("无：软件自装")
        desk.press("Enter")
        let roles = desk.state.board.dealRoles.filter { $0.deal == ID(2) }
        #expect(desk.state.toast?.text == "角色已定：项目 2")
        #expect(roles.map(\.person) == ["王强", nil] && roles.map(\.reason) == [nil, "软件自装"])
    }

    @Test func aDecisionHasAnOwnerAndADueDayAndIsDoneLater() throws {
        desk.press("D r Enter Enter")
        #expect(desk.state.board.decisions.count == 0)
        desk.type("周五")
        desk.press("Enter")
        desk.type("九折")
        desk.press("Enter")
        let decision = try #require(desk.state.board.decisions.first { _ in true })
        #expect(decision.what == .reprice && decision.owner == "陈晓明" && decision.due?.iso == "2026-11-27")
        #expect(decision.reason == "九折")
        desk.press("D k")
        #expect(desk.state.board.decisions[decision.id]?.done?.iso == "2026-11-23")
    }

    @Test func handingOverLeavesARecord() {
        desk.press("O")
        desk.type("gl")
        desk.press("Enter")
        #expect(deal(1)?.owner == ID(2))
        #expect(desk.state.board.handOvers.map(\.to) == [ID(2)])
    }

    @Test func aNoteIsKeptWithItsLines() throws {
        desk.press("m")
        desk.feed(.key(.paste("第一行\n第二行")))
        desk.press("Enter")
        #expect(try desk.store.details(of: ID(1)).notes.map(\.text) == ["第一行\n第二行"])
    }

    @Test func theEditorIsAskedForAndItsTextTaken() throws {
        desk.press("m")
        desk.type("旧")
        #expect(desk.state.update(.key(.ctrl("o"))) == [.editText("旧")])
        desk.feed(.editedText(nil))
        desk.feed(.editedText("新的\n两行\n"))
        desk.press("Ctrl-s")
        #expect(try desk.store.details(of: ID(1)).notes.map(\.text) == ["新的\n两行"])
    }

    @Test func fromADealToItsAccountAndBack() {
        desk.press("o")
        guard case .account(let scene) = desk.state.layers.last else {
            Issue.record("no account")
            return
        }
        #expect(scene.account == ID(1))
        desk.press("o")
        guard case .deals(let list) = desk.state.layers.last else {
            Issue.record("no deals")
            return
        }
        #expect(Set(list.deals) == [ID(1), ID(7)])
    }
}
