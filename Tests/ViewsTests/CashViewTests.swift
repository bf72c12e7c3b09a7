import Model
import Rules
import Terminal
import Testing

@testable import Views

@Suite struct CashViewTests {
    static let size = Size(width: 120, height: 40)

    private func screen(_ name: String, _ lang: Lang = .zh, _ size: Size = CashViewTests.size) throws -> String {
        let scene = try #require(TeamScenes.make(name, lang, size))
        var frame = Frame(width: size.width, height: size.height)
        Views.draw(scene, into: &frame)
        return frame.text()
    }

    /// The figures on the screen, worked out by hand from the fixture's plans.
    @Test func figuresAreThoseOfTheContracts() throws {
        let text = try screen("cash")
        // Invoiced contracts: 90 + (60 − 15) + 0; nothing is due yet on the signed one. In dollars 8.8.
        #expect(text.contains("135.0万 +USD 8.8万"))
        // 40 since 45 days, 15 of 30 since 75, 15 since 12; USD 4.4 since 130.
        #expect(text.contains("70.0万 +USD 4.4万"))
        // Receipts of the quarter: only the 40 of 20 days ago; the 15 of 70 days ago came in the quarter before.
        #expect(text.contains("40.0万"))
        // Today 20, in 2 days 12, in 6 days 15.
        #expect(text.contains("47.0万"))
    }

    @Test func overdueComesFirstThenWhatIsAhead() throws {
        let scene = try #require(TeamScenes.make("cash-dues", .zh, CashViewTests.size))
        let all = try #require(scene.conclusions)
        #expect(all.cashBook.overdue.map(\.overdueDays) == [130, 75, 45, 12])
        #expect(all.cashBook.upcoming.map { $0.day - TeamBoard.today } == [0, 2, 6, 20, 40, 90])
        // The fourth row is the one of twelve days, of the deal 107.
        #expect(Views.subject(scene, size: CashViewTests.size) == .deal(ID(107)))
        let why = try #require(Views.why(scene, size: CashViewTests.size))
        #expect(why.lines.first?.text.contains("逾期12天") == true)
        // How long money takes is no reason of one payment.
        #expect(!why.lines.contains { $0.text.contains("DSO") })
    }

    @Test func approvalsThatAreStuckStandFirstWithAFlag() throws {
        let text = try screen("cash-approvals", .en)
        let row = try #require(text.split(separator: "\n").first { $0.contains("⚑") })
        #expect(row.contains("9d"))
        #expect(row.contains("法务 · 王律师"))
        #expect(text.contains("1 stuck"))
    }

    /// A state opens the deals of its contracts.
    @Test func aStateOpensItsDeals() throws {
        var scene = try #require(TeamScenes.make("cash", .zh, CashViewTests.size))
        scene.spot.selected = [1, 0, 0]
        guard case .deals(let title, let deals)? = Views.subject(scene, size: CashViewTests.size) else {
            Issue.record("no list of deals")
            return
        }
        #expect(title.hasSuffix("审批中"))
        #expect(deals == [ID(15), ID(16), ID(17)])
    }

    @Test func theFilterKeepsItsDeals() throws {
        let scene = try #require(TeamScenes.make("cash-filter", .zh, CashViewTests.size))
        #expect(Views.panes(scene, size: CashViewTests.size).map(\.count) == [8, 1, 3])
    }

    @Test func withoutContractsItSaysWhatToDo() throws {
        #expect(try screen("cash-empty").contains("还没有合同"))
        #expect(try screen("cash-empty", .en, Size(width: 40, height: 20)).contains("No contract yet"))
    }

    /// Tabs of the narrow view and rows are found under the mouse.
    @Test func hitFindsTabsAndRows() throws {
        let size = Size(width: 40, height: 20)
        let scene = try #require(TeamScenes.make("cash-dues", .zh, size))
        var panes: Set<Int> = []
        for y in 0..<20 {
            for x in 0..<40 { if let hit = Views.paneHit(scene, size: size, x: x, y: y) { panes.insert(hit.pane) } }
        }
        #expect(panes == [0, 1, 2])
    }
}
