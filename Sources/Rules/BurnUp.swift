import Model

/// How what is signed grows over the working days of a period, beside what the target asks for by each of them (R5).
public struct BurnUp: Equatable, Sendable {
    /// How things stand at the end of a working day; the first point is the start of the period.
    public struct Point: Equatable, Sendable {
        public let day: Day
        /// Working days passed by then.
        public let passed: Int
        /// target × passed ÷ all, rounded; nil without a target.
        public let expected: Money?
        /// Signed up to this point; nil for days that have not passed. What is signed on days off, or today before the
        /// day has ended, belongs to the last day that has passed, so that the last value is R5's actual.
        public let actual: Money?
    }

    public let target: Money?
    /// The start, then one point for each working day.
    public let points: [Point]
    /// Working days that have passed (R2): the index of the last point with an actual.
    public let elapsed: Int
    /// Signed up to now.
    public let actual: Money

    public var total: Int { points.count - 1 }

    /// `presence` is the part of the period in which the scope is there (R3).
    public init(
        _ facts: Facts, booked: Booked, scope: ScopeKey, period: Period, presence: (first: Day, last: Day),
        target: Money?, now: Instant
    ) {
        let calendar = facts.calendar
        let today = facts.zone.day(of: now)
        let done = facts.zone.minute(of: now) >= calendar.dayEnd ? today : today + -1
        var days: [Day] = []
        var day = presence.first
        while day <= presence.last {
            if calendar.isWorking(day) { days.append(day) }
            day = day + 1
        }
        let passed = days.count { $0 <= done }
        let total = days.count
        var sum = Money.zero
        var from = period.first
        var points: [Point] = []
        for index in 0...total {
            var actual: Money?
            if index <= passed {
                // Up to the day before the next working day; the last point holds everything up to now.
                let until = index == passed ? min(today, period.last) : days[index] + -1
                sum += booked.total(scope, from, until)
                from = max(from, until + 1)
                actual = sum
            }
            let expected = target.map { target in
                total == 0
                    ? target : Money(minor: Figures.rounded(Int128(target.minor) * Int128(index), Int128(total)))
            }
            points.append(
                Point(
                    day: index == 0 ? period.first : days[index - 1], passed: index, expected: expected, actual: actual)
            )
        }
        (self.target, self.points, elapsed, self.actual) = (target, points, passed, sum)
    }
}

extension Conclusions {
    /// The growth of what a scope signed in the pinned period.
    public func burnUp(of key: ScopeKey) -> BurnUp {
        BurnUp(
            facts, booked: booked, scope: key, period: period, presence: organization.presence(of: key, in: period),
            target: target(of: key), now: now)
    }
}
