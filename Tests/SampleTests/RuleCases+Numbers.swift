import Model
import Rules

extension RuleCase {
    static let numbers = [
        RuleCase("R15", "a stage that loses half of ten and more, and one with fewer than ten") { office in
            office.funnels.contains {
                $0.flagged && $0.advanced + $0.lost >= 10 && $0.lost * 2 >= $0.advanced + $0.lost
            }
        } not: { office in
            office.funnels.contains { row in
                let decided = row.advanced + row.lost
                return !row.flagged && decided >= 4 && decided < 10 && row.lost * 2 >= decided
            }
        },
        RuleCase("R15", "exactly half of ten lost is flagged, one fewer than half of more is not") { office in
            office.funnelsOfSources.contains { $0.flagged && $0.lost == 5 && $0.advanced == 5 }
        } not: { office in
            office.funnelsOfRegions.contains { row in
                !row.flagged && row.lost + row.advanced >= 10 && row.lost + 1 >= row.advanced - 1
                    && row.lost < row.advanced
            }
        },
        RuleCase("R16", "75% of the median cycle and no move in 14 days; 73%; 13 days") { office in
            alerted(office, age: 45, still: 32) == .yellow && alerted(office, age: 50, still: 14) == .yellow
        } not: { office in
            exists(office, age: 44, still: 32) && alerted(office, age: 44, still: 32) == nil
                && exists(office, age: 50, still: 13) && alerted(office, age: 50, still: 13) == nil
                && exists(office, age: 45, still: 1) && alerted(office, age: 45, still: 1) == nil
        },
        RuleCase("R16", "100% of the median cycle is red, 98% is not") { office in
            alerted(office, age: 60, still: 20) == .red
        } not: { office in
            alerted(office, age: 59, still: 20) == .yellow
        },
        RuleCase("R17", "five closed leads get a verdict, four do not") { office in
            office.all.sourcesOfAllTime.rows.contains { $0.outcomes.closed == 5 && $0.verdict != .tooFew }
        } not: { office in
            office.all.sourcesOfAllTime.rows.contains { $0.outcomes.closed == 4 && $0.verdict == .tooFew }
        },
        RuleCase("R17", "a source that is better than the others, one that is worse, with their cost") { office in
            office.all.sourcesOfAllTime.rows.contains { $0.verdict == .better }
        } not: { office in
            office.all.sourcesOfAllTime.rows.contains { $0.verdict == .worse && $0.costPerWin != nil }
        },
        RuleCase("R18", "a product exactly 20.0% down is flagged, a cent less is not") { office in
            office.all.segments(.product).contains { $0.flagged && $0.before.minor * 4 == $0.after.minor * 5 }
        } not: { office in
            office.all.segments(.product).contains { !$0.flagged && ($0.before.minor + 1) * 4 == $0.after.minor * 5 }
        },
        RuleCase("R19", "a commitment for today counts, one for yesterday has left the commit") { office in
            commits(office, in: 0) && office.all.forecast.commit > .zero
        } not: { office in
            let open = office.open.filter { $0.category == .commit && $0.currency == nil }
            let due = open.filter { deal in
                deal.close.map { $0 >= office.all.today && $0 <= office.all.period.last } ?? false
            }
            let sum = due.reduce(Money.zero) { $0 + ($1.amount ?? .zero) }
            return commits(office, in: -1) && office.all.forecast.commit == sum && office.all.forecast.overdue > 0
        },
        RuleCase("R19", "twenty closed deals of a rep give a stage its own rate, nineteen leave it the setting") {
            office in
            office.ownRates.contains { $0.cases == 20 && $0.own }
        } not: { office in
            office.ownRates.contains { $0.cases == 19 && !$0.own && $0.bottom == 100 }
        },
        RuleCase("R19", "what the forecast has to leave out is counted") { office in
            office.all.forecast.withoutAmount > 0 && office.all.forecast.withoutDate > 0
        } not: { office in
            office.all.forecast.foreign > 0 && office.all.forecast.omitted > .zero
        },
        RuleCase("R20", "a deal pushed out, one raised and one won balance to the cent") { office in
            bridged(office).map { $0.sum == $0.end && $0.pushedOut > .zero && $0.won > .zero } ?? false
        } not: { office in
            bridged(office).map { $0.start != $0.end && $0.lost == .zero && $0.increased == Money(minor: 100) } ?? false
        },
        RuleCase("R21", "a loss of the quarter's first working day counts, one of the last before it does not") {
            office in
            let (first, _) = edges(office)
            let kpis = office.all.kpis
            return closed(office, on: first).contains { $0.outcome == .lost }
                && kpis.won + kpis.lost
                    == office.board.deals.count { $0.closed.map { $0 >= first } ?? false }
        } not: { office in
            let (first, last) = edges(office)
            return closed(office, on: last).contains { $0.outcome == .lost } && last < office.all.period.first
                && office.all.kpis.won + office.all.kpis.lost
                    < office.board.deals.count { $0.closed.map { $0 >= last } ?? false }
                && first > last
        },
        RuleCase("R21", "every key figure has a value, slipped deals among them") { office in
            let kpis = office.all.kpis
            return kpis.attainment != nil && kpis.winRate != nil && kpis.velocity != nil && kpis.slipped > 0
        } not: { office in
            office.open.contains { $0.pushes == 0 } && office.all.kpis.pushes > office.all.kpis.slipped
        },
    ]

