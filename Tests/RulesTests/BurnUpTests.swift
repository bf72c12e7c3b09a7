import Model
import Testing

@testable import Rules

@Suite struct BurnUpTests {
    private let board: Board

    init() throws {
        var board = try Numbers.board()
        let rep = try #require(board.reps[ID<Rep>(2)])
        var joiner = rep
        joiner.joined = Day(iso: "2026-11-02")
        let closings: [(units: Int64, day: String)] = [
            // In the holidays before the first working day of the quarter, on a working day, on the Saturday after it.
            (10, "2026-10-03"), (100, "2026-10-30"), (20, "2026-10-31"),
            // Today, and a day that has not come.
            (7, "2026-11-23"), (500, "2026-12-30"),
        ]
        try board.apply([
            #require(Change.update(rep, to: joiner)), .add(Numbers.target(1, "2026Q4", 620)),
        ])
        for (index, closing) in closings.enumerated() {
            try board.apply(.add(Numbers.deal(index + 1, .won, units: closing.units, closed: closing.day)))
        }
        self.board = board
    }

    private func burnUp(
        _ now: String, _ scope: ScopeKey = .company, period: String = "2026Q4"
    ) throws -> (BurnUp, ProgressRow) {
        let all = Conclusions(
            Facts(board), now: try Numbers.moment(now), period: try Numbers.period(period))
        return (all.burnUp(of: scope), try #require(all.progress(of: scope).first))
    }

    @Test func aPointForEachWorkingDay() throws {
        let (all, _) = try burnUp("2026-11-23T09:00")
        #expect(all.total == 62 && all.elapsed == 33 && all.points.count == 63)
        #expect(all.points[0].day == Day(iso: "2026-10-01") && all.points[0].expected == .zero)
        // The quarter's first working day is 10-08; 10-10 is a make-up day.
        #expect(all.points[1].day == Day(iso: "2026-10-08") && all.points[3].day == Day(iso: "2026-10-10"))
        #expect(all.points[1].expected == Numbers.money(10) && all.points[62].expected == Numbers.money(620))
        #expect(all.points[62].day == Day(iso: "2026-12-31"))
        #expect(all.points.map(\.passed) == Array(0...62))
    }

    @Test func whatIsSignedOnDaysOffBelongsToTheDayBefore() throws {
        let (all, _) = try burnUp("2026-11-23T09:00")
        let friday = try #require(all.points.first { $0.day == Day(iso: "2026-10-30") })
        #expect(all.points[0].actual == Numbers.money(10) && all.points[1].actual == Numbers.money(10))
        #expect(all.points[friday.passed - 1].actual == Numbers.money(10))
        #expect(friday.actual == Numbers.money(130))
    }

    /// In the morning, in the evening, at the very end of the day, on a day off, before and after the period.
    @Test(arguments: [
        ("2026-11-23T09:00", 33, 137), ("2026-11-23T17:59", 33, 137), ("2026-11-23T18:00", 34, 137),
        ("2026-11-22T12:00", 33, 130), ("2026-10-05T12:00", 0, 10), ("2026-09-01T12:00", 0, 0),
        ("2027-02-01T12:00", 62, 637),
    ]) func endsWithTheActualOfTheLight(_ now: String, _ elapsed: Int, _ units: Int64) throws {
        let (all, row) = try burnUp(now)
        #expect(all.elapsed == elapsed && all.actual == Numbers.money(units))
        #expect(all.points.count { $0.actual != nil } == elapsed + 1)
        #expect(all.points[elapsed].actual == all.actual)
        #expect(row.elapsed == elapsed && row.actual == all.actual)
        if elapsed > 0 { #expect(row.light.expected == all.points[elapsed].expected) }
    }

    @Test func aRepWhoCameLaterHasFewerDays() throws {
        let (all, row) = try burnUp("2026-11-23T09:00", ScopeKey(.rep, 2))
        #expect(all.total == 44 && all.elapsed == 15 && row.elapsed == 15 && row.total == 44)
        #expect(all.points[15].expected == row.light.expected)
        #expect(all.points[44].expected == row.target && all.actual == .zero)
    }

    @Test func withoutTargetThereIsNoExpectation() throws {
        let (all, _) = try burnUp("2026-11-23T09:00", period: "2025Q4")
        #expect(all.target == nil && all.points.allSatisfy { $0.expected == nil })
        #expect(all.points.allSatisfy { $0.actual == .zero })
    }
}
