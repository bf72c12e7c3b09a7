import Model
import Testing
import Views

@testable import App

/// Contracts, what is due, what came in, and targets: written by form, refused as by command.
@Suite struct CashTests {
    let desk: Desk

    init() throws {
        desk = try Desk(Company.changes())
        try desk.conclude()
        desk.press("A k Ctrl-s")
    }

    private var contract: Contract? { desk.state.board.contracts[ID(1)] }

    private func fill(_ keys: String, _ texts: [String]) {
        desk.press(keys)
        for text in texts {
            desk.type(text)
            desk.press("Enter")
        }
    }

    @Test func aContractGoesItsWayStepByStep() throws {
        #expect(contract?.name == "项目 1" && contract?.amount == Money(minor: 10_000_00) && contract?.state == .drafted)
        fill("E 2", ["送审", "", "法务", "", "", ""])
        #expect(contract?.state == .approval && contract?.step == "法务")
        fill("E 2", ["签约", "", "", "", "", ""])
        #expect(desk.state.toast?.isError == true && contract?.state == .approval)
        desk.press("Esc Esc Esc E 2 Ctrl-x")
        for step in ["批准", "签约", "开票"] { fill("E 2", [step, "", "", "", "", ""]) }
        #expect(contract?.state == .invoiced && contract?.signed?.iso == "2026-11-23")
    }

    @Test func moneyNeverGoesBeyondTheContract() {
        fill("A y", ["", "6000", "12-10"])
        #expect(desk.state.board.payments.map(\.amount) == [Money(minor: 6_000_00)])
        fill("A y", ["", "4001", "12-20"])
        // Said at the field, and what was typed stays.
        #expect(scene?.focus == 1 && scene?.fields[1].error?.contains("超出合同") == true)
        #expect(scene?.fields[1].input.text == "4001" && desk.state.board.payments.count == 1)
        desk.press("Ctrl-x A r Enter")
        desk.type("1000")
        desk.press("Enter Enter")
        #expect(scene?.focus == 0 && scene?.fields[0].error?.contains("没有签约") == true)
        #expect(desk.state.board.receipts.count == 0)
    }

    @Test func aTargetIsSetForAScopeAndAPeriod() throws {
        fill("A t", ["", "", "", "100万"])
        let target = try #require(desk.state.board.targets.first { _ in true })
        #expect(target.period == "2026Q4" && target.scope == .company && target.amount == Money(minor: 100_000_000))
        desk.press("A t Ctrl-u")
        desk.type("cxm")
        desk.press("Tab Tab Tab Tab")
        desk.type("12")
        desk.press("Ctrl-s")
        #expect(desk.state.board.targets.count == 2)
        #expect(desk.state.board.targets.contains { $0.scope == .rep && $0.scopeID == 1 })
    }

    private var shares: [String] {
        desk.state.board.splits.map { "\($0.deal.raw) \(desk.state.board.reps[$0.rep]?.name ?? "") \($0.percent)" }
    }

    @Test func aDealIsSharedByForm() {
        desk.press("E 3 Enter Ctrl-u")
        desk.type("60")
        desk.press("Enter")
        desk.type("Grace Lee")
        desk.press("Enter")
        desk.type("39")
        desk.press("Ctrl-s")
        // 99 % is not the whole: said, and nothing is kept.
        #expect(desk.state.toast?.isError == true && shares.isEmpty)
        desk.press("Ctrl-u")
        desk.type("40")
        desk.press("Ctrl-s")
        #expect(shares == ["1 陈晓明 60", "1 Grace Lee 40"])
        desk.press("E 3 Ctrl-s")
        #expect(shares == ["1 陈晓明 60", "1 Grace Lee 40"])
        desk.press("u")
        #expect(shares.isEmpty)
        desk.press("Ctrl-r E 3 Enter Ctrl-u")
        desk.type("100")
        desk.press("Enter Ctrl-u Enter Ctrl-u Ctrl-s")
        #expect(shares.isEmpty)
    }

    @Test(arguments: [("Grace Lee", ""), ("", "40"), ("陈晓明", "50")])
    func halfAShareIsRefused(name: String, percent: String) {
        desk.press("E 3 Enter Ctrl-u")
        desk.type(percent.isEmpty ? "100" : "50")
        desk.press("Enter")
        desk.type(name)
        desk.press("Enter")
        desk.type(percent)
        desk.press("Ctrl-s")
        #expect(desk.state.toast?.isError == true && shares.isEmpty)
    }

    /// What is due and what came in is corrected where it stands in Cash, and from the deal's list.
    @Test func cashIsCorrectedWhereItStands() throws {
        fill("E 2", ["送审", "", "法务", "", "", ""])
        for step in ["批准", "签约"] { fill("E 2", [step, "", "", "", "", ""]) }
        fill("A y", ["", "6000", "12-10"])
        fill("A y", ["", "4000", "12-20"])
        desk.press("9 l l")
        #expect(desk.state.record == .payment(ID(1), of: ID(1)))
        desk.press("e Ctrl-u")
        desk.type("6000.01")
        // Said at the field, and the text stays.
        #expect(scene?.fields[0].reading?.contains("超出合同") == true)
        desk.press("Ctrl-s")
        #expect(desk.state.board.payments[ID(1)]?.amount == Money(minor: 6_000_00))
        desk.press("Ctrl-u")
        desk.type("5000")
        desk.press("Enter Ctrl-u")
        desk.type("12-15")
        desk.press("Enter")
        #expect(desk.state.board.payments[ID(1)]?.amount == Money(minor: 5_000_00))
        #expect(desk.state.board.payments[ID(1)]?.due.iso == "2026-12-15")
        fill("A r", ["", "3000", ""])
        #expect(desk.state.board.receipts.map(\.amount) == [Money(minor: 3_000_00)])
        desk.press("E 5")
        guard case .records(let list) = desk.state.scene.layers.last else {
            Issue.record("no list")
            return
        }
        #expect(list.rows.map { $0.cells[1] } == ["回款", "应收", "应收"])
        desk.press("e Ctrl-u")
        desk.type("1万")
        desk.press("Ctrl-s")
        #expect(desk.state.board.receipts.map(\.amount) == [Money(minor: 10_000_00)])
        desk.press("d y j d y")
        #expect(desk.state.board.receipts.count == 0 && desk.state.board.payments.count == 1)
        desk.press("u u")
        #expect(desk.state.board.receipts.count == 1 && desk.state.board.payments.count == 2)
    }

    private var scene: FormScene? { if case .form(let form) = desk.state.scene.layers.last { form } else { nil } }
}
