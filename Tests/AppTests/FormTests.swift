import Model
import Terminal
import Testing
import Views

@testable import App

/// Fields, offers, drafts and what typing never loses.
@Suite struct FormTests {
    let desk: Desk

    init() throws {
        desk = try Desk(Company.changes())
        try desk.conclude()
    }

    private var form: Form? { if case .form(let form) = desk.state.layers.last { form } else { nil } }
    private var scene: FormScene? { if case .form(let form) = desk.state.scene.layers.last { form } else { nil } }

    @Test(arguments: ["东岭", "dlny", "dongling", "ling能", "DL"])
    func anAccountIsOfferedByChinesePinyinAndInitials(text: String) {
        desk.press("a")
        desk.type(text)
        desk.press("Tab")
        #expect(form?.text(.account) == (text == "ling能" ? "ling能" : "东岭能源"), "\(text)")
    }

    @Test func downAndEnterTakeAnOffer() {
        desk.press("a")
        desk.type("z")
        let offers = scene?.offers ?? []
        #expect(offers.contains("重山机械"))
        desk.press("Down Enter")
        #expect(form?.text(.account) == offers.first && form?.focus == 0 && form?.offer == nil)
        desk.press("Enter")
        #expect(form?.focus == 1)
    }

    @Test func escTakesBackTheFieldThenClosesAndKeepsTheRest() {
        desk.press("a")
        desk.type("南风")
        desk.press("Enter")
        desk.type("平台")
        desk.press("Esc")
        #expect(form?.text(.deal).isEmpty == true && form?.text(.account) == "南风")
        desk.press("Esc")
        #expect(form == nil && desk.state.board.deals.count == 12)
        desk.press("a")
        #expect(form?.text(.account) == "南风" && form?.isDraft == true)
        desk.press("Ctrl-x a")
        #expect(form?.text(.account).isEmpty == true)
    }

    @Test func aDraftOfOtherFactsIsNotTaken() {
        desk.press("e Tab")
        desk.type("改名")
        desk.press("Tab Esc")
        #expect(form == nil)
        // Somebody changes the deal meanwhile: what was written no longer belongs to it.
        desk.press("L e")
        #expect(form?.isDraft == true)
        desk.press("Ctrl-x n")
        desk.type("明天 拜访")
        desk.press("Enter e")
        #expect(form?.isDraft == false)
    }

    @Test func ctrlSSavesFromAnyFieldAndStopsAtWhatIsWrong() throws {
        desk.press("e Tab")
        desk.type("二期")
        desk.press("Tab")
        desk.type("x")
        desk.press("Ctrl-s")
        #expect(form?.focus == 2 && form?.fields[2].error != nil)
        desk.press("Backspace Ctrl-s")
        #expect(form == nil && desk.state.board.deals[ID(1)]?.name == "项目 1二期")
    }

    @Test func everythingOfADealIsWritten() throws {
        desk.press("j e Tab Tab Tab Tab Tab")
        let rest = ["书面需求", "昨天", "12-10", "30万", "4", "展会", "远峰", "云平台", "commit", "总监点头"]
        for text in rest {
            desk.type(text)
            desk.press("Enter")
        }
        let deal = try #require(desk.state.board.deals[ID(6)])
        #expect(deal.need == "书面需求" && deal.needDay?.iso == "2026-11-22" && deal.decision?.iso == "2026-12-10")
        #expect(deal.budget == Money(minor: 30_000_000) && deal.approvers == 4 && deal.source == "展会")
        #expect(deal.competitor == "远峰" && deal.category == .commit)
        #expect(desk.state.board.products[deal.product]?.name == "云平台")
        desk.press("u")
        #expect(desk.state.board.products.count == 0 && desk.state.board.deals[ID(6)]?.need == nil)
    }

    @Test func aLongPasteBecomesOneLineInAField() {
        desk.press("n")
        desk.feed(.key(.paste("明天\r\n  送方案\n\n")))
        #expect(form?.text(.next) == "明天 送方案")
    }

    @Test func whatIsTypedIsReadWhileItIsTyped() {
        desk.press("e Tab Tab Tab")
        desk.press("Ctrl-u")
        desk.type("下周")
        #expect(scene?.fields[3].error == nil && scene?.fields[3].reading?.contains("日期") == true)
        desk.type("一")
        #expect(scene?.fields[3].reading == "= 2026-11-30 周一")
        desk.press("Backspace Tab")
        #expect(scene?.fields[3].error != nil)
    }

    @Test func accountsContactsCompetitorsAndScripts() throws {
        desk.press("A a")
        desk.type("南风传媒")
        desk.press("Ctrl-s")
        #expect(desk.state.board.accounts.contains { $0.name == "南风传媒" })
        desk.press("A a")
        desk.type("东岭 能源")
        desk.press("Ctrl-s")
        #expect(desk.state.toast?.isError == true && desk.state.board.accounts.count == 7)
        desk.press("Esc Esc A p Enter")
        desk.type("李总")
        desk.press("Tab Tab Tab Tab")
        desk.type("是")
        desk.press("Ctrl-s")
        #expect(try desk.store.loadAll().contacts.map(\.decides) == [true])
        desk.press("A s")
        desk.type("对新对手")
        desk.press("Enter")
        desk.type("新对手")
        desk.press("Enter")
        desk.type("讲案例")
        desk.press("Enter")
        #expect(desk.state.board.scripts.count == 3 && desk.state.board.competitors.count == 3)
    }

    @Test func anAccountsGradeByHandNeedsAReason() throws {
        desk.press("o e Tab Tab Tab Tab Tab")
        desk.type("A")
        desk.press("Ctrl-s")
        #expect(desk.state.toast?.isError == true)
        desk.press("Tab")
        desk.type("老板点名")
        desk.press("Ctrl-s")
        #expect(desk.state.board.accounts[ID(1)]?.grade == .a)
        #expect(desk.state.board.gradeChanges.map(\.reason) == ["老板点名"])
    }
}
