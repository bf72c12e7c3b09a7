import Model
import Terminal
import Testing
import Views

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

/// What another does arrives without a key: the view, the filter, the scope, what is selected and what lies over it stay.
@Test(arguments: ViewName.allCases, ["", "Enter", "o", "x", "?", ":", "n", "c", "!"])
func aChangeElsewhereDisturbsNobody(view: ViewName, over: String) throws {
    let anna = try Desk(Company.changes(), actor: "anna")
    let ben = try Desk(beside: anna, actor: "ben")
    try ben.conclude()
    ben.state.show(view)
    ben.press("j " + over)
    ben.type(over == "n" ? "明天 拜访" : "")
    let before = ben.state
    let text = ben.draw().text()
    anna.press("e Tab Ctrl-u")
    anna.type("第一个项目")
    anna.press("Ctrl-s G L c c")
    ben.listen()
    #expect(ben.state.board.deals[ID(1)]?.name == "第一个项目")
    #expect(ben.state.board.deals == anna.state.board.deals && ben.state.board.seq == anna.state.board.seq)
    // Enter on a red dot leads into the meeting, which stays open too.
    #expect(ben.state.view == before.view && ben.state.layers.count == before.layers.count)
    #expect(ben.state.meeting?.page == before.meeting?.page)
    #expect(ben.state.steadyFocus == before.steadyFocus && ben.state.scope == before.scope)
    if view == .board { #expect(ben.state.selected?.id == before.selected?.id) }
    if over == "n", case .form(let form) = ben.state.layers.last { #expect(form.text(.next) == "明天 拜访") }
    if view == .board && over.isEmpty { #expect(ben.draw().text() != text) }
    #expect(!ben.draw().text().isEmpty)
}

/// A form that is half filled takes over what another writes where nothing was typed, and marks it where something was.
@Test func aHalfFilledFormSurvivesAChangeOfItsDeal() throws {
    let anna = try Desk(Company.changes(), actor: "张三")
    let ben = try Desk(beside: anna, actor: "ben")
    ben.press("e Tab")
    ben.type("二期")
    ben.press("Tab Tab")
    ben.type("12-2")
    anna.press("e Tab")
    anna.type("三期")
    anna.press("Tab Ctrl-u")
    anna.type("50万")
    anna.press("Ctrl-s")
    ben.listen()
    guard case .form(let form) = ben.state.layers.last else { throw Missing() }
    #expect(form.text(.deal) == "项目 1二期" && form.text(.amount) == "500000" && form.focus == 3)
    #expect(form[.deal]?.news?.zh == "改为 项目 1三期（张三 09:00）")
    #expect(form[.amount]?.news?.en == "now 500000 (张三 09:00)")
    #expect(form[.close]?.news == nil && form.text(.close).hasSuffix("12-2"))
    let text = ben.draw().text()
    #expect(text.contains("改为 项目 1三期（张三 09:00）") && text.contains("改为 500000（张三 09:00）"))
    ben.press("Ctrl-u")
    ben.type("12-2")
    ben.press("Ctrl-s")
    let deal = try #require(ben.state.board.deals[ID(1)])
    #expect(deal.name == "项目 1二期" && deal.amount == Money(minor: 50_000_000) && deal.close?.iso == "2026-12-02")
}

/// What was left unsaved is there when the form opens again, on top of what another wrote meanwhile.
@Test func aDraftSurvivesAChangeOfItsDeal() throws {
    let anna = try Desk(Company.changes(), actor: "anna")
    let ben = try Desk(beside: anna, actor: "ben")
    ben.press("e Tab")
    ben.type("二期")
    ben.press("Tab Esc")
    anna.press("e Tab Tab Ctrl-u")
    anna.type("50万")
    anna.press("Ctrl-s")
    ben.listen()
    ben.press("e")
    guard case .form(let form) = ben.state.layers.last else { throw Missing() }
    #expect(form.isDraft && form.text(.deal) == "项目 1二期" && form.text(.amount) == "500000")
    #expect(form[.amount]?.news?.zh == "现为 500000")
}

/// Rows move when another changes what they are sorted by; the selection goes with what it was on.
@Test func theSelectionGoesWithItsRow() throws {
    let anna = try Desk(Company.changes(), actor: "anna")
    let ben = try Desk(beside: anna, actor: "ben")
    try ben.conclude()
    var moved = 0
    for (index, view) in [ViewName.reddots, .timeline, .today, .customers].enumerated() {
        ben.state.show(view)
        ben.press("g j")
        guard let kept = ben.state.steadyFocus else { continue }
        let row = ben.state.spots[view]?.row
        for _ in 0..<5 {
            anna.press("l G e Tab Tab Ctrl-u")
            anna.type("\(9_000 + index)万")
            anna.press("Tab Ctrl-u")
            anna.type("11-2\(4 + index)")
            anna.press("Ctrl-s")
            ben.listen()
        }
        #expect(ben.state.steadyFocus == kept, "\(view)")
        if ben.state.spots[view]?.row != row { moved += 1 }
    }
    #expect(moved > 0)
}

/// Whoever opens what another touched within four hours, or is about to log there, is told; oneself is not (R14).
@Test func doubleWorkIsToldBeforeItHappens() throws {
    let anna = try Desk(Company.changes(), actor: "anna")
    let ben = try Desk(beside: anna, actor: "ben")
    for desk in [anna, ben] { try desk.conclude() }
    anna.press("c c")
    ben.listen()
    for keys in ["Enter", "o", "c", "n"] {
        ben.press(keys)
        #expect(ben.draw().text().contains("电话联系过 星河技术"), "\(keys)")
        ben.press("Esc")
        anna.press(keys)
        #expect(!anna.draw().text().contains("联系过"), "\(keys)")
        anna.press("Esc")
    }
}

private struct Missing: Error {}
