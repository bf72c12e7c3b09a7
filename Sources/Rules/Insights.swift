import Model

/// What the numbers of a scope and period teach, made once for all tiles of the view (R6, R11, R16–R18, R21, R25).
public struct Insights: Sendable {
    /// A rep's share of effort on A customers.
    public struct RepEffort: Sendable {
        public let rep: ID<Rep>
        public let effort: Effort
    }

    /// All deals first, then each industry that has closed deals, the longest cycle first; of the whole team.
    public let cycles: [Cycles.Median]
    /// Of the leads of the period; of all leads where none of the period's sources has enough cases.
    public let sources: Sources
    public let sourcesAreOfAllTime: Bool
    /// The largest fall first.
    public let segments: [SegmentChange.By: [SegmentChange]]
    public let kpis: KPIs
    public let reasons: OutcomeReasons
    public let presales: [PresalesWeek]
    /// The lowest share first; reps without any touch last.
    public let efforts: [RepEffort]
    public let lags: [StageLag]
    /// The lowest rate first; those without an ended timer last.
    public let timers: [TimerRate]

    init(_ all: Conclusions) {
        let own = all.cycles.bySegment.filter { $0.closed > 0 }.sorted {
            (-($0.days ?? 0), -$0.closed, $0.segment ?? "") < (-($1.days ?? 0), -$1.closed, $1.segment ?? "")
        }
        cycles = [all.cycles.all] + own
        let (recent, ever) = (all.sources, all.sourcesOfAllTime)
        sourcesAreOfAllTime = recent.ranked == 0 && ever.ranked > 0
        sources = sourcesAreOfAllTime ? ever : recent
        segments = SegmentChange.By.allCases.reduce(into: [:]) { $0[$1] = all.segments($1) }
        kpis = all.kpis
        reasons = OutcomeReasons(
            all.kept.memos.reasons.value {
                var tally = OutcomeReasons.Tally(all.period)
                all.board.deals.forEachInPlace { if all.holds($0) { tally.add($0, sign: 1) } }
                return tally
            })
        presales = all.presales
        efforts = all.repsToday.compactMap { $0.map { RepEffort(rep: $0, effort: all.effort(of: $0)) } }
            .sorted {
                let (left, right) = ($0.effort, $1.effort)
                if (left.all == 0) != (right.all == 0) { return right.all == 0 }
                let (mine, yours) = (left.onA * right.all, right.onA * left.all)
                return (mine, $0.rep) < (yours, $1.rep)
            }
        lags = all.stageLags
        timers = all.timerRates.sorted {
            let (left, right) = ($0.kept + $0.missed, $1.kept + $1.missed)
            if (left == 0) != (right == 0) { return right == 0 }
            return ($0.kept * right, $0.rep?.raw ?? .max) < ($1.kept * left, $1.rep?.raw ?? .max)
        }
    }
}
