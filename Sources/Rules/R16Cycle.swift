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
    public private(set) var all = Median(days: nil, closed: 0, open: 0, segment: nil)
    /// Deals without a day of creation, or closed without a day: left out.
    public private(set) var undated = 0
    /// By the segment's place in `names`.
    private var medians: [Median] = []
    private var names: [String] = []
    private var places: [String: Int] = [:]
    private var whole = Survival.Tally()
    private var tallies: [Survival.Tally] = []
    /// The place of each account's segment, by the account's number; −1 is none.
    private var placeOfAccount: ContiguousArray<Int32> = []
    private var touched: Set<Int> = []
    /// The open deals by the place of their segment, and those without one, the oldest first.
    private var open: [SortedList<DealPlace>] = []
    private var openElsewhere = SortedList<DealPlace>()
    /// Until it is settled for the first time.
    private var isFilling = true
    private let policy: Policy
    private let today: Day
    private let zone: Zone

    public init(_ facts: Facts, now: Instant) {
        self.init(empty: facts, now: now)
        facts.board.deals.forEachInPlace { add($0, sign: 1) }
        settle()
    }

    /// No deal counted yet, but every account with its segment.
    init(empty facts: Facts, now: Instant) {
        (policy, today, zone) = (facts.policy, facts.zone.day(of: now), facts.zone)
        openElsewhere.open()
        placeOfAccount = ContiguousArray(repeating: -1, count: facts.board.accounts.slotCount)
        facts.board.accounts.forEachInPlace { place($0) }
    }

    /// Notes the segment of an account, whose deals must not be counted while it changes.
    mutating func place(_ account: Account) {
        while placeOfAccount.count <= account.id.raw { placeOfAccount.append(-1) }
        guard let industry = account.industry else { return placeOfAccount[account.id.raw] = -1 }
        let place = places[industry] ?? names.count
        if place == names.count {
            places[industry] = place
            names.append(industry)
            tallies.append(Survival.Tally())
            open.append(SortedList())
            if isFilling { open[place].open() }
            medians.append(Median(days: nil, closed: 0, open: 0, segment: industry))
        }
        placeOfAccount[account.id.raw] = Int32(place)
    }

    private func place(of deal: Deal) -> Int? {
        guard let account = deal.account?.raw, account < placeOfAccount.count else { return nil }
        let place = placeOfAccount[account]
        return place < 0 ? nil : Int(place)
    }

    /// Counts a deal, or takes it away again.
    mutating func add(_ deal: Deal, sign: Int) {
        let closed = deal.outcome != .open
        guard let created = deal.created, let end = closed ? deal.closed : today else { return undated += sign }
        whole.add(end - created, ended: closed, sign: sign)
        touched.insert(-1)
        let age = DealPlace(number: created.number, deal: deal.id)
        guard let place = place(of: deal) else {
            if !closed { openElsewhere.move(age, sign: sign) }
            return
        }
        if !closed { open[place].move(age, sign: sign) }
        tallies[place].add(end - created, ended: closed, sign: sign)
        touched.insert(place)
    }

    /// Works out the medians that may have moved.
    mutating func settle() {
        if isFilling {
            for place in open.indices { open[place].seal() }
            openElsewhere.seal()
            isFilling = false
        }
        for place in touched {
            let tally = place < 0 ? whole : tallies[place]
            let median = Median(
                days: tally.median, closed: tally.ended, open: tally.open, segment: place < 0 ? nil : names[place])
            if place < 0 { all = median } else { medians[place] = median }
        }
        touched = []
    }

    /// Plain mean and median of the closed ones, for comparison; nil where none closed.
    public var meanClosed: Double? { whole.mean }
    public var medianClosed: Double? { whole.medianEnded }

    /// The medians of all segments, by name.
    public var bySegment: [Median] {
        zip(medians, tallies).filter { $1.ended + $1.open > 0 }.map(\.0).sorted {
            ($0.segment ?? "") < ($1.segment ?? "")
        }
    }

    /// The cycle of deals like those of an industry: its own with enough closed deals, otherwise all.
    public func median(industry: String?) -> Median {
        guard let industry, let place = places[industry], Cycles.counts(medians[place], policy) else { return all }
        return medians[place]
    }

    /// The cycle of deals like this one.
    public func median(of deal: Deal) -> Median {
        guard let place = place(of: deal), Cycles.counts(medians[place], policy) else { return all }
        return medians[place]
    }

    /// The days with which each segment's deals are compared, and last those of all others: what alerts depend on.
    var limits: [Int?] { medians.map { Cycles.counts($0, policy) ? $0.days : all.days } + [all.days] }

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

        public var why: Sentence {
            let days = median.days ?? 0
            let percent = Figures.ratio(Int128(age) * 100, Int128(days), decimals: 0) + "%"
            let like = Sentence(
                zh: median.segment.map { "\($0)（\(median.closed)单已结）" } ?? "全部（\(median.closed)单已结）",
                en: median.segment.map { "\($0), n=\(median.closed)" } ?? "all deals, n=\(median.closed)")
            return Sentence(
                zh: "\(light.word(.zh))：已\(age)天，为周期中位\(days)天的\(percent)（\(like.zh)）；\(still)天未推进",
                en: "\(light.word(.en)): \(English.count(age, "day")) old, \(percent) of the median cycle of "
                    + "\(English.count(days, "day")) (\(like.en)); no forward move for \(English.count(still, "day"))")
        }
    }

    /// nil: closed, young enough, moved lately, or not to be told (no day of creation, no median).
    public func alert(_ deal: Deal) -> Alert? {
        guard deal.outcome == .open, let created = deal.created else { return nil }
        let age = today - created
        let median = median(of: deal)
        guard let days = median.days, days > 0 else { return nil }
        guard age * 100 >= days * policy.cycleAlert else { return nil }
        let still = still(deal, created)
        guard still >= policy.cycleStill else { return nil }
        let light = age * 100 >= days * policy.cycleRed ? Light.red : .yellow
        return Alert(light: light, age: age, still: still, median: median)
    }

    private func still(_ deal: Deal, _ created: Day) -> Int {
        today - ((deal.movedAt ?? deal.stageSince).map { zone.day(of: $0) } ?? created)
    }

    /// Why the median is what it is.
    public var why: Sentence {
        let days = all.days.map(String.init)
        let mean = meanClosed.map { Figures.ratio(Int128(($0 * 10).rounded()), 10) }
        // What is not known has no unit.
        func span(_ days: String?, _ unit: String) -> String { days.map { $0 + unit } ?? "—" }
        return Sentence(
            zh: "周期中位\(span(days, "天"))（含\(all.open)单在途；只算已结\(all.closed)单的均值\(span(mean, "天"))"
                + (mean == nil ? "）" : "偏短）"),
            en:
                "median cycle \(span(days, " days")) (with \(all.open) open; "
                + "the mean of the \(all.closed) closed alone is \(span(mean, " days")))"
        )
    }
}

