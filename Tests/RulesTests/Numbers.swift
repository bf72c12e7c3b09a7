import Model
import Testing

@testable import Rules

/// Small workspaces for the rules on targets and numbers.
enum Numbers {
    static func day(_ iso: String) throws -> Day { try #require(Day(iso: iso)) }
    static func period(_ name: String) throws -> Period { try #require(Period(name)) }
    static func moment(_ text: String) throws -> Instant { try #require(Zone.shanghai.parse(text)) }
    static func money(_ units: Int64) -> Money { Money(minor: units * 100) }
    static var calendar: WorkCalendar { WorkCalendar(Board()) }

    /// Five stages, one region, two teams, reps 1 and 2 in team 1, rep 3 in team 2.
    static func board() throws -> Board {
        var board = Board()
        for stage in StandardStages.all { try board.apply(.add(stage)) }
        try board.apply(.add(Region(blank: ID(1))))
        for number in 1...2 {
            var team = Team(blank: ID(number))
            team.region = ID(1)
            try board.apply(.add(team))
        }
        for number in 1...3 {
            var rep = Rep(blank: ID(number))
            rep.name = "Rep \(number)"
            rep.team = ID(number < 3 ? 1 : 2)
            try board.apply(.add(rep))
        }
        return board
    }

    static func deal(_ number: Int, _ outcome: Deal.Outcome = .open, units: Int64? = 100, closed: String? = nil) -> Deal
    {
        var deal = Deal(blank: ID(number))
        deal.name = "Deal \(number)"
        deal.owner = ID(1)
        deal.outcome = outcome
        deal.amount = units.map { money($0) }
        deal.closed = closed.flatMap { Day(iso: $0) }
        return deal
    }

    static func target(
        _ number: Int, _ period: String, _ units: Int64, _ scope: ScopeKey = .company, from: String? = nil,
        locked: Bool = false
    ) -> Target {
        var target = Target(blank: ID(number))
        target.period = period
        target.amount = money(units)
        (target.scope, target.scopeID) = (scope.scope, scope.id)
        target.from = from.flatMap { Day(iso: $0) }
        target.locked = locked
        return target
    }

    /// A deal's way: a stage and the day on which it was entered.
    static func spells(_ deal: Int, _ way: [(stage: Int, day: String)], first: Int) throws -> [Spell] {
        try way.enumerated().map { index, step in
            var spell = Spell(blank: ID(first + index))
            spell.deal = ID(deal)
            spell.stage = ID(step.stage)
            spell.from = Zone.shanghai.instant(try day(step.day), minute: 600)
            spell.back = index > 0 && step.stage < way[index - 1].stage
            return spell
        }
    }
}
