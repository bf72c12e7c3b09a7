import Model

/// How long deals take from being created to being closed, open ones included as unfinished (R16).
public struct Cycles: Sendable {
    /// The cycle of a segment.
    public struct Median: Equatable, Sendable {
        /// Kaplan–Meier, in days; nil where not half have closed.
        public let days: Int?
        public let closed: Int
        public let open: Int
        /// The industry; nil is all deals.
        public let segment: String?
    }

    /// All deals that have the day of their creation.
    public let all: Median
    /// Plain mean and median of the closed ones, for comparison; nil where none closed.
    public let meanClosed: Double?
    public let medianClosed: Double?
    /// Deals without a day of creation, or closed without a day: left out.
    public let undated: Int
    private let segments: [String: Median]
    /// The cycle that each account's deals are compared with, by the account's number; nil is all deals.
    private let ofAccount: [Median?]
    private let policy: Policy
    private let today: Day
    private let zone: Zone

    public init(_ facts: Facts, now: Instant) {
        let today = facts.zone.day(of: now)
        (policy, self.today, zone) = (facts.policy, today, facts.zone)
        var whole = Survival.Tally()
        var undated = 0
        var slots: [String: Int] = [:]
        var tallies: [Survival.Tally] = []
        // One look-up of the industry's word per account, none per deal.
        var slotOfAccount: [Int] = []
        for account in facts.board.accounts {
            guard let industry = account.industry else { continue }
            while slotOfAccount.count <= account.id.raw { slotOfAccount.append(-1) }
            let slot = slots[industry] ?? tallies.count
            if slot == tallies.count {
                slots[industry] = slot
                tallies.append(Survival.Tally())
            }
            slotOfAccount[account.id.raw] = slot
        }
        facts.board.deals.forEachInPlace { deal in
            let closed = deal.outcome != .open
            guard let created = deal.created, let end = closed ? deal.closed : today else { return undated += 1 }
            whole.add(end - created, ended: closed)
            guard let account = deal.account?.raw, account < slotOfAccount.count, slotOfAccount[account] >= 0 else {
                return
            }
            tallies[slotOfAccount[account]].add(end - created, ended: closed)
        }
        self.undated = undated
        all = Median(days: whole.median, closed: whole.ended, open: whole.open, segment: nil)
        (meanClosed, medianClosed) = (whole.mean, whole.medianEnded)
        var medians: [Median] = tallies.map { Median(days: $0.median, closed: $0.ended, open: $0.open, segment: nil) }
        for (name, slot) in slots {
            let tally = medians[slot]
            medians[slot] = Median(days: tally.days, closed: tally.closed, open: tally.open, segment: name)
        }
        segments = slots.mapValues { medians[$0] }
        let policy = facts.policy
        ofAccount = slotOfAccount.map { $0 >= 0 && Cycles.counts(medians[$0], policy) ? medians[$0] : nil }
    }

    /// The medians of all segments, by name.
    public var bySegment: [Median] { segments.values.sorted { ($0.segment ?? "") < ($1.segment ?? "") } }

    /// The cycle of deals like those of an industry: its own with enough closed deals, otherwise all.
    public func median(industry: String?) -> Median {
        guard let industry, let own = segments[industry], Cycles.counts(own, policy) else { return all }
        return own
    }

    /// The cycle of deals like this one.
    public func median(of deal: Deal) -> Median {
        guard let account = deal.account?.raw, account < ofAccount.count else { return all }
        return ofAccount[account] ?? all
    }

    private static func counts(_ own: Median, _ policy: Policy) -> Bool {
        own.closed >= policy.segmentCases && own.days != nil
    }

    /// An open deal that is old for its kind and stands still.
    public struct Alert: Equatable, Sendable {
        /// Yellow from 75%, red from 100% of the median cycle.
        public let light: Light
        public let age: Int
        /// Days without a forward move.
        public let still: Int
        public let median: Median
        public let why: Sentence
    }

    /// nil: closed, young enough, moved lately, or not to be told (no day of creation, no median).
    public func alert(_ deal: Deal) -> Alert? {
        guard deal.outcome == .open, let created = deal.created else { return nil }
        let age = today - created
        let median = median(of: deal)
        guard let days = median.days, days > 0 else { return nil }
        guard age * 100 >= days * policy.cycleAlert else { return nil }
        let moved = (deal.movedAt ?? deal.stageSince).map { zone.day(of: $0) } ?? created
        let still = today - moved
        guard still >= policy.cycleStill else { return nil }
        let light = age * 100 >= days * policy.cycleRed ? Light.red : .yellow
        let percent = Figures.ratio(Int128(age) * 100, Int128(days), decimals: 0) + "%"
        let like = Sentence(
            zh: median.segment.map { "\($0)（\(median.closed)单已结）" } ?? "全部（\(median.closed)单已结）",
            en: median.segment.map { "\($0), n=\(median.closed)" } ?? "all deals, n=\(median.closed)")
        return Alert(
            light: light, age: age, still: still, median: median,
            why: Sentence(
                zh: "\(light.word(.zh))：已\(age)天，为周期中位\(days)天的\(percent)（\(like.zh)）；\(still)天未推进",
                en: "\(light.word(.en)): \(age) days old, \(percent) of the median cycle of \(days) days (\(like.en));"
                    + " no forward move for \(still) days"))
    }

    /// Why the median is what it is.
    public var why: Sentence {
        let days = all.days.map(String.init) ?? "—"
        let mean = meanClosed.map { Figures.ratio(Int128(($0 * 10).rounded()), 10) } ?? "—"
        return Sentence(
            zh: "周期中位\(days)天（含\(all.open)单在途；只算已结\(all.closed)单的均值\(mean)天偏短）",
            en:
                "median cycle \(days) days (with \(all.open) open; "
                + "the mean of the \(all.closed) closed alone is \(mean) days)"
        )
    }
}
