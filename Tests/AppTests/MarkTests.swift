import Model
import Testing

@testable import App

/// Marked deals, and verbs on all of them as one entry.
@Suite struct MarkTests {
    let desk: Desk

    init() throws {
        desk = try Desk(Company.changes())
        desk.press("Space Space")
    }

    private func deal(_ number: Int) -> Deal? { desk.state.board.deals[ID(number)] }

    @Test func spaceMarksAndGoesOnAndEscClearsMarksFirst() {
        #expect(desk.state.place.marks == [ID(1), ID(6)] && desk.selected == 11)
        desk.press("k Space")
        #expect(desk.state.place.marks == [ID(1)])
        desk.press("/ x Enter Esc")
        #expect(desk.state.place.marks.isEmpty && desk.state.filter != nil)
    }

    @Test(arguments: ["L", "c v", "X 2", "v r", "T c"])
    func oneEntryAndOneUndo(keys: String) throws {
        let before = desk.state.board
        let entries = try desk.store.history(limit: 50, deal: nil).count
        desk.press(keys)
        for number in [1, 6] {
            let deal = try #require(self.deal(number))
            let isDone =
                switch keys {
                case "L": deal.stage == ID(2)
                case "c v": deal.lastOut == Desk.now
                case "X 2": deal.outcome == .lost && deal.reason == "竞争对手"
                case "T c": deal.turn == .customer
                default: try desk.store.details(of: deal.id).activities.first?.what == .requirement
                }
            #expect(isDone, "\(number)")
        }
        #expect(try desk.store.history(limit: 50, deal: nil).count == entries + 1)
        #expect(desk.state.toast?.text.contains("2个商机") == true)
        #expect(desk.state.place.marks.isEmpty)
        #expect(try desk.store.doctor().isEmpty)
        desk.press("u")
        #expect(desk.state.board == before)
    }

    @Test func theNextStepAndTheOwnerOfAll() {
        desk.press("n")
        desk.type("明天 送样")
        desk.press("Enter Esc")
        #expect([1, 6].allSatisfy { deal($0)?.nextStep == "送样" && deal($0)?.nextDue?.iso == "2026-11-24" })
        desk.press("g Space Space O")
        desk.type("Grace")
        desk.press("Enter")
        // The sixth is hers already, so nothing at all is handed over.
        #expect(desk.state.toast?.isError == true && deal(1)?.owner == ID(1))
    }

    @Test func backwardsAsksOnceForTheReason() {
        desk.press("Esc l Space Space H")
        desk.type("预算推迟")
        desk.press("Enter")
        #expect([2, 7].allSatisfy { deal($0)?.stage == ID(1) })
    }

    @Test func whatIsForOneRefusesMany() {
        let before = desk.state.board
        for key in ["w", "e", "R", "t", "D", "m"] {
            desk.press(key)
            #expect(desk.state.toast?.isError == true && desk.state.layers.isEmpty, "\(key)")
        }
        #expect(desk.state.board == before)
    }

    @Test func oneThatCannotMoveKeepsAllWhereTheyAre() {
        desk.press("l l l l Space")
        let before = desk.state.board
        desk.press("L")
        #expect(desk.state.toast?.isError == true && desk.state.board == before)
    }
}
