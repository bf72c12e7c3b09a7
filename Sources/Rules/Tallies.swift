import Model

/// Everything that is counted: sums that a fact is added to and taken away from. Those of the whole team come first,
/// those of the pinned scope after them.
struct Tallies: Sendable {
    var booked: Booked
    var rates: StageRates
    var cycles: Cycles
    var basis: WorkBasis.Tally
    var kpis: KPIs.Tally
    var actuals: Actuals
    var segments: SegmentChange.Tally
    var paces: StagePaces.Tally
    /// Timers and effort by the rep's number; the first belongs to nobody.
    private(set) var timers: ContiguousArray<TimerRate>
    private(set) var efforts: ContiguousArray<Effort>

    var funnel: Cohort
    var sources = Sources.Tally()
    var sourcesOfAllTime = Sources.Tally()
    var outcomes = Outcomes()
    var forecast: Forecast.Tally
    var lags: StageLag.Tally
    var cash: Cash.Tally
    var overnight: Overnight
    /// What is open in the period, for the bridge (R20).
    var open = Money.zero

    private let period: Period
    private let isCompany: Bool
    private let members: Members
    private let effortStart: Instant

    init(
        _ moment: Moment, _ organization: Organization, scope: ScopeKey, period: Period, _ rates: StageRates,
        _ cycles: Cycles
    ) {
        let (facts, now) = (moment.facts, moment.now)
        booked = Booked(organization)
        (self.rates, self.cycles) = (rates, cycles)
        basis = WorkBasis.Tally(facts, now: now)
        kpis = KPIs.Tally(facts, period, today: moment.today)
        actuals = Actuals(facts, period, today: moment.today)
        segments = SegmentChange.Tally(facts, period, now: now)
        paces = StagePaces.Tally(facts, now: now)
        let reps = max(facts.board.reps.slotCount, 1)
        timers = ContiguousArray((0..<reps).map { TimerRate(rep: $0 == 0 ? nil : ID($0)) })
        let start = Effort.start(moment)
        efforts = ContiguousArray(repeating: Effort(from: start, goal: facts.policy.effortOnA), count: reps)
        effortStart = facts.zone.instant(start)
        funnel = Cohort(facts, window: period, now: now)
        forecast = Forecast.Tally(rates, period, today: moment.today, Estimates(empty: facts))
        lags = StageLag.Tally(facts, period, stages: facts.board.stages.count)
        cash = Cash.Tally(from: period.first, to: min(period.last, moment.today))
        overnight = Overnight(moment)
        self.period = period
        isCompany = scope == .company
        members = Members(scope, organization)
    }

    /// Counts a touch or event by itself.
    mutating func add(_ activity: Activity, sign: Int) {
        guard activity.isEffectiveContact else { return }
        basis.add(activity, sign: sign)
        kpis.add(activity, sign: sign)
        actuals.add(activity, sign: sign)
    }

    /// Whether an activity counts as effort of its rep.
    func isEffort(_ activity: Activity, now: Instant) -> Bool {
        activity.at >= effortStart && activity.at <= now && activity.direction == .outbound && activity.what.isTouch
            && activity.rep.map { $0.raw < efforts.count } ?? false
    }

    /// Counts an activity that does, by the grade of its account.
    mutating func addEffort(_ activity: Activity, _ grade: Account.Grade, sign: Int) {
        guard let rep = activity.rep?.raw else { return }
        efforts[rep].all += sign
        if grade == .a { efforts[rep].onA += sign }
    }

    mutating func add(_ timer: Countdown, sign: Int) {
        let rep = timer.rep?.raw ?? 0
        timers[rep < timers.count ? rep : 0].add(timer, sign: sign)
    }

    /// Counts a deal for rates and medians, on which marks rest.
    mutating func addGround(_ deal: Deal, _ facts: Facts, sign: Int) {
        rates.add(deal, facts, sign: sign)
        cycles.add(deal, sign: sign)
    }

    /// Counts a deal for everything else, with all that hangs on it. `inScope`: for the pinned scope too.
    mutating func add(_ deal: Deal, _ moment: Moment, inScope: Bool, sign: Int) {
        paces.add(deal, moment.facts, sign: sign)
        basis.add(deal, sign: sign)
        kpis.add(deal, sign: sign)
        if deal.outcome == .won || !moment.facts.indexes.bookings.isEmpty(deal.id.raw) {
            booked.add(deal, moment.facts, sign: sign)
            segments.add(deal, moment.facts, sign: sign)
        }
        forecast.add(deal, Portion(deal, moment.facts, members), rates, sign: sign)
        guard inScope else { return }
        funnel.add(deal, moment.facts, sign: sign)
        sourcesOfAllTime.add(deal, moment.facts, sign: sign)
        if let created = deal.created, period.holds(created) { sources.add(deal, moment.facts, sign: sign) }
        outcomes.add(deal, sign: sign)
        overnight.add(deal, now: moment.now, sign: sign)
        if deal.outcome == .open, deal.currency == nil, let close = deal.close, period.holds(close) {
            open.minor.add((deal.amount?.minor ?? 0) * Int64(sign))
        }
        // R6 plans for the whole team only: a part of it has no chain of conversions of its own.
        guard isCompany else { return }
        let turn = deal.outcome == .open ? Turn(deal, now: moment.now) : nil
        let ours = turn.flatMap { $0.side == .unknown ? nil : $0.isOurs }
        lags.add(deal, moment.facts, rates, ours: ours, sign: sign)
    }

    /// Adds the timers and risks that were counted on another thread.
    mutating func join(_ other: Tallies) {
        for place in timers.indices { timers[place].join(other.timers[place]) }
        forecast.join(other.forecast)
    }
}
