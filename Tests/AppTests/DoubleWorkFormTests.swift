import Model
import Testing
import Views

@testable import App

/// Somebody else is in touch with the account while a form is open (R14).
@Suite struct DoubleWorkFormTests {
    private let anna: Desk
    private let ben: Desk

    init() throws {
        anna = try Desk(Company.changes(), actor: "anna")
        ben = try Desk(beside: anna, actor: "ben")
        anna.state.actor = "anna"
        ben.state.actor = "ben"
        try ben.conclude()
    }

    private var form: Form? { if case .form(let form) = ben.state.layers.last { form } else { nil } }

    /// The warning appears when it arises; what was typed stays, and is saved.
    @Test func anOpenFormTakesOnTheWarning() throws {
        ben.press("c C")
        ben.type("聊了预算")
        #expect(form?.doubleWork.isEmpty == true)
        anna.press("c c")
        ben.listen()
        let open = try #require(form)
        #expect(open.doubleWork.count == 1 && open.doubleWork[0].zh.hasPrefix("撞单提醒：陈晓明"))
        #expect(open.text(.note) == "聊了预算")
        let drawn = ben.draw()
        let text = drawn.text()
        #expect(text.contains("撞单提醒") && text.contains("聊了预算"))
        ben.press("Ctrl-s")
        #expect(ben.state.layers.isEmpty && ben.state.toast?.isError == false)
        #expect(try ben.store.loadAll().activities.map(\.text) == [nil, "聊了预算"])
    }

    /// The choice of how it was is open: the warning stands there before the key that saves.
    @Test func theChoiceTakesItOnToo() throws {
        ben.press("c")
        anna.press("c c")
        ben.listen()
        #expect(form?.doubleWork.count == 1)
    }

    /// On a rep's page of the meeting the manager types what the rep has to tell.
    @Test func inTheMeetingATouchIsTheReps() throws {
        var member = Member(blank: ID(1))
        (member.name, member.role) = ("ben", .manager)
        let draft = Draft(.add, [.add(member)], actor: "anna", host: "h", time: Desk.now)
        _ = try anna.store.commit(draft, base: try anna.store.lastSeq())
        ben.listen()
        ben.press("F7 Tab c c Esc Esc")
        ben.press("c c")
        let touches = try ben.store.loadAll().activities
        #expect(touches.map(\.member) == [ID(1), ID(1)])
        #expect(touches.map(\.rep) == [ID(1), nil])
        #expect(touches.map(\.isOfReps) == [true, false])
    }

    /// One's own touch, from another window of the same person, is no double work.
    @Test func oneselfIsNotWarnedOf() throws {
        var member = Member(blank: ID(1))
        (member.name, member.role) = ("ben", .presales)
        let draft = Draft(.add, [.add(member)], actor: "anna", host: "h", time: Desk.now)
        _ = try anna.store.commit(draft, base: try anna.store.lastSeq())
        ben.listen()
        let other = try Desk(beside: anna, actor: "ben")
        other.state.actor = "ben"
        ben.press("c C")
        other.press("c c")
        ben.listen()
        #expect(try ben.store.loadAll().activities.map(\.member) == [ID(1)])
        #expect(form?.doubleWork.isEmpty == true)
        anna.listen()
        anna.press("c c")
        ben.listen()
        #expect(form?.doubleWork.count == 1)
    }
}
