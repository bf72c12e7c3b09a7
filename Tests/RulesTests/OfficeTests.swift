import Model
import Testing

@testable import Rules

private let now = Zone.shanghai.parse("2026-11-23T09:00") ?? Instant(seconds: 0)

@Suite struct OfficeTests {
    /// Shares are compared as quotients of integers: 2/3 of the target is more than 66%.
    @Test func theRankingIsByShareOfTheTarget() throws {
        var board = Board()
        let rows: [(target: Int64?, signed: Int64, left: String?)] = [
            (300, 198, nil), (3, 2, nil), (nil, 900, nil), (600, 396, nil), (nil, 0, nil), (100, 99, "2026-11-20"),
        ]
        try board.apply(StandardStages.all.map { Change.add($0) })
        for (index, row) in rows.enumerated() {
            var rep = Rep(blank: ID(index + 1))
            (rep.name, rep.left) = ("R\(index + 1)", row.left.flatMap { Day(iso: $0) })
            var deal = Deal(blank: ID(index + 1))
            (deal.owner, deal.outcome, deal.closed) = (rep.id, .won, Day(iso: "2026-11-02"))
            deal.amount = Money(minor: row.signed)
            try board.apply([.add(rep), .add(deal)])
            guard let amount = row.target else { continue }
            var target = Target(blank: ID(index + 1))
            (target.period, target.scope, target.scopeID) = ("2026Q4", .rep, index + 1)
            (target.amount, target.locked) = (Money(minor: amount), true)
            try board.apply([.add(target)])
        }
        let all = Conclusions(Facts(board), now: now)
        // Equal shares: the larger amount first. Without a target: by what was signed. Who left is not there.
        #expect(all.ranking.map { $0.key.id ?? 0 } == [2, 4, 1, 3, 5])
    }

    @Test func theLatestReceiptsOfTheScope() throws {
        var board = Board()
        for number in 1...2 {
            var rep = Rep(blank: ID(number))
            rep.name = "R\(number)"
            var account = Account(blank: ID(number))
            account.owner = rep.id
            var contract = Contract(blank: ID(number))
            contract.account = account.id
            try board.apply([.add(rep), .add(account), .add(contract)])
        }
        let rows: [(contract: Int, day: String)] = [
            (1, "2026-11-20"), (2, "2026-11-21"), (1, "2026-11-24"), (1, "2026-11-20"), (2, "2026-10-01"),
            (1, "2026-11-23"),
        ]
        for (index, row) in rows.enumerated() {
            var receipt = Receipt(blank: ID(index + 1))
            (receipt.contract, receipt.day) = (ID(row.contract), try #require(Day(iso: row.day)))
            receipt.amount = Money(minor: 1)
            try board.apply([.add(receipt)])
        }
        let company = Conclusions(Facts(board), now: now)
        #expect(company.latestReceipts(9).map(\.id.raw) == [6, 2, 4, 1, 5])
        #expect(company.latestReceipts(2).map(\.id.raw) == [6, 2])
        #expect(company.latestReceipts(0).isEmpty)
        let rep = Conclusions(Facts(board), now: now, scope: ScopeKey(.rep, 1))
        #expect(rep.latestReceipts(9).map(\.id.raw) == [6, 4, 1])
    }

    @Test func whatWasSignedThisWeekAndThisMonth() throws {
        var board = Board()
        try board.apply(StandardStages.all.map { Change.add($0) })
        for (number, day) in ["2026-11-23", "2026-11-20", "2026-10-30"].enumerated() {
            var deal = Deal(blank: ID(number + 1))
            (deal.outcome, deal.closed, deal.amount) = (.won, Day(iso: day), Money(minor: Int64(number) + 1))
            try board.apply([.add(deal)])
        }
        let paces = Conclusions(Facts(board), now: now).recentPaces
        #expect(paces.map(\.period.unit) == [.week, .month] && paces.map(\.actual.minor) == [1, 3])
    }
}
