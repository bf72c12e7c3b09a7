import Model

extension Company {
    /// R6: as many deals were signed in the quarter as leave the last stage exactly 10.0% behind: with a cent more in
    /// the year's wins it is green. What is booked in this quarter and the last stays as it is.
    mutating func paceSignings() {
        let signed = histories.count { $0.deal.outcome == .won && ($0.deal.closed ?? today) >= quarter.first }
        let wins = histories.indices.filter { index in
            let deal = histories[index].deal
            return deal.outcome == .won && deal.currency == nil && deal.amount != nil
                && deal.closed.map { today - $0 < 365 } ?? false
        }
        let earlier = Quarter.start(of: quarter.first + -1)
        let old = wins.filter { index in
            let history = histories[index]
            return (history.deal.closed ?? today) < earlier && history.attached.bookings.isEmpty
                && history.attached.splits.isEmpty
        }
        func sum(_ places: [Int]) -> Int64 { places.reduce(0) { $0 + (histories[$1].deal.amount?.minor ?? 0) } }
        guard signed > 4, let last = old.last else { return }
        let due = Int128(SampleCompany.target.minor) * Int128(wins.count * quarter.elapsed.count * 9)
        let wanted = Int64(due / Int128(signed * quarter.total * 10)) - (sum(wins) - sum(old))
        let now = sum(old)
        guard wanted * 10 > now * 6, wanted * 10 < now * 14 else { return }
        for index in old {
            guard let amount = histories[index].deal.amount else { continue }
            let scaled = Int128(amount.minor) * Int128(wanted) / Int128(now) / 50_000 * 50_000
            histories[index].deal.amount = Money(minor: Int64(scaled))
        }
        let rest = Money(minor: wanted - sum(old))
        histories[last].deal.amount = histories[last].deal.amount.map { $0 + rest }
    }

    /// R7: the newcomer's one red dot, set by hand, uses up exactly the whole buffer of his forecast.
    mutating func spendBuffer() {
        let own = histories.indices.filter { isForecast(histories[$0].deal) }
        for index in own { calm(index) }
        let risky = own.first { (3...4).contains(histories[$0].deal.stage.raw) }
        guard let risky, let other = own.first(where: { $0 != risky }), let start = histories[other].deal.amount
        else { return }
        let rates = WinRates(histories)
        var sums = Array(repeating: Int64(0), count: Cast.signing)
        for index in own where index != risky { sums[place(index)] += histories[index].deal.amount?.minor ?? 0 }
        for cents in 0..<Int64(500) {
            var rest = sums
            rest[place(other)] -= cents
            // The risky deal weighs 18 of 100 parts, the others 82.
            guard let amount = amount(of: risky, beside: rest, rates) else { continue }
            histories[other].deal.amount = start - Money(minor: cents)
            histories[risky].deal.amount = amount
            if histories[risky].deal.budget != nil { histories[risky].deal.budget = amount }
            var marked = histories[risky]
            add(.marked(ago: 3, text: 0), to: &marked, by: Cast.newcomer)
            return histories[risky] = marked
        }
    }

    private func place(_ index: Int) -> Int { histories[index].deal.stage.raw - 1 }

    /// The amount with which a deal weighs exactly 18% of all, where whole cents allow it.
    private func amount(of risky: Int, beside rest: [Int64], _ rates: WinRates) -> Money? {
        let (won, closed) = (Int64(rates.won[place(risky)]), Int64(max(rates.closed[place(risky)], 1)))
        let parts = (rates.weigh(rest) + 20) / 41
        let near = parts * 9 * closed / max(won, 1)
        for minor in near - 2...near + 2 where minor > 0 {
            var (alone, all) = (rest.map { _ in Int64(0) }, rest)
            alone[place(risky)] = minor
            all[place(risky)] += minor
            if rates.weigh(alone) * 100 == rates.weigh(all) * 18 { return Money(minor: minor) }
        }
        return nil
    }

    /// Whether a deal is in the newcomer's forecast of the quarter.
    private func isForecast(_ deal: Deal) -> Bool {
        guard deal.outcome == .open, deal.owner == reps[Cast.newcomer].id, deal.currency == nil, deal.amount != nil,
            deal.category != .omitted, let close = deal.close
        else { return false }
        return close <= quarter.last && (close >= quarter.first || close < today)
    }

    /// Nothing gives the deal a red dot but what a person says: what it asks of presales (R25) another deal asks.
    private mutating func calm(_ index: Int) {
        let deal = histories[index].deal
        histories[index].deal.pushes = min(deal.pushes, 1)
        if deal.nextDue == nil { histories[index].deal.nextDue = days.forward(3, from: today) }
        let other = histories.firstIndex { !$0.attached.requests.isEmpty && $0.deal.owner != deal.owner }
        guard let other else { return }
        histories[other].attached.requests += histories[index].attached.requests
        histories[index].attached.requests = []
    }
}
