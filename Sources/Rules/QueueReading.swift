import Model

/// Reads a queue in the order of today's chances of winning out of a list that stands by earlier ones. Nothing moves when
/// a chance does: every account's worth is now between `low` and `high` times what it was, so the rows of a page are
/// among those within these factors of the page's ends, and only they are put in order.
struct QueueReading: Sendable {
    private let places: SortedList<QueuePlace>
    private let before: ContiguousArray<Chance>
    private let now: ContiguousArray<Chance>
    private let sum: @Sendable (ID<Account>) -> Worth
    private let stretch: Stretch
    /// Where the kinds of places begin that no chance mixes, and where the last of them ends.
    private let bounds: [Int]
    private let pages = MemoTable<Int, ContiguousArray<ID<Account>>>()

    static let page = 64

    /// `sum` tells the worth of an account by the chances of now.
    init(
        _ places: SortedList<QueuePlace>, madeBy before: ContiguousArray<Chance>, now: ContiguousArray<Chance>,
        sum: @escaping @Sendable (ID<Account>) -> Worth
    ) {
        (self.places, self.before, self.now, self.sum) = (places, before, now, sum)
        stretch = Stretch(from: before, to: now)
        bounds =
            stretch.isBounded
            ? Kind.all.map { kind in (0..<places.count).start { kind.isPast(places[$0]) } } + [places.count] : []
    }

    /// The accounts in their order: page by page as they are asked for.
    var ranked: Ranked<ID<Account>> {
        guard stretch.isBounded else { return Ranked(rows(0..<places.count).sorted().map(\.account)) }
        return Ranked(count: places.count) { position in
            let page = position / QueueReading.page
            return pages.value(page) { self.page(page) }[position - page * QueueReading.page]
        } walk: { body in
            accounts(0..<places.count).forEach(body)
        }
    }

    private func page(_ page: Int) -> ContiguousArray<ID<Account>> {
        accounts(page * QueueReading.page..<min((page + 1) * QueueReading.page, places.count))
    }

    /// The accounts at some positions.
    private func accounts(_ wanted: Range<Int>) -> ContiguousArray<ID<Account>> {
        var found = ContiguousArray<ID<Account>>()
        for (kind, bound) in zip(Kind.all, zip(bounds, bounds.dropFirst())) {
            let part = wanted.clamped(to: bound.0..<bound.1)
            guard !part.isEmpty else { continue }
            let near = kind.isStill ? part : self.near(part, within: bound.0..<bound.1, kind)
            let first = near.lowerBound
            var rows = self.rows(near)
            if !kind.isStill { rows.sort() }
            found.append(contentsOf: rows[part.lowerBound - first..<part.upperBound - first].lazy.map(\.account))
        }
        return found
    }

    /// The places that may stand in a part of the list by now: all before them are above it, all after them below.
    private func near(_ part: Range<Int>, within all: Range<Int>, _ kind: Kind) -> Range<Int> {
        let (top, bottom) = (kind.weight(places[part.lowerBound]), kind.weight(places[part.upperBound - 1]))
        let first = all.start { stretch.reaches(top, from: kind.weight(places[$0])) }
        let last = all.start { !stretch.reaches(kind.weight(places[$0]), from: bottom) }
        return first..<last
    }

    /// Places as the list has them, with the worth of now.
    private func rows(_ range: Range<Int>) -> ContiguousArray<QueuePlace> {
        var rows = ContiguousArray<QueuePlace>()
        rows.reserveCapacity(range.count)
        places.forEach(in: range) { place in
            var place = place
            place.worth = place.worth.moved(from: before, to: now) ?? sum(place.account)
            rows.append(place)
        }
        return rows
    }

    /// Places that no chance above 0 mixes with those of another kind.
    private struct Kind {
        let isProposed: Bool
        /// What orders them: worth × days late, the worth alone, or nothing that could move.
        let isLate: Bool
        let isStill: Bool

        static let all = [true, false].flatMap { isProposed in
            [(true, false), (false, false), (false, true)].map {
                Kind(isProposed: isProposed, isLate: $0.0, isStill: $0.1)
            }
        }

        func weight(_ place: QueuePlace) -> Int128 { isLate ? place.urgency : Int128(place.worth.value) }

        /// Whether a place belongs to this kind or to one below it.
        func isPast(_ place: QueuePlace) -> Bool {
            if place.isProposed != isProposed { return isProposed }
            return isLate || (isStill ? place.worth.value == 0 : place.urgency == 0)
        }
    }
}

/// Between which factors all chances have moved, as quotients.
private struct Stretch: Sendable {
    private var (low, high) = ((top: Int128(1), bottom: Int128(1)), (top: Int128(1), bottom: Int128(1)))
    /// False where a chance came from 0 or went there: then order tells nothing.
    private(set) var isBounded = true

    init(from before: ContiguousArray<Chance>, to now: ContiguousArray<Chance>) {
        for stage in 0..<max(before.count, now.count) {
            let old = Int128(Moment.chance(stage, before).millionths)
            let new = Int128(Moment.chance(stage, now).millionths)
            guard old != new else { continue }
            guard old > 0, new > 0 else {
                isBounded = false
                return
            }
            if new * low.bottom < low.top * old { low = (new, old) }
            if new * high.bottom > high.top * old { high = (new, old) }
        }
    }

    /// Whether a weight of before may by now be as high as another.
    func reaches(_ weight: Int128, from other: Int128) -> Bool {
        low.top * high.bottom * other <= high.top * low.bottom * weight
    }
}

extension Range<Int> {
    /// The first number for which something is true that stays true from there on; the end where it never is.
    fileprivate func start(_ isTrue: (Int) -> Bool) -> Int {
        var (low, high) = (lowerBound, upperBound)
        while low < high {
            let middle = (low + high) / 2
            if isTrue(middle) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
