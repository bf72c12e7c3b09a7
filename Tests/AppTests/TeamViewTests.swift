import Model
import Rules
import Terminal
import Testing
import Views

@testable import App

/// The time line, the insights and the cash view under the fingers.
@Suite struct TeamViewTests {
    /// The small company with a contract in approval on deal 3 and a payment ten days overdue on deal 5.
    private func desk(_ size: Size = Size(width: 120, height: 40)) throws -> Desk {
        var changes = Company.changes()
        let today = Day(number: 20_780)
        var waiting = Contract(blank: ID(1))
        (waiting.deal, waiting.name, waiting.state, waiting.step) = (ID(3), "主合同", .approval, "法务")
        waiting.amount = Money(minor: 30_000_000)
        var late = Contract(blank: ID(2))
        (late.deal, late.name, late.state, late.invoiced) = (ID(5), "年框", .invoiced, today + -40)
        late.amount = Money(minor: 50_000_000)
        var due = Payment(blank: ID(1))
        (due.contract, due.due, due.amount) = (ID(2), today + -10, Money(minor: 50_000_000))
        changes += [.add(waiting), .add(late), .add(due)]
        let desk = try Desk(changes, size: size)
        try desk.conclude()
        return desk
    }

    private func detail(_ desk: Desk) -> ID<Deal>? {
        guard case .detail(let detail)? = desk.state.layers.last else { return nil }
        return detail.deal.id
    }

    @Test func theTimeLineMovesInTimeAndOpensItsDeal() throws {
        let desk = try desk()
        desk.press("7")
        #expect(desk.state.view == .timeline)
        let before = desk.draw().text()
        desk.press("l l")
        #expect(desk.state.spots[.timeline]?.shift == 2)
        #expect(desk.draw().text() != before)
        desk.press("h h h")
        #expect(desk.state.spots[.timeline]?.shift == -1)
        desk.press("l")
        #expect(desk.draw().text() == before)
        // Rows are in the order of their days of closing: deal 1 first.
        desk.press("j j Enter")
        #expect(detail(desk) == ID(3))
        desk.press("Esc x")
        guard case .why? = desk.state.layers.last else {
            Issue.record("no reasons")
            return
        }
    }

    /// Shifting ends somewhere, so that the way back is not longer than the way out.
    @Test func shiftingEnds() throws {
        let desk = try desk()
        desk.press("7")
        for _ in 0..<200 { desk.press("l") }
        let far = try #require(desk.state.spots[.timeline]?.shift)
        #expect(far < 100)
        for _ in 0..<far { desk.press("h") }
        #expect(desk.state.spots[.timeline]?.shift == 0)
    }

    @Test func tilesAreWalkedThroughAndOpenTheirDeals() throws {
        let desk = try desk()
        desk.press("8")
        #expect(desk.state.spots[.insights]?.pane == 0)
        desk.press("l")
        #expect(desk.state.spots[.insights]?.pane == 1)
        // Down through the five stages, then on to the tile below.
        desk.press("j j j j")
        #expect(desk.state.spots[.insights]?.row == 4)
        desk.press("j")
        #expect(desk.state.spots[.insights]?.pane == 4)
        desk.press("k")
        #expect(desk.state.spots[.insights]?.pane == 1)
        #expect(desk.state.spots[.insights]?.row == 4)
        desk.press("Enter")
        guard case .deals(let list)? = desk.state.layers.last else {
            Issue.record("no list")
            return
        }
        #expect(Set(list.deals) == [ID(5), ID(10)])
        desk.press("Enter")
        #expect(detail(desk) == list.deals.first)
        desk.press("Esc Esc")
        #expect(desk.state.layers.isEmpty)
        #expect(desk.state.view == .insights)
    }

    @Test func cashLeadsToTheDealThatOwes() throws {
        let desk = try desk()
        desk.press("9 h")
        #expect(desk.state.spots[.cash]?.pane == 2)
        let text = desk.draw().text()
        #expect(text.contains("逾期10天"))
        desk.press("Enter")
        #expect(detail(desk) == ID(5))
        desk.press("Esc h Enter")
        #expect(detail(desk) == ID(3))
    }

    /// Money that came in is on the screen with the next frame.
    @Test func aReceiptClearsWhatWasOverdue() throws {
        let desk = try desk()
        desk.press("9 h")
        #expect(desk.state.conclusions?.cashBook.overdue.count == 1)
        var receipt = Receipt(blank: ID(1))
        (receipt.contract, receipt.payment, receipt.day) = (ID(2), ID(1), Day(number: 20_779))
        receipt.amount = Money(minor: 50_000_000)
        let draft = Draft(.add, [.add(receipt)], actor: "other", host: "test", time: Desk.now)
        let other = try Desk(beside: desk, actor: "other")
        _ = try other.store.commit(draft, base: other.state.board.seq)
        desk.listen()
        #expect(desk.state.conclusions?.cashBook.overdue.isEmpty == true)
        #expect(!desk.draw().text().contains("逾期10天"))
    }
}
