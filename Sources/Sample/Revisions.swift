import Model

extension Company {
    /// What the revisions of earlier wins book in this quarter, in minor units.
    var revised: Int64 {
        histories.flatMap(\.attached.bookings).filter { $0.day >= quarter.first }.reduce(0) { $0 + $1.amount.minor }
    }

    /// Edges: a win of last quarter that was cancelled, and one whose amount changed, each booked on its own day.
    mutating func reviseWins() {
        let wins = histories.indices.filter { index in
            let deal = histories[index].deal
            guard deal.outcome == .won, let closed = deal.closed, deal.currency == nil else { return false }
            return quarter.first - closed < 60 && deal.owner.map { Cast.free.contains($0.raw - 1) } ?? false
        }
        guard wins.count > 1 else { return }
        // Early in a quarter the corrections lie before it: they would outweigh its few bookings.
        let late = quarter.elapsed.count >= 20
        let day = late ? quarter.elapsed[quarter.elapsed.count - 6] : days.onOrBefore(quarter.first + -1)
        correct(wins[0], to: nil, on: day)
        correct(wins[1], to: -1_200_000, on: day)
        if let shared = wins.dropFirst(2).first { share(shared, [(60, nil), (40, 0)]) }
    }

    /// Books a win and what became of it: the whole taken back, or a difference.
    private mutating func correct(_ index: Int, to difference: Int64?, on day: Day) {
        guard let closed = histories[index].deal.closed, let amount = histories[index].deal.amount else { return }
        let day = max(day, days.onOrAfter(closed + 1))
        let change = difference ?? -amount.minor
        histories[index].attached.bookings = [(closed, amount.minor), (day, change)].map { entry in
            var booking = Booking(blank: ID(1))
            booking.day = entry.0
            booking.amount = Money(minor: entry.1)
            return booking
        }
        guard difference == nil else {
            histories[index].deal.amount = Money(minor: amount.minor + change)
            return
        }
        histories[index].deal.outcome = .lost
        histories[index].deal.closed = day
        histories[index].deal.reason = office.cancelled
        histories[index].end = nil
        histories[index].settle()
    }

    /// Splits a deal; nil stands for its owner.
    mutating func share(_ index: Int, _ parts: [(percent: Int, rep: Int?)]) {
        let owner = histories[index].deal.owner
        guard let owner, !parts.contains(where: { $0.rep == owner.raw - 1 }) else { return }
        histories[index].attached.splits = parts.map { part in
            var split = Split(blank: ID(1))
            split.rep = part.rep.map { ID($0 + 1) } ?? owner
            split.percent = part.percent
            return split
        }
    }

    /// R18: signings of one product are exactly 20.0% below the same working days of last quarter, of another a cent
    /// less than that, by what was signed then.
    mutating func bendSegments() {
        let wins = histories.indices.filter { index in
            let attached = histories[index].attached
            return histories[index].deal.outcome == .won && histories[index].deal.currency == nil
                && attached.bookings.isEmpty && attached.splits.isEmpty
        }
        let corrected = Set(histories.filter { !$0.attached.bookings.isEmpty }.compactMap(\.deal.product))
        let last = Quarter.start(of: quarter.first + -1)
        let end = days.forward(max(quarter.elapsed.count - 1, 0), from: days.onOrAfter(last))
        func minor(_ index: Int) -> Int64 { histories[index].deal.amount?.minor ?? 0 }
        func closed(_ index: Int) -> Day { histories[index].deal.closed ?? today }
        var cents: [Int64] = [0, 1]
        let others = words.products.indices.map { ID<Product>($0 + 1) }.filter { !corrected.contains($0) }
        // A deal of a common size, where one will do.
        for (limit, product) in [60_000_000, 200_000_000].flatMap({ limit in others.map { (limit, $0) } }) {
            let own = wins.filter { histories[$0].deal.product == product }
            let after = own.filter { closed($0) >= quarter.first }.reduce(0) { $0 + minor($1) }
            let before = own.filter { closed($0) >= last && closed($0) <= end && closed($0) < quarter.first }
            let sum = before.reduce(0) { $0 + minor($1) }
            guard let bent = before.first, after > 0, after % 4 == 0, let cent = cents.first,
                sum != after / 4 * 5, sum != after / 4 * 5 - 1
            else { continue }
            let amount = after / 4 * 5 - cent - (sum - minor(bent))
            guard amount > 1_000_000, amount < limit else { continue }
            histories[bent].deal.amount = Money(minor: amount)
            cents.removeFirst()
        }
    }
}
