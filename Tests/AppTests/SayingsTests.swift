import Model
import Rules
import Terminal
import Testing
import Views

@testable import App

/// What is said and offered is what was done and what can be done.
@Suite struct SayingsTests {
    private func said(_ keys: String, _ lang: Lang = .zh) throws -> (done: String, undone: String) {
        let desk = try Desk(Company.changes(), lang: lang)
        try desk.conclude()
        desk.press(keys)
        let done = desk.state.toast?.text ?? ""
        desk.press("u")
        return (done, desk.state.toast?.text ?? "")
    }

    @Test(arguments: ["c c", "L", "X 1", "y"], Lang.allCases)
    func anUndoNamesWhatWasDone(keys: String, lang: Lang) throws {
        let (done, undone) = try said(keys, lang)
        #expect(!done.isEmpty)
        #expect(undone == lang.pick("已撤销：", "undone: ") + done)
    }

    @Test func whatAnotherSessionDidIsToldAsItWasDone() throws {
        let first = try Desk(Company.changes())
        first.press("L")
        let second = try Desk(beside: first, actor: "tester")
        second.press("u")
        let text = second.state.toast?.text ?? ""
        #expect(text.contains("线索 → "))
        first.listen()
        first.press("a")
        first.type("新客户")
        first.press("Enter")
        first.type("测试甲")
        first.press("Ctrl-s")
        let third = try Desk(beside: first, actor: "tester")
        third.press("u")
        let added = third.state.toast?.text ?? ""
        #expect(added.contains("新增") && !added.contains("删除"))
    }

    private func keys(_ desk: Desk) -> [String] { desk.state.scene.hints.map(\.key) }

    @Test func keysThatNeedADealAreNotOfferedWithoutOne() throws {
        let desk = try Desk(StandardStages.all.map { .add($0) })
        try desk.conclude()
        for key in ["c", "n", "L", "w", "X", "Enter", "e"] { #expect(!keys(desk).contains(key)) }
        #expect(keys(desk).contains("a"))
        let full = try Desk(Company.changes())
        try full.conclude()
        #expect(keys(full).contains("c"))
        for view in ["3", "4", "8"] {
            full.press(view)
            #expect(!keys(full).contains("c") && !keys(full).contains("n"))
        }
    }

    @Test func enterIsNamedByWhatItDoes() throws {
        let desk = try Desk(Company.changes())
        try desk.conclude()
        desk.press("6")
        let hint = desk.state.scene.hints.first { $0.key == "Enter" }
        #expect(hint == nil || hint?.label == "红点会")
        desk.press("4")
        #expect(desk.state.scene.hints.first { $0.key == "Enter" }?.label != "红点会")
    }

    @Test func escLeavesAScopeThatWasEntered() throws {
        var changes = Company.changes()
        var team = Team(blank: ID(1))
        team.name = "一组"
        changes.insert(.add(team), at: 0)
        for (index, change) in changes.enumerated() {
            guard case .add(.rep, let id, let row) = change, var rep = Rep(id: id, row: row) else { continue }
            rep.team = ID(1)
            changes[index] = .add(rep)
        }
        let desk = try Desk(changes)
        try desk.conclude()
        desk.press("4 j Enter")
        #expect(desk.state.scope == ScopeKey(.team, 1))
        desk.press("Esc")
        #expect(desk.state.scope == .company)
    }

    @Test func theHeaderCountsOneScope() throws {
        let desk = try Desk(Company.changes())
        try desk.conclude()
        desk.press("Tab")
        let lights = try #require(desk.state.conclusions?.lightCounts)
        let open = lights.green + lights.yellow + lights.red + lights.grey
        #expect(open == 6)
        let line = desk.draw().text().split(separator: "\n").first.map(String.init) ?? ""
        #expect(line.contains("\(open)") && !line.contains("12 "))
    }

    @Test func aFileThatIsNotThereIsSaidInTheForm() throws {
        var state = State(firstRun: "store.db", lang: .en, size: Size(width: 80, height: 24), now: Desk.now)
        state.isFile = { $0 == "deals 1.csv" || $0 == "a.csv" }
        func type(_ text: String) { for scalar in text.unicodeScalars { _ = state.update(.key(.char(scalar))) } }
        _ = state.update(.key(.char("2")))
        type("b.csv")
        let refused = state.update(.key(.enter))
        #expect(refused == [.bell])
        #expect(state.toast?.text == "Cannot open the file b.csv; check its path.")
        guard case .form? = state.layers.last else {
            Issue.record("the form is gone")
            return
        }
        for _ in 0..<5 { _ = state.update(.key(.backspace)) }
        type("deals 1.csv")
        let taken = state.update(.key(.enter))
        #expect(taken == [.quit(.importFiles(["deals 1.csv"]))])
    }

    @Test func thePaletteBeginsWithWork() throws {
        let desk = try Desk(Company.changes())
        #expect(Palette(desk.state).items.first == .action(.moveForward))
    }

    @Test func forecastCategoriesHaveOneSetOfWords() throws {
        let desk = try Desk(Company.changes())
        desk.press("e")
        guard case .form(let form)? = desk.state.layers.last,
            case .word(let words)? = form.fields.first(where: { $0.name == .category })?.kind
        else {
            Issue.record("no field for the category")
            return
        }
        for word in words {
            let category = try #require(Deal.Category(rawValue: word.value))
            #expect(Lang.allCases.allSatisfy { word.label[$0] == Text.of($0).name(category) })
        }
    }
}
