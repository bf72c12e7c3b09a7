import Model
import Rules
import Terminal
import Testing
import Views

@testable import App

/// What is worked out beside the keys: they never wait for it, and the old picture stands until it is there.
@Suite struct BesideTests {
    private func desk() throws -> Desk {
        let desk = try Desk(Company.changes())
        try desk.conclude()
        return desk
    }

    /// Presses a key and tells what is to be worked out, without doing it.
    private func press(_ desk: Desk, _ name: String) throws -> [Effect] {
        desk.state.update(.key(try #require(Key(name: name))))
    }

    private func workOut(_ desk: Desk, _ effect: Effect) throws -> Input {
        let job = try #require(desk.state.job(effect))
        return job()
    }

    @Test func anotherScopeWaitsForNobody() throws {
        let desk = try desk()
        desk.press("4")
        let before = desk.draw()
        let effects = try press(desk, "Tab")
        let rep = desk.state.scope
        #expect(rep != .company && effects == [.pin(rep, desk.state.period)])
        // The view still shows the company; the header says where it goes, and that it is on its way.
        #expect(desk.state.conclusions?.scope == .company && desk.state.scene.head.isBehind)
        let between = desk.draw()
        #expect(between.rowText(0).contains("…") && !before.rowText(0).contains("…"))
        for row in 3..<20 { #expect(between.rowText(row) == before.rowText(row)) }
        desk.feed(try workOut(desk, effects[0]))
        #expect(desk.state.conclusions?.scope == rep && !desk.state.scene.head.isBehind)
        #expect(!desk.draw().rowText(0).contains("…"))
    }

    /// Who presses on before the first is there gets the last.
    @Test func theLastScopeAskedForWins() throws {
        let desk = try desk()
        let first = try press(desk, "Tab")
        let job = try #require(desk.state.job(first[0]))
        let second = try press(desk, "Tab")
        let third = try press(desk, "]")
        #expect(first.count == 1 && second.count == 1 && third.count == 1)
        let follow = desk.state.update(job())
        #expect(follow == [.pin(desk.state.scope, desk.state.period)] && follow == third)
        desk.feed(try workOut(desk, follow[0]))
        #expect(desk.state.conclusions?.scope == desk.state.scope)
        #expect(desk.state.conclusions?.period == desk.state.period && !desk.state.scene.head.isBehind)
        // Back to what is there: nothing to work out.
        #expect(try press(desk, "[").count == 1)
        #expect(try press(desk, "]").isEmpty)
    }

    /// What is done meanwhile is neither lost nor done twice.
    @Test func aChangeMeanwhileIsKept() throws {
        let desk = try desk()
        let job = try #require(desk.state.job(try press(desk, "Tab")[0]))
        desk.press("L")
        let seq = desk.state.board.seq
        guard case .concluded(let old) = job() else {
            Issue.record("nothing concluded")
            return
        }
        let new = try #require(desk.executor.current(old))
        #expect(old.board.seq < seq && new.board.seq == seq)
        desk.feed(.concluded(new))
        #expect(desk.state.board == (try desk.store.loadAll()))
    }

    @Test func searchingBeginsWhenTheTextsAreReady() throws {
        let desk = try desk()
        let all = desk.state.lanes.all.map(\.count)
        #expect(try press(desk, "/") == [.index])
        let job = try #require(desk.state.job(.index))
        for letter in ["h", "w"] { #expect(try press(desk, letter).isEmpty) }
        #expect(desk.state.lanes.all.map(\.count) == all && desk.state.filter?.input.text == "hw")
        desk.feed(job())
        let found = desk.state.lanes.all.map(\.count)
        #expect(found.reduce(0, +) < all.reduce(0, +))
        // The same as with texts that were ready before.
        let other = try self.desk()
        other.press("/ h w")
        #expect(other.state.lanes.all.map(\.count) == found)
        #expect(try press(desk, "Esc").isEmpty && press(desk, "/").isEmpty)
    }

    /// The first form that names accounts opens at once: its names are made ready beside it, and until then it can be saved.
    @Test func aFormDoesNotWaitForItsNames() throws {
        let desk = try desk()
        #expect(try press(desk, "a") == [.index] && desk.state.index == nil)
        for letter in ["d", "l"] { #expect(try press(desk, letter).isEmpty) }
        guard case .form(let early) = desk.state.layers.last else {
            Issue.record("no form")
            return
        }
        #expect(desk.state.offers(early).isEmpty)
        desk.feed(try workOut(desk, .index))
        #expect(desk.state.offers(early) == ["东岭能源"])
        // Without the texts an account is found all the same, and not added a second time.
        let other = try self.desk()
        #expect(try press(other, "a") == [.index])
        other.type("东岭 能源")
        #expect(try press(other, "Enter").isEmpty)
        other.type("新项目")
        other.press("Ctrl-s")
        #expect(other.state.index == nil && other.state.board.accounts.count == 6)
        #expect(other.state.board.deals[ID(13)]?.account == ID(2))
        // The next one is ready.
        other.feed(try workOut(other, .index))
        #expect(try press(other, "a").isEmpty)
    }

    /// Words that are written while the dashboard is open are offered from then on.
    @Test func wordsOfOthersAreOffered() throws {
        let desk = try desk()
        desk.press("e Tab Tab Tab Tab Tab Tab Tab Tab Tab Tab")
        desk.type("行业展会")
        desk.press("Ctrl-s j e Tab Tab Tab Tab Tab Tab Tab Tab Tab Tab")
        desk.type("展")
        guard case .form(let form) = desk.state.layers.last else {
            Issue.record("no form")
            return
        }
        #expect(desk.state.offers(form) == ["行业展会"])
    }

    /// Texts of an older board are not taken.
    @Test func textsFollowTheBoard() throws {
        let desk = try desk()
        #expect(try press(desk, "/") == [.index])
        let job = try #require(desk.state.job(.index))
        desk.press("Esc L")
        #expect(desk.state.update(job()) == [.index])
        desk.feed(try workOut(desk, .index))
        #expect(desk.state.index != nil)
    }

    /// A dashboard left open takes the new week's list of last week: once a day, and not once a key.
    @Test func theWeekTurnsWhileItIsOpen() throws {
        let desk = try desk()
        desk.feed(try #require(desk.executor.carryOut(.conclude(.company, desk.state.period), base: 0)))
        #expect(desk.state.conclusions?.past.redDots == nil)
        let then = try desk.store.loadAll()
        for week in [1, 2] as [Int64] {
            let later = Desk.now + week * 7 * 86_400
            #expect(desk.state.update(.time(later)) == [.conclude(.company, desk.state.period)])
            #expect(desk.state.update(.time(later + 5)).isEmpty && desk.state.scene.head.isBehind)
            let executor = Executor(storage: desk.store, clock: .frozen(later), actor: "tester", host: "test")
            desk.feed(try #require(executor.carryOut(.conclude(.company, desk.state.period), base: 0)))
            let all = try #require(desk.state.conclusions)
            #expect(!desk.state.scene.head.isBehind && all.now == later)
            let expected = Conclusions.redDots(Facts(then), now: later + -7 * 86_400)
            #expect(all.past.redDots == expected && !expected.isEmpty)
            for subject in all.redDots {
                #expect(all.redDot(of: subject)?.status == (expected.contains(subject) ? .still : .new))
            }
        }
    }
}
