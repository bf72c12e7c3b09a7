import Model
import Rules
import Store
import Terminal
import Testing
import Views

@testable import App

/// With many deals, a threshold, a stage or a rep that changes is concluded beside the keys: the facts follow at once, the
/// old picture stands until the rest is there, and nothing that is done meanwhile is lost.
@Suite struct OutrunTests {
    private func desk() throws -> Desk {
        let desk = try Desk(Company.changes() + (13...5_000).map { .add(Company.deal($0)) })
        try desk.conclude()
        return desk
    }

    private func set(_ key: String, _ number: Int, _ desk: Desk) -> Change {
        var setting = Setting(blank: desk.state.board.settings.nextID)
        (setting.key, setting.text) = (key, "\(number)")
        return .add(setting)
    }

    /// Commits what keys would, and tells what is to be worked out then, without doing it.
    private func commit(_ changes: [Change], _ desk: Desk) throws -> [Effect] {
        let draft = Draft(.setting, changes, actor: "tester", host: "test", time: desk.state.now)
        let commit = try desk.store.commit(draft, base: desk.state.board.seq)
        return desk.state.update(.committed(commit, done: Sentence(zh: "已改", en: "changed")))
    }

    /// The same for a key that moves a deal on.
    private func moveOn(_ desk: Desk) throws -> [Effect] {
        let effect = try #require(try press("L", desk).first)
        let outcome = try #require(desk.executor.carryOut(effect, base: desk.state.board.seq))
        return desk.state.update(outcome)
    }

