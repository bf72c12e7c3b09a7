import Model
import Testing

@testable import Rules

/// Since when a deal has the reasons that lie in its own fields (R22).
struct RedDaysTests {
    /// A deal of 1 November on whose board changes are made, each on its day.
    private func follow(
        _ steps: [(day: String, (inout Deal) -> Void)], from start: (inout Deal) -> Void = { _ in }
    ) throws -> (all: Conclusions, deal: ID<Deal>) {
        var desk = try Desk("2026-11-02T09:00")
        let created = try Desk.day("2026-11-01")
        let id = try desk.deal {
            $0.created = created
            start(&$0)
        }
        var all = Conclusions(Facts(desk.board), now: desk.now)
        for (day, edit) in steps {
            all.tick(try Desk.at(day + "T09:00"))
            let deal = try #require(all.board.deals[id])
            try all.apply(try Work(all.board, now: all.now).edit(deal, edit))
        }
        return (all, id)
    }

    private func since(_ found: (all: Conclusions, deal: ID<Deal>), _ key: String) throws -> String? {
        let row = try #require(found.all.redDot(of: found.deal))
        let reason = try #require(row.reasons.first { $0.key == key })
        return reason.since(found.all.moment)?.short
    }

    @Test func aCloseDateIsRedFromItsSecondPush() throws {
        func push(_ deal: inout Deal) { deal.close = deal.close.map { $0 + 7 } }
        let steps = ["2026-11-04", "2026-11-09", "2026-11-12"].map { (day: $0, push) }
        #expect(try since(follow(steps), "pushed") == "11-09")
        // One push is older than the journal; two are: nobody knows on which day.
        #expect(try since(follow(steps) { $0.pushes = 1 }, "pushed") == "11-04")
        #expect(try since(follow(steps) { $0.pushes = 2 }, "pushed") == nil)
    }

    @Test func aBudgetIsRedFromTheDayOnWhichItLiesUnderThePrice() throws {
        let less: (day: String, (inout Deal) -> Void) = ("2026-11-05", { $0.budget = Money(minor: 9_000_000) })
        let more: (day: String, (inout Deal) -> Void) = ("2026-11-10", { $0.amount = Money(minor: 12_000_000) })
        #expect(try since(follow([less, more]), "budget_under_price") == "11-05")
        let enough = Money(minor: 11_000_000)
        #expect(try since(follow([more]) { $0.budget = enough }, "budget_under_price") == "11-10")
        #expect(try since(follow([more]) { $0.budget = Money(minor: 1) }, "budget_under_price") == "11-01")
    }

    @Test func aDealIsWithoutAStepSinceItsLastOneWent() throws {
        let gone: (inout Deal) -> Void = { ($0.nextStep, $0.nextDue) = (nil, nil) }
        let back: (inout Deal) -> Void = { $0.nextStep = "报价" }
        let steps = [("2026-11-04", gone), ("2026-11-09", back), ("2026-11-12", gone)].map { (day: $0.0, $0.1) }
        #expect(try since(follow(steps), "no_next_step") == "11-12")
        #expect(try since(follow(Array(steps.prefix(1))), "no_next_step") == "11-04")
        // It never had one.
        #expect(try since(follow([], from: gone), "no_next_step") == "11-01")
        let undated: (inout Deal) -> Void = { ($0.nextStep, $0.nextDue, $0.created) = (nil, nil, nil) }
        #expect(try since(follow([], from: undated), "no_next_step") == nil)
    }

    @Test func editsOfTheJournalTellTheSame() throws {
        var deal = Deal(blank: ID(1))
        (deal.pushes, deal.nextStep, deal.budget) = (1, "x", Money(minor: 5))
        var (edits, now) = ([(edits: [FieldEdit], at: Instant)](), try Desk.at("2026-11-04T09:00"))
        var live = RedDays()
        let steps: [(inout Deal) -> Void] = [
            { $0.pushes = 2 }, { $0.nextStep = nil }, { $0.amount = Money(minor: 9) }, { $0.pushes = 3 },
            { $0.outcome = .lost }, { $0.outcome = .open },
        ]
        for step in steps {
            var after = deal
            step(&after)
            guard case .update(_, _, let list)? = Change.update(deal, to: after) else { continue }
            edits.append((list, now))
            live.note(from: deal, to: after, at: now)
            (deal, now) = (after, now + 86_400)
        }
        let read = RedDays(of: deal, after: edits)
        #expect(read == live && read.step == now + -86_400 && read.budget == read.step)
        #expect(read.pushed(times: 3) == edits[3].at && read.pushed(times: 1) == nil)
        #expect(RedDays.isTold(of: deal))
    }
}
