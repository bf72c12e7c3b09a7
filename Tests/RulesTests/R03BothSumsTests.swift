import Model
import Testing

@testable import Rules

/// R3: the parts of a period sum to it for every scope, and the children of a scope to it in every period.
@Suite struct R03BothSumsTests {
    private let today = Day(iso: "2026-11-23") ?? Day(number: 0)

    // MARK: - A company like the sample's

    /// Three regions of a team with three reps each; rep 8 joined in July, rep 9 left on 5 November. A year with its
    /// quarters, this one with its regions, one region's December and some reps locked.
    private func office() throws -> Board {
        var board = Board()
        for number in 1...3 {
            var (region, team) = (Region(blank: ID(number)), Team(blank: ID(number)))
            (region.name, team.name, team.region) = ("R\(number)", "T\(number)", region.id)
            try board.apply([.add(region), .add(team)])
        }
        for number in 1...9 {
            var rep = Rep(blank: ID(number))
            (rep.name, rep.team) = ("Rep \(number)", ID((number + 2) / 3))
            rep.joined = number == 8 ? Day(iso: "2026-07-27") : nil
            rep.left = number == 9 ? Day(iso: "2026-11-05") : nil
            try board.apply(.add(rep))
        }
        var sums: [(String, Int64, ScopeKey, Bool)] = [
            ("2026", 18_000_000, .company, false), ("2026Q1", 2_300_000, .company, false),
            ("2026Q2", 2_700_000, .company, false), ("2026Q3", 3_000_000, .company, false),
            ("2026Q4", 10_000_000, .company, false), ("2026-12", 1_600_000, ScopeKey(.region, 1), true),
        ]
        for (index, units) in [Int64(4_000_000), 3_700_000, 2_300_000].enumerated() {
            sums.append(("2026Q4", units, ScopeKey(.region, index + 1), false))
        }
        for (rep, units) in [(2, Int64(1_240_000)), (4, 1_240_000), (6, 992_000), (7, 992_000)] {
            sums.append(("2026Q4", units, ScopeKey(.rep, rep), true))
        }
        for (index, sum) in sums.enumerated() {
            try board.apply(.add(Numbers.target(index + 1, sum.0, sum.1, sum.2, locked: sum.3)))
        }
        return board
    }

    private func amounts(_ board: Board, _ names: [String], _ metric: Target.Metric = .signed) throws -> [[ScopeKey:
        Int64]]
    {
        let targets = Targets(Facts(board))
        return try names.map { name in
            let nodes = targets.tree(try Numbers.period(name), metric, on: today)
            return Dictionary(nodes.map { ($0.key, $0.amount?.minor ?? -1) }, uniquingKeysWith: { first, _ in first })
        }
    }

    @Test func theMonthsOfEveryScopeSumToItsQuarter() throws {
        let board = try office()
        let all = try amounts(board, ["2026Q4", "2026-10", "2026-11", "2026-12"])
        let (quarter, months) = (all[0], all[1...])
        for (key, amount) in quarter { #expect(months.reduce(0) { $0 + ($1[key] ?? 0) } == amount, "\(key)") }
        // What was set stays, the company's months are the rule book's.
        #expect(months.map { $0[.company] } == [290_322_581, 338_709_677, 370_967_742])
        #expect((1...3).map { quarter[ScopeKey(.region, $0)] } == [400_000_000, 370_000_000, 230_000_000])
        #expect(all[3][ScopeKey(.region, 1)] == 160_000_000)
        #expect(
            [2, 4, 6, 7].map { quarter[ScopeKey(.rep, $0)] } == [124_000_000, 124_000_000, 99_200_000, 99_200_000])
        // 62 and 22 of 62 working days: prorated in the quarter, and nothing in the month where nobody is.
        #expect(quarter[ScopeKey(.rep, 8)] == 96_542_857 && quarter[ScopeKey(.rep, 9)] == 34_257_143)
        #expect(all[3][ScopeKey(.rep, 9)] == 0)
    }

