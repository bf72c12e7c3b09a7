import Model

/// Everything that the progress of a scope and period shows, made once for the view (R3, R5, R7, R19–R21).
public struct ProgressBook: Sendable {
    /// The lights of a row in the year, quarter, month and week around the pinned period's reference day.
    public typealias Units = [Light?]

    /// The scope's row, then those below it.
    public let rows: [ProgressRow]
    /// Year, quarter, month and week.
    public let periods: [Period]
    /// For each row, its light in each of `periods`.
    public let units: [Units]
    public let forecast: Forecast
    public let kpis: KPIs
    /// From the open pipeline of a week ago to today's; nil where the journal does not reach back so far.
    public let bridge: Bridge?

    init(_ all: Conclusions) {
        let rows = all.progress()
        let day = all.period.holds(all.today) ? all.today : all.period.last
        let periods = [Period.Unit.year, .quarter, .month, .week].map { Period($0, of: day) }
        let lights = periods.map { period in
            period == all.period ? rows : all.progress(of: all.scope, in: period)
        }.map { rows in
            rows.reduce(into: [ScopeKey: Light]()) { $0[$1.key] = $1.light.light }
        }
        units = rows.map { row in lights.map { $0[row.key] } }
        (self.rows, self.periods) = (rows, periods)
        forecast = all.forecast
        kpis = all.kpis
        bridge = all.past.since == nil ? nil : all.bridge
    }
}

extension Conclusions {
    /// The progress of the pinned scope and period with all that stands beside it.
    public var progressBook: ProgressBook { memos.progress.value { ProgressBook(self) } }

    /// The rows of a scope in another period than the pinned one.
    func progress(of key: ScopeKey, in period: Period) -> [ProgressRow] {
        kept.memos.periods.value(period) {
            // What was signed stands in `booked`: nothing else has to be counted.
            targets.progress(
                facts, Actuals(facts, period, today: today), booked: booked, period: period, metric: .signed, now: now,
                averageDeal: basis.averageDeal)
        }.below(key)
    }
}

extension ProgressRow {
    /// What each elapsed day brought; nil before the first one has passed.
    public var perDaySoFar: Money? {
        elapsed > 0 ? Money(minor: Figures.rounded(Int128(actual.minor), Int128(elapsed))) : nil
    }

    /// That locked targets below do not sum to this one (R3); nil where they do.
    public var gapSentence: Sentence? {
        guard gap != .zero else { return nil }
        let size = Money(minor: abs(gap.minor))
        return gap > .zero
            ? Sentence(
                zh: "锁定的下级目标合计比它多\(Figures.amount(size, metric, .zh))",
                en: "locked targets below sum to \(Figures.amount(size, metric, .en)) more")
            : Sentence(
                zh: "锁定的下级目标合计比它少\(Figures.amount(size, metric, .zh))",
                en: "locked targets below sum to \(Figures.amount(size, metric, .en)) less")
    }
}

extension LightCounts {
    /// How many scopes are counted.
    public var count: Int { green + yellow + red + grey }
}

extension [ProgressRow] {
    /// A scope's row with those below it.
    func below(_ key: ScopeKey) -> [ProgressRow] {
        guard let place = firstIndex(where: { $0.key == key }) else { return [] }
        return [self[place]] + self[(place + 1)...].prefix { $0.depth > self[place].depth }
    }
}
