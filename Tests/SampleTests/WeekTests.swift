import Model
import Rules
import Testing

@testable import Sample

/// The sample company with its last week as history.
@Suite struct WeekTests {
    private func steps(_ iso: String, _ lang: Lang = .zh) throws -> [SampleCompany.Step] {
        SampleCompany.steps(today: try #require(Day(iso: iso)), lang: lang, zone: .shanghai)
    }

    @Test(arguments: Fixture.days)
    func theStepsLeadToTheSameCompany(_ iso: String) throws {
        var board = Board()
        let steps = try steps(iso)
        for step in steps { try board.apply(step.changes) }
        let made = try Fixture(iso).board
        #expect(board == made)
        #expect(zip(steps, steps.dropFirst()).allSatisfy { $0.at < $1.at })
        #expect(steps.last.map { $0.at <= Zone.shanghai.instant(made.zone.day(of: $0.at), minute: 1_110) } == true)
    }

    /// Nothing in the first step is younger than it.
    @Test(arguments: Fixture.days)
    func theFirstStepIsAWeekOld(_ iso: String) throws {
        let first = try #require(try steps(iso).first)
        var board = Board()
        try board.apply(first.changes)
        let day = Zone.shanghai.day(of: first.at)
        #expect(board.activities.allSatisfy { $0.at <= first.at } && board.spells.allSatisfy { $0.from <= first.at })
        #expect(board.deals.allSatisfy { ($0.closed ?? day) <= day && ($0.lastOut ?? first.at) <= first.at })
        #expect(board.deals.allSatisfy { $0.outcome != .open || $0.closed == nil })
        #expect(board.decisions.allSatisfy { $0.at <= first.at } && board.receipts.allSatisfy { $0.day <= day })
        let stages = Dictionary(grouping: board.spells, by: \.deal).mapValues { $0.last?.stage }
        #expect(board.deals.allSatisfy { stages[$0.id] == $0.stage })
    }

    /// R20, R22 and R9 find what only the journal tells.
    @Test func theWeekTellsABridgeNewRedDotsAndADecisionMovedForward() throws {
        let steps = try steps("2026-11-23")
        var before = Board()
        try before.apply(steps[0].changes)
        let now = try Office.monday.get()
        var past = Past(since: steps[0].at)
        past.redDots = Conclusions.redDots(Facts(before), now: steps[0].at)
        var pushed = 0
        for after in now.board.deals {
            let start = before.deals[after.id]
            if start != after { past.note(from: start, to: after, at: steps[steps.count - 1].at) }
            if let start, after.pushes > start.pushes { pushed += 1 }
        }
        #expect(pushed > 2 && !past.moves.isEmpty)
        let all = Conclusions(now.all.facts, now: now.all.now, past: past)
        let bridge = all.bridge
        #expect(bridge.sum == bridge.end && bridge.end > .zero)
        let parts = [
            bridge.created, bridge.won, bridge.lost, bridge.increased, bridge.decreased, bridge.pushedOut,
            bridge.pulledIn,
        ]
        #expect(parts.allSatisfy { $0 > .zero }, "\(bridge)")
        let statuses = Set(all.redDots.compactMap { all.redDot(of: $0)?.status })
        #expect(statuses == [.new, .still] && !all.cleared.isEmpty)
        #expect(all.redDots.count < 36 && (past.redDots?.count ?? 99) < 50, "\(past.redDots?.count ?? 0)")
        let forward = all.proposals.compactMap { all.proposal(of: $0) }.filter { proposal in
            if case .forward = proposal.cause { true } else { false }
        }
        #expect(forward.count >= 1)
    }
}
