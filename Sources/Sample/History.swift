import Model

/// A deal with all that happened on it.
struct History {
    var deal: Deal
    /// In order of time; never empty.
    var spells: [Spell]
    var activities: [Activity] = []
    /// A decision maker who came in later.
    var decider: Contact?
    /// When it was won or lost.
    var end: Instant?
    var attached = Attached()
    /// A story tells it: its facts stand as they are.
    var isTold = false
    /// Parts of the iron triangle that a story leaves out.
    var unfilled: Set<DealRole.Part> = []

    /// Lets the deal's stage and clocks follow from what happened (R10).
    mutating func settle() {
        if let last = spells.last {
            deal.stage = last.stage
            deal.stageSince = last.from
        }
        deal.movedAt = deal.outcome == .won ? end : spells.dropFirst().last { !$0.back }?.from
        deal.lastIn = activities.filter { $0.direction == .inbound }.map(\.at).max()
        deal.lastOut = activities.filter { $0.direction == .outbound }.map(\.at).max()
    }

    func stage(at moment: Instant) -> Int {
        (spells.last { $0.from <= moment } ?? spells[0]).stage.raw
    }
}

extension Company {
    /// A moment of a day; today nothing lies later than 08:59.
    func moment(_ day: Day, _ minute: Int) -> Instant {
        zone.instant(day, minute: day == today && minute > 538 ? 475 + minute % 60 : minute)
    }

    /// The way to a stage, entered on a given day; now and then a stage is skipped. `whole` starts at the first.
    mutating func path(to stage: Int, created: Day, entered: Day, whole: Bool = false) -> [Spell] {
        let start = !whole && stage > 1 && random.chance(15) ? 2 : 1
        var spells = [spell(start, moment(created, 545))]
        guard stage > start else { return spells }
        for next in start + 1...stage {
            let last = next == stage
            if !last, random.chance(8) { continue }
            let between = created + (entered - created) * (next - start) / (stage - start)
            let at = moment(last ? entered : days.onOrBefore(between), 570 + random.below(420))
            if last { while spells.count > 1, spells[spells.count - 1].from >= at { spells.removeLast() } }
            if at > spells[spells.count - 1].from { spells.append(spell(next, at)) }
        }
        return spells
    }

    func spell(_ stage: Int, _ from: Instant, backFor reason: String? = nil) -> Spell {
        var spell = Spell(blank: ID(1))
        spell.stage = ID(stage)
        spell.from = from
        spell.back = reason != nil
        spell.reason = reason
        return spell
    }

    /// A deal's account, name, product and price, of a rep; the amount in currency units.
    mutating func deal(of rep: Int, at account: ID<Account>, amount: Int?, created: Day) -> Deal {
        var deal = Deal(blank: ID(1))
        deal.account = account
        deal.owner = ID(rep + 1)
        deal.created = created
        deal.amount = amount.map { Money(minor: Int64($0) * 100) }
        let value = amount ?? 90_000
        let range = Cast.range[industries[account.raw - 1]]
        let fitting = range.filter { (value / 2...value * 2).contains(Cast.prices[$0]) }
        let product = random.pick(fitting.isEmpty ? [1] : fitting)
        deal.product = ID(product + 1)
        deal.name = random.pick(words.products[product].projects)
        return deal
    }

    /// The deal's project, with a phase where the account has had the same project before.
    func name(_ deal: Deal, taken: inout Set<String>) -> String {
        let space = words.familyFirst ? "" : " "
        let names = [deal.name] + words.phases.map { deal.name + space + $0 }
        return names.first { taken.insert("\(deal.account?.raw ?? 0) \($0)").inserted } ?? deal.name
    }

    mutating func value() -> Int { (random.pick(Cast.amounts) + random.number(-8...8) * 250) / 500 * 500 }
}
