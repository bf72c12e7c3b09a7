import Model
import Rules
import Terminal
import Testing
import Views

@testable import App

/// Funnel and progress under the keys, on a real store.
@Suite struct FlowKeysTests {
    let desk: Desk

    init() throws {
        var changes = Company.changes()
        var region = Region(blank: ID(1))
        region.name = "华南区"
        changes.append(.add(region))
        for number in 1...2 {
            var rep = Rep(blank: ID(number + 2))
            (rep.name, rep.region) = ("销售 \(number)", ID(1))
            changes.append(.add(rep))
        }
        var target = Target(blank: ID(1))
        (target.period, target.amount) = ("2026Q4", Money(minor: 62_000_000))
        changes.append(.add(target))
        desk = try Desk(changes)
        try desk.conclude()
    }

    private func text() -> String { desk.draw().text() }

    /// A card moved on the board is in the funnel at once; Enter on its stage lists it, Enter again opens it.
    @Test func aMoveIsInTheFunnel() throws {
        let id = desk.selected
        desk.press("3")
        #expect(desk.state.view == .funnel && text().contains("没有商机进入任何阶段"))
        desk.press("Enter")
        #expect(desk.state.layers.isEmpty)
        desk.press("2 L 3 j")
        #expect(desk.state.conclusions?.funnel.rows[1].entered == 1)
        desk.press("Enter")
        guard case .deals(let list)? = desk.state.layers.last else {
            Issue.record("no list of deals")
            return
        }
        #expect(list.deals == [ID(id)])
        desk.press("Enter")
        guard case .detail(let detail)? = desk.state.layers.last else {
            Issue.record("no detail")
            return
        }
        #expect(detail.deal.id == ID(id))
        desk.press("Esc Esc u")
        #expect(desk.state.layers.isEmpty && desk.state.conclusions?.funnel.rows[1].entered == 0)
    }

    @Test func aStageExplainsItselfByX() {
        desk.press("L 3 j x")
        guard case .why(let why)? = desk.state.layers.last else {
            Issue.record("no explanation")
            return
        }
        #expect(why.explanation.lines.first?.rule == "R15")
        #expect(text().contains("尚无结果 在途1"))
        desk.press("Esc")
        #expect(desk.state.layers.isEmpty)
    }

    /// A won deal is in the tree, the chart and the outlook at once.
    @Test func aWinIsInTheProgress() throws {
        desk.press("4")
        #expect(text().contains("红 −100.0%"))
        let before = try #require(desk.state.conclusions?.progressBook.rows.first?.actual)
        desk.press("2 w Enter Enter 4")
        let row = try #require(desk.state.conclusions?.progressBook.rows.first)
        #expect(row.actual > before && text().contains(row.light.why.zh))
    }

    /// Enter on a region narrows the scope to it, on a rep opens the rep; `s` widens again.
    @Test func theTreeIsWalked() {
        desk.press("4 j")
        let scopes = desk.state.conclusions?.progressBook.rows.map(\.key)
        #expect(scopes?.count == 6)
        desk.press("Enter")
        #expect(desk.state.scope == ScopeKey(.region, 1) && desk.state.layers.isEmpty)
        #expect(desk.state.conclusions?.progressBook.rows.count == 3)
        desk.press("j Enter")
        guard case .rep(let rep)? = desk.state.layers.last else {
            Issue.record("no rep")
            return
        }
        #expect(rep.rep == ID(3))
        desk.press("Esc s")
        #expect(desk.state.scope == .company)
    }

    /// On a phone, h and l go from the tree to the chart and to the outlook.
    @Test func panesOfANarrowFrame() throws {
        desk.feed(.resize(Size(width: 40, height: 20)))
        desk.press("4")
        #expect(text().contains("偏差"))
        desk.press("l")
        #expect(text().contains("今天") && !text().contains("偏差"))
        desk.press("l")
        #expect(text().contains("管道桥"))
        desk.press("l")
        #expect(text().contains("偏差"))
    }
}
