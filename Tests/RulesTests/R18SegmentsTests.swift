import Model
import Testing

@testable import Rules

@Test func aSegmentIsComparedWithTheSameWorkingDays() throws {
    var board = try Numbers.board()
    for (number, industry) in ["教育", "制造", "医疗"].enumerated() {
        var account = Account(blank: ID(number + 1))
        account.industry = industry
        try board.apply(.add(account))
    }
    // Q4's 33rd working day is 11-20; Q3's is 08-14.
    let facts: [(Int, Int64, String)] = [
        (1, 500, "2026-08-14"), (1, 500, "2026-07-01"), (1, 900, "2026-08-17"), (1, 800, "2026-11-20"),
        (2, 1_000, "2026-07-01"), (2, 801, "2026-10-09"), (3, 5, "2026-10-09"),
    ]
    for (index, fact) in facts.enumerated() {
        var deal = Numbers.deal(index + 1, .won, units: fact.1, closed: fact.2)
        deal.account = ID(fact.0)
        try board.apply(.add(deal))
    }
    let index = Facts(board)
    func rows(_ by: SegmentChange.By, _ moment: String = "2026-11-23T09:00") throws -> [SegmentChange] {
        SegmentChange.all(
            index, by: by, period: try Numbers.period("2026Q4"), now: try Numbers.moment(moment))
    }
    let industries = try rows(.industry)
    #expect(industries.map(\.name) == ["教育", "制造", "医疗"])
    #expect(industries.map(\.flagged) == [true, false, false])
    #expect(industries[0].dealsBefore == 2 && industries[0].dealsAfter == 1 && industries[0].change == -0.2)
    #expect(industries[0].why.zh == "−20.0%：800（1单），上期同33个工作日1000（2单）")
    #expect(industries[2].change == nil && industries[2].why.zh.hasPrefix("—"))
    #expect(try rows(.product).map(\.name) == [nil])
    #expect(try rows(.industry, "2026-10-08T09:00").isEmpty)
}

/// What was signed and taken back within the days that are compared is no signing.
@Test func aCancelledWinIsNoSigning() throws {
    var board = try Numbers.board()
    try board.apply([
        .add(Numbers.deal(1, .lost, units: 50, closed: "2026-11-03")),
        .add(Numbers.deal(2, .won, units: 10, closed: "2026-10-20")),
    ])
    for (index, row) in [("2026-10-12", 50), ("2026-11-03", -50)].enumerated() {
        var booking = Booking(blank: ID(index + 1))
        (booking.deal, booking.day, booking.amount) = (ID(1), try Numbers.day(row.0), Numbers.money(Int64(row.1)))
        try board.apply(.add(booking))
    }
    let rows = SegmentChange.all(
        Facts(board), by: .product, period: try Numbers.period("2026Q4"), now: try Numbers.moment("2026-11-23T09:00"))
    #expect(rows.map(\.dealsAfter) == [1] && rows.map(\.after) == [Numbers.money(10)])
}
