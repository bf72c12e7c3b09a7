import Model

/// Reads the lists for today in R11's order, by the chances and medians of now: rows of the same kind are kept together,
/// and put in order as far as somebody asks.
struct TodayReading {
    fileprivate let kept: Kept
    fileprivate let moment: Moment
    /// The median by the place of a deal's segment, and last that of all others.
    private let limits: [Int?]

    fileprivate init(_ kept: Kept, _ moment: Moment) {
        (self.kept, self.moment, limits) = (kept, moment, kept.tallies.cycles.limits)
    }

    /// The first deals of a rep's list.
    func first(_ count: Int, of rep: Int) -> [ID<Deal>] {
        let places = kept.lists.today[rep]
        var (found, start) = ([ID<Deal>](), 0)
        while found.count < count, start < places.count {
            let kind = group(places[start].what, in: places)
            var best = Foremost<TodayTie>(count - found.count)
            places.forEach(in: kind) { best.take(tie(of: $0.deal)) }
            found += best.elements.map(\.deal)
            start = kind.upperBound
        }
        return found
    }

    /// How many deals stand before one on its owner's list; nil where it is on none.
    func rank(of deal: ID<Deal>) -> Int? {
        guard kept.deals.indices.contains(deal.raw), let what = kept.deals[deal.raw].what else { return nil }
        let places = kept.lists.today[Int(kept.deals[deal.raw].rep)]
        let (kind, own) = (group(what, in: places), tie(of: deal))
        var rank = kind.lowerBound
        places.forEach(in: kind) { if tie(of: $0.deal) < own { rank += 1 } }
        return rank
    }

    private func group(_ what: TodayRow.What, in places: SortedList<TodayPlace>) -> Range<Int> {
        let next = TodayRow.What(rawValue: what.rawValue + 1)
        let end = next.map { places.place(from: TodayPlace(what: $0, deal: ID(0))) } ?? places.count
        return places.place(from: TodayPlace(what: what, deal: ID(0)))..<end
    }

    /// What orders a row within its kind.
    private func tie(of deal: ID<Deal>) -> TodayTie {
        let mark = kept.deals[deal.raw]
        let (due, late) = due(mark)
        let weighted = Moment.chance(Int(mark.stage), moment.chances).of(mark.worth)
        return TodayTie(late: late, weighted: weighted.minor, due: due, deal: deal)
    }

    /// When a row was due, and how many days ago. An alert began when its deal came to the age that the median sets.
    private func due(_ mark: DealMark) -> (due: Int64, late: Int32) {
        guard mark.still >= 0, let median = mark.like < 0 ? limits.last ?? nil : limits[Int(mark.like)] else {
            return (mark.due, mark.late)
        }
        let since = CycleSignal.since(
            age: Int(mark.age), still: Int(mark.still), median: median, moment.policy, today: moment.today)
        let due = TodayRow.due(min(since, Day(number: mark.since)), moment)
        return (due.seconds, Int32(clamping: TodayRow.daysLate(due, moment)))
    }
}

extension Kept {
    func today(_ moment: Moment) -> TodayReading { TodayReading(self, moment) }
}

/// Ties: weighted value × days late, then weighted value, then the earlier due time.
private struct TodayTie: Comparable {
    let late: Int32
    let weighted: Int64
    let due: Int64
    let deal: ID<Deal>

    static func < (left: TodayTie, right: TodayTie) -> Bool {
        let (one, two) = (Int128(left.weighted) * Int128(left.late), Int128(right.weighted) * Int128(right.late))
        if one != two { return one > two }
        if left.weighted != right.weighted { return left.weighted > right.weighted }
        return (left.due, left.deal) < (right.due, right.deal)
    }
}

/// The first few of many elements, in order.
private struct Foremost<Element: Comparable> {
    private let most: Int
    private(set) var elements: [Element] = []

    init(_ most: Int) { self.most = most }

    mutating func take(_ element: Element) {
        if elements.count == most {
            guard let last = elements.last, element < last else { return }
            elements.removeLast()
        }
        elements.insert(element, at: elements.firstIndex { element < $0 } ?? elements.count)
    }
}