    /// The first working day of the quarter, and the last one before it.
    private static func edges(_ office: Office) -> (first: Day, last: Day) {
        let calendar = office.all.facts.calendar
        var (first, last) = (office.all.period.first, office.all.period.first + -1)
        while !calendar.isWorking(first) { first = first + 1 }
        while !calendar.isWorking(last) { last = last + -1 }
        return (first, last)
    }

    private static func closed(_ office: Office, on day: Day) -> [Deal] {
        office.board.deals.filter { $0.closed == day }
    }

    private static func exists(_ office: Office, age: Int, still: Int) -> Bool {
        office.open.contains { isLike($0, office, age, still) }
    }

    private static func alerted(_ office: Office, age: Int, still: Int) -> Light? {
        office.open.filter { isLike($0, office, age, still) }.compactMap { office.all.cycleAlert(of: $0)?.light }.first
    }

    private static func isLike(_ deal: Deal, _ office: Office, _ age: Int, _ still: Int) -> Bool {
        guard let created = deal.created, let moved = deal.movedAt else { return false }
        return office.all.today - created == age && office.all.today - office.board.zone.day(of: moved) == still
    }

    private static func commits(_ office: Office, in days: Int) -> Bool {
        office.open.contains { deal in
            deal.category == .commit && deal.close.map { $0 - office.all.today == days } ?? false
        }
    }

    /// The bridge over three changes of this morning.
    private static func bridged(_ office: Office) -> Bridge? {
        let start = Past(since: office.all.now)
        var all = Conclusions(office.all.facts, now: office.all.now, past: start)
        let deals = office.open.filter { deal in
            deal.currency == nil && deal.amount != nil && deal.close.map { $0 > office.all.today } ?? false
                && deal.close.map { all.period.holds($0) } ?? false
        }
        let work = Work(office.board, now: office.all.now)
        // A win needs its triangle (R24).
        let whole = deals.first { $0.stage.raw == 5 && !office.reasons($0).contains("missing_role") }
        let others = deals.filter { $0.id != whole?.id }
        guard others.count > 2, let whole else { return nil }
        do {
            let won = try work.win(whole)
            let pushed = try work.edit(others[0]) { $0.close = all.period.last + 10 }
            let raised = try work.edit(others[1]) { $0.amount = others[1].amount.map { $0 + Money(minor: 100) } }
            try all.apply(won + pushed + raised)
        } catch {
            return nil
        }
        return all.bridge
    }
}
