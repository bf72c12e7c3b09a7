import Foundation
import Model
import Testing

@testable import Rules

/// The record of forecasts on companies that are made up here, by a generator that shares nothing with the rules.
@Suite struct TrackRecordTests {
    /// A company with good and bad months in common: deals come, age by a clock that runs faster in good months, and end.
    private func company(_ seed: UInt64, perDay: Double, sales: Int) throws -> Board {
        var dice = Dice64(seed: seed)
        func uniform() -> Double { Double.random(in: 0..<1, using: &dice) }
        func normal() -> Double {
            (-2 * log(max(uniform(), 1e-12))).squareRoot() * cos(2 * .pi * uniform())
        }
        var board = Board()
        var stage = Stage(blank: ID(1))
        (stage.key, stage.probability) = ("lead", 30)
        try board.apply(.add(stage))
        for number in 1...sales {
            var rep = Rep(blank: ID(number))
            rep.name = "Rep \(number)"
            try board.apply(.add(rep))
        }
        let start = try #require(Day(year: 2023, month: 1, day: 2))
        let pace = (0..<40).map { _ in exp(normal() * 0.12) }
        let length = 1_000
        var number = 0
        for day in 0..<length {
            while uniform() < perDay / (1 + perDay) {
                number += 1
                var deal = Deal(blank: ID(number))
                deal.owner = ID(1 + number % sales)
                deal.created = start + day
                deal.amount = Money(minor: Int64(exp(13 + normal() * 0.8)))
                let isWon = uniform() < 0.3
                var (left, at) = (exp(log(isWon ? 45 : 36) + normal() * 0.7), day)
                while left > 0, at < length {
                    left -= pace[at / 30]
                    at += 1
                }
                if at < length { (deal.outcome, deal.closed) = (isWon ? .won : .lost, start + at) }
                try board.apply(.add(deal))
            }
        }
        return board
    }

    private func records(_ board: Board, _ scope: ScopeKey, weeks: Int) throws -> [TrackRecord] {
        let facts = Facts(board)
        return TrackRecord.make(
            facts, booked: Booked(facts), scope: scope, organization: Organization(board),
            today: try #require(Day(year: 2025, month: 9, day: 28)), weeks: weeks)
    }

    @Test func theBandHoldsAsOftenAsItSays() throws {
        var (inside, all, ours, runRate) = (0, 0, 0.0, 0.0)
        for seed: UInt64 in [1, 2, 3] {
            let board = try company(seed, perDay: 2, sales: 3)
            for record in try records(board, .company, weeks: 20) {
                inside += record.inside
                all += record.rows.count
                #expect(record.isGraded && record.rows.allSatisfy { $0.low < $0.high })
                ours += try #require(record.meanError { $0.middle })
                runRate += try #require(record.meanError { $0.runRate })
            }
        }
        // Windows overlap, so that the share is known from some ten independent ones: the bounds are wide, and tell a band of
        // independent coins (a third inside) from ours.
        #expect(all == 120 && inside * 100 >= all * 62 && inside < all)
        #expect(ours < runRate * 0.8)
    }

    /// A forecast of the past knows nothing of what came after it.
    @Test func nothingThatCameLaterIsKnown() throws {
        let board = try company(4, perDay: 1, sales: 2)
        let monday = try #require(Day(year: 2025, month: 4, day: 7))
        var earlier = Board()
        for stage in board.stages { try earlier.apply(.add(stage)) }
        for rep in board.reps { try earlier.apply(.add(rep)) }
        for deal in board.deals where deal.created.map({ $0 < monday }) ?? false {
            var deal = deal
            if deal.closed.map({ $0 >= monday }) ?? false { (deal.outcome, deal.closed) = (.open, nil) }
            try earlier.apply(.add(deal))
        }
        let quarter = Period(quarterOf: monday)
        for scope in [ScopeKey.company, ScopeKey(.rep, 1)] {
            let seen = [board, earlier].map { board in
                let facts = Facts(board)
                var maker = OutlookMaker(
                    facts, booked: Booked(facts), scope: scope, organization: Organization(board))
                return maker.outlook(of: quarter, at: monday)
            }
            #expect(seen[0] != nil && seen[0] == seen[1])
        }
    }

    @Test func tooFewAreNotGraded() throws {
        let records = try records(try company(5, perDay: 1, sales: 1), .company, weeks: 5)
        #expect(records.allSatisfy { $0.rows.count == 5 && !$0.isGraded })
        let facts = Facts(Board())
        let none = TrackRecord.make(
            facts, booked: Booked(facts), scope: .company, organization: Organization(facts.board),
            today: try #require(Day(year: 2025, month: 9, day: 28)))
        #expect(none.allSatisfy { $0.rows.isEmpty && !$0.isGraded })
    }
}
