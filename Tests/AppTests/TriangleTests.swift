import Model
import Testing

@testable import App

/// R24 at the keyboard: deal 7 stands in needs analysis and has nobody but its owner.
@Suite struct TriangleTests {
    let desk: Desk

    init() throws { desk = try Desk(Company.changes()) }

    private var deal: Deal? { desk.state.board.deals[ID(7)] }
    private var roles: [DealRole] { desk.state.board.dealRoles.filter { $0.deal == ID(7) } }

    @Test func leavingNeedsAnalysisAsksForProductInOneField() throws {
        desk.press("l j L")
        guard case .form(let form) = desk.state.layers.last else {
            Issue.record("nothing was asked")
            return
        }
        #expect(form.fields.count == 1 && form.fields[0].kind == .role(.product))
        desk.press("Enter")
        #expect(deal?.stage == ID(2) && desk.state.layers.count == 1)
        desk.press("Esc")
        #expect(desk.state.layers.isEmpty && roles.isEmpty)
        desk.press("L")
        desk.type("王强")
        desk.press("Enter")
        #expect(deal?.stage == ID(3) && roles.map(\.person) == ["王强"] && desk.state.layers.isEmpty)
        // One entry: one key takes back the move and the role.
        desk.press("u")
        #expect(deal?.stage == ID(2) && roles.isEmpty)
    }

    @Test(arguments: [("无：标准品", "标准品"), ("no: standard", "standard"), ("- 小单", "小单")])
    func nobodyNeedsAReason(text: String, reason: String) {
        desk.press("l j L")
        desk.type(text)
        desk.press("Enter")
        #expect(deal?.stage == ID(3) && roles.map(\.reason) == [reason] && roles[0].person == nil)
    }

    @Test(arguments: ["无", "无：", "no", "-"])
    func aReasonMustBeGiven(text: String) {
        desk.press("l j L")
        desk.type(text)
        desk.press("Enter")
        #expect(deal?.stage == ID(2) && roles.isEmpty)
    }

    @Test func aWinAsksForEachOpenPart() {
        desk.press("l j w Enter Enter")
        #expect(deal?.outcome == .open)
        desk.type("王强")
        desk.press("Enter")
        #expect(deal?.outcome == .open)
        desk.type("无：软件自装")
        desk.press("Enter")
        #expect(deal?.outcome == .won && roles.map(\.part) == [.product, .delivery])
    }

    @Test func aMoveBeforeTheGateAsksNothing() {
        desk.press("L")
        #expect(desk.state.board.deals[ID(1)]?.stage == ID(2) && desk.state.layers.isEmpty)
    }
}
