import Foundation
import Model
import Testing

@testable import Store

/// The store knows its writer by the system's word, and keeps it with every entry.
@Suite struct LoginTests {
    /// A store in which roles hold; its board.
    private func guarded(_ store: SQLiteStore) throws -> Board {
        var changes = Make.start.changes
        for (index, role) in [Member.Role.manager, .rep].enumerated() {
            var member = Member(blank: ID(index + 1))
            (member.name, member.user, member.role) = ("\(role.rawValue)人", role.rawValue, role)
            changes.append(.add(member))
        }
        _ = try store.commit(Make.draft(.`init`, changes, by: "boss"), base: 0)
        return try store.loadAll()
    }

    private func isForbidden(_ body: () throws -> Void) -> Bool {
        if case .forbidden = failure(body) { true } else { false }
    }

    /// Whatever name a draft bears: who the system says it is decides.
    @Test(arguments: [
        Login(uid: 5004, name: "manager人"), Login(uid: 5999, name: nil), Login(uid: 5004, name: "rep"),
        Login(uid: 5001, name: "manager", namespace: .init(outside: 5004, holdsStore: false)),
    ]) func noDraftNamesItsOwnRights(_ login: Login) throws {
        let folder = try Folder()
        let store = try SQLiteStore.create(at: folder.store)
        let board = try guarded(store)
        let seq = try store.lastSeq()
        store.login = login
        let deal = try #require(board.deals[ID(1)])
        for actor in ["manager人", "manager"] {
            let draft = Make.draft(.edit, [try Make.rename(deal, "x")], by: actor)
            #expect(isForbidden { _ = try store.commit(draft, base: seq) })
            #expect(isForbidden { _ = try store.commit(streaming: draft, base: seq) { _ in } })
            #expect(isForbidden { _ = try store.commit(streaming: draft, on: board) { _, _ in } })
        }
        #expect(try store.lastSeq() == seq)
        store.login = Login(uid: 5001, name: "manager")
        _ = try store.commit(Make.draft(.edit, [try Make.rename(deal, "x")], by: "manager人"), base: seq)
        store.login = login
        #expect(isForbidden { _ = try store.undo("manager人") })
    }

    @Test func everyEntryKeepsTheLogin() throws {
        let folder = try Folder()
        let store = try SQLiteStore.create(at: folder.store)
        let system = store.login
        #expect(system.uid == Int(getuid()) && system.ownsStore)
        _ = try store.start()
        let inside = Login(uid: 5001, name: "a", namespace: .init(outside: 5004, holdsStore: true))
        store.login = inside
        let deal = try #require(try store.load().deals[ID(1)])
        let own = try store.commit(Make.draft(.edit, [try Make.rename(deal, "x")], by: "a"), base: try store.lastSeq())
            .own
        #expect(own?.login == inside.text)
        store.login = Login(uid: 5999, name: nil)
        _ = try store.undo("a")
        let logins = try store.history(limit: 9, deal: nil).map(\.login)
        #expect(logins == ["uid=5999", inside.text, system.text])
        #expect(try store.entries(after: 0).map(\.login) == logins.reversed())
        #expect(try store.doctor().isEmpty)
    }

    /// A rescue leaves to each entry who wrote it.
    @Test func aRescueKeepsTheLogins() throws {
        let folder = try Folder()
        let store = try SQLiteStore.create(at: folder.store)
        store.login = Login(uid: 5004, name: "wang")
        _ = try store.start()
        let new = try SQLiteStore.create(at: folder.path + "/new")
        _ = try store.salvage(into: new, actor: "boss", host: "desk", time: Make.now)
        #expect(try new.history(limit: 9, deal: nil).map(\.login) == ["uid=5004(wang)"])
    }

    @Test(
        arguments: [
            ("         0          0 4294967295\n", 5004, 5004), ("5001 5004 1\n", 5001, 5004),
            ("5001 5004 1\n", 5002, nil),
            ("0 1000 1\n1 100000 65536\n", 1001, 101_000), ("", 0, nil), ("x y z\n", 0, nil),
        ] as [(String, uid_t, Int?)]) func aMapOfUsersIsRead(_ map: String, _ uid: uid_t, _ outside: Int?)
    {
        #expect(UserNamespace(map: map).outside(of: uid) == outside)
    }
}

