import Model

/// The funnel of a scope and period with what it is compared with, made once for the view (R6, R15).
public struct FunnelBook: Sendable {
    public let funnel: Funnel
    /// The cohort of the like period before, up to as many working days.
    public let before: Funnel
    /// Whose name is that period's; `daysBefore` is nil where it is taken whole.
    public let windowBefore: Period
    public let daysBefore: Int?
    /// The whole company's cohort; nil where the scope is the company.
    public let company: Funnel?
    /// Whether deals pass each stage as often as the target needs; empty for a part of the team.
    public let lags: [StageLag]
    /// The largest deals of each stage's cohort that are still open there.
    public let largest: [[ID<Deal>]]

    /// How many of them are kept.
    public static let kept = 8

    init(_ all: Conclusions) {
        let like = all.likeBefore
        funnel = all.funnel
        before = Funnel(all.facts, window: like.window, now: all.now, keep: all.holds)
        (windowBefore, daysBefore) = (like.window, like.days)
        company = all.scope == .company ? nil : Funnel(all.facts, window: all.period, now: all.now)
        lags = all.stageLags
        largest = FunnelBook.largest(all)
    }

    private static func largest(_ all: Conclusions) -> [[ID<Deal>]] {
        let cohort = Cohort(all.facts, window: all.period, now: all.now)
        var best: [[(amount: Int64, deal: ID<Deal>)]] = Array(repeating: [], count: all.board.pipeline.count)
        all.board.deals.forEachInPlace { deal in
            guard deal.outcome == .open, all.holds(deal) else { return }
            let entry = (amount: -(deal.amount?.minor ?? 0), deal: deal.id)
            cohort.passages(of: deal, all.facts.spells[deal.id.raw]) { stage, fate in
                guard fate == .open, best[stage].count < kept || best[stage].last.map({ entry < $0 }) ?? true else {
                    return
                }
                best[stage].insert(entry, at: best[stage].firstIndex { entry < $0 } ?? best[stage].count)
                if best[stage].count > kept { best[stage].removeLast() }
            }
        }
        return best.map { $0.map(\.deal) }
    }
}

/// What the funnel of the pinned scope and period is compared with, and the deals behind its stages (R15).
extension Conclusions {
    /// The like period before the pinned one up to as many working days as have passed; whole where the pinned one is
    /// over. `days` is nil then.
    public var likeBefore: (window: Period, days: Int?) {
        let before = period.previous
        let days = facts.calendar.elapsed(period, now: now, zone: facts.zone).elapsed
        guard period.last >= today, let last = facts.calendar.day(days, of: before) else { return (before, nil) }
        return (before.until(last), days)
    }

    /// The funnel of the scope and period with all that stands beside it.
    public var funnelBook: FunnelBook { memos.funnel.value { FunnelBook(self) } }

    /// The deals that entered a stage in the period: those still open first, then the lost ones, then those who went
    /// back or on; within each the larger amount first.
    public func deals(entering stage: ID<Stage>) -> [ID<Deal>] {
        let pipeline = board.pipeline
        guard let wanted = pipeline.firstIndex(where: { $0.id == stage }) else { return [] }
        let cohort = Cohort(facts, window: period, now: now)
        var rows: [(fate: Int, amount: Int64, deal: ID<Deal>)] = []
        board.deals.forEachInPlace { deal in
            guard holds(deal) else { return }
            cohort.passages(of: deal, facts.spells[deal.id.raw]) { stage, fate in
                if stage == wanted { rows.append((fate.rawValue, -(deal.amount?.minor ?? 0), deal.id)) }
            }
        }
        return rows.sorted { $0 < $1 }.map(\.deal)
    }
}
