import Model

extension Company {
    /// Fills every stage up to its count with ordinary open deals, more of them early than late.
    mutating func fillPipeline() {
        var serial = 0
        for (index, count) in Cast.openByStage.enumerated() {
            let told = histories.count { $0.deal.stage.raw == index + 1 && $0.deal.outcome == .open }
            for _ in 0..<max(0, count - told) {
                serial += 1
                histories.append(openDeal(stage: index + 1, serial: serial))
            }
        }
    }

    private mutating func openDeal(stage: Int, serial: Int) -> History {
        // A stream for each deal: one that takes another turn on another day leaves the others as they are.
        random = SplitMix(seed: UInt64(1_000 + serial))
        let age = random.number([2...32, 9...54, 20...74, 30...92, 38...104][stage - 1])
        let created = min(days.onOrBefore(today + -age), yesterday)
        // Old ones have moved lately: those that stand still belong to the stories (R16).
        let still = age < 30 ? age * random.number(10...55) / 100 : random.number(1...12)
        let entered = max(created, min(days.onOrBefore(today + -still), yesterday))
        let rep = rep(Cast.openByRep, from: created, to: today)
        let amount = serial % 26 == 3 || serial % 41 == 7 ? nil : value()
        var history = History(
            deal: deal(of: rep, at: account(of: rep), amount: amount, created: created),
            spells: path(to: stage, created: created, entered: entered, whole: age >= 30))
        if serial % 33 == 20 { pricedInDollars(&history.deal) }
        begin(&history, source: serial == 5 ? Cast.rareSource : random.weighted(Cast.openBySource), by: rep)
        let quiet = stage == 1 ? 3...26 : 1...11
        walk(&history, .outbound, from: days.back(random.number(1...7), from: today), gap: 4...11, by: rep)
        walk(&history, .inbound, from: today + -random.number(quiet), gap: 5...14, by: rep)
        history.settle()
        plan(&history.deal, stage: stage, serial: serial)
        qualify(&history.deal, stage: stage)
        return history
    }

    /// Close date, pushes, category and next step of an open deal.
    private mutating func plan(_ deal: inout Deal, stage: Int, serial: Int) {
        let ahead = random.number([32...115, 28...90, 12...52, 6...36, 2...16][stage - 1])
        if serial % 29 != 9 && serial % 41 != 7 { deal.close = days.onOrAfter(today + ahead) }
        // Some of the week's enquiries are in a hurry.
        let isNew = deal.created.map { today - $0 <= 7 } ?? false
        if isNew, serial % 3 != 0 { deal.close = days.onOrAfter(today + 18) }
        let late = stage > 2 && serial % 9 == 5
        if late { deal.close = days.back(random.number(2...9), from: today) }
        if let created = deal.created, today - created > 25 { deal.pushes = random.weighted([80, 20]) }
        let categories: [[Deal.Category]] = [
            [.omitted, .pipeline], [.pipeline], [.pipeline, .best], [.best, .commit], [.commit],
        ]
        deal.category = late ? .best : random.pick(categories[stage - 1])
        deal.nextStep = random.pick(words.steps[stage - 1])
        switch random.below(100) {
        case 0..<20: deal.nextDue = days.onOrAfter(today)
        case 20..<24: deal.nextDue = nil
        default: deal.nextDue = days.forward(random.number(1...9), from: today)
        }
        if random.chance(12) { deal.turn = random.pick(Deal.Turn.allCases) }
    }

    /// What a deal of a stage is known to have: need, decision, budget (R8), approvers, competitor, priority.
    mutating func qualify(_ deal: inout Deal, stage: Int) {
        if random.chance(40) { deal.priority = words.priorities[random.weighted([3, 4, 2])] }
        guard stage > 1 else { return }
        deal.approvers = random.number(1...5)
        if random.chance(35) { deal.competitor = random.pick(words.competitors) }
        if random.chance(stage == 2 ? 88 : 96) {
            deal.need = random.pick(words.needs)
            deal.needDay = deal.stageSince.map { zone.day(of: $0) }
        }
        if let amount = deal.amount, random.chance([0, 92, 92, 96, 100][stage - 1]) {
            let percent = Int64(random.pick([100, 100, 100, 105, 105, 110, 110, 115, 120, 130]))
            deal.budget = Money(minor: amount.minor / 100 * percent)
        }
        guard deal.outcome == .open, let close = deal.close, close > today else { return }
        if random.chance([0, 60, 95, 97, 100][stage - 1]) {
            deal.decision = max(today + 1, days.onOrBefore(close + -random.number(0...5)))
        }
    }

    func pricedInDollars(_ deal: inout Deal) {
        deal.currency = "USD"
        deal.amount = deal.amount.map { Money(minor: $0.minor / 7 / 50_000 * 50_000) }
    }
}