/// Stores made under a frozen clock, and entries dated by hand.
@Suite struct DateTests {
    @Test func aRehearsalStaysOne() throws {
        let folder = try Folder()
        let store = try SQLiteStore.create(at: folder.store)
        #expect(try store.rehearsal() == nil)
        try store.markRehearsal(Make.now)
        _ = try store.start()
        #expect(try SQLiteStore(at: folder.store).rehearsal() == Make.now)
        _ = try store.backup(to: folder.path + "/copy")
        #expect(try SQLiteStore(at: folder.path + "/copy").rehearsal() == Make.now)
        #expect(try store.doctor().isEmpty)
    }

    private func dated(_ actor: String, _ id: Int, _ time: Instant) -> Draft {
        var draft = Draft(.add, [.add(Make.note(id, deal: 1, "n"))], actor: actor, host: "desk", time: time)
        draft.isBackdated = true
        return draft
    }

    @Test func aDateByHandIsAManagersAndMarked() throws {
        let folder = try Folder()
        let store = try SQLiteStore.create(at: folder.store)
        // Long ago: a real store's clock is the machine's.
        let past = Instant(seconds: 1_600_000_000)
        var start = Make.start
        start.time = past
        for (index, role) in [Member.Role.manager, .rep].enumerated() {
            var member = Member(blank: ID(index + 1))
            (member.name, member.user, member.role) = ("\(role.rawValue)人", role.rawValue, role)
            start.changes.append(.add(member))
        }
        _ = try store.commit(start, base: 0)
        let seq = try store.lastSeq()
        for (login, actor, time) in [
            ("rep", "rep人", past + 60), ("manager", "manager人", past + -60), ("manager", "manager人", Instant.now + 600),
        ] {
            store.login = Login(uid: 5001, name: login)
            let failed = failure { _ = try store.commit(dated(actor, 1, time), base: seq) }
            guard case .forbidden(let sentence)? = failed else {
                Issue.record("\(actor) \(time): \(String(describing: failed))")
                continue
            }
            #expect(sentence.en.contains("--backdate") && sentence.zh.contains("--backdate"))
        }
        #expect(try store.lastSeq() == seq)
        store.login = Login(uid: 5001, name: "manager")
        _ = try store.commit(dated("manager人", 1, past + 60), base: seq)
        let items = try store.history(limit: 2, deal: nil)
        #expect(items.map(\.isBackdated) == [true, false] && items[0].time == past + 60)
        #expect(try store.entries(after: seq).map(\.draft.isBackdated) == [true])
        #expect(try store.doctor().isEmpty)
    }

    /// A rep who has left by now writes nothing, whatever the entry's time says.
    @Test func rightsAreThoseOfThePresent() throws {
        for isRehearsal in [false, true] {
            let folder = try Folder()
            let store = try SQLiteStore.create(at: folder.store)
            if isRehearsal { try store.markRehearsal(Make.now) }
            var rep = Rep(blank: ID(1))
            (rep.name, rep.left) = ("李四", Zone.shanghai.day(of: Instant(seconds: 1_600_000_000)))
            var changes = Make.start.changes + [.add(rep)]
            for (index, role) in [Member.Role.manager, .rep].enumerated() {
                var member = Member(blank: ID(index + 1))
                (member.name, member.user, member.role) = ("m\(index)", role.rawValue, role)
                if role == .rep { member.rep = rep.id }
                changes.append(.add(member))
            }
            var start = Make.draft(.`init`, changes)
            start.time = Instant(seconds: 1_590_000_000)
            _ = try store.commit(start, base: 0)
            let note = Draft(
                .note, [.add(Make.note(1, deal: 1, "n"))], actor: "m1", host: "d", time: Instant(seconds: 1_590_000_100)
            )
            let failed = failure { _ = try store.commit(note, base: try store.lastSeq()) }
            #expect((failed == nil) == isRehearsal, "\(String(describing: failed))")
        }
    }
}
