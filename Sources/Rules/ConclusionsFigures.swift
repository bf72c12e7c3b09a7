import Model

/// The figures of the pinned scope and period.
extension Conclusions {
    /// Company, regions, teams and reps.
    public var organization: Organization { kept.targets.organization }

    /// All targets, for other periods and scopes than the pinned ones.
    public var targets: Targets { kept.targets }

    /// What was signed, by deal, day and rep.
    public var booked: Booked { kept.booked }

    /// The target of a period for the pinned scope, by the version that holds today; nil where there is none (R3).
    public func target(_ metric: Target.Metric = .signed) -> Money? { target(of: scope, metric) }

    /// The target of the pinned period for any scope.
    public func target(of key: ScopeKey, _ metric: Target.Metric = .signed) -> Money? {
        kept.targets.amount(of: key, period, metric, on: min(today, period.last))
    }

    /// The lights of the open deals in scope.
    public var lights: LightCounts {
        var lights: [Light] = []
        board.deals.forEachInPlace { deal in
            if holds(deal), let light = light(of: deal) { lights.append(light) }
        }
        return LightCounts(lights)
    }

    /// Metrics for which there are targets; signed amounts always.
    public var metrics: [Target.Metric] {
        let set = Set(board.targets.map(\.metric))
        return Target.Metric.allCases.filter { $0 == .signed || set.contains($0) }
    }

    /// The scope's row with those below it, each with the light of both expectations (R5).
    public func progress(_ metric: Target.Metric = .signed) -> [ProgressRow] { progress(of: scope, metric) }

    /// The row of any scope, with those below it.
    public func progress(of key: ScopeKey, _ metric: Target.Metric = .signed) -> [ProgressRow] {
        kept.targets.progress(
            facts, booked: kept.booked, period: period, metric: metric, now: now, averageDeal: kept.basis.averageDeal
        ).below(key)
    }

    /// What a deal is worth and how many contacts it takes (R4); of the whole team.
    public var basis: WorkBasis { kept.basis }

    /// The chances of winning from each stage (R19); of the whole team.
    public var rates: StageRates { kept.rates }

    /// What the period will bring, with its landing and its buffer (R7, R19).
    public var forecast: Forecast { forecast(of: scope) }

    /// The same of any scope.
    public func forecast(of key: ScopeKey) -> Forecast {
        Forecast(
            facts, booked: kept.booked, rates: kept.rates, period: period, target: target(of: key), now: now,
            scope: key, organization: organization, atRisk: { kept.redDots[$0.id] != nil })
    }

    /// The cohort that entered each stage in the period (R15).
    public var funnel: Funnel { Funnel(facts, window: period, now: now, keep: holds) }

    /// Whether deals pass each stage as often as the target needs (R6). Empty for a part of the team, which has no
    /// chain of conversions of its own.
    public var stageLags: [StageLag] {
        guard scope == .company else { return [] }
        let needed = target().flatMap {
            WorkNeeded(target: $0, basis: kept.basis, reps: 0, days: 0, today: today).deals
        }
        let now = now
        return StageLag.all(
            facts, rates: kept.rates, period: period, deals: needed, now: now,
            isOurs: { deal in
                let turn = Turn(deal, now: now)
                return turn.side == .unknown ? nil : turn.isOurs
            })
    }

    /// How long deals take (R16); of the whole team.
    public var cycles: Cycles { kept.cycles }

    /// Where the leads of the period came from and what became of them (R17).
    public var sources: Sources { Sources(facts, window: period, keep: holds) }

    /// The same for leads of all time.
    public var sourcesOfAllTime: Sources { Sources(facts, window: nil, keep: holds) }

    /// Signings by segment against the same working days of the previous like period (R18); of the whole team.
    public func segments(_ by: SegmentChange.By) -> [SegmentChange] {
        SegmentChange.all(facts, by: by, period: period, now: now)
    }

    /// The key figures of the scope (R21).
    public var kpis: KPIs { kpis(of: scope) }

    /// The same of any scope. Contacts are planned by working days.
    public func kpis(of key: ScopeKey) -> KPIs {
        let pace = facts.calendar.elapsed(period, now: now, zone: facts.zone)
        let contacts = target(of: key, .contacts).flatMap { $0 > .zero && pace.total > 0 ? $0.minor : nil }
        return KPIs(
            facts, booked: kept.booked, period: period, target: target(of: key),
            planned: contacts.map { Int($0) * pace.elapsed / pace.total }, scope: key, organization: organization)
    }

    /// The load of presales by week, from this week on (R25); of the whole team.
    public var presales: [PresalesWeek] { kept.presales }

    /// Receivables, their age and DSO by currency, the workspace's first (R27).
    public var cash: [Cash] {
        Cash.all(
            moment, from: period.first, to: period.last,
            standings: kept.standings.filter { holds(contract: $0.contract) }
        )
    }

    /// How often timers were answered in time, by rep, nobody's last (R13).
    public var timerRates: [TimerRate] {
        kept.timers.rates.filter { kept.members.everybody || holds(rep: $0.rep) }
    }

    /// The meeting of the week (R23).
    public var agenda: Agenda { Agenda(moment, redDots: kept.redDots) }

    /// Outcomes of the deals in scope, of all time.
    public var outcomes: Outcomes {
        var outcomes = Outcomes()
        board.deals.forEachInPlace { if holds($0) { outcomes.add($0) } }
        return outcomes
    }

    /// From the open pipeline of the period at `past.since` to that of now (R20).
    public var bridge: Bridge { Bridge(board, past, window: period) { holds(rep: $0) } }
}
