import Model
import Testing

@testable import Rules

/// Deals on the time line, on Monday 2026-11-23 at 9:00.
@Suite struct TimelineTests {
    private let now: Instant
    private let today: Day

    init() throws {
        now = try Numbers.moment("2026-11-23T09:00")
        today = try Numbers.day("2026-11-23")
    }

    /// A company in which `closed` deals stayed 10, 20, 30, 40 and 50 days in the five stages and were won.
    private func company(closed count: Int) throws -> Board {
        var board = try Numbers.board()
        for number in 1...max(count, 1) where number <= count {
            var deal = Numbers.deal(number, .won, closed: "2026-05-31")
            (deal.created, deal.stage) = (try Numbers.day("2026-01-01"), ID(5))
            board.deals.put(deal)
            let way = [(1, "2026-01-01"), (2, "2026-01-11"), (3, "2026-01-31"), (4, "2026-03-02"), (5, "2026-04-11")]
            for spell in try Numbers.spells(number, way, first: number * 10) { board.spells.put(spell) }
        }
        return board
    }

    private func open(
        _ number: Int, stage: Int, close: String?, _ way: [(stage: Int, day: String)], in board: inout Board
    ) throws -> Deal {
        var deal = Numbers.deal(number)
        deal.stage = ID(stage)
        deal.close = try close.map { try Numbers.day($0) }
        for spell in try Numbers.spells(number, way, first: number * 10) { board.spells.put(spell) }
        board.deals.put(deal)
        return deal
    }

    private func row(_ deal: Deal, _ board: Board, first: Day? = nil) -> TimelineRow {
        let facts = Facts(board)
        return TimelineRow(deal, facts, paces: StagePaces(facts, now: now), now: now, first: first)
    }

    private func spans(_ row: TimelineRow, _ kind: TimelineRow.Span.Kind) -> [String] {
        row.spans.filter { $0.kind == kind }.map { "\($0.stage.raw) \($0.from.short) \($0.to.short)" }
    }

    @Test func actualSpansFollowTheSpells() throws {
        var board = try Numbers.board()
        let way = [(1, "2026-10-01"), (3, "2026-10-20"), (2, "2026-11-02"), (3, "2026-11-10")]
        let deal = try open(1, stage: 3, close: nil, way, in: &board)
        let row = row(deal, board)
        #expect(spans(row, .actual) == ["1 10-01 10-20", "3 10-20 11-02", "2 11-02 11-10", "3 11-10 11-23"])
        #expect(row.spans.map(\.back) == [false, false, true, false])
        #expect(row.plan == nil && row.close == nil && row.slipDays == nil)
        #expect(row.why.zh == "方案13天；没有预计成交日")
        #expect(row.why.en == "Proposal for 13d; no expected day of closing")
    }

