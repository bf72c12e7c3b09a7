import Model

@testable import Rules

/// Both sums for all scopes and all periods of the year.
struct BothSums {
    private(set) var broken: [String] = []
    private(set) var checked = 0
    private(set) var negative = 0

    init(_ board: Board, _ metric: Target.Metric, _ day: Day) throws {
        let walk = TargetWalk(Targets(Facts(board)), metric, on: day)
        check(walk, walk.sheet(try Numbers.period("2026")))
    }

    private mutating func check(_ walk: TargetWalk, _ sheet: TargetWalk.Sheet) {
        let parts = sheet.parts.map { walk.sheet($0) }
        for (number, scope) in walk.scopes.enumerated() {
            guard let amount = walk.amount(number, sheet) else { continue }
            checked += 1
            if amount < 0 { negative += 1 }
            let inTime = parts.reduce(0) { $0 + (walk.amount(number, $1) ?? 0) }
            if !parts.isEmpty, inTime != amount {
                broken.append("\(scope.key) \(sheet.period.name): \(amount), parts \(inTime)")
            }
            let below = scope.children.reduce(0) { $0 + (walk.amount($1, sheet) ?? 0) }
            if !scope.children.isEmpty, below != amount {
                broken.append("\(scope.key) \(sheet.period.name): \(amount), children \(below)")
            }
        }
        for part in parts { check(walk, part) }
    }
}

/// Companies and targets by chance, always the same for a seed.
struct TargetChance {
    private var state: UInt64

    init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 }

    private mutating func pick(_ count: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int((state >> 33) % UInt64(max(count, 1)))
    }

    private mutating func one<T>(_ list: [T]) -> T { list[pick(list.count)] }

    mutating func company(_ metric: Target.Metric, _ today: Day) throws -> Board {
        var board = try people()
        let unit: Int64 = metric == .signed ? 100 : 1
        var number = 0
        func add(_ period: String, _ amount: Int64, _ key: ScopeKey, locked: Bool) throws {
            number += 1
            var target = Numbers.target(number, period, 0, key, locked: locked)
            (target.metric, target.amount) = (metric, Money(minor: amount))
            try board.apply(.add(target))
        }
        let year = Int64(40 + pick(2_000)) * unit * (metric == .signed ? 7_919 : 1)
        try add("2026", year, .company, locked: false)
        if pick(2) == 0 {
            for (index, amount) in Apportion.split(year, by: (0..<4).map { _ in Int64(1 + pick(5)) }).enumerated() {
                try add("2026Q\(index + 1)", amount, .company, locked: false)
            }
        }
        // Whatever somebody might set by hand, near what it is now; refused where it contradicts.
        for _ in 0..<(2 + pick(10)) {
            let period = one(["2026", "2026Q2", "2026Q4", "2026-11", "2026-12", "2026-05", "2026W20", "2026-11-24"])
            let scopes =
                [ScopeKey.company] + board.regions.map { ScopeKey(.region, $0.id.raw) }
                + board.teams.map { ScopeKey(.team, $0.id.raw) } + board.reps.map { ScopeKey(.rep, $0.id.raw) }
            let key = one(scopes)
            let whole = try Numbers.period(period)
            let isThere = key.scope != .rep || board.reps[ID<Rep>(key.id ?? 0)]?.left == nil
            let now = Targets(Facts(board)).amount(of: key, whole, metric, on: today) ?? .zero
            let amount = Money(minor: now.minor * Int64(80 + pick(41)) / 100)
            guard isThere, now > .zero else { continue }
            let work = Work(board, now: Zone.shanghai.instant(today, minute: 540))
            if let changes = try? work.target(key, metric, whole, amount, locked: true) { try board.apply(changes) }
        }
        return board
    }

    private mutating func people() throws -> Board {
        var board = Board()
        for number in 0..<pick(4) {
            var region = Region(blank: ID(number + 1))
            region.name = "R\(number)"
            try board.apply(.add(region))
        }
        for number in 0..<(max(board.regions.count, 1) + pick(3)) {
            var team = Team(blank: ID(number + 1))
            team.name = "T\(number)"
            let isLoose = number >= board.regions.count && pick(5) == 0 || board.regions.count == 0
            team.region = isLoose ? nil : ID(1 + number % board.regions.count)
            try board.apply(.add(team))
        }
        // Every region has a team, and somebody is always there in each team: where a lock leaves an amount to nobody, it contradicts the facts.
        let teams = board.teams.count
        for number in 0..<(teams + 2 + pick(8)) {
            var rep = Rep(blank: ID(number + 1))
            let team = number < teams ? number : pick(teams)
            (rep.name, rep.team) = ("Rep \(number)", number >= teams && pick(8) == 0 ? nil : ID(1 + team))
            let day = Day(iso: "2026-01-01").map { $0 + pick(330) }
            switch number < teams ? 2 : pick(6) {
            case 0: rep.joined = day
            case 1: rep.left = day
            default: break
            }
            try board.apply(.add(rep))
        }
        return board
    }
}
