import Model
import Rules
import Terminal
import Testing
import Views

@testable import App

/// Reps, members, products, costs, leaves, presales, stages, days and settings: written by form, refused as by command.
@Suite struct TeamFormTests {
    let desk: Desk

    init() throws {
        var changes = Company.changes()
        let people: [(String, Member.Role, ID<Rep>?)] = [
            ("陈晓明", .rep, ID(1)), ("王强", .presales, nil), ("李敏", .finance, nil),
        ]
        for (number, person) in people.enumerated() {
            var member = Member(blank: ID(number + 1))
            (member.name, member.role, member.rep) = person
            changes.append(.add(member))
        }
        desk = try Desk(changes)
        try desk.conclude()
    }

    private var board: Board { desk.state.board }
    private var form: Form? { if case .form(let form) = desk.state.layers.last { form } else { nil } }
    private var scene: FormScene? { if case .form(let form) = desk.state.scene.layers.last { form } else { nil } }
    private var list: RecordsScene? {
        if case .records(let list) = desk.state.scene.layers.last { list } else { nil }
    }

    private func go(_ name: String) {
        desk.press(":")
        desk.type(name)
        desk.press("Enter")
    }

    private func fill(_ keys: String, _ texts: [String]) {
        desk.press(keys)
        for text in texts {
            desk.type(text)
            desk.press("Enter")
        }
    }

    // MARK: - People

    @Test func aNewColleagueIsOneForm() throws {
        go("reps")
        fill("a", ["赵新", "一部", "东区", "2026-11-02", "", "zhaoxin", "销售"])
        #expect(form == nil && list?.rows.count == 3)
        let rep = try #require(board.reps[ID(3)])
        #expect(rep.name == "赵新" && rep.joined?.iso == "2026-11-02" && rep.left == nil)
        #expect(board.teams[rep.team]?.name == "一部" && board.regions[rep.region]?.name == "东区")
        let member = try #require(board.members[ID(4)])
        #expect(member.rep == rep.id && member.user == "zhaoxin" && member.role == .rep && member.name == "赵新")
        // The new row is selected; the team is offered to the next one.
        desk.press("a")
        desk.type("钱二")
        desk.press("Enter")
        desk.type("yb")
        #expect(scene?.offers == ["一部"])
        desk.press("Tab Ctrl-s")
        #expect(board.teams.count == 1 && board.reps[ID(4)]?.team == rep.team && board.members.count == 4)
        desk.press("u")
        #expect(board.reps.count == 3)
        desk.press("u")
        #expect(board.reps.count == 2 && board.members.count == 3 && board.teams.count == 0)
    }

    @Test func aRepIsEditedWhereItStands() throws {
        desk.press("4")
        desk.press("j")
        #expect(desk.state.entity == .rep(ID(1)))
        desk.press("e")
        #expect(form?.text(.name) == "陈晓明" && form?.text(.duty) == "销售")
        desk.press("Ctrl-u")
        desk.type("陈小明")
        desk.press("Ctrl-s")
        // The member is the same person.
        #expect(board.reps[ID(1)]?.name == "陈小明" && board.members[ID(1)]?.name == "陈小明")
        desk.press("Enter e")
        #expect(form?.subject == "陈小明")
        for _ in 0..<4 { desk.press("Tab") }
        desk.type("2026-11-20")
        desk.press("Ctrl-s")
        #expect(board.reps[ID(1)]?.left?.iso == "2026-11-20")
    }

    /// What is refused stands at its field while it is typed, and what was typed stays.
    @Test func aNameThatIsTakenIsSaidAtTheField() {
        go("reps")
        desk.press("a")
        desk.type("grace  LEE")
        #expect(scene?.fields[0].reading?.contains("Grace Lee") == true)
        desk.press("Tab")
        #expect(scene?.fields[0].error?.contains("Grace Lee") == true)
        desk.press("Ctrl-s")
        #expect(form?.focus == 0 && form?.text(.name) == "grace  LEE" && board.reps.count == 2)
        desk.type(" 二")
        #expect(scene?.fields[0].error == nil)
        desk.press("Tab Tab Tab")
        desk.type("12-01")
        desk.press("Tab")
        desk.type("11-30")
        desk.press("Ctrl-s")
        #expect(form?.focus == 4 && scene?.fields[4].reading?.contains("早于") == true && board.reps.count == 2)
        desk.press("Esc")
        #expect(form?.text(.left) == "" && form?.text(.name) == "grace  LEE 二")
        desk.press("Esc")
        #expect(form == nil && list != nil)
        desk.press("a")
        #expect(form?.isDraft == true && form?.text(.name) == "grace  LEE 二")
    }

