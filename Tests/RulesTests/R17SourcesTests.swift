import Model
import Testing

@testable import Rules

private func board(_ sources: [(name: String?, won: Int, lost: Int, open: Int)]) throws -> Board {
    var board = try Numbers.board()
    var number = 1
    for source in sources {
        for (outcome, count) in [(Deal.Outcome.won, source.won), (.lost, source.lost), (.open, source.open)] {
            for _ in 0..<count {
                var deal = Numbers.deal(number, outcome, closed: outcome == .open ? nil : "2026-10-30")
                deal.source = source.name
                deal.created = Day(iso: number % 2 == 0 ? "2026-10-01" : "2026-09-30")
                try board.apply(.add(deal))
                number += 1
            }
        }
    }
    return board
}

@Test func aVerdictOnlyWhereIntervalsDoNotOverlap() throws {
    // Intervals worked out apart: 30/40 60–86%, 16/40 26–55%, 4/4 is too few.
    var board = try board([("展会", 16, 24, 3), ("转介绍", 30, 10, 1), ("官网", 4, 0, 9), (nil, 5, 5, 0)])
    var cost = SourceCost(blank: ID(1))
    (cost.source, cost.period, cost.amount) = ("展会", "2026Q4", Numbers.money(100))
    try board.apply(.add(cost))
    let sources = Sources(Facts(board))
    #expect(sources.rows.map(\.source) == ["转介绍", nil, "展会", "官网"])
    #expect(sources.rows.map(\.verdict) == [.better, .open, .worse, .tooFew])
    #expect(sources.ranked == 3)
    let fair = sources.rows[2]
    #expect(fair.leads == 43 && fair.costPerWin?.minor == 625 && sources.rows[0].costPerWin == nil)
    #expect(sources.rows[3].why.zh == "赢率100% (4/4，51–100%) 在途9；样本不足")
    #expect(sources.rows[0].why.zh.contains("赢率75% (30/40，60–86%)"))
}

@Test func sourcesOfAWindow() throws {
    let facts = Facts(try board([("展会", 2, 2, 2)]))
    #expect(Sources(facts, window: try Numbers.period("2026Q4")).rows.first?.leads == 3)
    #expect(Sources(facts, window: try Numbers.period("2025Q4")).rows.isEmpty)
    #expect(Sources(Facts(Board())).rows.isEmpty && Sources(Facts(Board())).ranked == 0)
}

@Test func fiveCasesAreEnoughForARank() throws {
    #expect(Sources(Facts(try board([("a", 4, 1, 0), ("b", 4, 0, 5)]))).rows.map(\.verdict) == [.open, .tooFew])
}

/// A source without a closed case has no rate: it stands behind those that have one, whatever came first.
@Test func whatIsAllOpenStandsLast() throws {
    let sources: [(name: String?, won: Int, lost: Int, open: Int)] = [
        ("open", 0, 0, 9), ("low", 0, 2, 0), ("half", 1, 1, 0), ("new", 0, 0, 1), ("third", 1, 2, 0),
    ]
    for turn in 0..<sources.count {
        let turned = Array(sources[turn...] + sources[..<turn])
        let rows = Sources(Facts(try board(turned))).rows
        #expect(rows.map(\.source) == ["half", "third", "low", "open", "new"])
    }
}