/// What moves with a median: the deals between its old and its new limits.
extension Cycles {
    /// A limit that is another than before; nil: nothing is alerted.
    struct Shift {
        fileprivate let place: Int
        fileprivate let before: Int?
        fileprivate let after: Int?
    }

    /// The limits that are others than before. New segments stood among all others, whose limit is the last.
    func shifts(from limits: [Int?]) -> [Shift] {
        let now = self.limits
        let known = min(now.count, limits.count) - 1
        return now.indices.compactMap { place in
            let before = place < known ? limits[place] : limits.last ?? nil
            return before == now[place] ? nil : Shift(place: place, before: before, after: now[place])
        }
    }

    /// The days from which a deal is alerted, and red, and from which its alert is no longer new.
    private func ages(_ days: Int?) -> [Int]? {
        guard let days, days > 0 else { return nil }
        let alert = CycleSignal.alertAge(days, policy)
        return [alert, alert + Past.newDays, (days * policy.cycleRed + 99) / 100]
    }

    private func open(_ shift: Shift) -> SortedList<DealPlace> {
        shift.place < open.count ? open[shift.place] : openElsewhere
    }

    /// The deals that stand still and are of an age at which the shift changes their light.
    func crossing(_ shift: Shift, _ board: Board) -> [ID<Deal>] {
        let (before, after) = (ages(shift.before), ages(shift.after))
        guard let some = before ?? after else { return [] }
        let open = open(shift)
        var found: [ID<Deal>] = []
        func take(from young: Int, upTo old: Int) {
            let first = open.place(from: DealPlace(number: (today + (1 - old)).number, deal: ID(0)))
            let last = open.place(from: DealPlace(number: (today + (1 - young)).number, deal: ID(0)))
            for index in first..<max(first, last) {
                let id = open[index].deal
                let isStill = board.deals.look(at: id) { deal in
                    deal.created.map { still(deal, $0) >= policy.cycleStill } ?? false
                }
                if isStill ?? false { found.append(id) }
            }
        }
        guard let before, let after else {
            let oldest = open.first.map { today - Day(number: $0.number) } ?? 0
            take(from: some[0], upTo: max(oldest, some[0]) + 1)
            return found
        }
        for (one, two) in zip(before, after) where one != two { take(from: min(one, two), upTo: max(one, two)) }
        return found
    }

    /// The place of a deal's segment, whose limit counts for it; −1 is the last.
    func like(_ deal: Deal) -> Int32 { Int32(clamping: place(of: deal) ?? -1) }
}
