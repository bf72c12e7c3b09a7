import Model

/// The figures of the pinned scope and period.
extension Conclusions {
    /// Company, regions, teams and reps.
    public var organization: Organization { kept.organization }

    /// All targets, for other periods and scopes than the pinned ones.
    public var targets: Targets { kept.targets }

    /// What was signed, by deal, day and rep.
    public var booked: Booked { kept.tallies.booked }

    /// The target of a period for the pinned scope, by the version that holds today; nil where there is none (R3).
    public func target(_ metric: Target.Metric = .signed) -> Money? { target(of: scope, metric) }

    /// The target of the pinned period for any scope.
    public func target(of key: ScopeKey, _ metric: Target.Metric = .signed) -> Money? {
        let plan = ledger(metric).plan
        return plan.place(of: key).flatMap { plan.scopes[$0].node.amount }
    }

    /// The lights of the open deals in scope.
    public var lights: LightCounts {
        LightCounts(green: kept.lists.lights[0], yellow: kept.lists.lights[1], red: kept.lists.lights[2])
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
        Array(ledger(metric).rows(under: key))
    }

    /// What a deal is worth and how many contacts it takes (R4); of the whole team.
    public var basis: WorkBasis { kept.basis }

    /// The chances of winning from each stage (R19); of the whole team.
    public var rates: StageRates { kept.tallies.rates }

    /// What the period will bring, with its landing and its buffer (R7, R19).
    public var forecast: Forecast { forecast(of: scope) }

    /// The same of any scope.
    public func forecast(of key: ScopeKey) -> Forecast {
        let (tallies, target) = (kept.tallies, target(of: key))
        guard key == scope else {
            return Forecast(
                facts, booked: tallies.booked, rates: tallies.rates, period: period, target: target, now: now,
                scope: key, organization: organization, atRisk: { hasRedDot(.deal($0.id)) })
        }
        let basis = kept.memos.outlook.value {
            var maker = OutlookMaker(facts, booked: tallies.booked, scope: scope, organization: organization)
            return maker.basis(of: period, at: today)
        }
        return Forecast(
            tallies.forecast, basis, booked: tallies.booked, rates: tallies.rates, target: target, policy: policy,
            scope: scope)
    }

    /// The cohort that entered each stage in the period (R15).
    public var funnel: Funnel { kept.tallies.funnel.funnel(policy) }

    /// Whether deals pass each stage as often as the target needs (R6). Empty for a part of the team, which has no
    /// chain of conversions of its own.
    public var stageLags: [StageLag] {
        guard scope == .company else { return [] }
        let needed = target().flatMap {
            WorkNeeded(target: $0, basis: kept.basis, reps: 0, days: 0, today: today).deals
        }
        return kept.tallies.lags.rows(facts, kept.tallies.rates, deals: needed, now: now)
    }

    /// The same for the scope, counted on the spot: passages, turns and answers of a part of the team too, which has no
    /// plan of its own.
    public func stageLagsOfScope() -> [StageLag] {
        guard scope != .company else { return stageLags }
        return StageLag.all(
            facts, rates: rates, period: period, deals: nil, now: now,
            isOurs: { deal in
                let turn = Turn(deal, now: now)
                return turn.side == .unknown ? nil : turn.isOurs
            }, keep: { holds($0) })
    }

    /// How long deals take (R16); of the whole team.
    public var cycles: Cycles { kept.tallies.cycles }

    /// Where the leads of the period came from and what became of them (R17).
    public var sources: Sources { Sources(kept.tallies.sources, facts, window: period) }

    /// The same for leads of all time.
    public var sourcesOfAllTime: Sources { Sources(kept.tallies.sourcesOfAllTime, facts, window: nil) }

    /// Signings by segment against the same working days of the previous like period (R18); of the whole team.
    public func segments(_ by: SegmentChange.By) -> [SegmentChange] {
        kept.tallies.segments.rows(by, policy)
    }

    /// The key figures of the scope (R21).
    public var kpis: KPIs { kpis(of: scope) }

    /// The same of any scope. Contacts are planned by the working days on which the scope is there (R3).
    public func kpis(of key: ScopeKey) -> KPIs {
        let plan = ledger(.contacts).plan
        let planned = plan.place(of: key).flatMap { place -> Int? in
            let (days, target) = (plan.scopes[place].days, plan.scopes[place].node.amount)
            guard let target, target > .zero, days.total > 0 else { return nil }
            return Int(Figures.rounded(Int128(target.minor) * Int128(days.elapsed), Int128(days.total)))
        }
        return KPIs(
            kept.tallies.kpis, kept.tallies.booked, period, target: target(of: key), planned: planned, key, organization
        )
    }

    /// The load of presales by week, from this week on (R25); of the whole team.
    public var presales: [PresalesWeek] { kept.presales }

    /// Receivables, their age and DSO by currency, the workspace's first (R27).
    public var cash: [Cash] { kept.tallies.cash.rows }

    /// How often timers were answered in time, by rep, nobody's last (R13).
    public var timerRates: [TimerRate] {
        let rates = kept.tallies.timers
        let known = rates.dropFirst() + rates.prefix(1)
        return known.filter { $0.kept + $0.missed + $0.running > 0 && holds(rep: $0.rep) }
    }

    /// The meeting of the week (R23).
    public var agenda: Agenda {
        memos.agenda.value { Agenda(moment, rows: redDots.compactMap { redDot(of: $0) }) }
    }

    /// Outcomes of the deals in scope, of all time.
    public var outcomes: Outcomes { kept.tallies.outcomes }

    /// From the open pipeline of the period at `past.since` to that of now (R20).
    public var bridge: Bridge {
        kept.memos.moves.value {
            Bridge(moves: board, past, window: period) { holds(rep: $0) }
        }.ending(kept.tallies.open)
    }
}
