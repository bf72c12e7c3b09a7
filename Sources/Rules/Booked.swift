import Model

/// What was signed, by deal, day and rep: the one list that every "actual" is summed from. It follows the edges of the
/// rule book: a cancelling is negative on its own day, a changed amount counts with its difference on the day of the
/// change, and a shared deal is split to the cent.
public struct Booked: Sendable {
    /// One rep's part of one booking.
    public struct Entry: Equatable, Sendable {
        public let deal: ID<Deal>
        /// nil: nobody owns the deal.
        public let rep: ID<Rep>?
        public let day: Day
        public let amount: Money
    }

    /// Booked amounts in other currencies, kept apart.
    public private(set) var foreign: [String: Money] = [:]
    /// Won deals that count nowhere: without an amount, or without the day of closing.
    public private(set) var withoutAmount = 0
    public private(set) var withoutDay = 0
    /// The workspace's currency by day, for each place of `places`.
    private var sums: ContiguousArray<DaySums>
    /// Grows with every change of a place's sums.
    private var editions: ContiguousArray<Int>
    private var places: [ScopeKey: Int] = [.company: 0]
    /// The places in which a rep counts, by the rep's number.
    private var placesOfRep: ContiguousArray<ContiguousArray<Int>> = [[0]]

    /// The first day on which anything was booked.
    public var firstDay: Day? { sums[0].firstDay }

    public init(_ facts: Facts) {
        self.init(Organization(facts.board))
        facts.board.deals.forEachInPlace { add($0, facts, sign: 1) }
    }

    /// Nothing booked yet.
    init(_ organization: Organization) {
        for rep in organization.reps(of: .company) {
            while placesOfRep.count <= rep.raw { placesOfRep.append([0]) }
            placesOfRep[rep.raw] = []
            for key in organization.path(of: rep) {
                let place = places[key] ?? places.count
                places[key] = place
                placesOfRep[rep.raw].append(place)
            }
        }
        sums = ContiguousArray(repeating: DaySums(), count: places.count)
        editions = ContiguousArray(repeating: 0, count: places.count)
    }

    /// Adds what a deal booked, or takes it away.
    mutating func add(_ deal: Deal, _ facts: Facts, sign: Int) {
        guard deal.outcome == .won || !facts.indexes.bookings.isEmpty(deal.id.raw) else { return }
        let rows = Booked.rows(of: deal, facts)
        if rows.isEmpty {
            if deal.amount == nil { withoutAmount += sign } else { withoutDay += sign }
        }
        if let currency = deal.currency {
            for row in rows {
                let sum = foreign[currency, default: .zero].minor.plus(row.amount.minor * Int64(sign))
                foreign[currency] = sum == 0 ? nil : Money(minor: sum)
            }
            return
        }
        Booked.share(rows.map(\.amount), of: deal, facts) { index, owner, amount in
            let rep = owner?.raw ?? 0
            for place in rep < placesOfRep.count ? placesOfRep[rep] : [0] {
                sums[place].add(rows[index].day, amount.minor, sign: sign)
                editions[place] += 1
            }
        }
    }

    /// The days on which a deal booked something, in its own currency: its bookings, else a win as the deal tells it.
    static func rows(of deal: Deal, _ facts: Facts) -> [(day: Day, amount: Money)] {
        let rows =
            facts.indexes.bookings.isEmpty(deal.id.raw) ? [] : facts.bookings[deal.id.raw].map { ($0.day, $0.amount) }
        guard rows.isEmpty else { return rows }
        guard deal.outcome == .won, let amount = deal.amount, let closed = deal.closed else { return [] }
        return [(closed, amount)]
    }

    /// Each rep's part of what a deal booked in the workspace's currency.
    public static func entries(of deal: Deal, _ facts: Facts) -> [Entry] {
        guard deal.currency == nil else { return [] }
        let rows = rows(of: deal, facts)
        var entries: [Entry] = []
        share(rows.map(\.amount), of: deal, facts) { index, rep, amount in
            entries.append(Entry(deal: deal.id, rep: rep, day: rows[index].day, amount: amount))
        }
        return entries
    }

    /// Who has which part of amounts that follow one another: the owner, or those who share the deal. What has come
    /// together is shared, so that every rep has the exact part of the whole at any time, and nothing is left of what is
    /// taken back.
    static func share(
        _ amounts: [Money], of deal: Deal, _ facts: Facts, _ body: (_ index: Int, ID<Rep>?, Money) -> Void
    ) {
        guard !facts.indexes.splits.isEmpty(deal.id.raw) else {
            for (index, amount) in amounts.enumerated() { body(index, deal.owner, amount) }
            return
        }
        let splits = facts.splits[deal.id.raw]
        let percents = splits.map { Int64($0.percent) }
        var (total, shared) = (Int64(0), percents.map { _ in Int64(0) })
        for (index, amount) in amounts.enumerated() {
            total.add(amount.minor)
            let parts = Apportion.split(total, by: percents)
            for (place, split) in splits.enumerated() where parts[place] != shared[place] {
                body(index, split.rep, Money(minor: parts[place].minus(shared[place])))
            }
            shared = parts
        }
    }

    /// What a scope signed from one day to another, both counted. A deal shared within a team counts once for the team.
    public func total(_ scope: ScopeKey, _ first: Day, _ last: Day) -> Money {
        total(at: place(of: scope), first, last)
    }

    public func total(_ scope: ScopeKey = .company, _ period: Period) -> Money {
        total(scope, period.first, period.last)
    }

    /// Where a scope's sums stand; nil where nothing can be booked for it.
    func place(of scope: ScopeKey) -> Int? { places[scope] }

    func total(at place: Int?, _ first: Day, _ last: Day) -> Money {
        place.map { Money(minor: sums[$0].total(first, last)) } ?? .zero
    }

    /// Stays the same as long as no sum of the place has moved.
    func edition(at place: Int?) -> Int { place.map { editions[$0] } ?? 0 }
}
