import Model
import Rules
import Terminal
import Testing
import Views

@testable import App

/// A desk at which everything is concluded.
private func concluded() throws -> Desk {
    let desk = try Desk(Company.changes())
    try desk.conclude()
    return desk
}

@Test func aRowOfTheQueueOpensItsAccountAndSaysWhy() throws {
    let desk = try concluded()
    desk.press("5 l l")
    #expect(desk.state.view == .customers)
    let queue = try #require(desk.state.conclusions?.queue(.c))
    desk.press("j Enter")
    guard case .account(let account)? = desk.state.layers.last else {
        Issue.record("no account is open")
        return
    }
    #expect(account.account == queue[1])
    let name = try #require(desk.state.board.accounts[queue[1]]?.name)
    #expect(desk.draw().text().contains(name))
    desk.press("x")
    guard case .why(let why)? = desk.state.layers.last else {
        Issue.record("no explanation is open")
        return
    }
    #expect(why.explanation.title == name && why.explanation.lines.contains { $0.rule == "R8" })
    desk.press("Esc Esc")
    #expect(desk.state.layers.isEmpty && desk.state.view == .customers)
}

@Test func redDotsOpenTheDealThatIsSelected() throws {
    let desk = try concluded()
    desk.press("6 j j")
    let rows = try #require(desk.state.conclusions?.redDots)
    guard case .deal(let id) = rows[2] else {
        Issue.record("the third red dot is no deal")
        return
    }
    #expect(desk.selected == id.raw)
    desk.press("x")
    guard case .why(let why)? = desk.state.layers.last else {
        Issue.record("no explanation is open")
        return
    }
    #expect(why.explanation.lines.count { $0.rule == "R22" } == desk.state.conclusions?.redDot(of: id)?.reasons.count)
    // Enter starts the meeting there, and opens the detail from its page.
    desk.press("Esc Enter Enter")
    guard case .detail(let detail)? = desk.state.layers.last else {
        Issue.record("no detail is open")
        return
    }
    #expect(detail.deal.id == id)
}

/// Tab goes rep by rep; a call logged on a row takes effect where the user stands.
@Test func todayGoesRepByRep() throws {
    let desk = try concluded()
    desk.press("1")
    #expect(Views.panes(desk.state.scene, size: desk.state.size).count == 2)
    desk.press("Tab")
    #expect(desk.state.scope == ScopeKey(.rep, 1))
    let first = try #require(desk.state.conclusions?.today(of: ID(1))?.rows.first)
    #expect(desk.selected == first.deal.raw)
    #expect(Views.panes(desk.state.scene, size: desk.state.size).count == 1)
    desk.press("c c")
    #expect(desk.state.board.deals[first.deal]?.lastOut == Desk.now)
    desk.press("Tab")
    #expect(desk.state.scope == ScopeKey(.rep, 2))
    desk.press("Tab")
    #expect(desk.state.scope == .company)
}

@Test func theTeamOpensTheRep() throws {
    let desk = try concluded()
    desk.press("1 j Enter")
    guard case .rep(let rep)? = desk.state.layers.last else {
        Issue.record("no rep is open")
        return
    }
    #expect(rep.rep == ID(2))
    #expect(desk.draw().text().contains("Grace Lee"))
    let page = try #require(Views.scroll(desk.state.scene, size: desk.state.size))
    desk.press("G")
    guard case .rep(let scrolled)? = desk.state.layers.last else { return }
    #expect(scrolled.scroll == page.last)
}