    @Test func membersAndWhoTheyAre() {
        go("members")
        #expect(list?.rows.map { $0.cells[0] } == ["陈晓明", "王强", "李敏"])
        fill("a", ["周总", "zhou", "经理", ""])
        #expect(board.members[ID(4)]?.role == .manager && board.members[ID(4)]?.user == "zhou")
        // From now on roles hold, and the tester is nobody.
        desk.press("a")
        #expect(form == nil && desk.state.toast?.isError == true)
        desk.press("d")
        #expect(desk.state.toast?.isError == true)
        #expect(!desk.state.scene.hints.contains { $0.label == "编辑" })
    }

    @Test func aLeaveIsAddedEditedAndTakenOut() {
        go("leaves")
        #expect(list?.rows.isEmpty == true)
        desk.press("a")
        desk.type("wq")
        #expect(scene?.offers == ["王强"])
        fill("Tab Enter", ["11-26", "11-25"])
        #expect(form?.focus == 2 && board.leaves.count == 0)
        desk.press("Ctrl-u Ctrl-s")
        #expect(board.leaves.map { $0.until.iso } == ["2026-11-26"])
        fill("a", ["王强", "11-26", ""])
        #expect(form?.focus == 1 && scene?.fields[1].reading?.contains("已请假") == true)
        desk.press("Esc Esc e Tab Tab Ctrl-u")
        desk.type("11-27")
        desk.press("Ctrl-s")
        #expect(board.leaves.map { $0.until.iso } == ["2026-11-27"])
        desk.press("d n Esc d y")
        #expect(board.leaves.count == 0 && list?.rows.isEmpty == true)
        desk.press("u")
        #expect(board.leaves.count == 1)
    }

    // MARK: - What is sold, what it costs, what presales is asked for

    @Test func productsAreKeptApart() throws {
        go("products")
        fill("a", ["云平台", "平台", "12.5万"])
        #expect(board.products[ID(1)]?.price == Money(minor: 12_500_000) && board.products[ID(1)]?.series == "平台")
        fill("a", ["咨询", "", ""])
        desk.press("a")
        desk.type("咨询")
        desk.press("Enter")
        #expect(form?.focus == 0 && scene?.fields[0].reading?.contains("已存在") == true)
        desk.press("Ctrl-x Esc")
        // A product that a deal names stays.
        desk.press("e")
        for _ in 0..<12 { desk.press("Tab") }
        desk.type("咨询")
        desk.press("Ctrl-s")
        go("products")
        desk.press("j d")
        #expect(desk.state.toast?.isError == true && form == nil)
        desk.press("k d y")
        #expect(board.products.map(\.name) == ["咨询"])
    }

    @Test func aCostStandsOnceAPeriod() {
        go("costs")
        fill("a", ["展会", "", "5万"])
        #expect(board.sourceCosts.map(\.period) == ["2026Q4"])
        fill("a", ["展会", "", "6万"])
        #expect(form?.focus == 1 && board.sourceCosts.count == 1)
        desk.press("Ctrl-x e Tab Tab Ctrl-u")
        desk.type("6万")
        desk.press("Ctrl-s")
        #expect(board.sourceCosts.map(\.amount) == [Money(minor: 6_000_000)])
    }

    @Test func presalesIsAskedForFromADeal() throws {
        fill("A w", ["", "", "2.5", "王强"])
        let request = try #require(board.presalesRequests[ID(1)])
        #expect(request.deal == ID(1) && request.week.iso == "2026-11-23" && request.tenths == 25)
        #expect(request.person == ID(2))
        go("presales")
        #expect(list?.rows.map(\.cells) == [["星河技术 · 项目 1", "2026W48", "2.5", "王强"]])
        desk.press("e Tab Tab Tab Ctrl-u")
        desk.type("李敏")
        desk.press("Ctrl-s")
        #expect(form?.focus == 3 && scene?.fields[3].reading?.contains("不是售前") == true)
        desk.press("Ctrl-u Ctrl-s")
        #expect(board.presalesRequests[ID(1)]?.person == nil && form == nil)
        for (text, isRight) in [("0", false), ("1.25", false), ("3", true)] {
            desk.press("e Tab Tab Ctrl-u")
            desk.type(text)
            desk.press("Ctrl-s")
            #expect((form == nil) == isRight, "\(text)")
            if !isRight { desk.press("Ctrl-x") }
        }
        #expect(board.presalesRequests[ID(1)]?.tenths == 30)
    }

