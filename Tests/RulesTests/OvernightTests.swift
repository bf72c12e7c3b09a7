import Model
import Testing

@testable import Rules

/// Monday 2026-11-23 09:00: the last working day ended on Friday 18:00.
@Suite struct OvernightTests {
    static let monday = Day(number: 20_780)
    static let zone = Zone.shanghai

    static func board(_ edit: (inout Deal) -> Void) -> Board {
        var board = Board()
        for stage in StandardStages.all { board.stages.put(stage) }
        var deal = Deal(blank: ID(1))
        deal.amount = Money(minor: 700)
        edit(&deal)
        board.deals.put(deal)
        return board
    }

    static func news(_ edit: (inout Deal) -> Void) -> Overnight {
        let moment = Moment(Facts(board(edit)), now: zone.instant(monday, minute: 540))
        return Overnight(moment) { _ in true }
    }

    @Test func startsAtTheEndOfTheLastWorkingDay() {
        let news = OvernightTests.news { _ in }
        #expect(news.since == OvernightTests.zone.instant(OvernightTests.monday + -3, minute: 1_080))
        #expect(news.isQuiet)
    }

    /// The boundary itself belongs to the day that ended.
    @Test(arguments: [(1_080, 0), (1_081, 1)]) func movesCountFromTheEvening(_ minute: Int, _ count: Int) {
        let at = OvernightTests.zone.instant(OvernightTests.monday + -3, minute: minute)
        let news = OvernightTests.news {
            $0.movedAt = at
            $0.lastIn = at
        }
        #expect(news.moved == count && news.heard == count)
    }

    @Test(arguments: [(-3, 0), (-2, 1), (0, 1), (1, 0)]) func daysCountFromTheDayAfter(_ days: Int, _ count: Int) {
        let day = OvernightTests.monday + days
        let won = OvernightTests.news {
            $0.outcome = .won
            $0.closed = day
        }
        #expect(won.won == count && won.wonAmount == Money(minor: Int64(count) * 700) && won.moved == 0)
        let lost = OvernightTests.news {
            $0.outcome = .lost
            $0.closed = day
        }
        #expect(lost.lost == count && lost.wonAmount == .zero)
        #expect(OvernightTests.news { $0.created = day }.created == count)
    }

    @Test func otherScopesAndCurrenciesStayOut() {
        let board = OvernightTests.board {
            $0.outcome = .won
            $0.closed = OvernightTests.monday
            $0.currency = "USD"
        }
        let moment = Moment(Facts(board), now: OvernightTests.zone.instant(OvernightTests.monday, minute: 540))
        #expect(Overnight(moment) { _ in false }.isQuiet)
        let all = Overnight(moment) { _ in true }
        #expect(all.won == 1 && all.wonAmount == .zero)
    }

    // MARK: - By the journal

    /// What the journal tells of one deal: how it stood before, and when it was changed, in minutes after the evening.
    private static func told(
        _ minutes: Int64?, from before: (inout Deal) -> Void, to after: (inout Deal) -> Void
    ) -> Overnight {
        let board = board(after)
        let evening = zone.instant(monday + -3, minute: 1_080)
        var past = Past()
        past.newsSince = evening
        if let minutes, let now = board.deals[ID(1)] {
            var old = now
            before(&old)
            past.note(from: old == now ? nil : old, to: now, at: evening + minutes * 60)
        }
        return Conclusions(Facts(board), now: zone.instant(monday, minute: 540), past: past).overnight
    }

    /// A win dated on the day of the evening counts by when it was entered: in one morning and no other.
    @Test(arguments: [(0, 0), (1, 1), (60 * 24, 1)] as [(Int64, Int)])
    func aWinCountsWhenItIsEntered(_ minutes: Int64, _ count: Int) {
        let news = OvernightTests.told(minutes) {
            ($0.outcome, $0.closed) = (.open, nil)
        } to: {
            ($0.outcome, $0.closed) = (.won, OvernightTests.monday + -3)
        }
        #expect(news.won == count && news.wonAmount == Money(minor: Int64(count) * 700))
    }

    @Test func newDealsCountOnceAndNameWhatTheyLack() {
        let news = OvernightTests.told(5) { _ in
        } to: {
            ($0.created, $0.amount) = (OvernightTests.monday + -3, nil)
        }
        #expect(news.created == 1 && news.unpriced == 1 && !news.isQuiet)
    }

    @Test func amountsAndOutcomesThatWentBackAreTold() {
        let grown = OvernightTests.told(5) {
            $0.amount = Money(minor: 500)
        } to: { _ in
        }
        #expect(grown.increased.count == 1 && grown.increased.amount == Money(minor: 200))
        let shrunk = OvernightTests.told(5) {
            $0.amount = Money(minor: 1_000)
        } to: { _ in
        }
        #expect(shrunk.decreased.count == 1 && shrunk.decreased.amount == Money(minor: 300))
        let reopened = OvernightTests.told(5) {
            $0.outcome = .lost
        } to: { _ in
        }
        #expect(reopened.reopened.count == 1 && reopened.cancelled.count == 0)
        let cancelled = OvernightTests.told(5) {
            $0.outcome = .won
        } to: { _ in
        }
        #expect(cancelled.cancelled.count == 1 && cancelled.cancelled.amount == Money(minor: 700))
        let back = OvernightTests.told(5) {
            $0.stage = ID(3)
        } to: {
            $0.stage = ID(2)
        }
        #expect(back.movedBack.count == 1 && back.moved == 0)
    }
}
