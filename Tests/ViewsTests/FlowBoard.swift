import Model
import Rules

/// Half a year of deals that flow through the stages, made by rule: two regions, three teams, six reps, a target, and a
/// stage that leaks.
enum FlowBoard {
    static let (today, now, zone) = (SmallBoard.today, SmallBoard.now, SmallBoard.zone)
    static let reps = ["李雷", "韩梅梅", "Darcel Schlecht", "赵清和", "Maximiliane von Hohenstein-Wittelsbach", "孙一鸣"]
    static let reasons = ["价格高出预算两成", "竞品先入", "Budget frozen", nil]

    static func make() -> Board {
        var board = Board()
        for stage in StandardStages.all { board.stages.put(stage) }
        addPeople(&board)
        for index in 0..<140 { add(index, to: &board) }
        addTargets(&board)
        addTouches(&board)
        board.rebuildLanes()
        return board
    }

    private static func addPeople(_ board: inout Board) {
        for (index, name) in ["华南区", "East & Overseas"].enumerated() {
            var region = Region(blank: ID(index + 1))
            region.name = name
            board.regions.put(region)
        }
        for (index, name) in ["大湾区组", "西南组", "长三角组"].enumerated() {
            var team = Team(blank: ID(index + 1))
            (team.name, team.region) = (name, ID(index / 2 + 1))
            board.teams.put(team)
        }
        for (index, name) in reps.enumerated() {
            var rep = Rep(blank: ID(index + 1))
            (rep.name, rep.team) = (name, ID(index / 2 + 1))
            if index == 5 { rep.joined = Day(iso: "2026-11-09") }
            board.reps.put(rep)
        }
        var account = Account(blank: ID(1))
        account.name = "星河技术"
        board.accounts.put(account)
    }

    /// How far a deal comes: the fifth is the win.
    private static let ways = [5, 3, 2, 5, 3, 4, 1, 5, 3, 5]

    private static func add(_ index: Int, to board: inout Board) {
        var deal = Deal(blank: ID(index + 1))
        let created = today + (index - 160)
        let way = ways[index % ways.count]
        (deal.name, deal.account, deal.owner) = ("项目 \(index + 1)", ID(1), ID(index % 6 + 1))
        deal.amount = index % 29 == 0 ? nil : Money(minor: Int64(index % 7 + 1) * 7_200_000)
        (deal.created, deal.close) = (created, created + 75)
        var day = created
        var stage = 0
        while stage < way, day <= today {
            stage += 1
            var spell = Spell(blank: ID(index * 5 + stage))
            (spell.deal, spell.stage, spell.from) = (deal.id, ID(stage), zone.instant(day, minute: 600))
            board.spells.put(spell)
            day = day + (6 + (index + stage) % 9)
        }
        (deal.stage, deal.stageSince) = (ID(stage), zone.instant(min(day, today), minute: 600))
        if stage == way, day <= today {
            deal.outcome = way == 5 ? .won : .lost
            (deal.closed, deal.reason) = (day, way == 5 ? nil : reasons[index / 2 % 4])
        } else if deal.close ?? today < today {
            deal.close = today + index % 50
        }
        board.deals.put(deal)
    }

    private static func addTargets(_ board: inout Board) {
        let rows: [(String, Target.Metric, Int64, Target.Scope, Int?, Bool)] = [
            ("2026", .signed, 5_200_000_000, .company, nil, false),
            ("2026Q4", .signed, 1_500_000_000, .company, nil, false),
            ("2026Q4", .signed, 400_000_000, .region, 2, true),
            ("2026Q4", .contacts, 620, .company, nil, false),
        ]
        for (index, row) in rows.enumerated() {
            var target = Target(blank: ID(index + 1))
            (target.period, target.metric, target.amount) = (row.0, row.1, Money(minor: row.2))
            (target.scope, target.scopeID, target.locked) = (row.3, row.4, row.5)
            board.targets.put(target)
        }
    }

    private static func addTouches(_ board: inout Board) {
        for index in 0..<80 {
            var call = Activity(blank: ID(index + 1))
            (call.what, call.deal, call.account) = (.call, ID(index + 30), ID(1))
            (call.rep, call.at) = (ID(index % 6 + 1), zone.instant(today + -(index % 40), minute: 600 + index))
            call.direction = index % 4 == 0 ? .inbound : .outbound
            board.activities.put(call)
        }
    }

    /// What a week brought: two deals moved their date, one grew, one shrank, one is new, one was lost, one won, one was
    /// opened again.
    static func past(_ board: Board) -> Past {
        var past = Past()
        past.since = zone.instant(today + -7, minute: 540)
        let open = board.deals.filter {
            $0.outcome == .open && $0.amount != nil && $0.close.map { $0.quarter == "2026Q4" } ?? false
        }
        let moves: [(inout Bridge.State) -> Void] = [
            { $0.close = today + 120 }, { $0.amount = ($0.amount ?? .zero) - Money(minor: 3_000_000) },
            { $0.amount = ($0.amount ?? .zero) + Money(minor: 5_500_000) }, { $0.outcome = .lost },
        ]
        for (deal, move) in zip(open, moves) {
            var before = Bridge.State(deal)
            move(&before)
            past.states[deal.id] = [before, Bridge.State(deal)]
        }
        for deal in open.dropFirst(4).prefix(1) { past.states[deal.id] = [nil, Bridge.State(deal)] }
        for outcome in [Deal.Outcome.won, .lost] {
            for deal in board.deals.filter({ $0.outcome == outcome && $0.amount != nil }).suffix(2) {
                var before = Bridge.State(deal)
                before.outcome = .open
                before.close = today + 3
                var after = Bridge.State(deal)
                after.close = today + 3
                past.states[deal.id] = [before, after]
            }
        }
        return past
    }
}
