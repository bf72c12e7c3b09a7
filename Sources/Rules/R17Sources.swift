import Model

/// Where leads come from and what becomes of them (R17).
public struct Sources: Equatable, Sendable {
    /// How a source compares with all others together; a verdict only where the intervals do not overlap.
    public enum Verdict: String, Equatable, Sendable { case better, worse, open, tooFew = "too_few" }

    public struct Row: Equatable, Sendable {
        /// nil: no source was given.
        public let source: String?
        public let outcomes: Outcomes
        public let verdict: Verdict
        /// nil where no cost is known.
        public let cost: Money?
        /// nil where nothing was won or no cost is known.
        public let costPerWin: Money?
        public let why: Sentence
        public var leads: Int { outcomes.deals }
    }

    /// The best win rate first; those under the fewest cases after them all (`样本不足`).
    public let rows: [Row]
    /// How many rows stand above the line.
    public let ranked: Int

    /// Leads created in the window, or all where none is given. A deal without a source has its account's.
    public init(_ facts: Facts, window: Period? = nil, keep: (Deal) -> Bool = { _ in true }) {
        var tally = Tally()
        facts.board.deals.forEachInPlace { deal in
            guard keep(deal), window.map({ window in deal.created.map(window.holds) ?? false }) ?? true else { return }
            tally.add(deal, facts, sign: 1)
        }
        self.init(tally, facts, window: window)
    }

    /// Outcomes by source, counted deal by deal.
    struct Tally: Sendable {
        fileprivate var groups: [String?: Outcomes] = [:]

        mutating func add(_ deal: Deal, _ facts: Facts, sign: Int) {
            let account = deal.source == nil ? deal.account : nil
            let source = deal.source ?? account.flatMap { facts.board.accounts.look(at: $0) { $0.source } ?? nil }
            groups[source, default: Outcomes()].add(deal, sign: sign)
        }
    }

    init(_ tally: Tally, _ facts: Facts, window: Period?) {
        let groups = tally.groups.filter { $0.value.deals > 0 }
        let won = groups.values.reduce(0) { $0 + $1.won }
        let lost = groups.values.reduce(0) { $0 + $1.lost }
        let costs = Sources.costs(facts.board, window)
        var rows = groups.map { source, outcomes in
            Sources.row(
                source, outcomes, others: (won - outcomes.won, lost - outcomes.lost),
                cost: source.flatMap { costs[$0] },
                fewest: facts.policy.sourceCases)
        }
        rows.sort(by: Sources.precedes)
        self.rows = rows
        ranked = rows.prefix { $0.verdict != .tooFew }.count
    }

    private static func costs(_ board: Board, _ window: Period?) -> [String: Money] {
        board.sourceCosts.reduce(into: [:]) { result, cost in
            if let window {
                guard let period = Period(cost.period), window.first <= period.first, period.last <= window.last else {
                    return
                }
            }
            result[cost.source, default: .zero] += cost.amount
        }
    }

    private static func row(
        _ source: String?, _ outcomes: Outcomes, others: (won: Int, lost: Int), cost: Money?, fewest: Int
    ) -> Row {
        let rest = Wilson.interval(others.won, of: others.won + others.lost)
        var verdict = Verdict.open
        if outcomes.closed < fewest {
            verdict = .tooFew
        } else if let own = outcomes.interval, let rest {
            if own.low > rest.high { verdict = .better }
            if own.high < rest.low { verdict = .worse }
        }
        let each = cost.flatMap { cost in
            outcomes.won > 0 ? Money(minor: Figures.rounded(Int128(cost.minor), Int128(outcomes.won))) : nil
        }
        let facts = "\(Figures.percent(outcomes.won, of: outcomes.closed)) (\(outcomes.won)/\(outcomes.closed)"
        let range = outcomes.interval.map { Figures.range($0) } ?? "—"
        func text(_ lang: Lang) -> String {
            var text = lang.pick(
                "赢率\(facts)，\(range)) 在途\(outcomes.open)", "win rate \(facts), \(range)), open \(outcomes.open)")
            if let rest, verdict == .better || verdict == .worse {
                text += lang.pick(
                    "；\(verdict == .better ? "高于" : "低于")其余来源(\(Figures.range(rest)))",
                    "; \(verdict.rawValue) than the other sources (\(Figures.range(rest)))")
            } else {
                text +=
                    verdict == .tooFew
                    ? lang.pick("；样本不足", "; too few cases") : lang.pick("；与其余来源无显著差别", "; no clear difference")
            }
            if let each { text += lang.pick("；每单成本", "; cost per win ") + each.short(lang) }
            return text
        }
        return Row(
            source: source, outcomes: outcomes, verdict: verdict, cost: cost, costPerWin: each,
            why: Sentence(zh: text(.zh), en: text(.en)))
    }

    private static func precedes(_ left: Row, _ right: Row) -> Bool {
        if (left.verdict == .tooFew) != (right.verdict == .tooFew) { return right.verdict == .tooFew }
        // Without a closed case there is no rate to compare.
        if (left.outcomes.closed == 0) != (right.outcomes.closed == 0) { return right.outcomes.closed == 0 }
        // a/b > c/d by integers.
        let (mine, yours) = (left.outcomes.won * right.outcomes.closed, right.outcomes.won * left.outcomes.closed)
        if mine != yours { return mine > yours }
        if left.leads != right.leads { return left.leads > right.leads }
        return (left.source ?? "\u{10FFFF}") < (right.source ?? "\u{10FFFF}")
    }
}
