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
        for (index, role) in [Member.Role.manager, .rep, .display].enumerated() {
            var member = Member(blank: ID(last + index + 1))
            (member.name, member.user, member.role) = ("\(role.rawValue)人", role.rawValue, role)
            if role == .rep { member.rep = ID(1) }
            changes.append(.add(member))
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
        if !own {
            #expect(after == before)
            #expect(desk.state.toast?.isError == true)
            // What was typed is not lost.
            guard case .form = desk.state.layers.last else { return #expect(Bool(false), "the form is gone") }
        }
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