    /// Where its parts were set and nothing for the whole, the whole is what the parts sum to.
    @Test func theYearOfEveryScopeIsTheSumOfItsQuarters() throws {
        let all = try amounts(try office(), ["2026", "2026Q1", "2026Q2", "2026Q3", "2026Q4"])
        for (key, amount) in all[0] { #expect(all[1...].reduce(0) { $0 + ($1[key] ?? 0) } == amount, "\(key)") }
        #expect(all[0][.company] == 1_800_000_000)
        // A ninth of what the company is to reach, and nothing before he came.
        #expect(all[1][ScopeKey(.rep, 9)] == 28_750_000 && all[1][ScopeKey(.rep, 8)] == 0)
    }

    @Test func aWeekAcrossMonthsBelongsToBothWithItsParts() throws {
        let board = try office()
        let targets = Targets(Facts(board))
        let week = try Numbers.period("2026W49")
        let parts = week.parts(.month).compactMap { week.part(in: $0) }
        #expect(parts.count == 2)
        let sums = parts.map { targets.tree($0, on: today) }
        for (place, node) in targets.tree(week, on: today).enumerated() {
            let sum = sums.reduce(0) { $0 + ($1[place].amount?.minor ?? 0) }
            #expect(node.amount?.minor == sum && node.gap == .zero)
        }
        let checked = try BothSums(board, .signed, today)
        #expect(checked.broken.isEmpty, "\(checked.broken)")
    }

    /// A rep who joined amid a quarter: 44 of 62 days; the months sum to that share.
    @Test func whoComesIsProratedInEveryPeriod() throws {
        var board = try Numbers.board()
        let rep = try #require(board.reps[ID<Rep>(2)])
        var joiner = rep
        joiner.joined = Day(iso: "2026-11-02")
        try board.apply([#require(Change.update(rep, to: joiner)), .add(Numbers.target(1, "2026Q4", 1_680))])
        let all = try amounts(board, ["2026Q4", "2026-10", "2026-11", "2026-12"]).map { $0[ScopeKey(.rep, 2)] ?? -1 }
        #expect(all[0] == 44_000 && all[1] == 0 && all[2] + all[3] == 44_000)
        #expect(abs(all[2] * 23 - all[3] * 21) < 23 * 2)
    }

    /// One who left before the others came: the days of the whole would leave October to nobody, so the months are
    /// shared out and the quarter is their sum.
    @Test func whatNobodySetGivesWay() throws {
        var board = try Numbers.board()
        for rep in Array(board.reps) {
            var other = rep
            other.team = ID(1)
            (other.joined, other.left) = rep.id.raw == 1 ? (nil, Day(iso: "2026-10-31")) : (Day(iso: "2026-11-01"), nil)
            try board.apply(#require(Change.update(rep, to: other)))
        }
        try board.apply(.add(Numbers.target(1, "2026Q4", 620)))
        let all = try amounts(board, ["2026Q4", "2026-10", "2026-11"])
        #expect((1...3).map { all[0][ScopeKey(.rep, $0)] } == [18_000, 22_000, 22_000])
        #expect((1...3).map { all[1][ScopeKey(.rep, $0)] } == [18_000, 0, 0])
        #expect(try BothSums(board, .signed, today).broken.isEmpty)
    }

    // MARK: - Contradictions

    @Test func whatContradictsIsNamedAndStaysAsItWas() throws {
        var board = try office()
        // December alone asks for more of region 1 than its quarter and its company leave.
        try board.apply(.add(Numbers.target(50, "2026-12", 3_900_000, ScopeKey(.region, 2), locked: true)))
        let nodes = Targets(Facts(board)).tree(try Numbers.period("2026-12"), on: today)
        #expect(nodes[0].gap.minor == 550_000_000 - 370_967_742)
        #expect(nodes.first { $0.key == ScopeKey(.region, 2) }?.amount == Numbers.money(3_900_000))
        #expect(nodes.first { $0.key == ScopeKey(.region, 1) }?.amount == Numbers.money(1_600_000))
        let quarter = Targets(Facts(board)).tree(try Numbers.period("2026Q4"), on: today)
        #expect(quarter.allSatisfy { $0.gap == .zero } && quarter[0].amount == Numbers.money(10_000_000))
    }

    /// Locked parts that leave a region less than its quarter: no months fit, so each is shared out by itself.
    @Test func monthsThatCannotSumAreSharedAlone() throws {
        var board = try office()
        for (index, month) in ["2026-10", "2026-11"].enumerated() {
            try board.apply(
                .add(Numbers.target(50 + index, month, 500_000, ScopeKey(.region, 2), locked: true)))
        }
        // Region 2 would need 270万 in December, which has 371万 and 160万 of them locked for region 1.
        let all = try amounts(board, ["2026Q4", "2026-10", "2026-11", "2026-12"])
        for period in all {
            #expect((1...3).reduce(0) { $0 + (period[ScopeKey(.region, $1)] ?? 0) } == period[.company])
        }
        #expect(all[1][ScopeKey(.region, 2)] == 50_000_000 && all[3][ScopeKey(.region, 1)] == 160_000_000)
        #expect(all[0][ScopeKey(.region, 2)] == 370_000_000)
    }

    // MARK: - Anything that can be set

    @Test(arguments: 1...60) func bothSumsHoldWhateverIsSet(_ seed: Int) throws {
        var chance = TargetChance(seed: UInt64(seed))
        let metric: Target.Metric = seed % 3 == 0 ? .accounts : .signed
        let board = try chance.company(metric, today)
        let sums = try BothSums(board, metric, today)
        #expect(sums.checked > 2_000)
        #expect(sums.broken.isEmpty, "\(sums.broken.count): \(sums.broken.prefix(5))")
        #expect(sums.negative == 0)
        let targets = Targets(Facts(board))
        for target in board.targets where target.locked {
            let key = ScopeKey(target.scope, target.scopeID)
            // An older version is for the past.
            guard targets.version(of: key, metric, target.period, on: today)?.id == target.id else { continue }
            let amount = targets.amount(of: key, try Numbers.period(target.period), metric, on: today)
            #expect(amount == target.amount, "\(key) \(target.period)")
        }
    }
}