    // MARK: - Closed deals

    @Test func aClosedDealIsOpenedAgainOrCancelled() throws {
        desk.press("r")
        #expect(desk.state.toast?.isError == true && form == nil)
        desk.press("X 1")
        #expect(board.deals[ID(1)]?.outcome == .lost)
        desk.press("r")
        desk.type("客户又来了")
        desk.press("Enter")
        let deal = try #require(board.deals[ID(1)])
        #expect(deal.outcome == .open && deal.closed == nil && deal.stage == ID(1))
        desk.press("w Ctrl-s r o Enter")
        #expect(board.deals[ID(1)]?.outcome == .open)
        desk.press("w Ctrl-s r c Enter")
        #expect(form?.purpose == .cancel(ID(1)))
        desk.type("客户违约")
        desk.press("Enter")
        #expect(board.deals[ID(1)]?.outcome == .lost && board.deals[ID(1)]?.reason == "客户违约")
        #expect(board.bookings.filter { $0.deal == ID(1) }.reduce(Money.zero) { $0 + $1.amount } == .zero)
        desk.press("u")
        #expect(board.deals[ID(1)]?.outcome == .won)
    }

    // MARK: - What the team shares

    @Test func aSettingIsChangedWithinItsRange() throws {
        go("settings")
        let rows = try #require(list?.rows)
        let row = try #require(rows.firstIndex { $0.cells[4] == "yellow_at" })
        for _ in 0..<row { desk.press("j") }
        desk.press("Enter")
        #expect(form?.text(.value) == "10")
        for text in ["31", "x", "101"] {
            desk.press("Ctrl-u")
            desk.type(text)
            desk.press("Ctrl-s")
            #expect(form?.text(.value) == text && scene?.fields[0].error != nil, "\(text)")
        }
        desk.press("Ctrl-u")
        desk.type("20")
        desk.press("Ctrl-s")
        #expect(form == nil && Policy(board).yellowAt == 20)
        #expect(list?.rows[row].isStrong == true && list?.selected == row)
        desk.press("e Ctrl-u Ctrl-s")
        #expect(Policy(board).yellowAt == 10 && board.settings.count == 0)
        desk.press("u d y")
        #expect(board.settings.count == 0)
        desk.press("d")
        #expect(form != nil)
    }

    @Test func stagesKeepTheirOrder() {
        go("stages")
        let before = list?.rows.map { $0.cells[1] } ?? []
        fill("a", ["poc", "试用", "Trial", "35", "5", ""])
        #expect(board.pipeline.last?.key == "poc" && board.pipeline.last?.limit == 5)
        #expect(list?.selected == before.count)
        desk.press("e Tab Tab Tab Tab Ctrl-u")
        desk.type("2")
        desk.press("Ctrl-s")
        #expect(board.pipeline[1].key == "poc" && board.pipeline.map(\.position) == Array(1...(before.count + 1)))
        #expect(list?.selected == 1)
        desk.press("d y")
        #expect(board.pipeline.map(\.key) == before)
        desk.press("d")
        #expect(desk.state.toast?.isError == true && form == nil && board.pipeline.count == before.count)
    }

    @Test func aDayOffOfOnesOwn() {
        go("calendar")
        fill("a", ["11-28", "上班", "补课"])
        #expect(desk.state.calendar.isWorking(board.calendarDays.map(\.day).first ?? Day(number: 0)))
        fill("a", ["11-28", "休息", ""])
        #expect(form?.focus == 0 && board.calendarDays.count == 1)
        desk.press("Ctrl-x d y")
        #expect(board.calendarDays.count == 0)
    }

    @Test(arguments: [
        "reps", "members", "products", "costs", "leaves", "presales", "stages", "calendar", "settings", "move-back",
    ])
    func everyListIsFoundByItsName(name: String) {
        desk.press(":")
        desk.type(name)
        guard case .palette(let palette) = desk.state.layers.last, case .action(let action) = palette.items.first else {
            Issue.record("nothing found")
            return
        }
        #expect(action.name == name)
    }
}
