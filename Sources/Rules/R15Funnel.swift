import Model

/// The funnel of a cohort: the deals that entered each stage in a window, and what became of them (R15).
public struct Funnel: Equatable, Sendable {
    /// One stage.
    public struct Row: Equatable, Sendable {
        public let stage: ID<Stage>
        /// Went on to a later stage, or were won. A stage that was skipped counts as passed.
        public internal(set) var advanced = 0
        /// Lost while this was the last stage.
        public internal(set) var lost = 0
        public internal(set) var open = 0
        /// Moved back to an earlier stage without having passed: neither a loss nor open here.
        public internal(set) var back = 0
        /// What those who entered are worth, in the workspace's currency; deals without an amount count as 0.
        public internal(set) var amount = Money.zero
        /// Median days in the stage, open stays included; nil where not half have left.
        public internal(set) var medianDays: Int?
        /// Reasons of the losses, the most frequent first, at most three; nil is a loss without a reason.
        public internal(set) var reasons: [Reason] = []
        public internal(set) var flagged = false
        public internal(set) var why = Sentence(zh: "", en: "")

        public var entered: Int { advanced + lost + open + back }
        /// lost ÷ (advanced + lost); nil where nothing is decided.
        public var loss: Double? { advanced + lost == 0 ? nil : Double(lost) / Double(advanced + lost) }
        public var interval: (low: Double, high: Double)? { Wilson.interval(lost, of: advanced + lost) }
    }

    /// What became of a deal that entered a stage.
    public enum Fate: Int, Sendable { case open, lost, back, advanced }

    public struct Reason: Equatable, Sendable {
        public let text: String?
        public let count: Int
    }

    /// In the order of the pipeline.
    public let rows: [Row]
    /// Deals of the window without stage history: only their outcomes are known.
    public let withoutHistory: Outcomes
    /// Why there are no rates, where there are none; otherwise what the cohort is.
    public let why: Sentence

    /// `keep` chooses the deals (a rep's, a region's).
    public init(_ facts: Facts, window: Period, now: Instant, keep: (Deal) -> Bool = { _ in true }) {
        var cohort = Cohort(facts, window: window, now: now)
        facts.board.deals.forEachInPlace { if keep($0) { cohort.add($0, facts, sign: 1) } }
        self = cohort.funnel(facts.policy)
    }

    init(_ rows: [Row], _ withoutHistory: Outcomes, _ window: Period) {
        (self.rows, self.withoutHistory) = (rows, withoutHistory)
        why = Funnel.sentence(rows, withoutHistory, window)
    }

    /// The flagged stage that loses the largest share.
    public var worst: Row? { rows.filter(\.flagged).max { ($0.loss ?? 0) < ($1.loss ?? 0) } }

    private static func sentence(_ rows: [Row], _ bare: Outcomes, _ window: Period) -> Sentence {
        let known = rows.contains { $0.entered > 0 }
        let outcomes = Sentence(
            zh: "\(bare.deals)单没有阶段历史，只计结果：赢\(bare.won) 输\(bare.lost) 在途\(bare.open)",
            en:
                "\(English.count(bare.deals, "deal")) without stage history, outcomes only: "
                + "\(bare.won) won, \(bare.lost) lost, \(bare.open) open"
        )
        if known, bare.deals == 0 {
            return Sentence(zh: "\(window.name)内进入各阶段的商机", en: "deals that entered each stage in \(window.name)")
        }
        if bare.deals > 0 { return outcomes }
        return Sentence(zh: "\(window.name)内没有商机进入任何阶段", en: "no deal entered a stage in \(window.name)")
    }
}

extension Funnel.Row {
    init(_ stage: ID<Stage>) { self.stage = stage }

    /// `流失50% (9/18，29–71%) 在途2`.
    mutating func conclude(_ policy: Policy) {
        let decided = advanced + lost
        flagged = decided >= policy.leakCases && lost * 100 >= policy.leakPercent * decided
        guard let interval else {
            why = Sentence(
                zh: entered == 0 ? "无人进入" : "尚无结果 在途\(open)",
                en: entered == 0 ? "nobody entered" : "nothing decided, \(open) open")
            return
        }
        let share = Figures.percent(lost, of: decided)
        let range = Figures.range(interval)
        func tail(_ lang: Lang) -> String {
            guard !reasons.isEmpty else { return "" }
            let list = reasons.map { "\($0.text ?? lang.pick("未写原因", "no reason"))×\($0.count)" }
            return lang.pick("；", "; ") + list.joined(separator: lang.pick("、", ", "))
        }
        why = Sentence(
            zh: "流失\(share) (\(lost)/\(decided)，\(range)) 在途\(open)\(tail(.zh))",
            en: "loss \(share) (\(lost)/\(decided), \(range)), open \(open)\(tail(.en))")
    }
}
