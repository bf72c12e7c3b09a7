import Model

/// What a rep has in hand: the open deals by stage, their lights, and the red dots among them.
public struct Workload: Sendable {
    /// The open deals of one stage.
    public struct Part: Equatable, Sendable {
        public let stage: ID<Stage>
        public fileprivate(set) var count = 0
        /// Of deals in the workspace's currency.
        public fileprivate(set) var amount = Money.zero
        public fileprivate(set) var weighted = Money.zero
    }

    /// In the order of the pipeline; stages without a deal too.
    public private(set) var parts: [Part]
    public private(set) var lights: LightCounts
    /// Open deals with a red dot, by score × amount; `redDot(of:)` tells the rest.
    public let redDots: Ranked<RedSubject>

    /// Deals that the sums leave out: without an amount, and in other currencies.
    public private(set) var withoutAmount = 0
    public private(set) var foreign = 0

    public var count: Int { parts.reduce(0) { $0 + $1.count } }
    public var amount: Money { parts.reduce(.zero) { $0 + $1.amount } }
    public var weighted: Money { parts.reduce(.zero) { $0 + $1.weighted } }

    /// The work of a rep, of any scope.
    public init(_ rep: ID<Rep>, _ all: Conclusions) {
        let stages = all.board.pipeline
        var places: [ID<Stage>: Int] = [:]
        for (index, stage) in stages.enumerated() { places[stage.id] = index }
        var parts = stages.map { Part(stage: $0.id) }
        var (lights, dots) = ([Light](), [RedPlace]())
        var (withoutAmount, foreign) = (0, 0)
        all.board.deals.forEachInPlace { deal in
            guard deal.owner == rep, deal.outcome == .open, all.kept.deals.indices.contains(deal.id.raw) else { return }
            let mark = all.kept.deals[deal.id.raw]
            lights.append(mark.light)
            if mark.score > 0 { dots.append(RedPlace(score: mark.score, amount: mark.amount, subject: .deal(deal.id))) }
            guard let place = places[deal.stage] else { return }
            parts[place].count += 1
            if deal.amount == nil { withoutAmount += 1 }
            guard deal.currency == nil else {
                foreign += 1
                return
            }
            parts[place].amount += deal.amount ?? .zero
            parts[place].weighted += all.weighted(of: deal) ?? .zero
        }
        self.parts = parts
        (self.withoutAmount, self.foreign) = (withoutAmount, foreign)
        self.lights = LightCounts(lights)
        redDots = Ranked(SortedList(dots)) { $0.subject }
    }
}

/// What a rep's detail shows beside the list for today, made once for it (R5, R21).
public struct RepBook: Sendable {
    public let work: Workload
    /// Week, month and quarter of today.
    public let paces: [ProgressRow]
    /// Of the pinned period.
    public let kpis: KPIs

    init(_ rep: ID<Rep>, _ all: Conclusions) {
        let key = ScopeKey(.rep, rep.raw)
        (work, paces, kpis) = (Workload(rep, all), all.paces(of: key), all.kpis(of: key))
    }
}

extension Conclusions {
    /// What a rep's detail shows.
    public func book(of rep: ID<Rep>) -> RepBook { memos.reps.value(rep) { RepBook(rep, self) } }
}
