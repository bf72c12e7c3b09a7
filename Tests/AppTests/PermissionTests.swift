import Model
import Testing
import Views

@testable import App

/// The same matrix behind the keys: what may not be done is refused before it is saved, and said.
@Suite struct PermissionTests {
    /// The company with a manager, a rep who is the first rep, and a display.
    private func desk(_ actor: String) throws -> Desk {
        var changes = Company.changes()
        let last = changes.filter { $0.kind == .member }.map(\.id).max() ?? 0
        for (index, role) in [Member.Role.manager, .rep, .display, .presales, .finance].enumerated() {
            var member = Member(blank: ID(last + index + 1))
            (member.name, member.user, member.role) = ("\(role.rawValue)人", role.rawValue, role)
            if role == .rep { member.rep = ID(1) }
            changes.append(.add(member))
        }
        let field = try #require(Account.fields.firstIndex { $0.name == "owner_id" })
        for number in 1...2 {
            let edit = FieldEdit(field: field, before: .null, after: .int(Int64(number)))
            changes.append(.update(.account, number, [edit]))
        }
        let desk = try Desk(changes, actor: actor)
        desk.state.actor = actor
        return desk
    }

    private func place(_ desk: Desk, own: Bool) throws {
        for _ in 0..<30 {
            if let deal = desk.state.selected, (deal.owner == ID(1)) == own, deal.outcome == .open { return }
            let before = desk.selected
            desk.press("j")
            if desk.selected == before { desk.press("l g") }
        }
        Issue.record("no such deal")
    }

    @Test(arguments: [true, false]) func aRepMovesOwnDealsOnly(_ own: Bool) throws {
        let desk = try desk("rep")
        try place(desk, own: own)
        let id = ID<Deal>(desk.selected)
        let before = try #require(desk.state.board.deals[id])
        desk.press("n")
        desk.type("送方案")
        desk.press("Enter")
        let after = try #require(desk.store.load().deals[id])
        #expect((after.nextStep == "送方案") == own)
        if !own { #expect(after == before) }
    }

    /// Whatever would be refused at saving is refused before anything is written down, with the same sentence.
    @Test(arguments: [
        Action.next, .win, .lose, .turn, .owner, .edit, .redDot, .roles, .moveForward, .moveBack,
    ]) func anothersDealIsRefusedAtOnce(_ action: Action) throws {
        let desk = try desk("rep")
        // In the second stage: there is a way back.
        let deal = try #require(desk.state.board.deals[ID(2)])
        desk.state.select(deal)
        var other = deal
        other.name += "!"
        let renamed = try #require(Change.update(deal, to: other))
        let sentence = try #require(desk.state.permission.refusal(of: .edit, [renamed], on: desk.state.board))
        let seq = try desk.store.lastSeq()
        _ = desk.state.perform(action)
        #expect(desk.state.toast?.text == sentence.zh && desk.state.toast?.isError == true)
        #expect(desk.state.layers.isEmpty)
        #expect(try desk.store.lastSeq() == seq)
    }

    @Test(arguments: [Action.next, .win, .lose, .turn, .owner, .edit, .redDot, .roles])
    func ownDealsAreAskedAbout(_ action: Action) throws {
        let desk = try desk("rep")
        try place(desk, own: true)
        _ = desk.state.perform(action)
        guard case .form = desk.state.layers.last else { return #expect(Bool(false), "no form") }
    }

    /// Who may change one field of a deal opens its form; who may change none does not.
    @Test(arguments: [
        ("presales", Action.edit, true), ("presales", .win, false), ("presales", .add, false),
        ("presales", .roles, true),
        ("finance", .edit, false), ("finance", .log, true), ("finance", .roles, false), ("manager", .win, true),
    ]) func theMatrixHoldsForForms(_ actor: String, _ action: Action, _ opens: Bool) throws {
        let desk = try desk(actor)
        try place(desk, own: false)
        _ = desk.state.perform(action)
        #expect(desk.state.layers.isEmpty != opens)
        #expect((desk.state.toast?.isError ?? false) != opens)
    }

    /// A touch goes on anybody's deal, the next step does not: the form does not ask for it.
    @Test(arguments: [true, false]) func theFormOfATouchAsksForWhatMayBeSaved(_ own: Bool) throws {
        let desk = try desk("rep")
        try place(desk, own: own)
        desk.press("c C")
        guard case .form(let form) = desk.state.layers.last else { return #expect(Bool(false), "no form") }
        #expect((form[.next] != nil) == own)
        desk.type("聊了预算")
        for _ in form.fields { desk.press("Enter") }
        #expect(desk.state.layers.isEmpty && desk.state.toast?.isError == false)
        let touch = try #require(try desk.store.loadAll().activities.max { $0.id < $1.id })
        #expect(touch.text == "聊了预算" && touch.rep == desk.state.rep && touch.member == desk.state.member)
    }

    /// Things beside deals: another's account, new deals of an import.
    @Test func otherFormsAreHeldToTheMatrixToo() throws {
        let desk = try desk("rep")
        let foreign = try #require(desk.state.board.accounts.first { $0.owner != nil && $0.owner != ID(1) })
        let own = try #require(desk.state.board.accounts.first { $0.owner == ID(1) })
        _ = desk.state.openThing(.account(foreign.id))
        #expect(desk.state.layers.isEmpty && desk.state.toast?.text.contains(foreign.name) == true)
        #expect(desk.state.refusal(of: .importFiles) != nil && desk.state.refusal(of: .promise(ID(1), ID(1))) == nil)
        _ = desk.state.openThing(.contact(nil, of: foreign.id))
        #expect(desk.state.layers.count == 1)
        _ = desk.state.openThing(.account(own.id))
        #expect(desk.state.layers.count == 2)
    }

    @Test func aRepLogsOnAnyDeal() throws {
        let desk = try desk("rep")
        try place(desk, own: false)
        desk.press("c c")
        #expect(desk.state.toast?.isError == false)
        #expect(try desk.store.doctor().isEmpty)
    }

    @Test(arguments: ["display", "nobody"]) func whoMayDoNothingIsOfferedNothing(_ actor: String) throws {
        let desk = try desk(actor)
        #expect(desk.state.head.readOnly)
        #expect(!desk.state.scene.hints.contains { $0.key == "c" })
        let seq = try desk.store.lastSeq()
        for keys in ["c", "L", "u", "a", "x"] { desk.press(keys) }
        desk.press("Esc Esc L")
        #expect(desk.state.toast?.isError == true)
        #expect(try desk.store.lastSeq() == seq)
    }

    /// The role changes while the program is open.
    @Test func aNewRoleHoldsAtOnce() throws {
        let boss = try desk("manager")
        let rep = try Desk(beside: boss, actor: "rep")
        rep.state.actor = "rep"
        #expect(!rep.state.head.readOnly)
        let member = try #require(boss.state.board.members.first { $0.user == "rep" })
        var display = member
        display.role = .display
        let change = try #require(Change.update(member, to: display))
        let draft = Draft(.edit, [change], actor: "manager", host: "h", time: Desk.now)
        _ = try boss.store.commit(draft, base: boss.state.board.seq)
        let seq = try boss.store.lastSeq()
        rep.press("L")
        #expect(try boss.store.lastSeq() == seq)
        rep.listen()
        rep.press("L")
        #expect(
            rep.state.toast?.text
                == Permission("rep", on: rep.state.board, today: Zone.shanghai.day(of: Desk.now)).bar?.zh)
    }
}
