import Model

/// How good the forecasts of the last weeks were (R30): at each Monday, of the month and of the quarter that ran, against
/// what they brought.
public struct TrackRecord: Equatable, Sendable {
    /// One forecast that was made, and what came of it.
    public struct Row: Equatable, Sendable {
        public let monday: Day
        public let period: Period
        public let low: Money
        public let middle: Money
        public let high: Money
        /// What was booked in the period when it was over.
        public let landed: Money
        /// What the pace of the period's first days would have brought.
        public let runRate: Money
        /// Booked when the forecast was made.
        public let booked: Money

        public var isInside: Bool { low <= landed && landed <= high }
    }

    public let scope: ScopeKey
    public let unit: Period.Unit
    /// Oldest first.
    public let rows: [Row]

    /// Fewer forecasts than this are too few to grade.
    public static let fewest = 8

    public var inside: Int { rows.count(where: \.isInside) }
    /// Whether there are enough to grade.
    public var isGraded: Bool { rows.count >= TrackRecord.fewest && landed > 0 }
    private var landed: Double { rows.reduce(0) { $0 + Double($1.landed.minor) } }

    /// Σ|forecast − landed| ÷ Σ landed; nil where nothing landed.
    public func meanError(_ forecast: (Row) -> Money) -> Double? {
        guard landed > 0 else { return nil }
        return rows.reduce(0) { $0 + abs(Double((forecast($1) - $1.landed).minor)) } / landed
    }
    /// Σ(forecast − landed) ÷ Σ landed: above 0 too much was promised.
    public func bias(_ forecast: (Row) -> Money) -> Double? {
        guard landed > 0 else { return nil }
        return rows.reduce(0) { $0 + Double((forecast($1) - $1.landed).minor) } / landed
    }
    /// The mean width of the band ÷ the mean landing.
    public var width: Double? {
        guard landed > 0 else { return nil }
        return rows.reduce(0) { $0 + Double(($1.high - $1.low).minor) } / landed
    }
}

extension TrackRecord {
    /// Looks back from a day: at the Mondays of periods that were over by then, the latest `weeks` of them.
    public static func make(
        _ facts: Facts, booked: Booked, scope: ScopeKey, organization: Organization, today: Day, weeks: Int = 26,
        units: [Period.Unit] = [.month, .quarter]
    ) -> [TrackRecord] {
        var maker = OutlookMaker(facts, booked: booked, scope: scope, organization: organization)
        return units.map { unit in
            var rows: [Row] = []
            var monday = today + (1 - today.weekday)
            let begins = maker.begins ?? today
            while monday > begins, rows.count < weeks {
                defer { monday = monday + -7 }
                let period = Period(unit, of: monday)
                guard period.last < today, let outlook = maker.outlook(of: period, at: monday) else { continue }
                rows.append(Row(monday, period, outlook, landed: booked.total(scope, period)))
            }
            return TrackRecord(scope: scope, unit: unit, rows: rows.reversed())
        }
    }
}

extension TrackRecord.Row {
    fileprivate init(_ monday: Day, _ period: Period, _ outlook: Outlook, landed: Money) {
        (self.monday, self.period, self.landed) = (monday, period, landed)
        (low, middle, high, booked) = (outlook.low, outlook.middle, outlook.high, outlook.booked)
        let (gone, all) = (monday - period.first, period.last - period.first + 1)
        runRate =
            gone > 0 ? Money(minor: Figures.rounded(Int128(outlook.booked.minor) * Int128(all), Int128(gone))) : .zero
    }
}
