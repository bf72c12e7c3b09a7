import Model

/// A small company on the rule book's Monday, on which every rule says its sentence: 20 deals that reached the proposal
/// (9 won, 9 lost, 2 open), a deal of 45 days, a silent A with a competitor, a contract, a week of presales.
public struct RuleExamples: Sendable {
    private let all: Conclusions

    /// nil only where the example itself no longer fits the model.
    public init?() {
        guard let board = ExampleBoard.make() else { return nil }
        all = Conclusions(Facts(board), now: ExampleBoard.now, past: Past(since: ExampleBoard.now))
    }

    private var facts: Facts { all.facts }
    private var moment: Moment { all.moment }
    private var key: Deal? { all.board.deals[ID(ExampleBoard.key)] }
    private var old: Deal? { all.board.deals[ID(ExampleBoard.old)] }

    /// A sentence that the rule makes of the example; nil for an id that is not in the book.
    public func sentence(_ id: String) -> Sentence? {
        switch id {
        case "R1": Period("2029Q1").flatMap { facts.calendar.warning(for: $0) }
        case "R2": facts.calendar.why(all.period, now: all.now, zone: facts.zone)
        case "R3": decomposition
        case "R4":
            WorkNeeded(
                target: Money(minor: 80_000_000),
                basis: WorkBasis(averageDeal: Money(minor: 10_000_000), conversionPermille: 100), reps: 6, days: 5,
                today: all.today, medianCycle: 60
            ).why
        case "R5": all.progress().first?.light.why
        case "R6": all.stageLags.first { $0.actual > 0 && $0.waitingForUs > 0 }?.why ?? all.stageLags.last?.why
        case "R7": all.forecast.buffer.why
        case "R8": all.verdict(of: ID(1))?.why(moment)
        case "R9": all.proposal(of: ID(1))?.why(moment)
        case "R10": key.map { all.clocks(of: $0).why }
        case "R11": key.flatMap { all.todayRow(of: $0.id) }?.why(moment)
        case "R12": key.map { all.turn(of: $0).why(moment) }
        case "R13": key.flatMap { all.timers(of: $0).first }?.why(moment)
        case "R14": all.doubleWork(touching: ID(2), by: Toucher(rep: ID(1)))?.why(moment)
        default: figures(id)
        }
    }

    private func figures(_ id: String) -> Sentence? {
        switch id {
        case "R15": Funnel(facts, window: all.period, now: all.now).rows.first { $0.flagged }?.why
        case "R16": old.flatMap { all.cycleAlert(of: $0) }?.why
        case "R17": all.sourcesOfAllTime.rows.first?.why
        case "R18": all.segments(.product).first?.why
        case "R19": all.forecast.why
        case "R20": bridge?.why
        case "R21": all.kpis.why
        case "R22": key.flatMap { all.redDot(of: $0.id) }?.why(moment)
        case "R23": all.agenda.previous.first?.why(all.today)
        case "R24": all.kickOffs.first.flatMap { all.board.deals[$0] }.flatMap { all.kickOff(of: $0) }?.why
        case "R25": all.presales.first?.why(moment)
        case "R26": CompetitorEvent.all(moment, since: all.today + -14).first?.why(moment)
        case "R27": all.contracts.compactMap { all.standing(of: $0) }.flatMap(\.overdue).first?.why(moment)
        default: nil
        }
    }

    private var decomposition: Sentence? {
        guard let target = all.target() else { return nil }
        let parts = try? Decomposition.spread(target, over: all.period, into: .month, calendar: facts.calendar)
        return parts.map { Decomposition.why($0, of: target, all.period) }
    }

    /// A win, a push and a rise after the start.
    private var bridge: Bridge? {
        guard let key, let old else { return nil }
        var later = all
        let work = Work(all.board, now: all.now)
        do {
            let raised = try work.edit(old) { $0.amount = $0.amount.map { $0 + Money(minor: 2_000_000) } }
            try later.apply(raised + work.win(key))
        } catch {
            return nil
        }
        return later.bridge
    }
}
