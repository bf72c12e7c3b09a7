import Model

/// The share of a period's result that the team usually has by the same fraction of the period (R5's second
/// expectation).
public struct ExpectedShare: Equatable, Sendable {
    /// Like periods that an expectation needs at least, and takes at most.
    public static let fewest = 4
    public static let most = 8

    /// In millionths of the whole.
    public let millionths: Int
    /// How many like periods stand behind it.
    public let periods: Int

    /// The median over the last like periods of (booked by the same fraction of working days ÷ booked in all); nil
    /// under four periods with a result above 0.
    public init?(
        _ booked: Booked, _ period: Period, elapsed: Int, total: Int, calendar: WorkCalendar, scope: ScopeKey = .company
    ) {
        let likes = Likes(period, elapsed: elapsed, total: total, calendar)
        self.init(booked, at: booked.place(of: scope), likes, since: booked.firstDay)
    }

    /// The last like periods, the latest first.
    struct Likes: Sendable {
        struct Span: Sendable {
            let first: Day
            let last: Day
            /// The day by which the fraction of its working days has passed; nil before its first one.
            let until: Day?
        }

        private(set) var spans: ContiguousArray<Span> = []

        /// None where the period has no working day.
        init(_ period: Period, elapsed: Int, total: Int, _ calendar: WorkCalendar) {
            guard total > 0 else { return }
            var like = period
            for _ in 0..<ExpectedShare.most {
                like = like.previous
                let days = calendar.count(like.first, like.last) * elapsed / total
                spans.append(Span(first: like.first, last: like.last, until: calendar.day(days, of: like)))
            }
        }
    }

    /// `since` is the first day on which anything was booked.
    init?(_ booked: Booked, at place: Int?, _ likes: Likes, since start: Day?) {
        guard let start else { return nil }
        var shares: [Int] = []
        for like in likes.spans {
            guard like.last >= start else { break }
            let all = booked.total(at: place, like.first, like.last).minor
            guard all > 0 else { continue }
            guard let until = like.until else {
                shares.append(0)
                continue
            }
            let part = Int128(booked.total(at: place, like.first, until).minor) * 1_000_000
            shares.append(Int(Figures.rounded(part, Int128(all))))
        }
        guard shares.count >= ExpectedShare.fewest else { return nil }
        shares.sort()
        let middle = shares.count / 2
        periods = shares.count
        millionths = shares.count % 2 == 1 ? shares[middle] : (shares[middle - 1] + shares[middle] + 1) / 2
    }
}

extension WorkCalendar {
    /// The n-th working day of a period; nil for 0 or beyond the last.
    func day(_ n: Int, of period: Period) -> Day? {
        var (left, day) = (n, period.first)
        guard left > 0 else { return nil }
        while day <= period.last {
            if isWorking(day) { left -= 1 }
            if left == 0 { return day }
            day = day + 1
        }
        return nil
    }
}
