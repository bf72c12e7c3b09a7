import Model

extension Company {
    /// The wins and losses of the year. This quarter's bookings stand at 88% of what its elapsed working days ask for:
    /// behind, but not badly (R5: yellow).
    mutating func closeDeals() {
        let (elapsed, total) = (quarter.elapsed.count, max(quarter.total, 1))
        let units = Int(SampleCompany.target.minor / 100) * 88 * elapsed / (100 * total)
        let booked = units > 100_000 ? (units + 5_000) / 10_000 * 10_000 : units
        let recent = min((booked + 50_000) / 100_000, Cast.won * 4 / 5)
        for index in recent..<Cast.won {
            random = SplitMix(seed: UInt64(3_000 + index))
            let day = pastDay(before: quarter.first)
            var won = close(.won, index, on: day, amount: value())
            if index % 40 == 39 { pricedInDollars(&won.deal) }
            histories.append(won)
        }
        for index in 0..<Cast.lost {
            random = SplitMix(seed: UInt64(4_000 + index))
            let day = pastDay(before: today)
            histories.append(close(.lost, index, on: edge(index) ?? day, amount: value()))
        }
        reviseWins()
        sign(recent, booked: Int64(booked) * 100 - revised)
    }

    /// R21: one loss on the quarter's first working day, and one on the last before it.
    private func edge(_ index: Int) -> Day? {
        let edges = [4: days.onOrAfter(quarter.first), 5: days.onOrBefore(quarter.first + -1)]
        return edges[index].flatMap { $0 < today ? $0 : nil }
    }

    /// The wins of the quarter, spread over its days; together they are worth `booked`.
    private mutating func sign(_ count: Int, booked: Int64) {
        random = SplitMix(seed: 14)
        let days = (0..<count).map { quarter.elapsed[(2 * $0 + 1) * quarter.elapsed.count / (2 * count)] }
        let reps = (0..<count).map { index -> Int in
            let rep = Cast.signers[index % Cast.signers.count]
            return employed(rep, from: days[index] + -Cast.shortest, to: days[index]) ? rep : 0
        }
        let values = (0..<count).map { _ in value() }
        let results = results(of: Set(reps), sum: booked)
        var amounts = values.map(Int64.init)
        for (rep, result) in results {
            let own = reps.indices.filter { reps[$0] == rep }
            let sum = own.reduce(0) { $0 + amounts[$1] }
            for index in own { amounts[index] = max(amounts[index] * (result / 100) / sum, 500) / 500 * 50_000 }
            // What rounding leaves goes to the largest.
            if let largest = own.max(by: { (amounts[$0], $1) < (amounts[$1], $0) }) {
                amounts[largest] += result - own.reduce(0) { $0 + amounts[$1] }
            }
        }
        for index in 0..<count {
            random = SplitMix(seed: UInt64(3_000 + index))
            var won = close(.won, index, on: days[index], amount: Int(amounts[index] / 100), by: reps[index])
            won.deal.amount = Money(minor: amounts[index])
            histories.append(won)
        }
    }

    /// A working day of the past year before a day, later ones more often: the team grew.
    private mutating func pastDay(before limit: Day) -> Day {
        let first = today + -345
        let span = limit - first
        return days.onOrBefore(first + min(max(random.below(span), random.below(span)), span - 1))
    }

    /// Two sources have few leads: one with four closed, one with five (R17).
    private mutating func source(_ outcome: Deal.Outcome, _ index: Int) -> Int {
        let (rare, few) =
            outcome == .won
            ? ([Cast.won - 1], [Cast.won - 3, Cast.won - 6]) : ([11, 52, 71], [23, 41, 88])
        if rare.contains(index) { return Cast.rareSource }
        if few.contains(index) { return Cast.fewSource }
        return random.weighted(outcome == .won ? Cast.wonBySource : Cast.lostBySource)
    }

    private mutating func close(
        _ outcome: Deal.Outcome, _ index: Int, on closed: Day, amount: Int, by signer: Int? = nil
    ) -> History {
        let won = outcome == .won
        let cycles = won ? Cast.winning : Cast.losing
        // Strides, so that the median does not depend on luck.
        var cycle = cycles[index * 8 % cycles.count]
        if let signer, let joined = reps[signer].joined { cycle = min(cycle, max(closed - joined, Cast.shortest)) }
        var created = days.onOrBefore(closed + -cycle)
        let rep = signer ?? rep(won ? Cast.wonByRep : Cast.lostByRep, from: created, to: closed)
        let account = account(of: rep)
        if industries[account.raw - 1] == Cast.steady, index % 5 != 0 {
            created = closed + -(days.isWorking(closed + -60) ? 60 : (index % 2 == 0 ? 57 : 63))
            if !employed(rep, from: created, to: closed) { created = days.onOrBefore(closed + -cycle) }
        }
        let stage = won ? Cast.signing : lastStage(of: rep)
        let entered = max(created, days.onOrBefore(closed + -random.number(2...9)))
        let price = stage == 1 && random.chance(50) ? nil : amount
        var history = History(
            deal: deal(of: rep, at: account, amount: price, created: created),
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
        if won, today - closed < 90 { startDelivery(&history, by: rep) }
        history.settle()
        qualify(&history.deal, stage: stage)
        return history
    }

    /// The stage in which a deal is lost: one rep loses most of his proposals (R15).
    private mutating func lastStage(of rep: Int) -> Int {
        random.weighted(rep == Cast.leaky ? [4, 10, 76, 8, 2] : [18, 24, 26, 22, 10]) + 1
    }
}
