import Model
import Rules

/// What the rules conclude from all facts of a store, in a scope and period. Each conclusion is made when it is first
/// asked for.
final class Conclusions {
    let workspace: Workspace
    /// With all kinds loaded.
    let board: Board
    let facts: Facts
    let scope: Scope
    /// The period that was named, or the present quarter.
    let period: Period
    let key: ScopeKey

    init(_ workspace: Workspace, _ scope: Scope) throws {
        self.workspace = workspace
        self.scope = scope
        board = try workspace.store.loadAll()
        facts = Facts(board)
        let today = board.zone.day(of: workspace.now)
        period = scope.periodName.flatMap { Period($0) } ?? Period(quarterOf: today)
        if let rep = scope.rep {
            key = ScopeKey(.rep, rep.id.raw)
        } else if let region = scope.region {
            key = ScopeKey(.region, region.id.raw)
        } else {
            key = .company
        }
    }

    var lang: Lang { workspace.lang }
    var now: Instant { workspace.now }
    var today: Day { moment.today }

    private(set) lazy var booked = Booked(facts)
    private(set) lazy var targets = Targets(facts)
    private(set) lazy var rates = StageRates(facts)
    private(set) lazy var basis = WorkBasis(facts, now: now)
    private(set) lazy var cycles = Cycles(facts, now: now)
    private(set) lazy var moment = Moment(facts, now: now, chances: chances)
    private(set) lazy var grades = Grades(moment)
    private(set) lazy var timers = Timers(moment)
    private(set) lazy var presales = PresalesWeek.all(moment)
    private(set) lazy var standings = ContractStanding.all(moment)

    /// This week's red dots. Last week's list is what began a week ago or earlier.
    private(set) lazy var redDots: RedDots = {
        let cycles = cycles
        func list(_ lastWeek: Set<RedSubject>?) -> RedDots {
            RedDots(
                moment, grades: grades, timers: timers, presales: presales, standings: standings, lastWeek: lastWeek,
                cycle: { cycles.alert($0).map(self.signal) })
        }
        let before = list(nil).rows.filter { row in row.since.map { today - $0 >= 7 } ?? true }
        return list(Set(before.map(\.subject)))
    }()

    /// An alert with the day on which it began: old enough for its kind, and still for long enough.
    private func signal(_ alert: Cycles.Alert) -> CycleSignal {
        let old = ((alert.median.days ?? 0) * facts.policy.cycleAlert + 99) / 100
        let days = min(alert.age - old, alert.still - facts.policy.cycleStill)
        return CycleSignal(isRed: alert.light == .red, since: today + -max(days, 0), why: alert.why)
    }

    /// The team's own rates of winning in percent, where they replace the stages' settings.
    private var chances: [ID<Stage>: Int] {
        rates.rates.reduce(into: [:]) { result, rate in
            guard rate.own, rate.bottom > 0 else { return }
            result[rate.stage] = (rate.top * 200 + rate.bottom) / (rate.bottom * 2)
        }
    }

    /// The proposals that wait for an answer, by account.
    private(set) lazy var proposals: [ID<Account>: GradeProposal] = grades.proposals.reduce(into: [:]) {
        $0[$1.account] = $1
    }

    func target(_ metric: Target.Metric = .signed, _ key: ScopeKey? = nil) -> Money? {
        targets.amount(of: key ?? self.key, period, metric, on: min(today, period.last))
    }

    // MARK: - Scope

    func holds(_ deal: Deal) -> Bool { scope.owns(deal, board) }

    func holds(rep: ID<Rep>?) -> Bool {
        if let wanted = scope.rep { return rep == wanted.id }
        guard let region = scope.region else { return true }
        return rep.map { members.contains($0) } ?? false && region.id.raw == key.id
    }

    private lazy var members = Set(targets.organization.reps(of: key))

    /// An account is in scope by its owner, or by the owner of one of its open deals.
    func holds(account: ID<Account>) -> Bool {
        guard key != .company else { return true }
        if holds(rep: board.accounts[account]?.owner) { return true }
        return facts.dealsOfAccount[account.raw].contains { id in
            board.deals[id].map { $0.outcome == .open && holds($0) } ?? false
        }
    }

    /// The light of an open deal: red with a red dot, yellow where only its cycle warns; nil once it is closed.
    func light(_ deal: Deal) -> Light? {
        guard deal.outcome == .open else { return nil }
        guard let row = redDots[deal.id] else { return .green }
        let warnsOnly = row.reasons.allSatisfy { reason in
            if case .cycle(let signal) = reason { return !signal.isRed }
            return false
        }
        return warnsOnly ? .yellow : .red
    }
}
