import Model
import Testing

@testable import App

@Test func othersChangesArriveWithoutLosingThePlace() throws {
    let anna = try Desk(Company.changes(), actor: "anna")
    let ben = try Desk(beside: anna, actor: "ben")
    ben.press("/")
    ben.type("项目")
    ben.press("Down")
    let kept = ben.selected
    #expect(kept == 6)
    anna.press("L")
    ben.listen()
    #expect(ben.state.board.deals[ID(1)]?.stage == ID(2))
    #expect(ben.selected == kept)
    #expect(ben.state.filter?.input.text == "项目")
    #expect(ben.state.board == anna.state.board)
}

@Test func theSecondPersonOnOneDealIsToldAndChooses() throws {
    let anna = try Desk(Company.changes(), actor: "anna")
    let ben = try Desk(beside: anna, actor: "ben")
    anna.press("L")
    ben.press("w Enter Enter")
    #expect(ben.state.toast?.isError == true)
    #expect(ben.state.toast?.text.contains("anna") == true)
    #expect(ben.state.board.deals[ID(1)]?.outcome == .open)
    #expect(ben.state.board.deals[ID(1)]?.stage == ID(2))
    ben.press("l g")
}

@Test func addsBySeveralNeverCollide() throws {
    let anna = try Desk(Company.changes(), actor: "anna")
    let ben = try Desk(beside: anna, actor: "ben")
    for _ in 0..<3 {
        anna.press("c c")
        ben.press("j c v")
    }
    anna.press("L")
    ben.listen()
    anna.listen()
    #expect(anna.state.board == ben.state.board)
    #expect(try anna.store.doctor().isEmpty)
}

@Test func undoTakesBackOnlyOnesOwn() throws {
    let anna = try Desk(Company.changes(), actor: "anna")
    let ben = try Desk(beside: anna, actor: "ben")
    anna.press("L")
    ben.press("u")
    #expect(ben.state.toast?.isError == true)
    ben.listen()
    ben.press("j c c u")
    #expect(try ben.store.doctor().isEmpty)
    anna.listen()
    anna.press("u")
    #expect(anna.state.board.deals[ID(1)]?.stage == ID(1))
}
