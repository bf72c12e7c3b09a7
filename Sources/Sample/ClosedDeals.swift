import Model

extension Company {
    /// The wins and losses of the year. This quarter's wins stand at 88% of what its elapsed working days ask for:
    /// behind, but not badly (R5: yellow).
    mutating func closeDeals() {
        let (elapsed, total) = (quarter.elapsed.count, max(quarter.total, 1))
        let booked = Int(SampleCompany.target.minor / 100) * 88 * elapsed / (100 * total)
        let recent = min((booked + 50_000) / 100_000, Cast.won * 4 / 5)
        for index in recent..<Cast.won {
            random = SplitMix(seed: UInt64(3_000 + index))
            var won = close(.won, index, on: pastDay(before: quarter.first), amount: value())
            if index % 40 == 39 { pricedInDollars(&won.deal) }
            histories.append(won)
        }
        for index in 0..<Cast.lost {
            random = SplitMix(seed: UInt64(4_000 + index))
            histories.append(close(.lost, index, on: pastDay(before: today), amount: value()))
        }
        random = SplitMix(seed: 14)
        let values = (0..<recent).map { _ in value() }
        let sum = max(values.reduce(0, +), 1)
        for (index, value) in values.enumerated() {
            let day = quarter.elapsed[(2 * index + 1) * elapsed / (2 * recent)]
            let amount = max(value * (booked / 100) / (sum / 100), 1_000) / 500 * 500
            random = SplitMix(seed: UInt64(3_000 + index))
            histories.append(close(.won, index, on: day, amount: amount))
        }
    }

    /// A working day of the past year before a day, later ones more often: the team grew.
    private mutating func pastDay(before limit: Day) -> Day {
        let first = today + -345
        let span = limit - first
        return days.onOrBefore(first + min(max(random.below(span), random.below(span)), span - 1))
    }

    /// The source with few leads has one win and two losses, whatever else changes.
    private mutating func source(_ outcome: Deal.Outcome, _ index: Int) -> Int {
        let rare = outcome == .won ? index == Cast.won - 1 : index == 11 || index == 52
        if rare { return Cast.rareSource }
        return random.weighted(outcome == .won ? Cast.wonBySource : Cast.lostBySource)
    }

    private mutating func close(_ outcome: Deal.Outcome, _ index: Int, on closed: Day, amount: Int) -> History {
        let won = outcome == .won
        let cycles = won ? Cast.winning : Cast.losing
        // Strides, so that the median does not depend on luck.
        let created = days.onOrBefore(closed + -cycles[index * 8 % cycles.count])
        let rep = rep(won ? Cast.wonByRep : Cast.lostByRep, from: created, to: closed)
        let stage = won ? 5 : random.weighted([18, 24, 28, 21, 9]) + 1
        let entered = max(created, days.onOrBefore(closed + -random.number(2...9)))
        let price = stage == 1 && random.chance(50) ? nil : amount
        var history = History(
            deal: deal(of: rep, at: account(of: rep), amount: price, created: created),
            spells: path(to: stage, created: created, entered: entered))
        history.deal.outcome = outcome
        history.deal.closed = closed
        history.deal.reason =
            won ? random.pick(words.wins) : words.losses[random.weighted([26, 12, 17, 14, 10, 11, 10])]
        history.deal.pushes = random.weighted([74, 18, 6, 2])
        history.deal.close = days.onOrBefore(closed + random.number(-6...9))
        history.end = moment(closed, 1_050 + random.below(30))
        begin(&history, source: source(outcome, index), by: rep)
        walk(&history, .outbound, from: closed, gap: 5...12, by: rep)
        walk(&history, .inbound, from: closed + -random.number(0...3), gap: 6...14, by: rep)
        history.settle()
        qualify(&history.deal, stage: stage)
        return history
    }
}
