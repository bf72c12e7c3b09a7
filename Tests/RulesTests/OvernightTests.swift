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
}
