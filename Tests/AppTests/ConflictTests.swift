import Model
import Terminal
import Testing

@testable import App
@testable import Store

/// Two people on one deal: the second sees who changed what, and chooses.
@Suite struct ConflictTests {
    let anna: Desk
    let ben: Desk

    init() throws {
        anna = try Desk(Company.changes(), actor: "anna")
        ben = try Desk(beside: anna, actor: "ben")
    }

    private var deal: Deal { get throws { try #require(ben.state.board.deals[ID(1)]) } }
    private var form: Form? { if case .form(let form) = ben.state.layers.last { form } else { nil } }
    private var question: Form? { form?.purpose == .conflict ? form : nil }

    private func facts() -> String { question?.facts.map(\.zh).joined(separator: "\n") ?? "" }

    /// Writes into fields of the edit form and saves.
    private func edit(_ desk: Desk, name: String? = nil, amount: String? = nil) {
        desk.press("e Tab")
        if let name {
            desk.press("Ctrl-u")
            desk.type(name)
        }
        desk.press("Tab")
        if let amount {
            desk.press("Ctrl-u")
            desk.type(amount)
        }
        desk.press("Ctrl-s")
    }

    @Test(arguments: [
        (answer: "1", outcome: Deal.Outcome.won), ("2", .open), ("Esc", .open), ("Esc Ctrl-s", .won), ("1 u", .open),
    ])
    func aWinMeetsAMove(answer: String, outcome: Deal.Outcome) throws {
        anna.press("L")
        ben.press("w Enter Enter")
        #expect(facts().contains("anna 09:00：阶段 线索 → "))
        #expect(facts().contains("我：结果 "))
        #expect(question?.ways == [.both, .theirs])
        #expect(try deal.outcome == .open && deal.stage == ID(2))
        ben.press(answer)
        #expect(try deal.outcome == outcome && deal.stage == ID(2))
        #expect(try ben.store.doctor().isEmpty)
        anna.listen()
        #expect(anna.state.board == ben.state.board)
    }

    @Test(arguments: [
        (answer: "1", name: "项目甲", amount: Int64(60)), ("2", "项目 1", 50), ("3", "项目甲", 50), ("Esc Ctrl-s", "项目甲", 60),
        ("Esc Esc", "项目 1", 50),
    ])
    func oneFieldChangedByBoth(answer: String, name: String, amount: Int64) throws {
        edit(anna, amount: "50万")
        edit(ben, name: "项目甲", amount: "60万")
        #expect(question?.ways == [.mine, .theirs, .merged])
        #expect(facts().contains("anna 09:00：金额 1.0万 → 50.0万"))
        #expect(facts().contains("金额 1.0万 → 60.0万"))
        ben.press(answer)
        #expect(try deal.name == name && deal.amount == Money(minor: amount * 1_000_000))
        #expect(try ben.store.doctor().isEmpty)
    }

    @Test func differentFieldsOfOneDealAreBothKept() throws {
        edit(anna, amount: "50万")
        edit(ben, name: "项目甲")
        #expect(question?.ways == [.both, .theirs])
        ben.press("1")
        #expect(try deal.name == "项目甲" && deal.amount == Money(minor: 50_000_000))
    }

    /// A third change that comes while the question stands is not overwritten by fields that nobody touched here.
    @Test(arguments: ["1", "Esc Ctrl-s"]) func othersGoOnWhileTheQuestionStands(answer: String) throws {
        edit(anna, amount: "50万")
        edit(ben, amount: "60万")
        edit(anna, name: "项目丙")
        ben.listen()
        #expect(question != nil)
        ben.press(answer)
        #expect(try deal.name == "项目丙" && deal.amount == Money(minor: 60_000_000))
    }

    /// Back in the form, the field says who wrote what, and keeps what was typed.
    @Test func theFormComesBackWithWhatTheOtherWrote() throws {
        edit(anna, name: "项目乙", amount: "50万")
        edit(ben, amount: "60万")
        ben.press("Esc")
        let fields = try #require(form).fields
        let amount = try #require(fields.first { $0.name == .amount })
        #expect(amount.input.text == "60万" && amount.news?.zh == "改为 500000（anna 09:00）")
        let name = try #require(fields.first { $0.name == .deal })
        #expect(name.input.text == "项目乙" && name.news?.zh == "改为 项目乙（anna 09:00）")
        let text = ben.draw().text()
        #expect(text.contains("改为 500000（anna 09:00）"))
    }

    @Test func aTouchByEachIsTwoTouches() throws {
        anna.press("c c")
        ben.press("c v")
        #expect(question?.ways == [.both, .theirs])
        #expect(facts().contains("跟进"))
        ben.press("1")
        #expect(try ben.store.loadAll().activities.map(\.what) == [.call, .visit])
        #expect(try ben.store.doctor().isEmpty)
    }

    /// What was wanted is there already, or can no longer be done: the rules say so, and nothing is written twice.
    @Test(arguments: [(theirs: "L", mine: "L"), ("w Enter Enter", "L"), ("X 1", "w Enter Enter")])
    func whatCannotBeDoneAgainIsRefused(theirs: String, mine: String) throws {
        anna.press(theirs)
        let seq = try anna.store.lastSeq()
        ben.press(mine)
        #expect(question != nil)
        ben.press("1")
        #expect(ben.state.toast?.isError == true && question == nil)
        #expect(try ben.store.lastSeq() == seq)
        anna.listen()
        #expect(anna.state.board == ben.state.board)
    }

    @Test func anUndoThatOthersBuiltOnIsOnlyTold() throws {
        ben.press("L")
        anna.listen()
        anna.press("l")
        while anna.selected != 1 { anna.press("j") }
        anna.press("L")
        ben.press("u")
        #expect(question == nil && ben.state.toast?.isError == true)
        #expect(ben.state.toast?.text.contains("anna") == true)
    }

    /// Keys that are text in another form never answer the question.
    @Test func theQuestionWaitsBelowAFormThatIsOpen() throws {
        anna.press("L")
        let changes = try Work(ben.state.board, now: Desk.now).win(try deal)
        let effects = ben.state.attempt { state throws(Refusal) in
            state.finish(.win, changes, Sentence(zh: "赢单", en: "won"))
        }
        ben.press("j n")
        let effect = try #require(effects.first)
        let outcome = try #require(ben.executor.carryOut(effect, base: ben.state.board.seq))
        ben.feed(outcome)
        ben.type("123")
        #expect(form?.text(.next) == "123")
        ben.press("Esc Esc")
        #expect(question != nil)
    }

    // MARK: - Somebody else's lock

    @Test func whatWasTypedSurvivesALockedStore() throws {
        ben.store.patience = 0.01
        ben.press("n")
        ben.type("明天 送方案")
        try anna.store.writing {
            ben.press("Enter")
            #expect(ben.state.toast?.text.contains("Esc") == true && ben.state.toast?.isError == false)
            #expect(form == nil)
            ben.feed(ben.executor.tooBusy)
        }
        #expect(form?.text(.next) == "明天 送方案" && ben.state.toast?.isError == true)
        ben.press("Enter")
        #expect(try deal.nextStep == "送方案")
    }

    @Test func keysThatWriteWaitAndOthersDoNot() throws {
        let names = ["j", "l", "?", "o", "1", "n", "w", "/", "a"]
        for name in names { #expect(try !holds(name), "\(name)") }
        for name in ["L", "u", "Ctrl-r", "q"] { #expect(try holds(name), "\(name)") }
        ben.press("c")
        #expect(try holds("c"))
        #expect(ben.state.board.seq == anna.state.board.seq)
    }

    private func holds(_ name: String) throws -> Bool { ben.state.holds(try #require(Key(name: name))) }
}