    private func press(_ name: String, _ desk: Desk) throws -> [Effect] {
        desk.state.update(.key(try #require(Key(name: name))))
    }

    private func workOut(_ effects: [Effect], _ desk: Desk) throws -> Input {
        let effect = try #require(effects.first)
        let job = try #require(desk.state.job(effect))
        return job()
    }

    /// Hands over what was worked out, as the loop does: brought up to the journal's end first.
    private func deliver(_ input: Input, _ desk: Desk) throws -> [Effect] {
        guard case .concluded(let all) = input else {
            Issue.record("nothing concluded: \(input)")
            return []
        }
        let current = try #require(desk.executor.current(all))
        return desk.state.update(.concluded(current))
    }

    private func expectCurrent(_ desk: Desk) throws {
        let board = try desk.store.loadAll()
        let all = try #require(desk.state.conclusions)
        let fresh = Conclusions(Facts(board), now: all.now)
        #expect(desk.state.board == board && all.board.seq == board.seq && !desk.state.scene.head.isBehind)
        #expect(all.policy == fresh.policy && all.redDots.elementsEqual(fresh.redDots))
        #expect(all.todayLists.map { $0.rows.map(\.deal) } == fresh.todayLists.map { $0.rows.map(\.deal) })
        #expect(all.forecast == fresh.forecast && all.lights == fresh.lights && !fresh.redDots.isEmpty)
    }

    @Test func aThresholdWaitsForNobody() throws {
        let desk = try desk()
        desk.press("1")
        let (before, rows) = (desk.draw(), desk.state.conclusions?.today(of: ID(1))?.rows.count)
        let effects = try commit([set("capacity", 5, desk)], desk)
        #expect(effects == [.pin(.company, desk.state.period)])
        // The facts are there, what follows from them is not, and the header says so.
        #expect(Policy(desk.state.board).capacity == 5 && desk.state.conclusions?.policy.capacity == 12)
        let between = desk.draw()
        #expect(between.rowText(0).contains("…") && !before.rowText(0).contains("…"))
        for row in 3..<20 { #expect(between.rowText(row) == before.rowText(row)) }
        let job = try #require(desk.state.job(effects[0]))
        #expect(try deliver(job(), desk).isEmpty)
        #expect(desk.state.conclusions?.today(of: ID(1))?.rows.count == 5 && rows == 12)
        #expect(!desk.draw().rowText(0).contains("…"))
        try expectCurrent(desk)
    }

    /// What is done while it is being worked out is on the board at once, and in the conclusions with the rest.
    @Test func aChangeMeanwhileIsKept() throws {
        let desk = try desk()
        let effects = try commit([set("capacity", 5, desk)], desk)
        let job = try #require(desk.state.job(effects[0]))
        let deal = desk.selected
        let stage = desk.state.board.deals[ID(deal)]?.stage.raw ?? 0
        #expect(try moveOn(desk) == effects)
        #expect(desk.state.board.deals[ID(deal)]?.stage.raw == stage + 1)
        #expect(desk.state.conclusions?.board.deals[ID(deal)]?.stage.raw == stage)
        #expect(try deliver(job(), desk).isEmpty)
        try expectCurrent(desk)
    }

    /// A second threshold meanwhile is asked for when the first is there.
    @Test func theLastThresholdCounts() throws {
        let desk = try desk()
        let first = try commit([set("capacity", 5, desk)], desk)
        let job = try #require(desk.state.job(first[0]))
        _ = try moveOn(desk)
        #expect(try commit([set("buffer", 20, desk)], desk) == first)
        _ = try moveOn(desk)
        let follow = try deliver(job(), desk)
        #expect(follow == first && desk.state.scene.head.isBehind)
        let policy = try #require(desk.state.conclusions).policy
        #expect(policy.capacity == 5 && policy.buffer == 18 && Policy(desk.state.board).buffer == 20)
        #expect(try deliver(workOut(follow, desk), desk).isEmpty)
        #expect(desk.state.conclusions?.policy.buffer == 20)
        try expectCurrent(desk)
    }

    /// Another scope is asked for with the facts that are ahead.
    @Test func anotherScopeMeanwhile() throws {
        let desk = try desk()
        let first = try commit([set("capacity", 5, desk)], desk)
        let second = try press("Tab", desk)
        #expect(second == [.pin(desk.state.scope, desk.state.period)] && second != first)
        #expect(try deliver(workOut(first, desk), desk) == second)
        #expect(try deliver(workOut(second, desk), desk).isEmpty)
        #expect(desk.state.conclusions?.scope == desk.state.scope && desk.state.conclusions?.policy.capacity == 5)
        #expect(desk.state.board == (try desk.store.loadAll()))
    }

    /// Every view can be drawn while stages and reps are others than those that were concluded.
    @Test(arguments: [false, true])
    func viewsStandBetween(isNew: Bool) throws {
        let desk = try desk()
        var changes: [Change] = []
        if isNew {
            var (stage, rep) = (Stage(blank: desk.state.board.stages.nextID), Rep(blank: desk.state.board.reps.nextID))
            (stage.zh, stage.en, stage.position, rep.name) = ("中间", "between", 1, "新人")
            changes = [.add(stage), .add(rep)]
        } else {
            changes = [.remove(try #require(desk.state.board.stages[ID(2)]))]
        }
        let effects = try commit(changes, desk)
        var (deal, names) = (Company.deal(5_001), 0)
        deal.stage = isNew ? ID(desk.state.board.stages.slotCount - 1) : ID(1)
        #expect(try commit([.add(deal)], desk) == effects)
        for key in 1...9 {
            // No key but one for another view is worked out here.
            #expect(desk.state.update(.key(.char(Unicode.Scalar(UInt8(48 + key))))).isEmpty)
            for name in ["Down", "Right", "PgDn", "x", "Esc"] { _ = try press(name, desk) }
            if desk.draw().rowText(0).contains("…") { names += 1 }
        }
        #expect(names == 9)
        #expect(try deliver(workOut(effects, desk), desk).isEmpty)
        #expect(desk.state.conclusions?.funnel.rows.count == desk.state.board.pipeline.count)
        try expectCurrent(desk)
    }

    /// The end of the working day is worked out beside the keys; they change facts meanwhile as at any other time.
    @Test func theDayEndsBesideTheKeys() throws {
        let desk = try desk()
        let evening = try #require(desk.state.zone.parse("2026-11-23T18:00"))
        let pace = try #require(desk.state.conclusions?.progress().first?.light)
        let effects = desk.state.update(.time(evening))
        #expect(effects == [.conclude(.company, desk.state.period)])
        #expect(desk.state.conclusions?.progress().first?.light == pace)
        let executor = Executor(storage: desk.store, clock: .frozen(evening), actor: "tester", host: "test")
        let job = executor.loading(.company, desk.state.period, from: desk.state.board)
        let deal = desk.selected
        let stage = desk.state.board.deals[ID(deal)]?.stage.raw ?? 0
        #expect(try moveOn(desk).isEmpty)
        #expect(desk.state.conclusions?.board.deals[ID(deal)]?.stage.raw == stage + 1)
        #expect(desk.state.conclusions?.endsDay(by: evening) == true)
        #expect(try deliver(job(), desk).isEmpty)
        #expect(desk.state.conclusions?.endsDay(by: evening) == false && desk.state.conclusions?.now == evening)
        try expectCurrent(desk)
    }
}
