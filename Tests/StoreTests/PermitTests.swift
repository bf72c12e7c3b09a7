import Model
import Testing

@testable import Store

/// The store asks once more before it writes: by what it holds then, not by what the writer's snapshot holds.
@Suite struct PermitTests {
    private func guarded(_ store: SQLiteStore) throws -> Board {
        var changes = Make.start.changes
        for (index, role) in [Member.Role.manager, .rep, .finance].enumerated() {
            var rep = Rep(blank: ID(index + 1))
            rep.name = "rep \(index + 1)"
            var member = Member(blank: ID(index + 1))
            (member.name, member.user, member.role, member.rep) = ("m\(index)", role.rawValue, role, rep.id)
            changes += [.add(rep), .add(member)]
        }
        for id in 2...3 {
            var deal = Make.deal(id)
            deal.owner = ID(id)
            changes.append(.add(deal))
        }
        var contract = Contract(blank: ID(1))
        (contract.deal, contract.amount) = (ID(3), Money(minor: 1_000))
        changes.append(.add(contract))
        _ = try store.commit(Make.draft(.`init`, changes, by: "boss"), base: 0)
        return try store.loadAll()
    }

    private func isForbidden(_ body: () throws -> Void) -> Bool {
        if case .forbidden = failure(body) { true } else { false }
    }

    @Test func refusesWhatTheRoleDoesNotAllow() throws {
        let folder = try Folder()
        let store = try SQLiteStore.create(at: folder.store)
        let board = try guarded(store)
        let own = try #require(board.deals[ID(2)]), other = try #require(board.deals[ID(3)])
        var payment = Payment(blank: ID(1))
        payment.amount = Money(minor: 10)
        let seq = try store.lastSeq()
        let forbidden: [(String, [Change])] = [
            ("rep", [try Make.rename(other, "x")]), ("rep", [try Make.rename(own, "x"), .remove(other)]),
            ("rep", [.add(payment)]), ("stranger", [.add(Make.note(1, deal: 2, "n"))]),
            ("finance", [try Make.rename(own, "x")]),
        ]
        for (actor, changes) in forbidden {
            let draft = Make.draft(.edit, changes, by: actor)
            #expect(isForbidden { _ = try store.commit(draft, base: seq) }, "\(actor)")
            #expect(isForbidden { _ = try store.commit(streaming: draft, base: seq) { _ in } }, "\(actor)")
        }
        #expect(try store.lastSeq() == seq)
        _ = try store.commit(Make.draft(.edit, [try Make.rename(own, "x")], by: "rep"), base: seq)
        _ = try store.commit(Make.draft(.add, [.add(payment)], by: "finance"), base: seq)
        _ = try store.commit(Make.draft(.edit, [try Make.rename(other, "y")], by: "manager"), base: seq)
        #expect(try store.doctor().isEmpty)
    }

    /// The deal was handed over after the snapshot that the writer works on.
    @Test func theStoresOwnerCountsNotTheSnapshots() throws {
        let folder = try Folder()
        let store = try SQLiteStore.create(at: folder.store)
        let board = try guarded(store)
        let deal = try #require(board.deals[ID(2)])
        var handed = deal
        handed.owner = ID(3)
        let change = try #require(Change.update(deal, to: handed))
        _ = try store.commit(Make.draft(.edit, [change], by: "rep"), base: board.seq)
        var role = DealRole(blank: ID(1))
        role.deal = deal.id
        let draft = Make.draft(.edit, [.add(role)], by: "rep")
        #expect(Permission("rep", on: board, today: Day(number: 0)).refusal(of: .edit, draft.changes, on: board) == nil)
        #expect(isForbidden { _ = try store.commit(draft, base: board.seq) })
    }

    @Test func takingBackNeedsAStanding() throws {
        let folder = try Folder()
        let store = try SQLiteStore.create(at: folder.store)
        let board = try guarded(store)
        let deal = try #require(board.deals[ID(2)])
        var handed = deal
        handed.owner = ID(3)
        let change = try #require(Change.update(deal, to: handed))
        _ = try store.commit(Make.draft(.edit, [change], by: "rep"), base: board.seq)
        // One's own step is taken back even where the thing is no longer one's own.
        _ = try store.undo("rep")
        _ = try store.redo("rep")
        let rep = try #require(board.reps[ID(2)])
        var left = rep
        left.left = Day(number: 1)
        let leaving = Make.draft(.edit, [try #require(Change.update(rep, to: left))], by: "manager")
        _ = try store.commit(leaving, base: try store.lastSeq())
        #expect(isForbidden { _ = try store.undo("rep") })
        #expect(try store.doctor().isEmpty)
    }
}