    @Test func aClosedDealEndsOnItsDay() throws {
        let board = try company(closed: 1)
        let row = row(try #require(board.deals[ID(1)]), board)
        #expect(spans(row, .actual).last == "5 04-11 05-31" && spans(row, .planned).isEmpty)
        #expect(row.close == (try Numbers.day("2026-05-31")) && row.slipDays == nil && row.why.zh == "赢单 05-31")
        #expect(row.overdueDays == 0)
    }

    /// A win that is entered late, with its own day, ends on that day; moves entered after it took no time.
    @Test func nothingLiesAfterTheDayOfClosing() throws {
        var board = try Numbers.board()
        var deal = Numbers.deal(1, .won, closed: "2026-10-15")
        deal.stage = ID(4)
        board.deals.put(deal)
        let way = [(1, "2026-10-01"), (2, "2026-10-10"), (3, "2026-11-01"), (4, "2026-11-20")]
        for spell in try Numbers.spells(1, way, first: 10) { board.spells.put(spell) }
        #expect(spans(row(deal, board), .actual) == ["1 10-01 10-10", "2 10-10 10-15"])
    }

    /// Five cases: medians 10, 20, 30, 40, 50. Stage 3 has 30 − 13 days left, then 40 and 50: 107 in all, on 107 days.
    @Test func plansFollowTheMedians() throws {
        var board = try company(closed: 5)
        let deal = try open(9, stage: 3, close: "2027-03-10", [(3, "2026-11-10")], in: &board)
        let row = row(deal, board)
        #expect(row.plan == .median)
        #expect(spans(row, .planned) == ["3 11-23 12-10", "4 12-10 01-19", "5 01-19 03-10"])
        // On half the days the parts shrink alike, and still sum up to the day of closing.
        let half = try open(9, stage: 3, close: "2027-01-15", [(3, "2026-11-10")], in: &board)
        #expect(spans(self.row(half, board), .planned) == ["3 11-23 12-01", "4 12-01 12-21", "5 12-21 01-15"])
        #expect(row.why.zh.contains("中位用时") && row.why.en.contains("median time"))
    }

    /// A stay that is longer than usual is due to end: one day of weight.
    @Test func aLongStayIsDueToEnd() throws {
        var board = try company(closed: 5)
        let deal = try open(9, stage: 4, close: "2027-01-13", [(4, "2026-08-01")], in: &board)
        #expect(spans(row(deal, board), .planned) == ["4 11-23 11-24", "5 11-24 01-13"])
    }

    @Test func withTooFewCasesPlansAreEven() throws {
        var board = try company(closed: 4)
        let deal = try open(9, stage: 3, close: "2026-12-03", [(3, "2026-11-10")], in: &board)
        let row = row(deal, board)
        #expect(row.plan == .even)
        #expect(spans(row, .planned) == ["3 11-23 11-27", "4 11-27 11-30", "5 11-30 12-03"])
        #expect(row.why.zh.contains("不足5例") && row.why.en.contains("fewer than 5 cases"))
    }

    @Test(arguments: ["2026-11-23", "2026-11-22", "2026-10-24"]) func nothingIsPlannedIntoThePast(close: String) throws
    {
        var board = try company(closed: 5)
        let row = row(try open(9, stage: 3, close: close, [(3, "2026-10-10")], in: &board), board)
        #expect(row.plan == nil && spans(row, .planned).isEmpty)
        let late = today - (try Numbers.day(close))
        #expect(row.overdueDays == late && row.why.zh.contains("已过") == (late > 0))
    }

    @Test func slipNeedsAFirstDay() throws {
        var board = try Numbers.board()
        var deal = try open(1, stage: 2, close: "2026-12-20", [], in: &board)
        #expect(row(deal, board).slipDays == 0)
        deal.pushes = 2
        // Pushed before the journal began: how far is not known.
        #expect(row(deal, board).slipDays == nil && row(deal, board).why.zh.contains("推迟2次，天数不详"))
        let first = try Numbers.day("2026-11-29")
        #expect(row(deal, board, first: first).slipDays == 21)
        #expect(row(deal, board, first: first).why.en.contains("pushed 2×, 21d later than first planned"))
        deal.pushes = 0
        #expect(row(deal, board, first: try Numbers.day("2026-12-25")).slipDays == -5)
        (deal.outcome, deal.closed) = (.won, try Numbers.day("2026-11-20"))
        #expect(row(deal, board).slipDays == -30)
        deal.outcome = .lost
        #expect(row(deal, board).slipDays == 0 && row(deal, board).why.zh.hasSuffix("；输单 11-20"))
    }

    @Test func noHistoryIsNotInvented() throws {
        var board = try Numbers.board()
        var deal = try open(1, stage: 2, close: nil, [], in: &board)
        #expect(row(deal, board).spans.isEmpty && row(deal, board).why.zh.hasPrefix("没有阶段历史"))
        deal.stageSince = try Numbers.moment("2026-11-13T12:00")
        #expect(spans(row(deal, board), .actual) == ["2 11-13 11-23"])
        (deal.outcome, deal.closed) = (.lost, today)
        #expect(row(deal, board).spans.isEmpty)
    }

    @Test func moneyStandsAsMarks() throws {
        var board = try Numbers.board()
        let deal = try open(1, stage: 5, close: nil, [], in: &board)
        for (number, state) in [(1, Contract.State.signed), (2, .cancelled)] {
            var contract = Contract(blank: ID(number))
            (contract.deal, contract.state, contract.amount) = (deal.id, state, Numbers.money(100))
            contract.signed = try Numbers.day("2026-11-02")
            board.contracts.put(contract)
            for (index, day) in ["2026-12-15", "2026-11-10"].enumerated() {
                var payment = Payment(blank: ID(number * 2 + index))
                (payment.contract, payment.due, payment.amount) = (
                    contract.id, try Numbers.day(day), Numbers.money(50)
                )
                board.payments.put(payment)
            }
            var receipt = Receipt(blank: ID(number))
            (receipt.contract, receipt.day, receipt.amount) = (contract.id, today, Numbers.money(40))
            board.receipts.put(receipt)
        }
        let marks = row(deal, board).marks
        #expect(marks.map(\.day.short) == ["11-02", "11-10", "11-23", "12-15"])
        #expect(marks.map(\.kind) == [.signed, .paymentDue, .receipt, .paymentDue])
        #expect(marks.map(\.amount) == [100, 50, 40, 50].map { Numbers.money($0) })
    }

    @Test func rowsStandByClosingThenAmount() throws {
        var board = try Numbers.board()
        func add(
            _ number: Int, _ close: String?, _ units: Int64?, _ outcome: Deal.Outcome = .open, created: String? = nil
        ) throws {
            var deal = Numbers.deal(number, outcome, units: units, closed: outcome == .open ? nil : close)
            deal.close = try close.map { try Numbers.day($0) }
            deal.created = try created.map { try Numbers.day($0) }
            board.deals.put(deal)
        }
        try add(1, nil, 900)
        try add(2, "2026-12-01", 5)
        try add(3, "2026-12-01", 50)
        try add(4, "2026-12-01", nil)
        try add(5, "2026-11-01", 1, .won)
        try add(6, "2026-09-30", 1, .lost)
        try add(7, "2026-10-01", 1, .lost)
        try add(8, "2027-05-01", 1, created: "2026-11-24")
        let facts = Facts(board)
        func order(_ period: String) throws -> [Int] {
            TimelineRow.order(facts, period: try Numbers.period(period), now: now).map(\.raw)
        }
        #expect(try order("2026Q4") == [7, 5, 3, 2, 4, 1])
        #expect(try order("2026Q3") == [6, 7, 5, 3, 2, 4, 1])
        #expect(
            TimelineRow.order(facts, period: try Numbers.period("2026Q4"), now: now) { $0.amount == nil } == [ID(4)])
    }

    @Test func pacesCountOpenStaysAsUnfinished() throws {
        var board = try company(closed: 1)
        // Nine more stay open in stage 1: half have not left, so no median.
        for number in 2...10 { _ = try open(number, stage: 1, close: nil, [(1, "2026-11-01")], in: &board) }
        let paces = StagePaces(Facts(board), now: now)
        #expect(paces[ID(1)] == StagePaces.Pace(stage: ID(1), median: nil, cases: 1))
        #expect(paces[ID(5)] == StagePaces.Pace(stage: ID(5), median: 50, cases: 1))
    }
}
