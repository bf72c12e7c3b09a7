import Model

/// What is kept behind `Conclusions`.
struct Kept: Sendable {
    let targets: Targets
    let booked: Booked
    let rates: StageRates
    let basis: WorkBasis
    let cycles: Cycles
    let grades: Grades
    let timers: Timers
    let presales: [PresalesWeek]
    let standings: [ContractStanding]
    let redDots: RedDots
    let members: Members
    let proposals: [ID<Account>: GradeProposal]
    let verdicts: [ID<Account>: GradeVerdict]
    let today: [TodayList]

    static func make(_ facts: Facts, now: Instant, scope: ScopeKey, period: Period, past: Past) -> (Moment, Kept) {
        let rates = StageRates(facts)
        let moment = Moment(facts, now: now, chances: rates.chances)
        return (moment, Kept(moment, rates, scope, period, past))
    }

    private init(_ moment: Moment, _ rates: StageRates, _ scope: ScopeKey, _ period: Period, _ past: Past) {
        let (facts, now) = (moment.facts, moment.now)
        self.rates = rates
        targets = Targets(facts)
        booked = Booked(facts)
        basis = WorkBasis(facts, now: now)
        let cycles = Cycles(facts, now: now)
        self.cycles = cycles
        grades = Grades(moment) { past.moves[$0] }
        timers = Timers(moment)
        presales = PresalesWeek.all(moment)
        standings = ContractStanding.all(moment)
        var redDots = RedDots(
            moment, grades: grades, timers: timers, presales: presales, standings: standings,
            cycle: { deal in cycles.alert(deal).map { CycleSignal($0, facts.policy, today: moment.today) } })
        if let known = past.redDots { redDots.compare(with: known) } else { redDots.compareByDates(moment.today) }
        self.redDots = redDots
        members = Members(scope, targets.organization)
        proposals = grades.proposals.reduce(into: [:]) { $0[$1.account] = $1 }
        verdicts = grades.verdicts.reduce(into: [:]) { $0[$1.account] = $1 }
        today = TodayList.all(moment, grades: grades, timers: timers, redDots: redDots)
    }
}

/// The reps of a scope, asked for by the hundred thousand.
struct Members: Sendable {
    let everybody: Bool
    private var flags: ContiguousArray<Bool> = []

    init(_ scope: ScopeKey, _ organization: Organization) {
        everybody = scope == .company
        for rep in organization.reps(of: scope) {
            while flags.count <= rep.raw { flags.append(false) }
            flags[rep.raw] = true
        }
    }

    func holds(_ rep: ID<Rep>?) -> Bool {
        if everybody { return true }
        guard let raw = rep?.raw, raw < flags.count else { return false }
        return flags[raw]
    }
}

extension StageRates {
    /// The team's own rates of winning in percent, where they replace the stages' settings.
    public var chances: [ID<Stage>: Int] {
        rates.reduce(into: [:]) { result, rate in
            guard rate.own, rate.bottom > 0 else { return }
            result[rate.stage] = (rate.top * 200 + rate.bottom) / (rate.bottom * 2)
        }
    }
}
