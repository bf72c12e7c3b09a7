import Model
import Testing

@testable import Rules

@Test func bookingsGoBeforeTheDealsOwnState() throws {
    var board = try Numbers.board()
    // 1: plain win. 2: won, then cancelled. 3: amount raised after the win. 4: split. 5: no amount. 6: dollars. 7:
    // open.
    var shared = Numbers.deal(4, .won, units: 1, closed: "2026-10-30")
    shared.amount = Money(minor: 101)
    var dollars = Numbers.deal(6, .won, units: 7, closed: "2026-10-30")
    dollars.currency = "USD"
    try board.apply([
        .add(Numbers.deal(1, .won, units: 100, closed: "2026-10-08")),
        .add(Numbers.deal(2, .lost, units: 50, closed: "2026-11-03")),
        .add(Numbers.deal(3, .won, units: 80, closed: "2026-10-20")), .add(shared),
        .add(Numbers.deal(5, .won, units: nil, closed: "2026-10-20")), .add(dollars), .add(Numbers.deal(7)),
    ])
    let rows: [(Int, String, Int64)] = [
        (2, "2026-10-12", 50), (2, "2026-11-03", -50), (3, "2026-10-20", 60), (3, "2026-11-10", 20),
    ]
    for (index, row) in rows.enumerated() {
        var booking = Booking(blank: ID(index + 1))
        booking.deal = ID(row.0)
        booking.day = try Numbers.day(row.1)
        booking.amount = Numbers.money(row.2)
        try board.apply(.add(booking))
    }
    for (index, part) in [(1, 50), (3, 50)].enumerated() {
        var split = Split(blank: ID(index + 1))
        (split.deal, split.rep, split.percent) = (ID(4), ID(part.0), part.1)
        try board.apply(.add(split))
    }
    let booked = Booked(Facts(board))
    let (october, november) = (try Numbers.period("2026-10"), try Numbers.period("2026-11"))
    #expect(booked.total(.company, october).minor == 10_000 + 5_000 + 6_000 + 101)
    #expect(booked.total(.company, november).minor == -5_000 + 2_000)
    #expect(booked.total(ScopeKey(.rep, 3), october).minor == 50)
    #expect(booked.total(ScopeKey(.team, 1), october).minor == 21_051)
    #expect(booked.total(ScopeKey(.region, 1), october) == booked.total(.company, october))
    #expect(booked.foreign == ["USD": Numbers.money(7)] && booked.withoutAmount == 1)
    let facts = Facts(board)
    let entries = board.deals.flatMap { Booked.entries(of: $0, facts) }
    #expect(entries.count { november.holds($0.day) } == 2 && entries.count { $0.deal == ID(4) } == 2)
    #expect(booked.total(.company, try Numbers.day("2026-10-09"), try Numbers.day("2026-10-11")) == .zero)
    #expect(Booked(Facts(Board())).firstDay == nil)
}

@Test func whatAChangeOfAWonDealBooks() throws {
    let today = try Numbers.day("2026-11-23")
    let won = Numbers.deal(1, .won, units: 60, closed: "2026-10-20")
    var raised = won
    raised.amount = Numbers.money(80)
    var lost = won
    lost.outcome = .lost
    func due(_ before: Deal, _ after: Deal, _ booked: [Int64] = []) -> [String] {
        let rows = booked.map { amount in
            var row = Booking(blank: ID(1))
            row.amount = Numbers.money(amount)
            return row
        }
        return Booking.due(from: before, to: after, booked: rows, today: today).map {
            "\($0.day.iso) \($0.amount.plain)"
        }
    }
    #expect(due(Numbers.deal(1), won).isEmpty && due(won, won).isEmpty)
    #expect(due(won, raised) == ["2026-10-20 60", "2026-11-23 20"])
    #expect(due(won, lost) == ["2026-10-20 60", "2026-11-23 -60"])
    #expect(due(raised, lost, [60, 20]) == ["2026-11-23 -80"])
    #expect(due(lost, won, [60, -60]) == ["2026-10-20 60"])
    #expect(due(won, won, [60]).isEmpty)
}

/// What has come together is shared: a cent goes to nobody twice, and a cancelled win leaves nothing.
@Test func bookingsOfASharedDealAreSharedTogether() throws {
    var board = try Numbers.board()
    try board.apply(.add(Numbers.deal(1, .lost, units: 2, closed: "2026-11-20")))
    for (index, row) in [("2026-10-12", 101), ("2026-10-20", 101), ("2026-11-20", -202)].enumerated() {
        var booking = Booking(blank: ID(index + 1))
        (booking.deal, booking.day, booking.amount) = (ID(1), try Numbers.day(row.0), Money(minor: Int64(row.1)))
        try board.apply(.add(booking))
    }
    for (index, rep) in [1, 3].enumerated() {
        var split = Split(blank: ID(index + 1))
        (split.deal, split.rep, split.percent) = (ID(1), ID(rep), 50)
        try board.apply(.add(split))
    }
    let facts = Facts(board)
    let booked = Booked(facts)
    func totals(_ until: String) throws -> [Int64] {
        let (first, last) = (try Numbers.day("2026-10-01"), try Numbers.day(until))
        return [1, 3].map { booked.total(ScopeKey(.rep, $0), first, last).minor }
    }
    #expect(try totals("2026-10-12") == [51, 50] && totals("2026-10-20") == [101, 101])
    #expect(try totals("2026-12-31") == [0, 0])
    #expect(Summary(facts).byRep.allSatisfy { $0.outcomes.wonAmount == .zero })
}
